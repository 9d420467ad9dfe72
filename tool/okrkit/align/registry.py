"""What the metrics of a plan are worth: what is known of each, who promises on it, and where two disagree."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from operator import attrgetter

from okrkit.measure.progress import is_dropped, live
from okrkit.measure.value import readings
from okrkit.objective import KeyResult, Kind, Objective
from okrkit.plan import Plan
from okrkit.reference import Reference
from okrkit.workspace import Metric

PARTS = ("definition", "source", "owner", "confidence", "indicator", "population", "gamed_by")
"""What an audit writes down of a metric before anybody promises on it, by the names in the registry."""


@dataclass(frozen=True, slots=True)
class Last:
    """The last value that is known of a metric, in its unit; ``of`` is the key result that told it, None for the registry."""

    value: float
    date: date
    of: Reference | None = None


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Two or more answers to one question about a metric, ``unit`` or ``population``: who gives each.

    None stands for the registry, or for the metric itself where it is written in place.
    """

    part: str
    said: Mapping[str, tuple[Reference | None, ...]]


@dataclass(frozen=True, slots=True)
class Audited:
    """A metric, and the key results that promise on it. ``lacks`` are those of `PARTS` that nobody wrote down."""

    metric: Metric
    users: tuple[KeyResult, ...]
    last: Last | None
    lacks: tuple[str, ...]
    disagreements: tuple[Disagreement, ...]


def audit(plan: Plan, objectives: Iterable[Objective], day: date) -> Iterator[Audited]:
    """Every metric of the registry, then those that a key result has in place.

    Key results of the ``objectives`` are its users, without what was dropped; its last value may come from any cycle.
    """
    using, promised = _by_metric(_kept(objectives, day)), _by_metric(_kept(plan.objectives, date.min))
    for id, metric in plan.metrics.items():
        yield _audited(metric, using.get(id, []), promised.get(id, []), day)
    for key_result in _kept(objectives, day):
        if isinstance(key_result.metric, Metric):
            yield _audited(key_result.metric, [key_result], [key_result], day)


def promising(objectives: Iterable[Objective], day: date) -> tuple[KeyResult, ...]:
    """The key results that rest on a number: outcomes and guardrails, without what was dropped."""
    return tuple(one for one in _kept(objectives, day) if one.kind is not Kind.OUTPUT)


def _kept(objectives: Iterable[Objective], day: date) -> Iterator[KeyResult]:
    for objective in objectives:
        if not is_dropped(objective, day):
            yield from live(objective, day)


def _by_metric(key_results: Iterable[KeyResult]) -> Mapping[str, list[KeyResult]]:
    found: dict[str, list[KeyResult]] = defaultdict(list)
    for key_result in key_results:
        if isinstance(key_result.metric, str):
            found[key_result.metric].append(key_result)
    return found


def _audited(metric: Metric, users: Sequence[KeyResult], promised: Iterable[KeyResult], day: date) -> Audited:
    return Audited(
        metric=metric,
        users=tuple(users),
        last=max(_values(metric, promised, day), key=attrgetter("date"), default=None),
        lacks=tuple(part for part in PARTS if not getattr(metric, part)),
        disagreements=tuple(_disagreements(metric, users)),
    )


def _values(metric: Metric, promised: Iterable[KeyResult], day: date) -> Iterator[Last]:
    """What was measured of it by the day, by those who say nothing else of unit and population than it does."""
    yield from (Last(one.value, one.date) for one in metric.values if one.date <= day)
    for key_result in promised:
        pairs = ((key_result.unit, metric.unit), (key_result.population, metric.population))
        differs = any(theirs and own and theirs != own for theirs, own in pairs)
        for one in () if differs else readings(key_result, day)[-1:]:
            yield Last(one.value, one.date, key_result.reference)


def _disagreements(metric: Metric, users: Iterable[KeyResult]) -> Iterator[Disagreement]:
    for part in ("unit", "population"):
        said: dict[str, list[Reference | None]] = defaultdict(list)
        if own := getattr(metric, part):
            said[own].append(None)
        for key_result in users:
            if answer := getattr(key_result, part):
                said[answer].append(key_result.reference)
        if len(said) > 1:
            yield Disagreement(part, {answer: tuple(who) for answer, who in said.items()})
