"""Rates, shares and medians that mean nothing without the words: measured on whom."""

import re

from okrkit.lint.direction import stays
from okrkit.lint.measured_thing import measured_by
from okrkit.lint.wording.reader import Reader
from okrkit.lint.wording.reading import ReadsAs

_OF_THINGS = re.compile(
    r"(?:%|per ?cent(?:age)?|share|proportion|portion|fraction|ratio|rating|rate|index|mean|uptime|availability|latency"
    r"|accuracy|p\d\d|margin|occupancy|response time|(?:crash|error|failure|defect|completion|close|win) rate|.*coverage"
    r"|cycle time)s?",
    re.IGNORECASE,
)
"""What is no rate of people by itself: the words around it say of what."""
_MIDDLE = re.compile(r"average|avg|median|percentile", re.IGNORECASE)
_TIME_OF_PEOPLE = re.compile(r"(?<!\d )\b(?:time|days|hours|minutes)[ -](?:to|in|on)\b|sign-?up|\bwait", re.IGNORECASE)
"""A median is one of the contracts or samples that the title names; how long people took is asked of somebody."""
_COHORT = re.compile(r"\b(?:day|d|week|month)[- ]?\d+\b|\b\d+[- ](?:day|week|month)\b|\w-to-\w", re.IGNORECASE)
"""The first days of whoever comes ("30-day retention"), and who becomes what ("trial-to-paid conversion")."""
_ANSWERS = re.compile(r"e?nps|net promoter score|csat|ces|.*satisfaction|satisfaction score", re.IGNORECASE)


def unsaid_rate(reader: Reader, title: str) -> str:
    """The words for a rate of people in the title of an outcome; empty where there is none, or it says of whom itself."""
    rates = (rate for rate in measured_by(reader, "shares", title) if not _OF_THINGS.fullmatch(rate))
    people = (rate for rate in rates if not _MIDDLE.fullmatch(rate) or _TIME_OF_PEOPLE.search(title))
    first = next(people, "")
    silent = not first or _COHORT.search(title) or stays(title)
    return "" if silent or reader.key_result(title).reads_as is not ReadsAs.OUTCOME else first


def is_answer(rate: str) -> bool:
    """Whether a rate is made of what people answer, so that it moves with who is asked."""
    return bool(_ANSWERS.fullmatch(rate))
