"""A target without where it starts from."""

import re

from okrkit.finding import Severity
from okrkit.lint.direction import said_direction, stays
from okrkit.lint.quote import quote
from okrkit.lint.rule import Flag, Flags, rule
from okrkit.lint.same_amount import written
from okrkit.lint.wording.reader import Reader
from okrkit.lint.wording.reading import Reading, ReadsAs
from okrkit.objective import KeyResult, Kind
from okrkit.plan import Plan

FLAGGED = "objectives: [{key_results: [{title: Cafés that renew their agreement rise to 75%, baseline: null, target: 75}]}]"
CLEAN = """
objectives:
  - key_results:
      - {title: Cafés that renew their agreement rise from 61% to 75%, baseline: 61, target: 75}
      - {title: 30 more cafés are paid by the new bank, unit: cafés, baseline: null, target: 30}
"""

_FROM_NOTHING = re.compile(r"\d\s?[km]?\s+(?:[\w-]+\s+)?(?:more|new|additional|extra|first)\b|\bbaseline\b", re.IGNORECASE)
"""Counts of what is not there yet, and work to find a baseline."""


@rule(Severity.WARNING, flagged=FLAGGED, clean=CLEAN, source="004")
def missing_baseline(plan: Plan, reader: Reader) -> Flags:
    """A target means nothing without the number that it starts from.

    Three in four may be a great step or a step back, depending on where it stands today, and without a
    start nobody can tell in week four how far the team has come. Measure once before you promise. If it
    cannot be measured yet, that is the work: let this cycle's key result be to know the baseline, and
    set the target in the next one.
    """
    for objective in plan.objectives:
        for key_result in objective.key_results:
            if key_result.kind is not Kind.OUTCOME or key_result.baseline is not None:
                continue
            reading = reader.key_result(key_result.title)
            if _needs_one(key_result, reading):
                message = f"{quote(key_result.title)} has a target, and no `baseline` that it starts from"
                yield Flag(key_result.at("title"), message, _help(plan, key_result), words=reading.amounts.words)


def _needs_one(key_result: KeyResult, reading: Reading) -> bool:
    """Not where the number starts from nothing or is to stay as it is, nor where it counts work, which is another fault."""
    title, said = key_result.title, reading.amounts
    if _FROM_NOTHING.search(title) or stays(title) or reading.reads_as is ReadsAs.OUTPUT:
        return False
    announced = said.by is not None or (bool(said.end) and said_direction(title) is not None)
    return key_result.target is not None or (announced and said.start is None)


def _help(plan: Plan, key_result: KeyResult) -> str:
    metric = plan.metric_of(key_result)
    known = f"it was {written(metric.values[-1].value)} on {metric.values[-1].date}" if metric and metric.values else ""
    return f"what is it today? {known or 'If nobody knows, promise to find it out first'}"
