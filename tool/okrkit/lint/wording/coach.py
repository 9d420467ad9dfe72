"""The question that turns a sentence into an outcome, and the shape to aim at."""

import re

from okrkit.lint.quote import shorten
from okrkit.lint.wording.reading import Reading, ReadsAs

_SHORT = 4
"""Words of a subject that need no quotation marks."""
_SENTENCE = 3
"""Words from which a subject that is the whole text may be a sentence, and is no name of a metric."""
_DANGLING = re.compile(r"(?:\s+(?:of|in|on|at|to|for|from|with|by|per|the))+$", re.IGNORECASE)
"""Words that wait for others: a subject does not end with them."""
_ARTICLES = frozenset(["the", "our", "their", "its"])


def question(reading: Reading) -> str:
    """The question whose answer would be the better sentence, in its own words; empty where there is nothing to ask."""
    work, subject = reading.work, _named(reading)
    match reading.reads_as:
        case ReadsAs.OUTPUT | ReadsAs.TASK:
            return f"What changes for whom once {_done(work, whole=reading.text.strip().startswith(work))}?"
        case ReadsAs.VANITY:
            return f"If {subject or 'this number'} went up and nobody were better off, how would you notice?"
        case ReadsAs.METRIC:
            gets = "get" if _is_plural(reading.subject) else "gets"
            return f"What will be better for whom when {subject or 'this number'} {gets} there?"
        case ReadsAs.VAGUE if reading.is_objective:
            differs = "are different" if _is_plural(reading.subject) else "is different"
            seen = "has come true" if _is_whole(reading) else differs
            return f"Who would notice, and by what, that {subject or 'this'} {seen}?"
        case ReadsAs.VAGUE:
            stands = "do they stand" if _is_plural(subject) else "does it stand"
            return f"How would you measure {subject or 'this'}, on whom, and where {stands} today?"
        case _:
            return ""


def shape(reading: Reading) -> str:
    """The shape to aim at, with places to fill in; empty where the sentence has it."""
    match reading.reads_as:
        case ReadsAs.OUTPUT:
            return "<who> <does what> from <baseline> to <target>"
        case ReadsAs.VANITY:
            return "<share> of <whom> <do what they came for>, from <baseline> to <target>"
        case ReadsAs.VAGUE if not reading.is_objective:
            sentence = _is_whole(reading) and len(reading.subject.split()) >= _SENTENCE
            metric = "<metric>" if sentence else shorten(reading.subject) or "<metric>"
            return f"{metric} from <baseline> to <target>, measured on <whom>"
        case ReadsAs.VAGUE | ReadsAs.METRIC | ReadsAs.TASK:
            return "<who> can <do what they could not>"
        case _:
            return ""


def _done(work: str, *, whole: bool) -> str:
    """The chatbot is done, 20 trainings are; a line that is work as a whole is quoted."""
    words = work.split()
    if whole or not words:
        return f"“{shorten(work)}” is done" if words else "that is done"
    return f"{shorten(work)} {'are' if _is_plural(work) else 'is'} done"


def _named(reading: Reading) -> str:
    """What a text speaks of, inside a sentence: with its article, in quotation marks where it is long or the whole text."""
    subject = _DANGLING.sub("", reading.subject)
    if len(subject.split()) > _SHORT or (subject and _is_whole(reading)):
        return f"“{shorten(subject)}”"
    before = reading.text.partition(subject)[0].split() if subject else []
    return shorten(f"{before[-1]} {subject}" if before and before[-1].lower() in _ARTICLES else subject)


def _is_whole(reading: Reading) -> bool:
    return reading.subject != "" and reading.subject == reading.text.strip().rstrip(".!")


def _is_plural(words: str) -> bool:
    first, _, _ = words.lower().partition(" ")
    return words.endswith("s") and not words.endswith(("ss", "us", "is")) and first not in {"a", "an"}
