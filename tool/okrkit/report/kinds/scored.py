"""What the report on scores is about: how objectives ended, by the numbers, by the first promise and by their team."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from okrkit.align.links import in_reading_order
from okrkit.align.narrow import Narrow, narrow
from okrkit.cycle import Cycle
from okrkit.measure.bets import GOOD
from okrkit.measure.guardrail import breached
from okrkit.measure.progress import is_dropped, weighted_mean
from okrkit.measure.promised import objective_as_promised
from okrkit.measure.score import score_objective_so_far
from okrkit.measure.track_record import LAST, ended_cycles, full_in_a_row
from okrkit.objective import Ambition, Objective
from okrkit.report.kinds.question import Question
from okrkit.report.kinds.running import cycles_of, within
from okrkit.review import Verdict

ROUNDING = 0.05
"""A claim that differs by no more is rounded, as for the rule score-disagrees."""


class Mark(StrEnum):
    """What a score means by the ambition of its objective."""

    KEPT = "kept"
    """All of it."""
    GOOD = "good"
    """Far enough for a stretch."""
    SHORT = "short"
    LEARNING = "learning"
    """It was to find something out: its score says how far the work came, and no number says what it was worth."""
    UNKNOWN = "unknown"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Ending:
    """How an objective ended, or stands so far where its cycle is not ``over``; scores are 0 to 1, None is unknown.

    ``first`` is the score by what was promised at the freeze, as far as the rebaselines tell, and as if nothing had been
    dropped since. ``verdict`` is what the team said of it; ``looked_back`` that the team wrote a review at all. ``broken`` are
    the titles of its guardrails that are out of bounds: with one of them nothing ended well.
    """

    objective: Objective
    cycle: Cycle
    over: bool
    score: float | None
    first: float | None
    mark: Mark
    verdict: Verdict | None
    looked_back: bool
    broken: tuple[str, ...] = ()

    @property
    def claimed(self) -> float | None:
        """The score that the team gives itself."""
        return self.verdict.score if self.verdict else None

    @property
    def disagrees(self) -> bool:
        """Whether the claim is not what the key results give."""
        known = self.score is not None and self.claimed is not None
        return known and round(abs((self.score or 0.0) - (self.claimed or 0.0)), 6) > ROUNDING

    @property
    def is_owed(self) -> bool:
        """Whether the team still has to say how it went."""
        return self.over and self.verdict is None and self.mark is not Mark.DROPPED


@dataclass(frozen=True, slots=True)
class Scored:
    """How everything ended that is asked about, by cycle and team in the order of the workspace.

    ``full`` are the cycles in a row that a team ended with full scores, up to those that are shown, where they are two or more.
    """

    question: Question
    cycles: tuple[Cycle, ...]
    endings: tuple[Ending, ...]
    full: Mapping[str, tuple[str, ...]]

    @property
    def ended(self) -> tuple[Ending, ...]:
        """Those whose cycle is over."""
        return tuple(one for one in self.endings if one.over)

    @property
    def running(self) -> tuple[Ending, ...]:
        """Those whose cycle is not over."""
        return tuple(one for one in self.endings if not one.over)

    @property
    def parts(self) -> Mapping[tuple[str, str], tuple[Ending, ...]]:
        """The endings by team and cycle."""
        parts: dict[tuple[str, str], list[Ending]] = {}
        for one in self.endings:
            parts.setdefault((one.objective.team, one.objective.cycle), []).append(one)
        return {key: tuple(endings) for key, endings in parts.items()}


def scored(question: Question) -> Scored:
    """How the last cycle that is over ended, or the one that is asked for. Raises `OkrError` for a name that does not exist."""
    cycles = tuple(_cycles(question))
    objectives = in_reading_order(within(question.part, cycles))
    endings = tuple(_ending(question, one) for one in objectives)
    return Scored(question, cycles, endings, _full(question, cycles))


def mean(endings: Iterable[Ending], score: str) -> float | None:
    """The weighted mean of a score, one of ``score``, ``first`` and ``claimed``, where it is known."""
    return weighted_mean((value, one.objective.weight) for one in endings if (value := getattr(one, score)) is not None)


def _cycles(question: Question) -> Iterator[Cycle]:
    """The cycles that are asked for and have begun, else the last that ended, with all that ended on that day."""
    if question.asked.cycle:
        yield from (one for one in cycles_of(question) if one.starts <= question.day)
        return
    used = dict.fromkeys(one.cycle for one in question.part.objectives)
    over = [cycle for id in used if (cycle := question.plan.cycles.get(id)) and cycle.ends < question.day]
    last = max((one.ends for one in over), default=None)
    yield from sorted((one for one in over if one.ends == last), key=lambda one: -one.days)


def _ending(question: Question, asked: Objective) -> Ending:
    objective = question.plan.objective(asked.reference) or asked  # a filter takes key results away, and with them the score
    cycle, day = question.plan.cycles[asked.cycle], question.day
    first = objective_as_promised(objective, cycle.frozen_from)
    review = _review(question, objective)
    score, broken = score_objective_so_far(objective, day), breached(objective, day)
    return Ending(
        objective=objective,
        cycle=cycle,
        over=cycle.ends < day,
        score=score,
        first=None if first is None else score_objective_so_far(first, day),
        mark=Mark.DROPPED if is_dropped(objective, day) else _mark(objective, score, held=not broken),
        verdict=review.get(objective.id) if review is not None else None,
        looked_back=review is not None,
        broken=tuple(one.title for one in broken),
    )


def _mark(objective: Objective, score: float | None, *, held: bool) -> Mark:
    if score is None:
        return Mark.UNKNOWN
    if objective.ambition is Ambition.LEARNING:
        return Mark.LEARNING
    if objective.ambition is Ambition.ASPIRATIONAL and score < 1:
        return Mark.GOOD if held and score >= GOOD else Mark.SHORT
    return Mark.KEPT if held and score >= 1 else Mark.SHORT


def _review(question: Question, objective: Objective) -> Mapping[str, Verdict] | None:
    """The verdicts of the team on that cycle, where it wrote them by the day."""
    for review in question.plan.reviews:
        if (review.team, review.cycle) == (objective.team, objective.cycle) and review.date <= question.day:
            return review.verdicts
    return None


def _full(question: Question, cycles: tuple[Cycle, ...]) -> Mapping[str, tuple[str, ...]]:
    asked = question.asked
    if asked.owner or asked.lens or asked.status or not cycles:
        return {}
    teams = narrow(question.plan, Narrow(team=asked.team, level=asked.level), question.day)
    last = max(cycle.ends for cycle in cycles)
    full = {
        team: full_in_a_row(tuple(one for one in ended if one.cycle.ends <= last))
        for team, ended in ended_cycles(teams, question.day).items()
    }
    return {team: tuple(one.cycle.id for one in cycles) for team, cycles in full.items() if len(cycles) >= LAST}
