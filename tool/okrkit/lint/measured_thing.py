"""What a key result measures, as its title or its metric names it."""

import re
from itertools import chain

from okrkit.lint.direction import is_change
from okrkit.lint.wording.reader import Reader
from okrkit.lint.wording.reading import Reading, ReadsAs
from okrkit.objective import KeyResult
from okrkit.plan import Plan

_FURTHER = re.compile(
    r"\b(?:who|that|which|whose|so|because|through|thanks|after|before|when|while|without|by|if|once|for|despite)\b",
    re.IGNORECASE,
)
"""Words after which a title no longer names what it measures, but of whom, why and how."""

_SOME = re.compile(r"\b(?:who|that|whose|which|with|without|ratio|to paid)\b|(?:%|per ?cent) of\b|\w-to-\w", re.IGNORECASE)
"""What stands where only some of them are counted: those who arrive."""

_WHERE = ("to", "of", "for", "in", "on", "from")


def find_measured(reader: Reader, lexicon: str, plan: Plan, key_result: KeyResult) -> str:
    """The words of a lexicon by which a key result names what it measures, in its title or its metric's name; empty if none."""
    metric = plan.metric_of(key_result)
    texts = (key_result.title, metric.name) if metric else (key_result.title,)
    return next(chain.from_iterable(measured_by(reader, lexicon, text) for text in texts), "")


def measured_by(reader: Reader, lexicon: str, title: str) -> tuple[str, ...]:
    """The words of a lexicon in the first part of a title, up to where it says of whom, why or how."""
    found = reader.find_all(lexicon, title)
    if not found or not reader.is_english(title):
        return ()
    first_part = _FURTHER.split(title)[0]
    return tuple(words for words in found if words in first_part)


def all_counted(reader: Reader, lexicon: str, title: str) -> str:
    """The words of a lexicon that name what a title counts, if it counts all of it and not only those of whom it says more."""
    reading = reader.key_result(title)
    if reading.reads_as in (None, ReadsAs.OUTPUT) or _SOME.search(title):
        return ""
    subject = subject_of(reading)
    found = reader.find_all(lexicon, title)
    return next((words for words in found if subject.endswith(words) or _begins_with(title, words)), "")


def _begins_with(title: str, words: str) -> bool:
    """Whether a title begins with words that name all that it counts, and goes on to say where or how it moves."""
    following = title.removeprefix(words).split()[:1]
    return title.startswith(words) and all(is_change(word) or word in _WHERE for word in following)


def subject_of(reading: Reading) -> str:
    """What a sentence is about, without the verb that says which way it moves."""
    first, _, last = reading.subject.rpartition(" ")
    return first if first and is_change(last) else reading.subject


def vain_words(plan: Plan, reader: Reader, key_result: KeyResult) -> str:
    """The words by which a key result counts what moves without value, in its title or its metric's name; empty if none."""
    metric, reading = plan.metric_of(key_result), reader.key_result(key_result.title)
    if vain := _vain(reader, key_result.title):
        return vain
    is_named = metric and reading.reads_as is ReadsAs.OUTCOME and not _is_share(reading)
    return all_counted(reader, "vanity", metric.name) if metric and is_named else ""  # a bare name has nothing else to read


def within(words: str, title: str) -> str:
    """The words where the title has them, for a caret to point at; empty where they are those of the metric."""
    return words if words in title else ""


def _vain(reader: Reader, text: str) -> str:
    """The words that make a text read as vanity or name what is vain in it; a share of that may be worth more."""
    reading = reader.key_result(text)
    if reading.reads_as is ReadsAs.VANITY:
        return reading.words or text
    return "" if _is_share(reading) else all_counted(reader, "vanity", text)


def _is_share(reading: Reading) -> bool:
    return reading.amounts.unit == "%" and reading.amounts.by is None
