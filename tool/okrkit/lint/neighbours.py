"""What two teams promise side by side, and whether they know of each other."""

from collections.abc import Iterator
from dataclasses import dataclass

from okrkit.address import Address
from okrkit.align.graph import Graph
from okrkit.objective import KeyResult, Objective
from okrkit.plan import Plan
from okrkit.reference import Reference


@dataclass(frozen=True, slots=True)
class Promise:
    """An objective, or one of its key results."""

    objective: Objective
    key_result: KeyResult | None = None

    @property
    def title(self) -> str:
        """What is promised, as written."""
        return (self.key_result or self.objective).title

    @property
    def where(self) -> Address:
        """Where its title stands."""
        return (self.key_result or self.objective).at("title")


def promises(plan: Plan) -> Iterator[Promise]:
    """Everything that is promised: first all objectives, then all key results."""
    yield from map(Promise, plan.objectives)
    for objective in plan.objectives:
        yield from (Promise(objective, key_result) for key_result in objective.key_results)


class Neighbours:
    """Which promises stand side by side without a word between them."""

    def __init__(self, plan: Plan, graph: Graph) -> None:
        self._plan, self._graph = plan, graph
        self._above: dict[Reference, frozenset[Reference]] = {}

    def unaware(self, one: Promise, other: Promise) -> bool:
        """Whether two promises of one kind, of two teams and at one time are not linked."""
        mine, theirs = one.objective, other.objective
        return (
            mine.team != theirs.team
            and (one.key_result is None) == (other.key_result is None)
            and self._meet(mine, theirs)
            and _same_numbers(one.key_result, other.key_result)
            and not self._know_each_other(mine, theirs)
        )

    def _meet(self, one: Objective, other: Objective) -> bool:
        mine, theirs = self._plan.cycles.get(one.cycle), self._plan.cycles.get(other.cycle)
        return mine is not None and theirs is not None and mine.starts <= theirs.ends and theirs.starts <= mine.ends

    def _know_each_other(self, one: Objective, other: Objective) -> bool:
        linked = other.reference in self._served_by(one) or one.reference in self._served_by(other)
        asked = {dependency.team for dependency in one.depends_on}, {dependency.team for dependency in other.depends_on}
        return linked or other.team in asked[0] or one.team in asked[1]

    def _served_by(self, objective: Objective) -> frozenset[Reference]:
        if objective.reference not in self._above:
            self._above[objective.reference] = frozenset(one.reference for one in self._graph.above(objective))
        return self._above[objective.reference]


def _same_numbers(one: KeyResult | None, other: KeyResult | None) -> bool:
    """Two teams that measure themselves alike start and end elsewhere; those that are after one thing do not."""
    return one is None or other is None or (one.baseline, one.target) == (other.baseline, other.target)
