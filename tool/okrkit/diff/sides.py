"""The two plans of a comparison, and what a key result leaves to its metric."""

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from okrkit.diff.identity import Pair, pair_key_results, pair_objectives
from okrkit.objective import KeyResult, Link, Objective
from okrkit.plan import Plan
from okrkit.reference import Reference
from okrkit.review import Verdict
from okrkit.workspace import Better, Metric

WORKSPACE = Reference("", "")
"""What a change is about that is about no objective, no team and no cycle."""

Inherited = Literal["unit", "population"]


@dataclass(frozen=True)
class Sides:
    """Two plans, each perhaps only a part: what one of them does not hold is taken as unchanged."""

    before: Plan
    after: Plan

    @cached_property
    def objectives(self) -> list[Pair[Objective]]:
        """Every objective before and after."""
        return pair_objectives(self.before.objectives, self.after.objectives)

    @cached_property
    def redefined(self) -> frozenset[str]:
        """Ids of metrics in the registry that no longer mean what they did."""
        if self.before.metrics == self.after.metrics:
            return frozenset()
        both = self.before.metrics.keys() & self.after.metrics.keys()
        return frozenset(id for id in both if meaning(self.before.metrics[id]) != meaning(self.after.metrics[id]))

    @cached_property
    def renamed(self) -> dict[Reference, Reference]:
        """From the former reference to the present one, for objectives that were renamed or moved."""
        return {old.reference: new.reference for old, new in self.objectives if old and new and old.reference != new.reference}

    @cached_property
    def renamed_key_results(self) -> dict[Reference, str]:
        """By the former reference of a key result, as its objective is called now, the id that it has now."""
        return {
            Reference(new.team, new.id, new.cycle, one.id): other.id
            for old, new in self.objectives
            if old and new and [one.id for one in old.key_results] != [one.id for one in new.key_results]
            for one, other in pair_key_results(old.key_results, new.key_results)
            if one and other and one.id != other.id
        }

    @cached_property
    def verdicts(self) -> tuple[dict[Reference, Verdict], dict[Reference, Verdict]]:
        """What the reviews say before and after, by objective."""
        return _verdicts(self.before), _verdicts(self.after)

    def same(self, old: Objective, new: Objective) -> bool:
        """Whether nothing in the objective can differ, itself and its metrics."""
        if old is not new and old != new:
            return False
        return not self.redefined or self.redefined.isdisjoint(_metrics(new))

    def metrics(self, old: KeyResult, new: KeyResult) -> tuple[Metric | None, Metric | None]:
        """The metric of a key result on each side, None where it has none or the plan does not hold it."""
        return self.before.metric_of(old), self.after.metric_of(new)

    def inherited(self, field: Inherited, old: KeyResult, new: KeyResult) -> tuple[str | None, str | None]:
        """A field that a key result may leave to its metric; equal where one side cannot be known."""
        known: list[str | None] = []
        for key_result, metric in zip((old, new), self.metrics(old, new), strict=True):
            own: str | None = getattr(key_result, field)
            if own is None and metric is None and key_result.metric is not None:
                return None, None
            known.append(own if own is not None or metric is None else getattr(metric, field))
        return known[0], known[1]

    def unit(self, old: KeyResult, new: KeyResult) -> str:
        """The unit of numbers on both sides; empty where it changed and no unit fits both."""
        before, after = self.before.unit_of(old), self.after.unit_of(new)
        return after if before == after or not before else before if not after else ""

    def upward(self, old: KeyResult, new: KeyResult) -> bool:
        """Whether higher is better: as the metric says, else from baseline to target, else yes."""
        for metric in self.metrics(old, new):
            if metric and metric.better in (Better.HIGHER, Better.LOWER):
                return metric.better is Better.HIGHER
        for side in (old, new):
            if side.baseline is not None and side.target is not None and side.baseline != side.target:
                return side.target > side.baseline
        return True

    def meant(self, link: Link, side: Plan, cycle: str) -> Reference:
        """What a link of an objective in ``cycle`` points to, by its present name; as written where that is unknown."""
        objective = side.resolve(link.to, cycle)
        if not objective:
            return link.to
        present = self.renamed.get(objective.reference, objective.reference) if side is self.before else objective.reference
        meant = Reference(present.team, present.objective, present.cycle, link.to.key_result)
        key_result = self.renamed_key_results.get(meant, link.to.key_result) if side is self.before else link.to.key_result
        return Reference(meant.team, meant.objective, meant.cycle, key_result)


def meaning(metric: Metric) -> tuple[object, ...]:
    """What a metric measures and how, apart from its name, its keepers and its values."""
    return metric.definition, metric.unit, metric.better, metric.source, metric.population


def _metrics(objective: Objective) -> set[str]:
    return {each.metric for each in objective.key_results if isinstance(each.metric, str)}


def _verdicts(plan: Plan) -> dict[Reference, Verdict]:
    return {
        Reference(review.team, objective, review.cycle): verdict
        for review in plan.reviews
        for objective, verdict in review.verdicts.items()
    }
