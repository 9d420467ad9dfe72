"""Small closed classes of words, read from a data file."""

from functools import cache
from importlib.resources import files


def words_of(name: str) -> frozenset[str]:
    """The words of a class. Raises KeyError for a class that is not there."""
    return _classes()[name]


@cache
def _classes() -> dict[str, frozenset[str]]:
    text = (files("okrkit.lint.wording") / "forms" / "classes.txt").read_text(encoding="utf-8")
    parted = (line.split(":", 1) for line in text.splitlines() if line and not line.startswith("#"))
    return {name: frozenset(words.split()) for name, words in parted}
