"""What the report on progress is about: where the objectives of some cycles and their key results stand."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from okrkit.align.graph import Graph, build_graph
from okrkit.align.links import in_reading_order
from okrkit.cycle import Cycle
from okrkit.measure.expected import due_date
from okrkit.measure.forecast import Forecast, forecast
from okrkit.measure.progress import weighted_mean
from okrkit.measure.standing import Standing, Status
from okrkit.objective import KeyResult, Objective
from okrkit.report.kinds.question import Question
from okrkit.report.kinds.running import cycles_of, within


@dataclass(frozen=True, slots=True)
class Reached:
    """Where a key result stands, and where its pace leads; ``due`` is the day on which it is to be met."""

    key_result: KeyResult
    standing: Standing
    due: date
    ahead: Forecast | None

    @property
    def arrives(self) -> bool | None:
        """Whether the pace so far meets the target in time; None where no forecast can be made."""
        return None if self.ahead is None else self.ahead.meets_on is not None and self.ahead.meets_on <= self.ahead.due


@dataclass(frozen=True, slots=True)
class Row:
    """An objective as the plan has it, where all of it stands, and those of its key results that are asked about."""

    objective: Objective
    standing: Standing
    key_results: tuple[Reached, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """The objectives of a team in a cycle.

    ``progress`` and ``expected`` are their weighted means, 0 to 1, over the same objectives: those with a progress that is
    known. Each counts with at most all of its way, for a surplus of one makes up for no other; what was dropped is left out.
    """

    team: str
    cycle: Cycle
    rows: tuple[Row, ...]
    progress: float | None
    expected: float | None


@dataclass(frozen=True, slots=True)
class Progressed:
    """Where the plan stands, by team and cycle in the order of the workspace; ``cycles`` are those with something in them."""

    question: Question
    cycles: tuple[Cycle, ...]
    parts: tuple[Part, ...]
    progress: float | None
    expected: float | None

    @property
    def rows(self) -> tuple[Row, ...]:
        """All objectives."""
        return tuple(row for part in self.parts for row in part.rows)

    @property
    def key_results(self) -> tuple[Reached, ...]:
        """All key results."""
        return reached(self.rows)


def progressed(question: Question) -> Progressed:
    """Where everything that is asked about stands on the day. Raises `OkrError` for a name that does not exist."""
    cycles = cycles_of(question)
    graph = build_graph(question.plan)
    groups: dict[tuple[str, str], list[Row]] = {}
    for objective in in_reading_order(within(question.part, cycles)):
        groups.setdefault((objective.team, objective.cycle), []).append(_row(graph, objective, question))
    parts = tuple(Part(team, question.plan.cycles[cycle], tuple(rows), *means(rows)) for (team, cycle), rows in groups.items())
    shown = tuple(cycle for cycle in cycles if any(part.cycle is cycle for part in parts))
    return Progressed(question, shown, parts, *means(row for part in parts for row in part.rows))


def means(rows: Iterable[Row]) -> tuple[float | None, float | None]:
    """The weighted means of progress, within 0 and 1, and of what is expected, over the objectives whose progress is known."""
    known = [row for row in rows if row.standing.progress is not None and row.standing.status is not Status.DROPPED]
    return (
        weighted_mean((min(1.0, max(0.0, row.standing.progress or 0.0)), row.objective.weight) for row in known),
        weighted_mean((row.standing.expected or 0.0, row.objective.weight) for row in known),
    )


def reached(rows: Iterable[Row]) -> tuple[Reached, ...]:
    """The key results of some objectives."""
    return tuple(one for row in rows for one in row.key_results)


def counts(standings: Iterable[Standing]) -> Mapping[Status, int]:
    """How many stand how."""
    return Counter(standing.status for standing in standings)


def _row(graph: Graph, asked: Objective, question: Question) -> Row:
    whole = question.plan.objective(asked.reference) or asked  # a filter takes key results away, and with them the progress
    cycle = question.plan.cycles[asked.cycle]
    return Row(
        objective=whole,
        standing=graph.standing(whole, question.day),
        key_results=tuple(_reached(graph, one, cycle, question.day) for one in asked.key_results),
    )


def _reached(graph: Graph, key_result: KeyResult, cycle: Cycle, day: date) -> Reached:
    standing = graph.key_result_standing(key_result, day)
    ahead = None if standing.status is Status.DROPPED else forecast(key_result, cycle, day)
    return Reached(key_result, standing, due_date(key_result, cycle), ahead)
