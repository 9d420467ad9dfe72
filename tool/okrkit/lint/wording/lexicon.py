"""Lexicons: lists of phrases as data files, found in a text in whatever form they are written there."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from okrkit.lint.wording.words import Words, split

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

    def mark(self, words: Words) -> "Marks":
        """Where each lexicon's phrases stand; of phrases of one lexicon that begin at one word, the longest."""
        marks = Marks({}, {})
        for index, forms in ((self._by_stem, words.stems), (self._by_form, words.lows)):
            for begin, form in enumerate(forms):
                for name, rest in index.get(form, ()):
                    end = begin + 1 + len(rest)
                    if not rest or forms[begin + 1 : end] == rest:
                        marks.add(name, begin, end)
        return marks


@dataclass(frozen=True, slots=True)
class Marks:
    """What lexicons found in a text: by lexicon the places, and by first word the lexicons with the word after their last."""

    by_name: dict[str, list[tuple[int, int]]]
    by_begin: dict[int, dict[str, int]]

    def add(self, name: str, begin: int, end: int) -> None:
        """Marks words, unless the lexicon has a longer phrase that begins there."""
        here = self.by_begin.setdefault(begin, {})
        if name not in here:
            here[name] = end
            self.by_name.setdefault(name, []).append((begin, end))

    def at(self, name: str, begin: int) -> int:
        """The word after the last of the lexicon's phrase that begins there; 0 where none does."""
        here = self.by_begin.get(begin)
        return here.get(name, 0) if here else 0

    def within(self, name: str, begin: int, end: int) -> tuple[int, int] | None:
        """The first phrase of the lexicon that lies within these words."""
        for start, stop in self.by_name.get(name, ()):
            if begin <= start and stop <= end:
                return start, stop
        return None


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
