"""What each person carries."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from okrkit.align.waiting import unconfirmed
from okrkit.due.need import lead_of
from okrkit.measure.owned import numbers_by_owner, owner_of
from okrkit.measure.progress import is_dropped, live
from okrkit.measure.silence import is_past_due, is_silent
from okrkit.measure.status import Status, key_result_status
from okrkit.objective import Dependency, KeyResult, Kind, Objective
from okrkit.plan import Plan

Waiting = tuple[Objective, Dependency]
"""What an objective needs of another team."""

_SHORT = (Status.BEHIND, Status.AT_RISK, Status.MISSED)


@dataclass(frozen=True, slots=True)
class Load:
    """What one person has to see to; ``person`` is None for what is nobody's.

    ``numbers`` are the key results that have to move, ``guardrails`` those that have to hold, their own or their
    objective's. Of both, ``behind`` fall short of their plan, ``silent`` went quiet, and ``past_due`` are not met by their day.
    ``asked`` are dependencies that wait for their word as the lead of a team, ``promised`` those that they confirmed.
    """

    person: str | None
    objectives: tuple[Objective, ...] = ()
    numbers: tuple[KeyResult, ...] = ()
    guardrails: tuple[KeyResult, ...] = ()
    behind: tuple[KeyResult, ...] = ()
    silent: tuple[KeyResult, ...] = ()
    past_due: tuple[KeyResult, ...] = ()
    contributes: tuple[Objective, ...] = ()
    asked: tuple[Waiting, ...] = ()
    promised: tuple[Waiting, ...] = ()

    @property
    def teams(self) -> tuple[str, ...]:
        """The teams whose work they own, as the plan has them."""
        owned: tuple[Objective | KeyResult, ...] = (*self.objectives, *self.numbers, *self.guardrails)
        return tuple(dict.fromkeys(one.reference.team for one in owned))

    @property
    def owns(self) -> bool:
        """Whether they answer for anything."""
        return bool(self.objectives or self.numbers or self.guardrails)


def loads(plan: Plan, day: date) -> Mapping[str | None, Load]:
    """The load of everybody whom the plan names, who may carry nothing; by person, in the order of the workspace.

    Dropped work weighs nothing. Whoever should have a short cycle only, or a part of the plan, gives that part.
    """
    kept = tuple(objective for objective in plan.objectives if not is_dropped(objective, day))
    numbers = numbers_by_owner(kept, day)
    parts: dict[str, dict[str | None, list[object]]] = defaultdict(lambda: defaultdict(list))
    for objective in kept:
        for name, person, part in _parts(plan, objective, day):
            parts[name][person].append(part)
    people: dict[str | None, None] = dict.fromkeys([*plan.people, *_of_teams(plan), *numbers])
    people |= dict.fromkeys(person for by_person in parts.values() for person in by_person)
    return {
        person: Load(
            person,
            numbers=numbers.get(person, ()),
            **{name: tuple(by_person[person]) for name, by_person in parts.items() if person in by_person},  # type: ignore[arg-type] # as `_parts` names them
        )
        for person in people
    }


def _parts(plan: Plan, objective: Objective, day: date) -> Iterator[tuple[str, str | None, object]]:
    """What an objective gives people to carry: the field of `Load`, the person, and the thing."""
    yield "objectives", objective.owner, objective
    for person in objective.contributors:
        yield "contributes", person, objective
    for dependency in objective.depends_on:
        if dependency.confirmed_by:
            yield "promised", dependency.confirmed_by, (objective, dependency)
    for _, dependency in unconfirmed(plan, objective):
        yield "asked", lead_of(plan, dependency.team).person, (objective, dependency)
    cycle = plan.cycles.get(objective.cycle)
    for key_result in live(objective, day):
        owner = owner_of(objective, key_result)
        if key_result.kind is Kind.GUARDRAIL:
            yield "guardrails", owner, key_result
        if cycle and key_result_status(key_result, cycle, plan.policy, day) in _SHORT:
            yield "behind", owner, key_result
        if cycle and is_silent(key_result, cycle, plan.policy, day):
            yield "silent", owner, key_result
        if is_past_due(key_result, day):
            yield "past_due", owner, key_result


def _of_teams(plan: Plan) -> Iterator[str]:
    for team in plan.teams.values():
        yield from filter(None, (team.lead, *team.members))
