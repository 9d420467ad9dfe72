"""Reports: a kind asks one question, finds a value, and puts it into words once; each form says the words of any kind.

``calibrated`` finds and ``calibration`` words it as an `okrkit.report.kinds.answer.Answer`; ``text``, ``markdown`` and
``spreadsheet`` are the forms, beside the JSON of each kind. Another kind is two such modules, a schema and a command.
"""
