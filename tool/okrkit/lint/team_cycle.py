"""What a team set out to do in a cycle, for rules that look at a team as a whole."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from okrkit.address import Address
from okrkit.objective import KeyResult, Objective
from okrkit.plan import Plan


@dataclass(frozen=True, slots=True)
class TeamCycle:
    """The objectives of one team in one cycle, never none, in the order of the plan."""

    team: str
    cycle: str
    objectives: tuple[Objective, ...]

    @property
    def key_results(self) -> tuple[KeyResult, ...]:
        """All their key results."""
        return tuple(key_result for objective in self.objectives for key_result in objective.key_results)

    @property
    def where(self) -> Address:
        """Where something is said of them all: the only objective, or the team's name at the top of the file."""
        first = self.objectives[0]
        return first.at("title") if len(self.objectives) == 1 else Address(first.address.path, ("team",))

    @property
    def lenses(self) -> tuple[str, ...]:
        """The lenses that their key results name, one for each that does; none unless more than half of at least two do.

        What only a few of them say proves nothing about the others.
        """
        named = tuple(key_result.lens for key_result in self.key_results if key_result.lens)
        return named if len(named) > max(1, len(self.key_results) / 2) else ()


def team_cycles(plan: Plan) -> Iterator[TeamCycle]:
    """Each team in each of its cycles."""
    found: dict[tuple[str, str], list[Objective]] = defaultdict(list)
    for objective in plan.objectives:
        found[objective.team, objective.cycle].append(objective)
    for (team, cycle), objectives in found.items():
        yield TeamCycle(team, cycle, tuple(objectives))
