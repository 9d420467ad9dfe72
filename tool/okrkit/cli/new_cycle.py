"""`okr new cycle`: list a cycle in the workspace."""

from datetime import date
from typing import Annotated

import typer

from okrkit.cli.editing import How, changes_plan
from okrkit.cli.options import day_of
from okrkit.errors import OkrError


@changes_plan
def new_cycle(
    id: Annotated[str | None, typer.Argument(metavar="ID", help="2027-Q1, or a name of its own.", show_default=False)] = None,
    starts: Annotated[
        date | None, typer.Option(metavar="DATE", parser=day_of, help="Its first day.", show_default="what its id says")
    ] = None,
    ends: Annotated[
        date | None, typer.Option(metavar="DATE", parser=day_of, help="Its last day.", show_default="what its id says")
    ] = None,
    frozen_from: Annotated[
        date | None,
        typer.Option(
            metavar="DATE",
            parser=day_of,
            help="The last day on which targets are drafts.",
            show_default="ten days after its start",
        ),
    ] = None,
    *,
    how: How,
) -> None:
    """List a cycle in okrs.yaml.

    Only one with a name of its own needs that, or one that freezes on another day: an id like 2027-Q1 says its dates itself.
    """
    from okrkit.cli.editing import carry_out, needed, open_to_edit
    from okrkit.cli.opening import today
    from okrkit.cli.prompting import ask_day, is_interactive
    from okrkit.cycle import make_cycle
    from okrkit.reading.shape.dates import meant_cycle
    from okrkit.reading.tree import WORKSPACE_FILE
    from okrkit.report.edit import Subject
    from okrkit.say.values import day as spoken
    from okrkit.writing.changing import Edits
    from okrkit.writing.edits.cycles import cycle_called, implied_cycle
    from okrkit.writing.edits.new import new_cycle as edits_of

    opened = open_to_edit(how.directory)
    plan = opened.loaded.plan
    id = needed(id, "ID", "which cycle, 2027-Q1 or one with a name of its own?")
    implied = implied_cycle(plan, id)
    if implied is None and is_interactive():
        starts = starts or ask_day("What is its first day?")
        ends = ends or ask_day("What is its last day?")
    if (starts is None) != (ends is None) or (implied is None and starts is None):
        guess = f"; did you mean `{meant}`?" if (meant := meant_cycle(id)) and not implied else ""
        raise OkrError(f"`{id}` needs its first and its last day{guess}", "give both: --starts 2027-01-11 --ends 2027-02-19")
    if starts and ends and ends < starts:
        raise OkrError(f"`{id}` ends before it starts", "swap the two days, or mend the year of one")
    cycle = make_cycle(id, starts, ends) if starts and ends else cycle_called(plan, id)
    typed = {"starts": starts, "ends": ends, "frozen_from": frozen_from}
    fields = {name: day.isoformat() for name, day in typed.items() if day}
    days = f"{spoken(cycle.starts)} to {spoken(cycle.ends)} {cycle.ends.year}"
    nothing = f"{id} says itself that it is from {days}: it needs no entry in {WORKSPACE_FILE}"
    subject = Subject(f"The cycle {id}", f"Add the cycle {id}", nothing=nothing)
    edits = edits_of(opened.loaded, cycle, fields) if fields else Edits(lambda change: False, {})
    carry_out(opened, edits, subject, today(None), how)
