"""Where the words of a value stand among the characters that write it: a YAML text may fold, quote and escape them."""

import re
from collections.abc import Iterator

_BLANKS = r"(?:\\?\s|\\[nt_ ])+"
"""What a blank may be written as: a new line of a folded text, also behind a backslash, or an escape."""


def find_words(written: str, words: str) -> tuple[int, int] | None:
    """The characters ``written[start:end]`` that write some words of a value; None where they cannot be found.

    Whole words go before parts of longer ones.
    """
    pattern = _BLANKS.join("".join(_written(word)) for word in words.split())
    if not pattern:
        return None
    found = re.search(rf"(?<!\w)(?:{pattern})(?!\w)", written) or re.search(pattern, written)
    return found.span() if found else None


def _written(word: str) -> Iterator[str]:
    """For each character, a pattern of the ways to write it in a plain, quoted or block text."""
    for character in word:
        plain = re.escape(character)
        if character == "'":
            yield "''?"
        elif character in '"\\/':
            yield rf"\\?{plain}"
        elif character.isascii():
            yield plain
        else:
            yield rf"(?:{plain}|\\[xuU]0*(?i:{ord(character):x}))"
