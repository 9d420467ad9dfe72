"""Lexicons: lists of phrases as data files, found in a text in whatever form they are written there."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from okrkit.lint.wording.words import Words, beginning, split

_SHIPPED = files("okrkit.lint.wording") / "lexicon"

Entry = tuple[str, tuple[str, ...], int]
"""A phrase in the index: its lexicon, the forms after the first, and how many words it has."""


class Lexicons:
    """Every lexicon in one index by first stem, so that a text is gone through once for all of them.

    Stems cost more than anything else here, so phrases wait under their first two letters until a text has a word that begins
    with these.
    """

    def __init__(self, phrases: Mapping[str, Iterable[str]]) -> None:
        self._waiting: dict[str, list[tuple[str, str]]] = {}
        self._by_stem: dict[str, list[Entry]] = {}
        self._by_form: dict[str, list[Entry]] = {}
        for name, listed in phrases.items():
            for phrase in listed:
                self._waiting.setdefault(beginning(phrase), []).append((name, phrase))

    def mark(self, words: Words) -> "Marks":
        """Where each lexicon's phrases stand; of phrases of one lexicon that begin at one word, the longest."""
        by_begin: dict[int, dict[str, int]] = {}
        by_name: dict[str, list[tuple[int, int]]] = {}
        for begin, (low, stem) in enumerate(zip(words.lows, words.stems, strict=True)):
            if waiting := self._waiting.pop(stem[:2], None):
                self._index(waiting)
            here: dict[str, int] = {}
            for name, rest, length in self._by_stem.get(stem, ()):
                if name not in here and (length == 1 or words.stems[begin + 1 : begin + length] == rest):
                    here[name] = begin + length
            for name, rest, length in self._by_form.get(low, ()):
                if name not in here and (length == 1 or words.lows[begin + 1 : begin + length] == rest):
                    here[name] = begin + length
            if here:
                by_begin[begin] = here
                for name, end in here.items():
                    by_name.setdefault(name, []).append((begin, end))
        return Marks(by_name, by_begin)

    def _index(self, waiting: Iterable[tuple[str, str]]) -> None:
        """Takes phrases into the index, the longest first."""
        touched = []
        for name, phrase in waiting:
            words = split(phrase.removeprefix("="))
            if not len(words):
                continue
            index, forms = (self._by_form, words.lows) if phrase.startswith("=") else (self._by_stem, words.stems)
            entries = index.setdefault(forms[0], [])
            entries.append((name, forms[1:], len(forms)))
            touched.append(entries)
        for entries in touched:
            entries.sort(key=lambda entry: -entry[2])


@dataclass(frozen=True, slots=True)
class Marks:
    """What lexicons found in a text: by lexicon the places, and by first word the lexicons with the word after their last."""

    by_name: dict[str, list[tuple[int, int]]]
    by_begin: dict[int, dict[str, int]]

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
