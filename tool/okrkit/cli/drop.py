"""`okr drop`: give up a promise, and say why."""

from typing import Annotated

import typer

from okrkit.cli.editing import AnyReference, How, OnDay, changes_plan


@changes_plan
def drop(
    reference: AnyReference = None,
    because: Annotated[
        str | None, typer.Option(metavar="TEXT", help="Why it is no longer worth it.", show_default=False)
    ] = None,
    day: OnDay = None,
    *,
    how: How,
) -> None:
    """Give up an objective or a key result, in the open.

    It stays in its file with the day and the reason, and no longer counts in the progress. What is deleted
    instead leaves a gap in the story, and after the freeze a quiet move.
    """
    from okrkit.cli.editing import carry_out, find_promise, needed, not_ahead, open_to_edit
    from okrkit.report.edit import Subject
    from okrkit.writing.changing import Edits, about
    from okrkit.writing.edits.drop import drop as edits_of

    on = not_ahead(day)
    opened = open_to_edit(how.directory)
    promise = find_promise(opened, reference, on)
    edits = edits_of(promise, on, needed(because, "--because", "why is it no longer worth it?"))
    named = promise.reference
    subject = Subject(promise.title, f"Drop {named}", named, (named,))
    carry_out(opened, Edits(about(named), {promise.address.path: edits}), subject, on, how)
