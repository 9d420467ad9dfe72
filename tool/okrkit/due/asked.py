"""What somebody asks to see of what is due."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from okrkit.align.selection import known
from okrkit.cycle import Cycle
from okrkit.due.need import Need, owner_of
from okrkit.measure.progress import is_dropped
from okrkit.objective import Objective
from okrkit.plan import Plan

LOOK_BACK_DAYS = 14
"""How long after its end a team has time to look back on a cycle."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Whose part is asked for, by id; None is everybody's. Both must agree."""

    owner: str | None = None
    team: str | None = None

    def check(self, plan: Plan) -> None:
        """Raise `OkrError` for a name that does not exist."""
        known("team", self.team, tuple(plan.teams), {team.name: id for id, team in plan.teams.items()})
        known("person", self.owner, tuple(plan.people), {person.name: id for id, person in plan.people.items()})

    def includes(self, need: Need) -> bool:
        """Whether a need is asked for: a team sees what it has to do, and what its objectives wait for."""
        teams = {need.team, need.objective.team if need.objective else need.team}
        return self.owner in (None, need.who.person) and (self.team is None or self.team in teams)

    def objectives(self, plan: Plan, day: date) -> Iterator[Objective]:
        """The objectives that are not given up, of the team and with something that the person answers for."""
        for objective in plan.objectives:
            if is_dropped(objective, day) or self.team not in (None, objective.team):
                continue
            answering = {owner_of(plan, objective, part).person for part in (None, *objective.key_results)}
            if self.owner is None or self.owner in answering:
                yield objective

    def cycles(self, plan: Plan, day: date) -> tuple[Cycle, ...]:
        """The cycles of these objectives that are to come, run, or are looked back on, as they begin, the longest first."""
        found = {objective.cycle for objective in self.objectives(plan, day)}
        live = [one for id, one in plan.cycles.items() if id in found and (day - one.ends).days <= LOOK_BACK_DAYS]
        return tuple(sorted(live, key=lambda one: (one.starts, -one.days, one.id)))
