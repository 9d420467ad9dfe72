"""`okr depend`: what an objective needs from other teams, and their yes."""

from typing import Annotated

import typer

from okrkit.cli.editing import How, ObjectiveReference, OnDay, changes_plan

depend = typer.Typer(help="Say what an objective needs from other teams, and confirm it.", no_args_is_help=True)


@depend.command()
@changes_plan
def add(
    reference: ObjectiveReference = None,
    what: Annotated[str | None, typer.Argument(metavar="WHAT", help="What is needed from them.", show_default=False)] = None,
    team: Annotated[
        str | None, typer.Option("--on", metavar="TEAM", help="The team that has to do it.", show_default=False)
    ] = None,
    *,
    how: How,
) -> None:
    """Say what another team has to do. Until somebody of it confirms that, it is a hope."""
    from okrkit.align.selection import known
    from okrkit.cli.editing import carry_out, find_one, needed, not_ahead, open_to_edit
    from okrkit.report.edit import Subject
    from okrkit.writing.changing import Edits, about
    from okrkit.writing.edits.depend import add_dependency

    on = not_ahead(None)
    opened = open_to_edit(how.directory)
    plan = opened.loaded.plan
    objective = find_one(opened, reference, on)
    of = needed(team, "--on", "which team has to do it?", plan.teams)
    known("team", of, tuple(plan.teams), {one.name: id for id, one in plan.teams.items()})
    edits = add_dependency(objective, of, needed(what, "WHAT", "what is needed from them?"))
    named = objective.reference
    subject = Subject(objective.title, f"Depend on {of} for {named}", named, (named,))
    carry_out(opened, Edits(about(named), {objective.address.path: edits}), subject, on, how)


@depend.command()
@changes_plan
def confirm(
    reference: ObjectiveReference = None,
    what: Annotated[
        str | None,
        typer.Argument(metavar="WHAT", help="Words of it; not needed where one is open.", show_default=False),
    ] = None,
    team: Annotated[str | None, typer.Option(metavar="TEAM", help="The team that confirms it.", show_default=False)] = None,
    by: Annotated[
        str | None,
        typer.Option(metavar="PERSON", help="The id of who says yes for the team.", show_default="git config user.email"),
    ] = None,
    day: OnDay = None,
    *,
    how: How,
) -> None:
    """Say yes to what another team's objective needs."""
    from okrkit.align.selection import known
    from okrkit.cli.editing import carry_out, find_one, needed, not_ahead, open_to_edit
    from okrkit.cli.whoami import whoami
    from okrkit.report.edit import Subject, Warned
    from okrkit.writing.changing import Edits, about
    from okrkit.writing.edits.depend import confirm_dependency

    on = not_ahead(day)
    opened = open_to_edit(how.directory)
    plan = opened.loaded.plan
    objective = find_one(opened, reference, on)
    person = by or whoami(plan, opened.root) or needed(None, "--by", "who says yes?", plan.people)
    known("person", person, tuple(plan.people), {one.name: id for id, one in plan.people.items()})
    at, edits = confirm_dependency(objective, team, what, person, on)
    asked = objective.depends_on[at]
    warnings = []
    if edits and asked.team in plan.teams and person not in plan.teams[asked.team].everybody:
        warnings.append(Warned(f"{plan.name_of(person)} is not of {plan.team_name(asked.team)}", "let them say it themselves"))
    named = objective.reference
    subject = Subject(objective.title, f"Confirm for {asked.team} what {named} needs", named, (named,), (person,))
    carry_out(opened, Edits(about(named), {objective.address.path: edits}), subject, on, how, warnings)
