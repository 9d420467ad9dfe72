"""Who should look at a change of the plan, and why."""

from collections.abc import Iterable
from dataclasses import replace

from okrkit.diff.change import Change
from okrkit.owners.concerns import Concerns
from okrkit.owners.place import Who
from okrkit.owners.reviewer import Reason, Reviewer, Side
from okrkit.plan import Plan


def reviewers(before: Plan, after: Plan, changes: Iterable[Change]) -> tuple[Reviewer, ...]:
    """Everybody whom the changes between two plans concern, those who must look first, each once with every reason.

    These are the owners and leads of what changed; the owners of what it aligns to, before and after, so that moving
    a link asks both ends; of what aligns to it, where a promise moves; the teams that it depends on and those that
    depend on its team; the owner of a metric; for what all teams share, the leads of the teams at the top. Routine
    concerns nobody but the owner. Changes of leads and owners ask both, the old one and the new.

    Both plans should be whole: what one of them does not hold cannot be asked about. Nobody is left out for being
    unknown to the workspace, see `Reviewer.known`.
    """
    concerns = Concerns(before, after)
    found: dict[Who, dict[object, Reason]] = {}
    for change in changes:
        for who, reason in concerns.of(change):
            reasons = found.setdefault(who, {})
            key = reason.why, reason.about, reason.through, reason.metric
            reasons[key] = _together(reasons[key], reason) if key in reasons else reason
    return tuple(sorted((_reviewer(who, tuple(found[who].values()), before, after) for who in found), key=_rank))


def _together(one: Reason, other: Reason) -> Reason:
    side = one.side if one.side is other.side else Side.BOTH
    required = one.required or other.required
    return one if (side, required) == (one.side, one.required) else replace(one, side=side, required=required)


def _reviewer(who: Who, reasons: tuple[Reason, ...], before: Plan, after: Plan) -> Reviewer:
    by_weight = tuple(sorted(reasons, key=lambda reason: not reason.required))
    if who.person is not None:
        person = after.people.get(who.person) or before.people.get(who.person)
        known = person is not None or not (after.people or before.people)
        name = person.name if person else who.person
        return Reviewer(who.person, None, name, (person and person.handle) or who.person, known, by_weight)
    id = who.team or ""
    team = after.teams.get(id) or before.teams.get(id)
    return Reviewer(None, id, team.name if team else id, team.handle if team else None, team is not None, by_weight)


def _rank(reviewer: Reviewer) -> tuple[bool, int, int, bool, str]:
    """Those who must look first; of them those with the most to look at."""
    required = sum(reason.required for reason in reviewer.reasons)
    return not required, -required, -len(reviewer.reasons), reviewer.person is None, reviewer.id
