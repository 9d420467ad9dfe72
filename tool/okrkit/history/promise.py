"""What a key result promises, and which changes touch it."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

from okrkit.diff.change import Change, ChangeKind, Value
from okrkit.objective import Bound, KeyResult, Kind
from okrkit.plan import Plan
from okrkit.workspace import Metric


class Field(StrEnum):
    """The parts of a promise, as `rebaselines` name them, and that it exists at all."""

    TARGET = "target"
    COMMIT = "commit"
    STRETCH = "stretch"
    BASELINE = "baseline"
    UNIT = "unit"
    METRIC = "metric"
    POPULATION = "population"
    DUE = "due"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    EXISTENCE = "existence"


MEASURED = frozenset({Field.UNIT, Field.METRIC, Field.POPULATION})
"""What is measured, how and on whom: numbers on two sides of such a change cannot be compared."""


@dataclass(frozen=True, slots=True)
class Promise:
    """A goalpost at one moment; numbers in ``unit``, ``due`` None for the end of the cycle.

    The unit and the population are those of the metric where the key result leaves them to it.
    """

    target: float | None = None
    commit: float | None = None
    stretch: float | None = None
    baseline: float | None = None
    unit: str | None = None
    metric: str | None = None
    population: str | None = None
    due: date | None = None
    at_least: float | None = None
    at_most: float | None = None

    def before(self, change: Change) -> "Promise":
        """The promise on the other side of a change that led to this one."""
        field = field_of(change)
        if field is None or (field is Field.METRIC and change.detail):
            return self
        value: Any = change.before
        if field is Field.DUE and isinstance(value, str):
            value = date.fromisoformat(value)
        return replace(self, **{str(field): value})


def promise_of(key_result: KeyResult, plan: Plan) -> Promise:
    """What a key result of a plan promises."""
    metric, bound = plan.metric_of(key_result), key_result.bound or Bound()
    return Promise(
        key_result.target,
        key_result.commit,
        key_result.stretch,
        key_result.baseline,
        plan.unit_of(key_result) or None,
        key_result.metric.name if isinstance(key_result.metric, Metric) else key_result.metric,
        key_result.population or (metric.population if metric else None),
        key_result.due,
        bound.low,
        bound.high,
    )


def as_promised(key_result: KeyResult, promise: Promise) -> KeyResult:
    """The key result with the numbers of another promise, and not given up."""
    bound = Bound(promise.at_least, promise.at_most) if key_result.kind is Kind.GUARDRAIL else key_result.bound
    return replace(key_result, baseline=promise.baseline, target=promise.target, due=promise.due, bound=bound, dropped=None)


def field_of(change: Change) -> Field | None:
    """The part of a promise that a change touches; None where it touches none.

    Milestones, weights, the day of a baseline and where a metric is read are no promises.
    """
    return _FIELDS.get((change.kind, change.detail))


def fills_a_gap(field: Field, before: Value) -> bool:
    """Whether something was only said for the first time: nobody had promised a baseline or a metric yet."""
    return before is None and (field in MEASURED or field is Field.BASELINE)


_TARGETS = {"": Field.TARGET, "commit": Field.COMMIT, "stretch": Field.STRETCH}
_BOUNDS = {"at least": Field.AT_LEAST, "at most": Field.AT_MOST}
_FIELDS = {
    **{
        (kind, detail): field
        for kind in (ChangeKind.TARGET_EASED, ChangeKind.TARGET_RAISED)
        for detail, field in _TARGETS.items()
    },
    **{
        (kind, detail): field
        for kind in (ChangeKind.GUARDRAIL_LOOSENED, ChangeKind.GUARDRAIL_TIGHTENED)
        for detail, field in _BOUNDS.items()
    },
    **{(ChangeKind.METRIC_CHANGED, detail): Field.METRIC for detail in ("", "definition", "direction")},
    (ChangeKind.BASELINE_CHANGED, ""): Field.BASELINE,
    (ChangeKind.UNIT_CHANGED, ""): Field.UNIT,
    (ChangeKind.POPULATION_CHANGED, ""): Field.POPULATION,
    (ChangeKind.DUE_DATE_MOVED, ""): Field.DUE,
}
