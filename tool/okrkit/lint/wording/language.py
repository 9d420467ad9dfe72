"""A light detector: is a text English, or at least nothing else?"""

from functools import cache
from importlib.resources import files

from okrkit.lint.wording.words import Words

_SHARE_OF_LETTERS = 0.5
"""Letters outside the Latin alphabet, from which on a text is of another script."""

_EVIDENCE = 2
"""What it takes to call a text foreign: two short function words, one longer, or one and a letter that English does not have."""


def is_english(words: Words) -> bool:
    """Whether a text is English as far as can be seen; one without evidence ("NPS ≥ 50") is.

    Other scripts are not. Else the function words of a dozen languages are counted, and letters that English does not have: another
    language must have more of both than English has.
    """
    letters = [letter for letter in words.text if letter.isalpha()]
    foreign = sum(letter > "\u024f" for letter in letters)
    if foreign > len(letters) * _SHARE_OF_LETTERS:
        return False
    english, others, telltale = _function_words()
    said = [low for low in words.lows if low[0].isalpha()]
    ours = sum(low in english for low in said)
    best = max(sum(1 + (len(low) > 3) for low in said if low in listed) for listed in others.values())
    odd = sum(any(letter in telltale for letter in low) for low in said)
    return best + odd < _EVIDENCE or best + odd <= ours


@cache
def _function_words() -> tuple[frozenset[str], dict[str, frozenset[str]], frozenset[str]]:
    """English function words, those of other languages by language, and the letters that only the others have."""
    listed: dict[str, frozenset[str]] = {}
    text = (files("okrkit.lint.wording") / "forms" / "languages.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            name, _, words = line.partition(":")
            listed[name] = frozenset(words.split())
    english, telltale = listed.pop("english"), frozenset("".join(listed.pop("letters")))
    return english, {name: words - english for name, words in listed.items()}, telltale
