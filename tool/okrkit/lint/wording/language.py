"""A light detector: is a text English, or at least nothing else?"""

from collections import Counter
from functools import cache
from importlib.resources import files

from okrkit.lint.wording.words import Words

_EVIDENCE = 2
"""What makes a text foreign: two short words of another language, one longer, or a short one and a telltale letter."""


def is_english(words: Words) -> bool:
    """Whether a text is English as far as can be seen; one without evidence ("NPS ≥ 62") is.

    A text of which half is in another script is not. Else the very common words of some languages are counted, the longer ones
    twice, and the words with letters that English does not have: English must have at least as many as the best of the others.
    """
    if not words.text.isascii() and _is_foreign_script(words.text):
        return False
    by_word, telltale = _common_words()
    votes: Counter[str] = Counter()
    for place, low in enumerate(words.lows):
        if words.is_joined(place):  # part of a name, like "em-os"
            continue
        for language in by_word.get(low, ()):
            votes[language] += 1 if len(low) < 4 or language == "english" else 2
    ours = votes.pop("english", 0)
    if not words.text.isascii():
        odd = sum(not telltale.isdisjoint(low) for low in words.lows)
        ours -= odd if votes or 2 * odd > len(words) else 0
    others = max(votes.values(), default=0)
    return others - min(ours, 0) < _EVIDENCE or others <= ours


def is_function_word(low: str) -> bool:
    """Whether a word is one of those that every English sentence has."""
    return _common_words()[0].get(low) == ("english",)


def _is_foreign_script(text: str) -> bool:
    letters = [letter for letter in text if letter.isalpha()]
    return 2 * sum(letter > "\u024f" for letter in letters) > len(letters)


@cache
def _common_words() -> tuple[dict[str, tuple[str, ...]], frozenset[str]]:
    """The languages of each very common word, English alone where it has it too, and the letters that only others have."""
    by_word: dict[str, tuple[str, ...]] = {}
    text = (files("okrkit.lint.wording") / "forms" / "languages.txt").read_text(encoding="utf-8")
    listed = dict(line.split(":", 1) for line in text.splitlines() if line and not line.startswith("#"))
    telltale = frozenset(listed.pop("letters").strip())
    for language, words in listed.items():
        for word in words.split():
            if by_word.get(word) != ("english",):
                by_word[word] = (language,) if language == "english" else (*by_word.get(word, ()), language)
    return by_word, telltale
