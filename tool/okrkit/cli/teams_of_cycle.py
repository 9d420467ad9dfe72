"""Whose part of a cycle a command is about."""

from typing import TYPE_CHECKING

from okrkit.errors import OkrError

if TYPE_CHECKING:
    from okrkit.plan import Plan


def teams_of(plan: "Plan", cycle: str, team: str | None) -> tuple[str, ...]:
    """The teams with objectives in a cycle, or the one that somebody means. Raises `OkrError` for what does not exist."""
    from okrkit.align.selection import known

    used = {one.cycle for one in plan.objectives}
    known("cycle", cycle, tuple(id for id in plan.cycles if id in used))
    teams = tuple(dict.fromkeys(one.team for one in plan.objectives if one.cycle == cycle))
    known("team", team, tuple(plan.teams) or teams, {one.name: id for id, one in plan.teams.items()})
    if team is not None and team not in teams:
        raise OkrError(f"{plan.team_name(team)} has no objectives in {cycle}", f"these have: {', '.join(teams)}")
    return (team,) if team is not None else teams
