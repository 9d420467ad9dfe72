"""A rate that does not say measured on whom."""

import re

from okrkit.finding import Severity
from okrkit.lint.audit import is_adrift, says_on_whom
from okrkit.lint.direction import stays
from okrkit.lint.measured_thing import measured_by
from okrkit.lint.quote import quote
from okrkit.lint.rule import Flag, Flags, rule
from okrkit.lint.wording.reader import Reader
from okrkit.lint.wording.reading import ReadsAs
from okrkit.objective import Kind
from okrkit.plan import Plan

FLAGGED = "objectives: [{key_results: [{title: Retention rises from 61% to 75%, baseline: 61, target: 75, population: null}]}]"
CLEAN = FLAGGED.replace("null", "cafés in their second year")

_THINGS = re.compile(
    r"(?:%|per ?cent(?:age)?|share|proportion|portion|fraction|ratio|rating|rate|index|mean|uptime|availability|latency"
    r"|accuracy|p\d\d|margin|(?:crash|error|failure|defect|completion|close|win) rate|.*coverage|cycle time)s?",
    re.IGNORECASE,
)
"""What is no rate of people by itself: the words around it say of what."""
_COHORT = re.compile(r"\b(?:day|d|week|month)[- ]?\d+\b|\b\d+[- ](?:day|week|month)\b", re.IGNORECASE)
"""The first days of whoever comes: "30-day retention"."""
_ASKED = re.compile(r"nps|csat|ces|satisfaction|score", re.IGNORECASE)
_SAY_IT = " Say it in `population`"


@rule(Severity.INFO, flagged=FLAGGED, clean=CLEAN, source="004")
def missing_population(plan: Plan, reader: Reader) -> Flags:
    """A rate, a share or a median means something only with the words: measured on whom.

    Retention of whom, since when? Leave out the newcomers and it rises; ask only happy customers and so
    does the score. Nobody has to cheat: it is enough that two people mean two groups. Say it in
    `population`, of the key result or of its metric, before anybody knows which group looks better.
    """
    for objective in plan.objectives:
        for key_result in objective.key_results:
            title = key_result.title
            if key_result.kind is not Kind.OUTCOME or says_on_whom(plan, reader, key_result) or is_adrift(plan, key_result):
                continue
            rates = [rate for rate in measured_by(reader, "shares", title) if not _THINGS.fullmatch(rate)]
            if (
                rates
                and not _COHORT.search(title)
                and not stays(title)
                and reader.key_result(title).reads_as is ReadsAs.OUTCOME
            ):
                yield Flag(
                    key_result.at("title"),
                    f"{quote(rates[0])} in {quote(title)}: nothing says measured on whom",
                    ("who is asked, and who answers?" if _ASKED.search(rates[0]) else "of whom, counted since when?") + _SAY_IT,
                    words=rates[0],
                )
