"""A sentence with its parts, and what can be asked of it."""

from dataclasses import dataclass

from okrkit.lint.wording.amounts import Amounts
from okrkit.lint.wording.classes import words_of
from okrkit.lint.wording.lexicon import Marks
from okrkit.lint.wording.words import Words

Span = tuple[int, int]
"""A first word and the word after the last, by their numbers."""

NOUNS = ("measures", "attention", "effort", "process-count", "crowd", "results", "deliverables", "vanity")
"""Lexicons of nouns: what goes on past a verb is none ("support tickets"), and within them stands none ("sign-ups")."""

PERCENT = frozenset({"%", "percent", "per cent", "pct"})
CURRENCIES = frozenset(["$", "€", "£", "¥", "₹", "US$", "USD", "EUR", "GBP", "CHF", "euros", "dollars", "pounds"])
BOUNDARIES = words_of("boundaries") | frozenset(
    [
        "",
        *[
            ",",
            ";",
            "(",
            ")",
            ":",
            ".",
            "!",
            "?",
            "–",
            "—",
            "-",
            "->",
            "=>",
            "→",
            "[",
            "]",
            "|",
            ">",
            "<",
            ">=",
            "<=",
            "≥",
            "≤",
            "=",
            "/",
        ],
    ]
)
"""Words and marks that no noun phrase goes across."""

_DETERMINERS = words_of("determiners") | {"%", "of", "+"}
_INNER = words_of("inner boundaries")
_COUNTING = words_of("counting")
_PARTICLES = words_of("particles")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, taken apart.

    `head` is the lexicon of its leading verb, "other" for a verb that none knows, empty for a sentence without one: then
    `subject_first` is the place of a verb that follows later, or 0. `thing` is the first noun phrase after the verb, or the one
    that the sentence begins with.
    """

    words: Words
    marks: Marks
    amounts: Amounts
    begin: int
    end: int
    head: str = ""
    verb: Span = (0, 0)
    thing: Span = (0, 0)
    subject_first: int = 0

    @property
    def opener(self) -> str:
        """Its first word in lower case."""
        return self.low(self.begin)

    @property
    def bare(self) -> bool:
        """Whether its number is a mere count: no unit, no baseline, no change."""
        return self.amounts.any and not self.amounts.unit and self.amounts.start is None and self.amounts.by is None

    @property
    def work(self) -> str:
        """The deliverable as written ("the chatbot"), or the activity where nothing is handed over ("Train the staff")."""
        first, (begin, stop) = self.verb[1], self.thing
        if self.head and begin < stop and self.is_a("deliverables", "effort") and not self.is_a("people"):
            return self.words.said(first, stop)
        alone = not self.head and begin < stop and not self.at("nominal")
        return self.words.said(self.begin, stop if alone else self.end)

    @property
    def subject(self) -> str:
        """What is measured or spoken of, as written, without what counts it; a sentence that measures nothing, whole."""
        begin, stop = self.thing
        if begin < self.subject_first and not self.amounts.any:
            return self.words.said(self.begin, self.end)
        return self.words.said(begin, self.subject_first if begin < self.subject_first < stop else stop)

    @property
    def named(self) -> str:
        """The verb and what it is done to, as written."""
        return self.words.said(self.begin, max(self.thing[1], self.verb[1]))

    def low(self, place: int) -> str:
        """A word in lower case, empty outside of the sentence."""
        return self.words.lows[place] if 0 <= place < self.end else ""

    def said(self, span: Span) -> str:
        """The words of a span as written."""
        return self.words.said(*span)

    def at(self, lexicon: str, place: int | None = None) -> int:
        """The word after a phrase of the lexicon that begins at a place, by default the first word; 0 if none does."""
        return self.marks.at(lexicon, self.begin if place is None else place)

    def has(self, lexicon: str, begin: int | None = None, end: int | None = None) -> Span | None:
        """The first phrase of a lexicon between two words, by default in the whole sentence."""
        return self.marks.within(lexicon, self.begin if begin is None else begin, self.end if end is None else end)

    def ends_with(self, lexicon: str, span: Span | None = None) -> Span | None:
        """The phrase of a lexicon that a noun phrase ends with, before a letter as in "feature X": what kind of thing it is."""
        first, last = span or self.thing
        for begin, stop in self.marks.by_name.get(lexicon, ()):
            if first <= begin and (stop == last or (stop == last - 1 and len(self.low(stop)) == 1)):
                return begin, stop
        return None

    def is_a(self, *lexicons: str) -> bool:
        """Whether the thing is of one of these kinds."""
        return any(self.ends_with(lexicon) for lexicon in lexicons)

    def amount_at(self, place: int) -> bool:
        """Whether a word is part of an amount."""
        start = self.words.starts[place]
        return any(begin <= start < end for begin, end in self.amounts.spans)

    def first_amount(self) -> int:
        """The first word of the first amount, the end of the sentence where there is none."""
        return min((self.words.at(begin) for begin, _ in self.amounts.spans), default=self.end)


def noun_phrase(sentence: Sentence, begin: int) -> Span:
    """The first noun phrase from a word on, without what counts or points at it; "number of" and the like do not end it."""
    lows, end, marks = sentence.words.lows, sentence.end, sentence.marks.by_begin
    while begin < end and (lows[begin] in _DETERMINERS or sentence.amount_at(begin)):
        begin += 1
    stop = begin
    while stop < end and lows[stop] not in BOUNDARIES:
        if stop > begin:
            goes_on = lows[stop] == "of" and (
                lows[stop - 1] in _COUNTING or any(last > stop for last in marks.get(stop - 1, {}).values())
            )
            if (lows[stop] in _INNER and not goes_on) or sentence.amount_at(stop):
                break
        stop += 1
    if stop - begin > 1 and lows[stop - 1] in _PARTICLES and not _noun_ends(sentence, stop):
        stop -= 1
    return begin, stop


def _noun_ends(sentence: Sentence, stop: int) -> bool:
    """Whether a noun of more than one word ends here: "sign-up"."""
    return any((begin, stop) in sentence.marks.by_name.get(name, ()) for name in NOUNS for begin in (stop - 2, stop - 3))
