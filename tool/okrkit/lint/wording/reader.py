"""The reader of sentences: one for a run, with the words that a workspace adds."""

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache

from okrkit.lint.wording import key_results, objectives
from okrkit.lint.wording.amounts import read_amounts
from okrkit.lint.wording.grammar import CHANGES, parse
from okrkit.lint.wording.judgement import Judged
from okrkit.lint.wording.language import is_english, is_function_word
from okrkit.lint.wording.lexicon import Marks, extended, shipped_names
from okrkit.lint.wording.reading import Reading, ReadsAs
from okrkit.lint.wording.sentence import Sentence
from okrkit.lint.wording.words import LONGEST, Words, split

_KEPT = 1 << 14
"""Texts that are remembered."""


class Reader:
    """Says what key results and objectives read as, and finds the words of a lexicon in a text."""

    LEXICONS: tuple[str, ...] = shipped_names()

    def __init__(self, extra: Mapping[str, Iterable[str]] = {}) -> None:  # never written to
        self._lexicons = extended(extra)
        # every family of rules asks about the same titles
        self._read = lru_cache(maxsize=_KEPT)(self._read_anew)
        self._marked = lru_cache(maxsize=_KEPT)(self._mark)
        self._content_of = lru_cache(maxsize=_KEPT)(self._content)
        self._english = lru_cache(maxsize=_KEPT)(lambda text: is_english(self._marked(text)[0]))

    def key_result(self, text: str) -> Reading:
        """What a key result reads as: outcome, output, vague or vanity; None where it is not English."""
        return self._read(text, key_results.judge)

    def objective(self, text: str) -> Reading:
        """What an objective reads as: good, metric_as_objective, task_as_objective or vague; None where it is not English."""
        return self._read(text, objectives.judge)

    def find(self, lexicon: str, text: str) -> str:
        """The first words of the text that match a phrase of the lexicon, in any form, as written; empty if none do."""
        return next(iter(self.find_all(lexicon, text)), "")

    def find_all(self, lexicon: str, text: str) -> tuple[str, ...]:
        """All words of the text that match a phrase of the lexicon, in order. Raises KeyError for an unknown lexicon."""
        if lexicon not in self.LEXICONS:
            raise KeyError(lexicon)
        words, marks = self._marked(text)
        return tuple(words.said(begin, end) for begin, end in marks.by_name.get(lexicon, ()))

    def is_english(self, text: str) -> bool:
        """Whether a text is English, as far as can be seen."""
        return self._english(text)

    def likeness(self, one: str, other: str) -> float:
        """How alike two texts are, 0 to 1: the share of content stems that they have in common."""
        ours, theirs = self._content_of(one), self._content_of(other)
        return len(ours & theirs) / len(ours | theirs) if ours | theirs else 0.0

    def _read_anew(self, text: str, judge: Callable[[Sentence], Judged]) -> Reading:
        (words, marks), amounts = self._marked(text), read_amounts(text)
        if not is_english(words):
            return Reading(text, None, amounts=amounts)
        sentence = parse(words, marks, amounts)
        reads_as, reasons = judge(sentence)
        work = sentence.work if reads_as in {ReadsAs.OUTPUT, ReadsAs.TASK} else ""
        is_objective = judge is objectives.judge
        return Reading(text, reads_as, reasons, work, sentence.subject, amounts, is_objective)

    def _mark(self, text: str) -> tuple[Words, Marks]:
        words = split(text[:LONGEST])
        return words, self._lexicons.mark(words)

    def _content(self, text: str) -> frozenset[str]:
        words, marks = self._marked(text)
        verbs = {place for name in CHANGES for span in marks.by_name.get(name, ()) for place in range(*span)}
        return frozenset(
            form
            for place, (low, form) in enumerate(zip(words.lows, words.stems, strict=True))
            if low.isalpha() and len(low) > 1 and place not in verbs and not is_function_word(low)
        )
