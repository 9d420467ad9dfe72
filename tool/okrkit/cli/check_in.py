"""`okr check-in`: say where a key result stands."""

from datetime import date
from typing import Annotated

import typer

from okrkit.cli.completing import key_results
from okrkit.cli.editing import How, changes_plan
from okrkit.cli.options import day_of


@changes_plan
def check_in(
    reference: Annotated[
        str | None,
        typer.Argument(
            metavar="REF",
            help="The key result: team/objective#key-result; without it you are asked.",
            show_default=False,
            autocompletion=key_results,
        ),
    ] = None,
    value: Annotated[
        str | None,
        typer.Argument(metavar="VALUE", help="What was measured; a negative number after `--`.", show_default=False),
    ] = None,
    confidence: Annotated[
        str | None,
        typer.Option("--confidence", "-c", metavar="SHARE", help="How sure you are of the target, 0 to 1.", show_default=False),
    ] = None,
    note: Annotated[str | None, typer.Option(metavar="TEXT", help="What happened.", show_default=False)] = None,
    blockers: Annotated[str | None, typer.Option(metavar="TEXT", help="What stands in the way.", show_default=False)] = None,
    next: Annotated[str | None, typer.Option(metavar="TEXT", help="What will be tried next.", show_default=False)] = None,
    evidence: Annotated[
        str | None, typer.Option(metavar="TEXT", help="Where the number can be seen.", show_default=False)
    ] = None,
    done: Annotated[
        list[str] | None,
        typer.Option(metavar="TITLE", help="A milestone that is done; its title or how it begins.", show_default=False),
    ] = None,
    by: Annotated[str | None, typer.Option(metavar="PERSON", help="The id of who measured it.", show_default=False)] = None,
    day: Annotated[
        date | None,
        typer.Option("--date", metavar="DATE", parser=day_of, help="The day of the measurement.", show_default="today"),
    ] = None,
    source: Annotated[
        str | None,
        typer.Option(
            "--from",
            metavar="FILE",
            help="Check in every row of a CSV or JSON file, or of `-`: reference or metric, date, value.",
            show_default=False,
        ),
    ] = None,
    owner: Annotated[
        str | None,
        typer.Option(metavar="PERSON", help="Ask for what is due for this person.", show_default="git config user.email"),
    ] = None,
    *,
    how: How,
) -> None:
    """Say where a key result stands.

    Adds a check-in to the file of the key result, in the style of those before it; nothing else in the file
    changes. What is there already is not added again. With nothing given, you are asked for all that is due
    for you; `--from` takes many from a file, and says nothing twice.
    """
    from okrkit.cli.editing import carry_out, choose, not_ahead, number_of
    from okrkit.errors import OkrError
    from okrkit.objective import CheckIn
    from okrkit.report.edit import Subject, Warned
    from okrkit.say.values import number
    from okrkit.writing.changing import Edits
    from okrkit.writing.changing import about as only
    from okrkit.writing.edits.check_in import check_in as edits_of
    from okrkit.writing.edits.plausible import is_odd_step

    on = not_ahead(day)
    typed = (value, confidence, note, blockers, next, evidence, by, done)
    if source is not None or reference is None:
        _check_alone(reference, source, owner, typed)
        if source is not None:
            from okrkit.cli.check_in_file import check_in_from

            check_in_from(how.directory, source, how)
        else:
            from okrkit.cli.check_in_walk import walk

            walk(how.directory, owner, on, how)
        return
    measured = None if value is None else number_of(value, "the value")
    sure = None if confidence is None else number_of(confidence, "the confidence")
    if sure is not None and not 0 <= sure <= 1:
        meant = f"; for {sure:g}% write {sure / 100:g}" if 1 < sure <= 100 else ""
        raise OkrError(f"the confidence {confidence} is not between 0 and 1", f"0 is no hope, 1 is certainty{meant}")
    entry = CheckIn(on, measured, sure, by, *(text or None for text in (note, blockers, next, evidence)))
    if not done and entry == CheckIn(on, by=by):
        raise OkrError("there is nothing to check in", "give a VALUE, --confidence, --note or --done")
    chosen = choose(how.directory, reference, on)
    edits = edits_of(chosen.key_result, entry, done or ())
    warnings = []
    if edits and (dropped := chosen.key_result.dropped or chosen.objective.dropped):
        warnings.append(Warned(f"{chosen.key_result.reference} was given up on {dropped.date}", f"it said: {dropped.because}"))
    if edits and measured is not None and is_odd_step(chosen.key_result, measured, on):
        said = number(measured, chosen.opened.loaded.plan.unit_of(chosen.key_result))
        warnings.append(Warned(f"{said} is far from what was known before", "look whether the unit and the point are right"))
    about = chosen.key_result.reference
    subject = Subject(chosen.key_result.title, f"Check in {about}", about, (about,), (by,) if by else ())
    wanted = Edits(only(about), {chosen.key_result.address.path: edits})
    carry_out(chosen.opened, wanted, subject, on, how, warnings)


def _check_alone(reference: str | None, source: str | None, owner: str | None, typed: tuple[object, ...]) -> None:
    """See that what was typed fits: rows of a file say all of it themselves, and a walk asks for it. Raises `OkrError`."""
    from okrkit.cli.prompting import is_interactive
    from okrkit.errors import OkrError

    if source is not None and (reference or owner or any(typed)):
        raise OkrError("--from takes everything from its rows", "leave REF and the other values out")
    if source is None and any(typed):
        raise OkrError("it is not said which key result this is of", "name it: okr check-in team/objective#key-result VALUE")
    if source is None and not is_interactive():
        raise OkrError("there is nothing to check in", "give REF and VALUE, or --from FILE; in a terminal you are asked")
