"""What the report on metrics is about: the registry as an audit, and the key results that rest on nothing."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from okrkit.align.narrow import Narrow
from okrkit.align.registry import Audited, audit, promising
from okrkit.cycle import Cycle
from okrkit.lint.twins import Twins
from okrkit.lint.wording.reader import Reader
from okrkit.objective import KeyResult
from okrkit.plan import Plan
from okrkit.report.kinds.question import Question
from okrkit.report.kinds.running import cycles_of, within
from okrkit.workspace import Metric, Trust

_ALIKE = 0.75
"""From this share of words on two definitions are nearly the same."""

DOUBTED = (Trust.LOW, Trust.UNMEASURED)
"""How far nobody should promise on a number."""


class Likeness(StrEnum):
    """Why two metrics may be one."""

    NAME = "name"
    SOURCE = "source"
    DEFINITION = "definition"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two metrics that may be one, the earlier first."""

    one: Metric
    other: Metric
    likeness: Likeness


@dataclass(frozen=True, slots=True)
class Registry:
    """The metrics of a plan and what rests on them in some cycles.

    Of a part of the plan only those metrics are there that it uses. ``promising`` are the outcomes and guardrails.
    """

    question: Question
    cycles: tuple[Cycle, ...]
    metrics: tuple[Audited, ...]
    promising: tuple[KeyResult, ...]
    pairs: tuple[Pair, ...]

    @property
    def unused(self) -> tuple[Audited, ...]:
        """The metrics that nobody promises on."""
        return tuple(one for one in self.metrics if not one.users)

    @property
    def trusted(self) -> tuple[Audited, ...]:
        """Those that are believed, at least somewhat."""
        return tuple(one for one in self.metrics if one.metric.confidence in (Trust.HIGH, Trust.MEDIUM))

    @property
    def unmeasured(self) -> tuple[KeyResult, ...]:
        """Key results that rest on a number without a metric, or on one that the registry does not know."""
        return tuple(one for one in self.promising if self.question.plan.metric_of(one) is None)

    @property
    def doubted(self) -> tuple[KeyResult, ...]:
        """Key results that rest on a number which nobody trusts."""
        metrics = ((one, self.question.plan.metric_of(one)) for one in self.promising)
        return tuple(one for one, metric in metrics if metric and metric.confidence in DOUBTED)


def registry(question: Question) -> Registry:
    """The audit of the metrics. Raises `OkrError` for a name that does not exist."""
    cycles = cycles_of(question)
    part = within(question.part, cycles).objectives
    is_part = question.asked != Narrow(cycle=question.asked.cycle)
    metrics = tuple(one for one in audit(question.plan, part, question.day) if one.users or not is_part)
    return Registry(
        question=question,
        cycles=cycles,
        metrics=metrics,
        promising=promising(part, question.day),
        pairs=tuple(_pairs([one.metric for one in metrics], question.plan)),
    )


def _pairs(metrics: Sequence[Metric], plan: Plan) -> Iterator[Pair]:
    """Metrics of one name, read with one query, or defined in nearly the same words; each pair once, by the first of these."""
    told: set[frozenset[int]] = set()
    by_definition = {one.definition: one for one in reversed(metrics) if one.definition}
    twins = Twins(Reader(plan.lint.wording), _ALIKE).among(one.definition for one in metrics if one.definition)
    found = (
        *(Pair(*pair, Likeness.NAME) for pair in _same(metrics, lambda one: one.name.casefold())),
        *(Pair(*pair, Likeness.SOURCE) for pair in _same(metrics, _query)),
        *(Pair(*pair, Likeness.DEFINITION) for pair in _same(metrics, lambda one: one.definition)),
        *(Pair(by_definition[one], by_definition[other], Likeness.DEFINITION) for one, other in twins),
    )
    for pair in found:
        both = frozenset((id(pair.one), id(pair.other)))
        if both not in told:
            told.add(both)
            yield pair


def _same(metrics: Iterable[Metric], key: Callable[[Metric], object]) -> Iterator[tuple[Metric, Metric]]:
    """Each metric that has what an earlier one has, with the first that had it."""
    first: dict[object, Metric] = {}
    for metric in metrics:
        if (held := key(metric)) and first.setdefault(held, metric) is not metric:
            yield first[held], metric


def _query(metric: Metric) -> tuple[str | None, str] | None:
    source = metric.source
    return (source.system, source.query) if source and source.query else None
