"""Reports: each kind builds one `okrkit.report.kinds.answer.Answer`, and each form says any of them."""
