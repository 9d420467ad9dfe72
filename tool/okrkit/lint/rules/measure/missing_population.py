"""A rate that does not say measured on whom."""

import re

from okrkit.finding import Severity
from okrkit.lint.audit import is_adrift, says_on_whom
from okrkit.lint.direction import stays
from okrkit.lint.measured_thing import measured_thing
from okrkit.lint.quote import quote
from okrkit.lint.rule import Flag, Flags, rule
from okrkit.lint.wording.reader import Reader
from okrkit.objective import Kind
from okrkit.plan import Plan

FLAGGED = "objectives: [{key_results: [{title: Retention rises from 61% to 75%, baseline: 61, target: 75, population: null}]}]"
CLEAN = (
    "objectives: [{key_results: [{title: Retention rises from 61% to 75%, baseline: 61, target: 75, population: New cafés}]}]"
)

_LOOSE = frozenset(
    ["%", "percent", "percentage", "share", "portion", "proportion", "fraction", "ratio", "rate", "index", "mean"]
)
"""What is no rate by itself: the words around it say of what."""
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
            if key_result.kind is not Kind.OUTCOME or stays(title) or not reader.is_english(title):
                continue
            rates = [rate for rate in reader.find_all("shares", measured_thing(title)) if rate.lower() not in _LOOSE]
            if rates and not says_on_whom(plan, reader, key_result) and not is_adrift(plan, key_result):
                yield Flag(
                    key_result.at("title"),
                    f"{quote(rates[0])} in {quote(title)}: nothing says measured on whom",
                    ("who is asked, and who answers?" if _ASKED.search(rates[0]) else "of whom, counted since when?") + _SAY_IT,
                    words=rates[0],
                )
