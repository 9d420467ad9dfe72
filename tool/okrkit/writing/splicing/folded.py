"""Long texts over several lines, as YAML folds them."""

import re
from textwrap import wrap

LONGEST = 100
"""Columns of a line before a text gets several."""

_PLAIN = re.compile(r"\S+(?: \S+)*")


def folded_lines(text: str, column: int) -> list[str]:
    """The lines below `>-`, or `|-` where the text has lines of its own; none where they would not say the same everywhere."""
    given = text.split("\n")
    if not all(_PLAIN.fullmatch(line) and line.isprintable() for line in given):
        return []
    if len(given) == 1:
        given = wrap(text, LONGEST - column, break_long_words=False, break_on_hyphens=False)
    return [" " * column + line for line in given]
