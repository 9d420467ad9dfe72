"""`okr rebaseline`: change a promise, and say so in the same edit."""

from datetime import date
from typing import Annotated

import typer

from okrkit.cli.editing import How, KeyResultReference, changes_plan
from okrkit.cli.options import AtLeast, AtMost, Baseline, Target, day_of


@changes_plan
def rebaseline(
    reference: KeyResultReference = None,
    because: Annotated[
        str | None,
        typer.Option(metavar="TEXT", help="What was learned that makes the new promise the right one.", show_default=False),
    ] = None,
    target: Target = None,
    stretch: Annotated[
        str | None, typer.Option(metavar="NUMBER", help="The number beyond the target.", show_default=False)
    ] = None,
    baseline: Baseline = None,
    at_least: AtLeast = None,
    at_most: AtMost = None,
    due: Annotated[
        date | None,
        typer.Option(metavar="DATE", parser=day_of, help="The day by which it is promised.", show_default=False),
    ] = None,
    approved_by: Annotated[
        str | None, typer.Option(metavar="PERSON", help="The id of who agreed, best who relies on it.", show_default=False)
    ] = None,
    day: Annotated[
        date | None,
        typer.Option("--date", metavar="DATE", parser=day_of, help="The day of the decision.", show_default="today"),
    ] = None,
    *,
    how: How,
) -> None:
    """Change a promise, and declare it.

    Writes the new number and, under `rebaselines`, what it was before and why it changed. After the freeze a
    promise that moves without such an entry is a quiet move. A negative number is written `--target=-3`.
    """
    from okrkit.cli.editing import carry_out, choose, needed, not_ahead, number_of
    from okrkit.errors import OkrError
    from okrkit.report.edit import Subject, Warned
    from okrkit.say.values import day as spoken
    from okrkit.say.values import number
    from okrkit.writing.changing import Edits
    from okrkit.writing.changing import about as only
    from okrkit.writing.edits.rebaseline import Reason
    from okrkit.writing.edits.rebaseline import rebaseline as edits_of

    on = not_ahead(day)
    typed = {"target": target, "stretch": stretch, "baseline": baseline, "at_least": at_least, "at_most": at_most}
    promised: dict[str, float | str] = {
        name: number_of(text, f"the {name.replace('_', ' ')}") for name, text in typed.items() if text is not None
    }
    if due is not None:
        promised["due"] = due.isoformat()
    if not promised:
        raise OkrError("there is no promise to change", "name the new one: --target 0.8")
    chosen = choose(how.directory, reference, on)
    because = needed(because, "--because", "what was learned that makes the new promise the right one?")
    key_result, loaded = chosen.key_result, chosen.opened.loaded
    written = loaded.value(key_result.address)
    edits = edits_of(key_result, written if isinstance(written, dict) else {}, promised, Reason(on, because, approved_by))
    warnings = []
    unit = loaded.plan.unit_of(key_result)
    for name in sorted(promised.keys() & {"target", "baseline", "due"}):
        value = getattr(key_result, name)
        if (old := spoken(value) if isinstance(value, date) else number(value, unit)) in key_result.title:
            warnings.append(
                Warned(f"the title still says {old}", f"change it in {chosen.opened.shown(key_result.address.path)}")
            )
    about = chosen.key_result.reference
    subject = Subject(chosen.key_result.title, f"Rebaseline {about}", about, (about,), (approved_by,) if approved_by else ())
    wanted = Edits(only(about), {chosen.key_result.address.path: edits})
    carry_out(chosen.opened, wanted, subject, on, how, warnings)
