"""What the report on balance is about: how the key results of some cycles are spread, by team and by level of teams."""

from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass

from okrkit.align.graph import build_graph
from okrkit.cycle import Cycle
from okrkit.measure.balance import lenses_of, unguarded, weight_shares
from okrkit.measure.progress import carrying, is_dropped, live
from okrkit.objective import Ambition, KeyResult, Kind, Objective
from okrkit.report.kinds.question import Question
from okrkit.report.kinds.running import cycles_of, within

_HEAVY = 0.5
"""A key result with more than this share of its objective, among three or more, speaks for all of them."""
_SEVERAL = 3

INDICATORS = ("leading", "lagging", None)
AMBITIONS = (*Ambition, None)


@dataclass(frozen=True, slots=True)
class Promised:
    """A key result with all by which it is counted.

    ``level`` is 1 for a team with nobody above it. ``weight_share`` is its share in the objective's progress, None for a
    guardrail; ``guarded`` whether a guardrail stands beside it, None for what is no outcome. ``indicator`` is what its metric
    says of itself: leading, lagging, or nothing; ``measured`` whether it has one.
    """

    objective: Objective
    key_result: KeyResult
    level: int
    indicator: str | None
    measured: bool
    weight_share: float | None
    guarded: bool | None


@dataclass(frozen=True, slots=True)
class Share:
    """A part of the plan to be weighed: a team, a level of teams, or all. Its objectives are not dropped."""

    objectives: tuple[Objective, ...]
    promised: tuple[Promised, ...]

    @property
    def kinds(self) -> list[Kind]:
        """The kind of each key result."""
        return [one.key_result.kind for one in self.promised]

    @property
    def lenses(self) -> list[str | None]:
        """The lens of each."""
        return [one.key_result.lens for one in self.promised]

    @property
    def ambitions(self) -> list[Ambition | None]:
        """The ambition of each objective."""
        return [one.ambition for one in self.objectives]

    @property
    def indicators(self) -> list[str | None]:
        """What the metric of each key result that has one says of itself."""
        return [one.indicator for one in self.promised if one.measured]

    @property
    def unguarded(self) -> tuple[Promised, ...]:
        """The outcomes without a guardrail beside them."""
        return tuple(one for one in self.promised if one.guarded is False)


@dataclass(frozen=True, slots=True)
class Balanced:
    """How a part of the plan is spread. ``lenses`` are those to tell of, the last is None where key results name none."""

    question: Question
    cycles: tuple[Cycle, ...]
    lenses: tuple[str | None, ...]
    whole: Share
    teams: Mapping[str, Share]
    levels: Mapping[int, Share]

    @property
    def unused(self) -> tuple[str, ...]:
        """The lenses of the workspace through which nobody looks."""
        looks = set(self.whole.lenses)
        return tuple(lens for lens in self.question.plan.lenses if lens not in looks)

    @property
    def heavy(self) -> tuple[Promised, ...]:
        """Key results that weigh more than all others of their objective, where there are several of those."""
        return tuple(
            one
            for one in self.whole.promised
            if (one.weight_share or 0) > _HEAVY and len(carrying(one.objective, self.question.day)) >= _SEVERAL
        )

    @property
    def weighted(self) -> tuple[Objective, ...]:
        """The objectives whose key results do not all weigh the same."""
        day = self.question.day
        return tuple(one for one in self.whole.objectives if len({each.weight for each in carrying(one, day)}) > 1)


def balanced(question: Question) -> Balanced:
    """How what is asked about is spread. Raises `OkrError` for a name that does not exist."""
    cycles = cycles_of(question)
    part = within(question.part, cycles)
    graph = build_graph(question.plan)
    objectives = tuple(one for one in part.objectives if not is_dropped(one, question.day))
    whole = Share(objectives, tuple(_promised(objectives, question, graph.level)))
    order = list(question.plan.teams)
    teams = sorted(
        {one.team for one in objectives}, key=lambda team: (order.index(team) if team in order else len(order), team)
    )
    levels = sorted({1 + graph.level(team) for team in teams})
    return Balanced(
        question=question,
        cycles=cycles,
        lenses=lenses_of((one.key_result for one in whole.promised), question.plan.lenses),
        whole=whole,
        teams={team: _of(whole, {team}) for team in teams},
        levels={level: _of(whole, {team for team in teams if 1 + graph.level(team) == level}) for level in levels},
    )


def _promised(objectives: Iterable[Objective], question: Question, level: Callable[[str], int]) -> Iterator[Promised]:
    plan, day = question.plan, question.day
    for part in objectives:
        whole = plan.objective(part.reference) or part  # what stands beside a key result counts, asked about or not
        bare, shares = unguarded(whole, day), weight_shares(whole, day)
        for key_result in live(part, day):
            metric = plan.metric_of(key_result)
            yield Promised(
                objective=whole,
                key_result=key_result,
                level=1 + level(part.team),
                indicator=metric.indicator if metric else None,
                measured=metric is not None,
                weight_share=shares.get(key_result.reference),
                guarded=key_result not in bare if key_result.kind is Kind.OUTCOME else None,
            )


def _of(whole: Share, teams: Container[str]) -> Share:
    return Share(
        tuple(one for one in whole.objectives if one.team in teams),
        tuple(one for one in whole.promised if one.objective.team in teams),
    )
