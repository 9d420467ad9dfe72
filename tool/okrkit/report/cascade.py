"""What teams have answered to the objectives at the top, in words and tables."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from okrkit.align.answered import Answered, Asked, State, answers, answers_to
from okrkit.align.graph import Graph, build_graph
from okrkit.align.selection import find_objective, known, shown_cycles
from okrkit.cycle import Cycle
from okrkit.errors import OkrError
from okrkit.objective import Objective
from okrkit.plan import Plan
from okrkit.report.json_v1.cascade import as_json
from okrkit.report.kinds.answer import About, Answer, Cell, Records, Table
from okrkit.say.values import day as spoken
from okrkit.say.values import join, plural

_COLUMNS = 4
"""Objectives side by side in a table; more would not fit a terminal."""

_NAMED = 6
"""Things that a sentence names before it only counts."""


@dataclass(frozen=True)
class Checked:
    """What was asked of a plan on a day, and the answers; ``teams`` are those that could answer."""

    graph: Graph
    day: date
    cycles: tuple[Cycle, ...]
    teams: tuple[str, ...]
    asked: tuple[Asked, ...]

    @property
    def unanswered(self) -> tuple[Objective, ...]:
        """The objectives that none of the teams has answered."""
        return tuple(one.objective for one in self.asked if not one.is_answered)

    @property
    def drafts(self) -> tuple[Objective, ...]:
        """What is still to be filled in, each once."""
        found = (draft for one in self.asked for answer in one.answers for draft in answer.drafts)
        return tuple({draft.reference: draft for draft in found}.values())

    @property
    def is_open(self) -> bool:
        """Whether somebody has to answer still."""
        return bool(self.teams and (self.unanswered or self.drafts))


def checked(plan: Plan, day: date, reference: str | None = None, cycle: str | None = None, team: str | None = None) -> Checked:
    """The answers to one objective, or to all at the top, of one team or of all. Raises `OkrError` for an unknown name."""
    known("team", team, tuple(plan.teams), {one.name: id for id, one in plan.teams.items()})
    graph = build_graph(plan)
    top = find_objective(plan, reference, day) if reference else None
    cycles = shown_cycles(plan, day, cycle)
    if top and top.cycle not in {one.id for one in cycles}:
        cycles = shown_cycles(plan, day, cycle, top)
    ids = {one.id for one in cycles}
    if team in graph.top_teams and len(graph.top_teams) < len(plan.teams):
        raise OkrError(f"{plan.team_name(team)} stands at the top: it is what others answer to", "name a team below it")
    own = top.team if top else None
    teams = tuple(one for one in plan.teams if one not in {own, *graph.top_teams} and team in (None, one))
    asked = (answers_to(graph, top, ids, teams),) if top else tuple(answers(graph, ids, teams))
    return Checked(graph, day, cycles, teams, asked)


def said(found: Checked) -> Answer:
    """The answers as a report."""
    return Answer(
        title=f"Answers of teams, {spoken(found.day)} {found.day.year}",
        said=tuple(_sentences(found)),
        tables=tuple(_tables(found)),
        notes=tuple(_notes(found)),
        records=_records(found),
        json=as_json(found),
        about=About(found.graph.plan.organization, found.day),
    )


def _sentences(found: Checked) -> Iterator[str]:
    plan = found.graph.plan
    cycles = join([cycle.id for cycle in found.cycles])
    if not found.asked:
        yield f"No team at the top has an objective{f' of {cycles}' if cycles else ''} that others could answer."
        return
    if not found.teams:
        yield "No team stands below another, so nobody has to answer."
        return
    who = plan.team_name(found.teams[0]) if len(found.teams) == 1 else "Teams"
    of = f"{len(found.asked) - len(found.unanswered)} of {plural(len(found.asked), 'objective')} of {cycles}"
    yield f"{who} {'answers' if len(found.teams) == 1 else 'answer'} {of}."
    if found.unanswered:
        yield f"Nobody has answered {_named([f'“{one.title}”' for one in found.unanswered])}."
    if found.drafts:
        yield f"To be filled in: {_named([str(one.reference) for one in found.drafts])}."


def _named(names: list[str]) -> str:
    left = len(names) - _NAMED
    return join([*names[:_NAMED], f"{left} more"] if left > 0 else names)


def _tables(found: Checked) -> Iterator[Table]:
    plan = found.graph.plan
    if not (found.asked and found.teams):
        return
    for start in range(0, len(found.asked), _COLUMNS):
        part = found.asked[start : start + _COLUMNS]
        rows = []
        for team in found.teams:
            cells = (next((answer for answer in one.answers if answer.team == team), None) for one in part)
            rows.append((plan.team_name(team), *map(_cell, cells)))
        yield Table(("Team", *(one.objective.id for one in part)), tuple(rows))
    for asked in found.asked:
        lines = [
            (one.title, plan.team_name(one.team), status) for answer in asked.answers for one, status in _lines(answer, found)
        ]
        if lines:
            yield Table((f"Answers to {asked.objective.id}", "Team", "Status"), tuple(lines))


def _cell(answer: Answered | None) -> str:
    if answer is None or answer.state is State.NOTHING:
        return "–"
    if answer.state is State.DRAFT:
        return "draft"
    return f"{len(answer.by)}{' and a draft' if answer.drafts else ''}"


def _lines(answer: Answered, found: Checked) -> Iterator[tuple[Objective, str]]:
    yield from ((one, str(found.graph.standing(one, found.day).status)) for one in answer.by)
    yield from ((one, "draft") for one in answer.drafts)


def _notes(found: Checked) -> Iterator[str]:
    if found.asked and found.teams:
        yield "A number is how many objectives of a team serve it, directly or through others. A draft waits to be filled in."


def _records(found: Checked) -> Records:
    return Records(("objective", "team", "answer", "title", "status"), tuple(_rows(found)), key=("objective", "team", "answer"))


def _rows(found: Checked) -> Iterator[tuple[Cell, ...]]:
    for asked in found.asked:
        for answer in asked.answers:
            for one, status in _lines(answer, found):
                yield str(asked.objective.reference), answer.team, str(one.reference), one.title, status
            if answer.state is State.NOTHING:
                yield str(asked.objective.reference), answer.team, None, None, State.NOTHING.value
