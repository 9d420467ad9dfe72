"""What a rule can look at. A rule asks for it by the names of its parameters."""

from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property, lru_cache
from typing import Any

from okrkit.align.graph import Graph, build_graph
from okrkit.cycle import read_cycle
from okrkit.finding import Finding
from okrkit.history.check_ins import CheckIns
from okrkit.history.goalposts import Goalpost
from okrkit.lint.past import Past
from okrkit.lint.rule import Flag
from okrkit.lint.wording.reader import Reader
from okrkit.objective import Objective
from okrkit.plan import Plan


@dataclass(frozen=True)
class Sight:
    """All there is to see of a workspace on a day.

    ``whole`` is the plan with everything in it, ``found`` is what reading it found, ``faults`` is
    what is wrong with its lint settings, ``unused`` are the numbers of the exemptions that nothing
    needed, known only to the rules that run last. With ``all_cycles``, ``plan`` keeps cycles that are over.
    ``past`` is what git remembers, as far as it was asked.
    """

    whole: Plan
    today: date
    found: tuple[Finding, ...] = ()
    faults: tuple[Flag, ...] = ()
    unused: tuple[int, ...] = ()
    all_cycles: bool = False
    past: Past = field(default_factory=Past)

    @cached_property
    def plan(self) -> Plan:
        """The plan as far as somebody can still act on it: what is over and what was dropped is left out."""
        return self.whole.with_objectives(map(_without_dropped, filter(self._is_live, self.whole.objectives)))

    @cached_property
    def graph(self) -> Graph:
        """How the whole plan hangs together."""
        return build_graph(self.whole)

    @cached_property
    def reader(self) -> Reader:
        """Who reads sentences, with the words that the workspace adds."""
        return _reader(tuple(self.whole.lint.wording.items()))

    @cached_property
    def goalposts(self) -> tuple[Goalpost, ...]:
        """The promises of frozen cycles that are not over, with their moves; not those that were given up in the open."""
        return tuple(one for one in self.past.goalposts if self._is_open(one))

    @property
    def check_ins(self) -> CheckIns:
        """What commits did to check-ins."""
        return self.past.check_ins

    def seen_by(self, names: tuple[str, ...]) -> dict[str, Any]:
        """What a rule asked for."""
        return {name: getattr(self, name) for name in names}

    def _is_live(self, objective: Objective) -> bool:
        return objective.dropped is None and not self._is_over(objective.cycle)

    def _is_over(self, id: str) -> bool:
        cycle = self.whole.cycles.get(id) or read_cycle(id, fiscal_year_starts=self.whole.fiscal_year_starts)
        return cycle is not None and cycle.ends < self.today and not self.all_cycles

    def _is_open(self, goalpost: Goalpost) -> bool:
        objective = self.whole.objective(goalpost.reference)
        key_result = objective.key_result(goalpost.reference.key_result or "") if objective else None
        given_up = any(one is not None and one.dropped is not None for one in (objective, key_result))
        return not given_up and not self._is_over(goalpost.reference.cycle or "")


def _without_dropped(objective: Objective) -> Objective:
    kept = tuple(key_result for key_result in objective.key_results if key_result.dropped is None)
    return objective if len(kept) == len(objective.key_results) else replace(objective, key_results=kept)


@lru_cache(maxsize=4)
def _reader(wording: tuple[tuple[str, tuple[str, ...]], ...]) -> Reader:
    """One for all who read with the same words: two sides of a change have nearly all their sentences in common."""
    return Reader(dict(wording))
