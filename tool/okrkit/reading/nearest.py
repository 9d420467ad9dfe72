"""The known word that somebody probably meant."""

from collections.abc import Iterable
from difflib import SequenceMatcher

_ALIKE = 0.7
"""How much of two words must agree; below it a guess confuses more than it helps."""


def nearest(word: str, known: Iterable[str], most: int = 1) -> tuple[str, ...]:
    """The known words that look like a word, the likeliest first; case, ``_``, ``-`` and spaces do not count.

    Equal guesses keep the order in which the words are known, so the answer is the same each time.
    """
    plain = _plain(word)[:80]
    scored = [(_likeness(plain, _plain(candidate)), candidate) for candidate in known if candidate != word]
    close = sorted((pair for pair in scored if pair[0] >= _ALIKE), key=lambda pair: -pair[0])
    return tuple(candidate for _, candidate in close[:most])


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """The end of a sentence, ``; did you mean `title`?``, or nothing where no known word is near."""
    guess = nearest(word, known)
    return f"; did you mean `{guess[0]}`?" if guess else ""


def _plain(word: str) -> str:
    return "".join(character for character in word.casefold() if character not in "_- ")


def _likeness(word: str, candidate: str) -> float:
    """1 for the same letters. A start counts as near: people shorten words more often than they misspell them."""
    if word and word == candidate:
        return 1.0
    if len(word) >= 3 and candidate.startswith(word):
        return 0.9
    return SequenceMatcher(None, word, candidate, autojunk=False).ratio()
