"""The reader of sentences: one for a run, with the words that a workspace adds."""

from collections.abc import Iterable, Mapping
from functools import lru_cache

from okrkit.lint.wording.amounts import read_amounts
from okrkit.lint.wording.language import is_english
from okrkit.lint.wording.lexicon import extended, shipped_names
from okrkit.lint.wording.reading import Reading, ReadsAs, Reason
from okrkit.lint.wording.words import LONGEST, Words, split

_KEPT = 1 << 14
"""Texts that are remembered."""


class Reader:
    """Says what key results and objectives read as, and finds the words of a lexicon in a text."""

    LEXICONS: tuple[str, ...] = shipped_names()

    def __init__(self, extra: Mapping[str, Iterable[str]] = {}) -> None:  # noqa: B006  # never written to
        self._lexicons = extended(extra)
        self._split = lru_cache(maxsize=_KEPT)(split)

    def key_result(self, text: str) -> Reading:
        """What a key result reads as: outcome, output, vague or vanity; None where it is not English."""
        words, amounts = self._words(text), read_amounts(text)
        if not is_english(words):
            return Reading(text, None, amounts=amounts)
        marks = self._lexicons.mark(words)
        if (first := marks.get("work")) and first[0][0] == 0:
            begin, end = first[0]
            return Reading(
                text,
                ReadsAs.OUTPUT,
                (Reason(words.said(begin, end), "names work, not what it changes"),),
                words.said(end, len(words)),
                amounts=amounts,
            )
        if amounts.any:
            return Reading(text, ReadsAs.OUTCOME, (Reason(amounts.words, "says how much"),), amounts=amounts)
        return Reading(text, ReadsAs.VAGUE, (Reason("", "has no number"),), amounts=amounts)

    def objective(self, text: str) -> Reading:
        """What an objective reads as: good, metric_as_objective, task_as_objective or vague; None where it is not English."""
        words, amounts = self._words(text), read_amounts(text)
        if not is_english(words):
            return Reading(text, None, amounts=amounts)
        marks = self._lexicons.mark(words)
        if amounts.any:
            return Reading(text, ReadsAs.METRIC, (Reason(amounts.words, "is a number"),), amounts=amounts)
        if (first := marks.get("work")) and first[0][0] == 0:
            begin, end = first[0]
            return Reading(
                text,
                ReadsAs.TASK,
                (Reason(words.said(begin, end), "names work, not the change it is for"),),
                words.said(end, len(words)),
                amounts=amounts,
            )
        return Reading(text, ReadsAs.GOOD, (), amounts=amounts)

    def find(self, lexicon: str, text: str) -> str:
        """The first words of the text that match a phrase of the lexicon, in any form, as written; empty if none do."""
        return next(iter(self.find_all(lexicon, text)), "")

    def find_all(self, lexicon: str, text: str) -> tuple[str, ...]:
        """All words of the text that match a phrase of the lexicon, in their order. Raises KeyError for a lexicon that is not there."""
        if lexicon not in self.LEXICONS:
            raise KeyError(lexicon)
        words = self._words(text)
        return tuple(words.said(begin, end) for begin, end in self._lexicons.mark(words).get(lexicon, ()))

    def is_english(self, text: str) -> bool:
        """Whether a text is English, as far as can be seen."""
        return is_english(self._words(text))

    def likeness(self, one: str, other: str) -> float:
        """How alike two texts are, 0 to 1: the share of content stems that they have in common."""
        ours, theirs = self._content(one), self._content(other)
        return len(ours & theirs) / len(ours | theirs) if ours | theirs else 0.0

    def _words(self, text: str) -> Words:
        return self._split(text[:LONGEST])

    def _content(self, text: str) -> frozenset[str]:
        words = self._words(text)
        return frozenset(form for form in words.stems if form[0].isalpha() and len(form) > 3)
