"""The one error for text that cannot be read as data."""


class YamlError(Exception):
    """A text is not the YAML that a plan is written in.

    ``message`` is one sentence without a full stop, in the words of the person who wrote the text;
    ``help`` says what to write instead and may be empty. ``line`` and ``column`` start at 1; a
    column counts characters (code points).
    """

    def __init__(self, message: str, help: str, line: int, column: int) -> None:
        super().__init__(f"{line}:{column}: {message}")
        self.message = message
        self.help = help
        self.line = line
        self.column = column

    def __reduce__(self) -> tuple[type["YamlError"], tuple[str, str, int, int]]:
        """Errors travel between processes, too."""
        return type(self), (self.message, self.help, self.line, self.column)
