"""Words of a plan inside a message."""

_LONGEST = 80


def quote(text: str) -> str:
    """A text between backticks on one line, cut at a word where it is long."""
    return f"`{shorten(text)}`"


def shorten(text: str) -> str:
    """A text on one line, cut at a word where it is long."""
    line = " ".join(text.split())
    if len(line) > _LONGEST:
        line = line[: line.rfind(" ", _LONGEST // 2, _LONGEST) if " " in line[_LONGEST // 2 : _LONGEST] else _LONGEST] + "…"
    return line
