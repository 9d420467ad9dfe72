"""`okr feedback`: what others say of an objective, and what became of it."""

from typing import Annotated

import typer

from okrkit.cli.editing import How, ObjectiveReference, OnDay, changes_plan

feedback = typer.Typer(help="Note what others say of an objective, and what became of it.", no_args_is_help=True)


@feedback.command()
@changes_plan
def add(
    reference: ObjectiveReference = None,
    note: Annotated[
        str | None, typer.Argument(metavar="NOTE", help="What they said, as they said it.", show_default=False)
    ] = None,
    source: Annotated[
        str | None,
        typer.Option(
            "--from", metavar="SOURCE", help="Who speaks: a peer, the manager, a customer, a team.", show_default=False
        ),
    ] = None,
    by: Annotated[str | None, typer.Option(metavar="NAME", help="The name of the one who said it.", show_default=False)] = None,
    day: OnDay = None,
    *,
    how: How,
) -> None:
    """Note what somebody says of an objective.

    What is noted already is not noted again.
    """
    from okrkit.cli.editing import carry_out, find_one, needed, not_ahead, open_to_edit
    from okrkit.objective import Feedback
    from okrkit.report.edit import Subject
    from okrkit.writing.changing import Edits, about
    from okrkit.writing.edits.feedback import add_feedback

    on = not_ahead(day)
    opened = open_to_edit(how.directory)
    objective = find_one(opened, reference, on)
    who = needed(source, "--from", "who says it? a peer, the manager, a customer, a team")
    said = Feedback(who, needed(note, "NOTE", "what did they say?"), by, on)
    named = objective.reference
    subject = Subject(objective.title, f"Note feedback on {named}", named, (named,))
    carry_out(opened, Edits(about(named), {objective.address.path: add_feedback(objective, said)}), subject, on, how)


@feedback.command()
@changes_plan
def answer(
    reference: ObjectiveReference = None,
    response: Annotated[str | None, typer.Argument(metavar="RESPONSE", help="What became of it.", show_default=False)] = None,
    to: Annotated[
        str | None,
        typer.Option(
            metavar="WORDS", help="Words of the note, or who said it; not needed where one is open.", show_default=False
        ),
    ] = None,
    *,
    how: How,
) -> None:
    """Say what became of it."""
    from okrkit.cli.editing import carry_out, find_one, needed, not_ahead, open_to_edit
    from okrkit.report.edit import Subject
    from okrkit.writing.changing import Edits, about
    from okrkit.writing.edits.feedback import answer_feedback

    on = not_ahead(None)
    opened = open_to_edit(how.directory)
    objective = find_one(opened, reference, on)
    edits = answer_feedback(objective, to, needed(response, "RESPONSE", "what became of it?"))
    named = objective.reference
    subject = Subject(objective.title, f"Answer feedback on {named}", named, (named,))
    carry_out(opened, Edits(about(named), {objective.address.path: edits}), subject, on, how)
