"""What differs in what all objectives share: cycles, teams and what the workspace chose, with the metric registry."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, fields

from okrkit.cycle import Cycle, read_cycle
from okrkit.diff.change import Change, ChangeKind, Value
from okrkit.diff.registry import compare_registry
from okrkit.diff.said import differing, joined, written
from okrkit.diff.sides import WORKSPACE, Sides
from okrkit.plan import Plan
from okrkit.reference import Reference
from okrkit.workspace import Exemption, Policy, Team

OF_THE_WORKSPACE = frozenset(
    {
        ChangeKind.CYCLE_MOVED,
        ChangeKind.FREEZE_MOVED,
        ChangeKind.POLICY_CHANGED,
        ChangeKind.TEAM_ADDED,
        ChangeKind.TEAM_REMOVED,
        ChangeKind.TEAM_CHANGED,
        ChangeKind.WORKSPACE_CHANGED,
    }
)
"""Kinds that only a change of the workspace file brings."""

_OF_THE_FILE = tuple(one.name for one in fields(Plan) if one.name not in ("objectives", "reviews", "metrics"))
"""Fields of a plan that its workspace file makes."""

_OF_ITS_OWN = ("freeze_after_days", "review", "alignment", "health")
"""Fields of the policy that are told in another way than the others."""


def compare_shared(sides: Sides) -> Iterator[Change]:
    """Changes outside of objectives; none where one side does not hold its workspace.

    ``cycle moved`` has a cycle's first or last day (detail ``starts`` or ``ends``), or, for all cycles
    whose ids carry their dates, the month in which the year begins (detail ``fiscal_year_starts``).
    ``freeze moved`` has the last day on which promises are drafts, or, for all cycles that do not say
    it, how many days after its start that is (detail ``freeze_after_days``). The others name the
    field in their detail and hold its value as text; a cycle with dates of its own that is listed or taken
    off the list is a ``policy changed``.
    """
    before, after = sides.before, sides.after
    if not (before.organization and after.organization):
        return
    yield from compare_registry(sides)
    if _same_workspace(before, after):
        return
    for id in sorted(before.cycles.keys() | after.cycles.keys()):
        yield from _compare_cycle(id, before, after)
    for kind, detail, was, now in (
        (ChangeKind.CYCLE_MOVED, "fiscal_year_starts", before.fiscal_year_starts, after.fiscal_year_starts),
        (ChangeKind.FREEZE_MOVED, "freeze_after_days", before.policy.freeze_after_days, after.policy.freeze_after_days),
    ):
        if was != now:
            yield Change(kind, WORKSPACE, after.organization, was, now, detail=detail)
    for kind, values in ((ChangeKind.POLICY_CHANGED, _choices), (ChangeKind.WORKSPACE_CHANGED, _about)):
        for detail, old, new in differing(values(before), values(after)):
            yield Change(kind, WORKSPACE, after.organization, old, new, detail=detail)
    yield from _compare_teams(before.teams, after.teams)


def _same_workspace(before: Plan, after: Plan) -> bool:
    """Quick where the same text was read once for both, as for most commits of a history."""
    sides = ((getattr(before, name), getattr(after, name)) for name in _OF_THE_FILE)
    return all(was is now or was == now for was, now in sides)


def _compare_cycle(id: str, before: Plan, after: Plan) -> Iterator[Change]:
    """Only what a workspace says of a cycle: one whose dates follow from its id moves with all others that do."""
    derived = _derived(id, before), _derived(id, after)
    old, new = before.cycles.get(id) or derived[0], after.cycles.get(id) or derived[1]
    if (old, new) == derived:
        return
    if old is None or new is None:
        yield Change(ChangeKind.POLICY_CHANGED, WORKSPACE, after.organization, _days(old), _days(new), detail=f"cycle {id}")
        return
    of = Reference("", "", id)
    for kind, detail, was, now in (
        (ChangeKind.CYCLE_MOVED, "starts", old.starts, new.starts),
        (ChangeKind.CYCLE_MOVED, "ends", old.ends, new.ends),
        (ChangeKind.FREEZE_MOVED, "", old.frozen_from, new.frozen_from),
    ):
        if was != now:
            yield Change(kind, of, id, was.isoformat(), now.isoformat(), detail=detail)


def _days(cycle: Cycle | None) -> str | None:
    return f"{cycle.starts} to {cycle.ends}, frozen from {cycle.frozen_from}" if cycle else None


def _derived(id: str, plan: Plan) -> Cycle | None:
    freeze = plan.policy.freeze_after_days
    return read_cycle(id, fiscal_year_starts=plan.fiscal_year_starts, freeze_after_days=freeze)


def _choices(plan: Plan) -> dict[str, Value]:
    """What the workspace chose: its policy, its lenses, and which advice it wants."""
    policy = {one.name: written(getattr(plan.policy, one.name)) for one in fields(Policy) if one.name not in _OF_ITS_OWN}
    lint = plan.lint
    return {
        **policy,
        **{f"review {kind}": level for kind, level in plan.policy.review.items()},
        **{f"alignment {name}": value for name, value in asdict(plan.policy.alignment).items()},
        **{f"health {name}": value for name, value in asdict(plan.policy.health).items()},
        "lenses": joined(plan.lenses),
        **{f"lint {rule}": written(setting) for rule, setting in lint.rules.items()},
        **{f"exempt {one.rule} {one.where}": _reason(one) for one in lint.exempt},
        **{f"wording {name}": joined(words) for name, words in lint.wording.items()},
        "plugins": joined(lint.plugins),
    }


def _reason(exemption: Exemption) -> str:
    return f"{exemption.because} (until {exemption.until})" if exemption.until else exemption.because


def _about(plan: Plan) -> dict[str, Value]:
    """What the workspace tells of the organization, its people and its words."""
    return {
        "organization": plan.organization,
        "repository": plan.repository,
        "custom_schema": plan.custom_schema,
        **{f"person {one.id}": joined((one.name, one.email, one.handle and f"@{one.handle}")) for one in plan.people.values()},
        **{f"glossary {word}": meaning for word, meaning in plan.glossary.items()},
    }


def _compare_teams(before: Mapping[str, Team], after: Mapping[str, Team]) -> Iterator[Change]:
    for id in (*after, *(id for id in before if id not in after)):
        old, new, of = before.get(id), after.get(id), Reference(id, "")
        if old and new:
            for field, was, now in differing(_team(old), _team(new)):
                yield Change(ChangeKind.TEAM_CHANGED, of, new.name, was, now, detail=field)
        elif new:
            yield Change(ChangeKind.TEAM_ADDED, of, new.name, None, new.name, by=new.lead)
        elif old:
            yield Change(ChangeKind.TEAM_REMOVED, of, old.name, old.name, None, by=old.lead)


def _team(team: Team) -> dict[str, Value]:
    members = joined(sorted(team.members))
    return {"name": team.name, "parent": team.parent, "lead": team.lead, "members": members, "handle": team.handle}
