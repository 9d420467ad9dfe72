"""Reports: a kind answers one question in words, and each form says the words of any kind.

A kind is a function from a `Question` to an `Answer`, in a module of its name: ``calibration`` is the model. Where there is
much to find before it can be worded, a second module finds it, like ``calibrated``. ``text``, ``markdown``, ``spreadsheet`` and
``page`` are the forms, beside the JSON of each kind; ``compared`` makes one answer of two. Another kind needs a schema besides,
and its line in `okrkit.cli.report_kinds`.
"""
