"""`okr rename`: another id for an objective or a key result, wherever it is named."""

import re
from typing import Annotated

import typer

from okrkit.cli.editing import AnyReference, How, changes_plan
from okrkit.errors import OkrError


@changes_plan
def rename(
    old: AnyReference = None,
    new: Annotated[
        str | None, typer.Argument(metavar="NEW", help="The new id, alone or as a reference.", show_default=False)
    ] = None,
    *,
    how: How,
) -> None:
    """Give an objective or a key result another id, wherever it is named.

    An objective changes its id in its cycle and in later ones that carry it on. Links, reviews and exemptions
    follow in every file, and `formerly` keeps the old id, so that the history goes on.
    """
    from okrkit.cli.editing import carry_out, find_promise, needed, not_ahead, open_to_edit
    from okrkit.diff.change import ChangeKind
    from okrkit.objective import KeyResult
    from okrkit.reading.tree import WORKSPACE_FILE
    from okrkit.report.edit import Subject
    from okrkit.writing.changing import Edits
    from okrkit.writing.edits.rename import rename_key_result, rename_objective

    on = not_ahead(None)
    opened = open_to_edit(how.directory)
    promise = find_promise(opened, old, on)
    typed = needed(new, "NEW", "what is its new id?")
    id = _id_of(typed, promise.reference.parent.team, promise.reference.objective, is_key_result=isinstance(promise, KeyResult))
    named = promise.reference
    edits = {}
    if id != promise.id:
        if isinstance(promise, KeyResult):
            objective = opened.loaded.plan.objective(named)
            edits = dict(rename_key_result(opened.loaded, objective, promise, id)) if objective else {}
        else:
            edits = dict(rename_objective(opened.loaded, promise, id))
    renamed = {ChangeKind.OBJECTIVE_ID_CHANGED, ChangeKind.KEY_RESULT_ID_CHANGED, ChangeKind.RELATION_CHANGED}
    if WORKSPACE_FILE in edits:
        renamed.add(ChangeKind.POLICY_CHANGED)  # what is exempted from a rule has another name
    called = f"{named} is called {id}"
    subject = Subject(called, f"Rename {named} to {id}", references=(named,), nothing=f"{called} already: nothing to write")
    carry_out(opened, Edits(lambda change: change.kind in renamed, edits), subject, on, how)


def _id_of(typed: str, team: str, objective: str, *, is_key_result: bool) -> str:
    """The id in what somebody typed as the new name. Raises `OkrError` where it would move something elsewhere."""
    from okrkit.reference import SLUG, Reference

    reference = Reference.parse(typed)
    if reference and (
        (reference.team, bool(reference.key_result)) != (team, is_key_result)
        or (is_key_result and reference.objective != objective)
    ):
        raise OkrError(f"`{typed}` is in another place", "`okr rename` changes an id; move the lines to move the objective")
    id = typed.removeprefix("#") if reference is None else reference.key_result or reference.objective
    if not re.fullmatch(SLUG, id):
        raise OkrError(f"`{id}` is not an id", "use small letters a-z, digits and `-`, at most 64 characters")
    return id
