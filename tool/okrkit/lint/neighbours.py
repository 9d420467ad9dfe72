"""What two teams promise side by side, and whether they know of each other."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from okrkit.address import Address
from okrkit.align.answered import is_draft
from okrkit.align.graph import Graph
from okrkit.lint.twins import Twins
from okrkit.objective import KeyResult, Objective
from okrkit.plan import Plan
from okrkit.reference import Reference


@dataclass(frozen=True, slots=True)
class Promise:
    """An objective, or one of its key results."""

    objective: Objective
    key_result: KeyResult | None = None

    @property
    def part(self) -> Objective | KeyResult:
        """The one that is promised."""
        return self.key_result or self.objective

    @property
    def title(self) -> str:
        """What is promised, as written."""
        return self.part.title

    @property
    def where(self) -> Address:
        """Where its title stands."""
        return self.part.at("title")


def side_by_side(plan: Plan, graph: Graph, twins: Twins) -> Iterator[tuple[Promise, Promise]]:
    """Promises that another team makes as well, without a word between the two; each with the one that stands before it.

    Of an objective and all that is in it only one is told of.
    """
    every, unaware = tuple(_promises(plan)), _Unaware(plan, graph)
    like: dict[str, dict[str, None]] = defaultdict(dict)
    for titles in _at_one_time(plan, every):
        for one, other in twins.among(titles):
            like[one][other] = like[other][one] = None
    before: dict[str, dict[str, list[Promise]]] = defaultdict(lambda: defaultdict(list))  # by title and team
    told: set[Reference] = set()
    for promise in every:
        if promise.objective.reference in told:
            continue
        of_others = (
            one
            for title in (promise.title, *like[promise.title])
            for team, own in before[title].items()
            if team != promise.objective.team
            for one in own
        )
        found = next((other for other in of_others if unaware.of_each_other(other, promise)), None)
        if found and twins.are(promise.title, found.title):
            told.add(promise.objective.reference)
            yield promise, found
        before[promise.title][promise.objective.team].append(promise)


def _promises(plan: Plan) -> Iterator[Promise]:
    """First all objectives, then all key results; what is still to be filled in promises nothing yet."""
    promised = [objective for objective in plan.objectives if not is_draft(objective)]
    yield from map(Promise, promised)
    for objective in promised:
        yield from (Promise(objective, key_result) for key_result in objective.key_results)


def _at_one_time(plan: Plan, every: Iterable[Promise]) -> Iterator[list[str]]:
    """Titles to be held against each other: those of one cycle, and of each that is as long or longer and meets it."""
    titles: dict[str, list[str]] = defaultdict(list)
    for promise in every:
        titles[promise.objective.cycle].append(promise.title)
    cycles = sorted((plan.cycles[id] for id in titles if id in plan.cycles), key=lambda cycle: (cycle.days, cycle.id))
    for at, cycle in enumerate(cycles):
        longer = [other for other in cycles[at:] if other.starts <= cycle.ends and cycle.starts <= other.ends]
        yield [title for other in longer for title in titles[other.id]]


class _Unaware:
    """Which objectives know of each other."""

    def __init__(self, plan: Plan, graph: Graph) -> None:
        self._plan, self._graph = plan, graph
        self._above: dict[Reference, frozenset[Reference]] = {}

    def of_each_other(self, one: Promise, other: Promise) -> bool:
        """Whether two promises are of one kind, of two teams and at one time, and are not linked."""
        mine, theirs = one.objective, other.objective
        return (
            mine.team != theirs.team
            and (one.key_result is None) == (other.key_result is None)
            and self._meet(mine, theirs)
            and same_numbers(one.part, other.part)
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


def parts(objective: Objective) -> tuple[Objective | KeyResult, ...]:
    """An objective and each of its key results."""
    return (objective, *objective.key_results)


def same_numbers(one: Objective | KeyResult, other: Objective | KeyResult) -> bool:
    """Whether two things that are promised in the same words are one: who has numbers of their own is after something else."""
    if isinstance(one, Objective) or isinstance(other, Objective):
        return True
    return (one.baseline, one.target) == (other.baseline, other.target)
