"""The one exception that okrkit raises on purpose."""


class OkrError(Exception):
    """The tool cannot do what was asked, whatever the plan says (exit code 2).

    Bad content is never an error, it is a `Finding`. ``message`` is one sentence without a
    full stop that says what stands in the way; ``help`` says what to do about it and may be
    empty only where nothing can be done.
    """

    def __init__(self, message: str, help: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.help = help
