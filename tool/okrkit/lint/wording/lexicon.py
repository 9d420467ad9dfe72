"""Lexicons: lists of phrases as data files, found in a text in whatever form they are written there."""

from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files

from okrkit.lint.wording.words import Words, split

Spans = tuple[tuple[int, int], ...]
"""Where the phrases of one lexicon stand in a text: first word, and the word after the last."""

_SHIPPED = files("okrkit.lint.wording") / "lexicon"


class Lexicons:
    """Every lexicon in one index by first stem, so that a text is gone through once for all of them."""

    def __init__(self, phrases: Mapping[str, Iterable[str]]) -> None:
        self._by_stem: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
        self._by_form: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
        for name, listed in phrases.items():
            for phrase in listed:
                words = split(phrase.removeprefix("="))
                if not len(words):
                    continue
                exact = phrase.startswith("=")
                index, forms = (self._by_form, words.lows) if exact else (self._by_stem, words.stems)
                index.setdefault(forms[0], []).append((name, forms[1:]))
        for index in (self._by_stem, self._by_form):
            for entries in index.values():
                entries.sort(key=lambda entry: -len(entry[1]))

    def mark(self, words: Words) -> dict[str, list[tuple[int, int]]]:
        """Where each lexicon's phrases stand; of phrases of one lexicon that begin at one word, the longest."""
        found: dict[str, list[tuple[int, int]]] = {}
        for index, forms in ((self._by_stem, words.stems), (self._by_form, words.lows)):
            for begin, form in enumerate(forms):
                for name, rest in index.get(form, ()):
                    end = begin + 1 + len(rest)
                    if rest and forms[begin + 1 : end] != rest:
                        continue
                    spans = found.setdefault(name, [])
                    if not spans or spans[-1][0] != begin or index is self._by_form:
                        spans.append((begin, end))
        return found


@cache
def shipped_names() -> tuple[str, ...]:
    """The names of the lexicons that are shipped: their files."""
    return tuple(sorted(entry.name.removesuffix(".txt") for entry in _SHIPPED.iterdir() if entry.name.endswith(".txt")))


@cache
def shipped_phrases(name: str) -> tuple[str, ...]:
    """The phrases of a shipped lexicon. A line is a phrase, `#` begins a comment, `=` means exactly this form."""
    text = (_SHIPPED / f"{name}.txt").read_text(encoding="utf-8")
    return tuple(line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#"))


@cache
def shipped() -> Lexicons:
    """All shipped lexicons, put together once for a process."""
    return Lexicons({name: shipped_phrases(name) for name in shipped_names()})


def extended(extra: Mapping[str, Iterable[str]]) -> Lexicons:
    """The shipped lexicons with more phrases, by lexicon name."""
    if not extra:
        return shipped()
    return Lexicons({name: (*shipped_phrases(name), *extra.get(name, ())) for name in shipped_names()})
