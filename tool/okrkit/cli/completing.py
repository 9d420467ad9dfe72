"""What the Tab key offers in a shell: names that the plan has, each with what it stands for.

The word that stands for a value in the help of every command, as in ``--team TEAM``, says what is offered for it. An option
for which that is not enough has one of these functions as its ``autocompletion``. What does not begin as somebody typed is
left out by Typer.
"""

import inspect
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import typer
from typer.models import ParameterInfo

if TYPE_CHECKING:
    from datetime import date

    from okrkit.objective import Objective
    from okrkit.plan import Plan

Found = Iterator[tuple[str, str]]
"""Words, and what somebody wrote of each."""


def offer_names(app: typer.Typer, told: dict[str, str], *, only_whether: bool = False) -> None:
    """Let every option and argument of an interface offer names; ``told`` will hold what to say of those that were offered.

    With ``only_whether`` they offer anything where there could be names, and no plan is read for it.
    """
    for one in {id(one): one for one in parameters(app)}.values():  # commands share some
        if offer := one.autocompletion or OFFERED.get((one.metavar or "").removesuffix("...")):
            one.autocompletion = _noted(_anything if only_whether else offer, told)


def parameters(app: typer.Typer) -> Iterator[ParameterInfo]:
    """What the commands of an interface say of their options and arguments."""
    for command in app.registered_commands:
        for parameter in inspect.signature(command.callback or offer_names).parameters.values():
            yield from (one for one in get_args(parameter.annotation) if isinstance(one, ParameterInfo))
    for group in app.registered_groups:
        if group.typer_instance:
            yield from parameters(group.typer_instance)


def references(context: typer.Context, incomplete: str) -> Found:
    """References of objectives and of their key results: see `references_begun`."""
    return references_begun(_plan(context), _day(context), incomplete)


def key_results(context: typer.Context, incomplete: str) -> Found:
    """References of key results, and of the objectives on the way to them."""
    return references_begun(_plan(context), _day(context), incomplete, only_key_results=True)


def objectives(context: typer.Context, incomplete: str) -> Found:
    """References of objectives."""
    named = objectives_named(_plan(context), _day(context), in_every_cycle="@" in incomplete)
    return ((name, one.title) for name, one in named.items())


def teams(context: typer.Context, incomplete: str) -> Found:
    """Ids of teams."""
    return ((id, team.name) for id, team in _plan(context).teams.items())


def people(context: typer.Context, incomplete: str) -> Found:
    """Ids of people."""
    return ((id, person.name) for id, person in _plan(context).people.items())


def cycles(context: typer.Context, incomplete: str) -> Found:
    """Ids of cycles."""
    return ((id, f"{cycle.starts} to {cycle.ends}") for id, cycle in _plan(context).cycles.items())


def metrics(context: typer.Context, incomplete: str) -> Found:
    """Ids of the registry of metrics."""
    return ((id, metric.name) for id, metric in _plan(context).metrics.items())


def lenses(context: typer.Context, incomplete: str) -> Found:
    """The lenses of the workspace."""
    return ((lens, "") for lens in _plan(context).lenses)


def statuses(context: typer.Context, incomplete: str) -> Found:
    """How something can stand."""
    from okrkit.measure.status import Status

    return ((status, "") for status in Status)


def change_kinds(context: typer.Context, incomplete: str) -> Found:
    """The kinds of changes, as ``target-eased``."""
    from okrkit.diff.change import ChangeKind

    return ((kind.slug, "") for kind in ChangeKind)


def schemas(context: typer.Context, incomplete: str) -> Found:
    """The names of the schemas."""
    from okrkit.reading.schema import schema, schema_names

    return ((name, str(schema(name)["title"])) for name in schema_names())


def rules(context: typer.Context, incomplete: str) -> Found:
    """Rules and their families, also behind others and a comma."""
    from okrkit.cli.judging import rules_here
    from okrkit.lint.rule import FAMILIES

    _, known = rules_here(_directory(context))
    before, comma, _ = incomplete.rpartition(",")
    for name, lesson in (
        *((one.rule.name, one.rule.lesson) for one in known),
        *((name, "all of a family") for name in FAMILIES),
    ):
        yield f"{before}{comma}{name}", lesson


OFFERED: Mapping[str, Callable[[typer.Context, str], Found]] = {
    "REF": references,
    "TEAM": teams,
    "CYCLE": cycles,
    "REV|CYCLE": cycles,
    "PERSON": people,
    "METRIC": metrics,
    "LENS": lenses,
    "STATUS": statuses,
    "RULE": rules,
    "RULES": rules,
}
"""What is offered for a value, by the word that stands for it in the help."""


def objectives_named(plan: "Plan", day: "date", *, in_every_cycle: bool = False) -> Mapping[str, "Objective"]:
    """Objectives by how one refers to them: those of the cycles that run, else all of them with their cycles.

    What is in two cycles that run is the one that `okrkit.align.selection.find_objective` takes.
    """
    from okrkit.align.selection import shown_cycles

    known = [one for one in plan.objectives if one.cycle in plan.cycles]
    if in_every_cycle:
        return {str(one.reference): one for one in known}
    running = {cycle.id for cycle in shown_cycles(plan, day)}
    known.sort(key=lambda one: (plan.cycles[one.cycle].starts, -plan.cycles[one.cycle].days))
    return {f"{one.team}/{one.id}": one for one in known if one.cycle in running}


def references_begun(plan: "Plan", day: "date", incomplete: str, *, only_key_results: bool = False) -> Found:
    """The references that somebody may be typing, each with its title.

    They are those of the cycles that run, until somebody types ``@``; key results, once it is clear of which objective.
    """
    typed, mark, _ = incomplete.partition("#")
    named = objectives_named(plan, day, in_every_cycle="@" in typed)
    begun = [name for name in named if name == typed or (not mark and name.startswith(typed))]
    for name in begun:
        is_clear = len(begun) == 1 and bool(named[name].key_results)
        if not mark and not (only_key_results and is_clear):
            yield name, named[name].title
        if is_clear or name == typed:
            yield from ((f"{name}#{one.id}", one.title) for one in named[name].key_results)


def _anything(context: typer.Context, incomplete: str) -> Found:
    yield incomplete or "-", ""


def _noted(offer: Callable[[typer.Context, str], Found], told: dict[str, str]) -> Callable[[typer.Context, str], list[str]]:
    def offered(context: typer.Context, incomplete: str) -> list[str]:
        found = dict(offer(context, incomplete))
        told.update(found)
        return list(found)

    return offered


def _plan(context: typer.Context) -> "Plan":
    from okrkit.cli.opening import open_plan

    return open_plan(_directory(context), context.params.get("at")).loaded.plan


def _directory(context: typer.Context) -> Path:
    return Path(context.params.get("directory") or "")


def _day(context: typer.Context) -> "date":
    from okrkit.cli.opening import today

    return today(context.params.get("as_of") or context.params.get("day"))
