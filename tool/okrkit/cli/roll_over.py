"""`okr roll-over`: begin a cycle with what is kept of the one before."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from okrkit.cli.completing import cycles
from okrkit.cli.editing import How, OnDay, changes_plan
from okrkit.errors import OkrError

if TYPE_CHECKING:
    from okrkit.cycle import Cycle
    from okrkit.plan import Plan
    from okrkit.reference import Reference


@changes_plan
def roll_over(
    old: Annotated[str, typer.Argument(metavar="OLD", help="The cycle that ends.", show_default=False, autocompletion=cycles)],
    new: Annotated[str, typer.Argument(metavar="NEW", help="The one that comes.", show_default=False, autocompletion=cycles)],
    team: Annotated[str | None, typer.Option(metavar="TEAM", help="Only of this team.", show_default=False)] = None,
    only: Annotated[
        list[str] | None,
        typer.Option(metavar="REF", help="Only this objective, whatever its review says; may be repeated.", show_default=False),
    ] = None,
    every: Annotated[bool, typer.Option("--all", help="Also what was achieved or let go; not what was dropped.")] = False,
    day: OnDay = None,
    *,
    how: How,
) -> None:
    """Begin a cycle with what is kept of the one before.

    Copies the objectives that were neither achieved nor given up, or that their review keeps, into each team's
    file of the new cycle, with `continues`. Baselines are the last values, targets stay. What people have to
    decide is marked by a comment and said as a warning. What is there already is left alone.
    """
    from dataclasses import replace

    from okrkit.cli.editing import carry_out, not_ahead, open_to_edit
    from okrkit.cli.teams_of_cycle import teams_of
    from okrkit.report.edit import Subject, Warned
    from okrkit.writing.edits.carried import Choice
    from okrkit.writing.edits.roll_over import roll_over as rolled

    on = not_ahead(day)
    opened = open_to_edit(how.directory)
    plan = opened.loaded.plan
    before, after = _cycles(plan, old, new)
    teams = teams_of(plan, before.id, team)
    choice = Choice(teams, _named(plan, only or (), before, teams), every)
    done = rolled(opened.loaded, before, after, choice, on)
    warnings = [Warned(f"{replace(one.about, cycle=None)}: {one.message}", one.help) for one in done.doubts]
    subject = Subject(
        f"{before.id} → {after.id}",
        f"Roll {plan.team_name(team)} over from {before.id} to {after.id}" if team else f"Roll {before.id} over to {after.id}",
        references=done.begun,
        left=(
            *(
                f"{replace(one.reference, cycle=None)} is "
                f"{f'not carried on: {one.because}' if one.because else f'in {after.id} already'}"
                for one in done.left
            ),
            *(f"links into {id}, which is over by then, are not: roll that cycle over first to keep them" for id in done.ended),
        ),
        nothing=f"there is nothing to carry from {before.id} into {after.id}",
    )
    carry_out(opened, done.edits, subject, on, how, warnings)


def _cycles(plan: "Plan", old: str, new: str) -> tuple["Cycle", "Cycle"]:
    """Both cycles. Raises `OkrError` for one that does not exist, and where the second does not follow the first."""
    from okrkit.align.selection import known
    from okrkit.writing.edits.cycles import cycle_called

    used = {one.cycle for one in plan.objectives}
    known("cycle", old, tuple(id for id in plan.cycles if id in used))
    before, after = plan.cycles[old], cycle_called(plan, new)
    if after.starts <= before.starts or after.ends <= before.ends:
        raise OkrError(f"{new} does not come after {old}", "name the cycle that ends first, then the one that comes")
    return before, after


def _named(plan: "Plan", typed: Sequence[str], cycle: "Cycle", teams: Sequence[str]) -> tuple["Reference", ...]:
    """The objectives of a cycle that somebody names. Raises `OkrError` for one that is not there."""
    from dataclasses import replace

    from okrkit.reading.nearest import did_you_mean
    from okrkit.reference import Reference

    there = [one for one in plan.objectives if one.cycle == cycle.id and one.team in teams]
    named = []
    for text in typed:
        reference = Reference.parse(text)
        found = plan.objective(replace(reference, cycle=cycle.id)) if reference and not reference.key_result else None
        if found not in there or (reference and reference.cycle not in (None, cycle.id)):
            guess = did_you_mean(text, [f"{one.team}/{one.id}" for one in there])
            raise OkrError(f"there is no objective `{text}` to carry from {cycle.id}{guess}", "`okr tree` lists them")
        named.append(found.reference)
    return tuple(named)
