"""`okr new key-result`: write a key result into its objective."""

from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from okrkit.cli.completing import objectives
from okrkit.cli.editing import How, changes_plan
from okrkit.cli.options import AtLeast, AtMost, Baseline, Target, day_of

if TYPE_CHECKING:
    from okrkit.reading.events import JSON


@changes_plan
def new_key_result(
    reference: Annotated[
        str | None,
        typer.Argument(metavar="REF", help="Its objective: team/objective.", show_default=False, autocompletion=objectives),
    ] = None,
    title: Annotated[
        str | None, typer.Argument(metavar="TITLE", help="What will be seen, from how much to how much.", show_default=False)
    ] = None,
    id: Annotated[
        str | None, typer.Option("--id", metavar="ID", help="What others call it by.", show_default="from its title")
    ] = None,
    kind: Annotated[str | None, typer.Option(metavar="WORD", help="outcome, output or guardrail.", show_default=False)] = None,
    metric: Annotated[
        str | None, typer.Option(metavar="METRIC", help="The metric of the registry that it is read from.", show_default=False)
    ] = None,
    population: Annotated[
        str | None, typer.Option(metavar="TEXT", help="Whom or what it is measured on.", show_default=False)
    ] = None,
    baseline: Baseline = None,
    target: Target = None,
    unit: Annotated[
        str | None, typer.Option(metavar="UNIT", help="What the numbers are counted in.", show_default=False)
    ] = None,
    at_least: AtLeast = None,
    at_most: AtMost = None,
    due: Annotated[
        date | None,
        typer.Option(metavar="DATE", parser=day_of, help="The day by which it is promised.", show_default="end of the cycle"),
    ] = None,
    owner: Annotated[
        str | None, typer.Option(metavar="PERSON", help="Who answers for it.", show_default="owner of the objective")
    ] = None,
    lens: Annotated[str | None, typer.Option(metavar="LENS", help="From which side it looks.", show_default=False)] = None,
    proves: Annotated[
        str | None, typer.Option(metavar="ID", help="The outcome that shows that an output mattered.", show_default=False)
    ] = None,
    guards: Annotated[
        str | None, typer.Option(metavar="ID", help="The key result that a guardrail keeps honest.", show_default=False)
    ] = None,
    *,
    how: How,
) -> None:
    """Write a key result into its objective.

    With a bound it is a guardrail. A negative number is written `--target=-3`.
    """
    from okrkit.align.selection import known
    from okrkit.cli.editing import carry_out, find_one, needed, number_of, open_to_edit
    from okrkit.cli.opening import today
    from okrkit.cli.prompting import ask_if_any, ask_text, is_interactive
    from okrkit.objective import Kind
    from okrkit.report.edit import Subject
    from okrkit.writing.edits.new import guardrail_fields
    from okrkit.writing.edits.new import new_key_result as edits_of

    day = today(None)
    opened = open_to_edit(how.directory)
    plan = opened.loaded.plan
    names = [f"{one.team}/{one.id}" for one in plan.objectives]
    reference = needed(reference, "REF", "which objective does it tell the success of?", names)
    around = find_one(opened, reference, day)
    if title is None and is_interactive():
        title = ask_text("What will be seen, from how much to how much?")
        baseline = baseline or ask_if_any("Where does the number start?", str)
        target = target or ask_if_any("Which number is to be reached?", str)
    title = needed(title, "TITLE", "what will be seen, from how much to how much?").strip()
    typed = {"baseline": baseline, "target": target, "at least": at_least, "at most": at_most}
    said = {name: number_of(text, name) for name, text in typed.items() if text is not None}
    bounds = guardrail_fields(said.get("at least"), said.get("at most"))
    if kind is None and any(value is not None for value in bounds.values()):
        kind = Kind.GUARDRAIL.value
    known("kind", kind, tuple(Kind))
    fields: dict[str, JSON] = {
        "kind": kind, "proves": proves, "guards": guards, "owner": owner, "lens": lens, "metric": metric,
        "population": population, "unit": unit, "baseline": said.get("baseline"), "target": said.get("target"), **bounds,
        "due": due.isoformat() if due else None,
    }  # fmt: skip
    about, edits = edits_of(around, title, id, fields)
    subject = Subject(title, f"Add {about}", about, (about,), (owner,) if owner else (), summary=title)
    carry_out(opened, edits, subject, day, how)
