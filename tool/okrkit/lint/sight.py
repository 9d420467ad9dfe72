"""What a rule can look at. A rule asks for it by the names of its parameters."""

from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any

from okrkit.align.graph import Graph, build_graph
from okrkit.finding import Finding
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
    """

    whole: Plan
    today: date
    found: tuple[Finding, ...] = ()
    faults: tuple[Flag, ...] = ()
    unused: tuple[int, ...] = ()
    all_cycles: bool = False

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
        return Reader(self.whole.lint.wording)

    def seen_by(self, names: tuple[str, ...]) -> dict[str, Any]:
        """What a rule asked for."""
        return {name: getattr(self, name) for name in names}

    def _is_live(self, objective: Objective) -> bool:
        cycle = self.whole.cycles.get(objective.cycle)
        over = cycle is not None and cycle.ends < self.today and not self.all_cycles
        return objective.dropped is None and not over


def _without_dropped(objective: Objective) -> Objective:
    kept = tuple(key_result for key_result in objective.key_results if key_result.dropped is None)
    return objective if len(kept) == len(objective.key_results) else replace(objective, key_results=kept)
