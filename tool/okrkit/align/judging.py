"""What each part of health counts, and what of it is not as it should be."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from okrkit.align.gaps import serves_company
from okrkit.align.graph import Graph
from okrkit.align.health import Health, HealthPart, Part, Promised, Pull, Why
from okrkit.cycle import Cycle
from okrkit.measure.expected import expected_key_result
from okrkit.measure.guardrail import broken_since, holds_on
from okrkit.measure.progress import carrying, key_result_progress, live
from okrkit.measure.silence import is_open, is_past_due, is_silent, quiet_days
from okrkit.measure.status import Status, pace, points_behind
from okrkit.measure.value import confidence_on, last_heard
from okrkit.objective import Ambition, KeyResult, Kind, Objective
from okrkit.workspace import Trust


@dataclass(frozen=True, slots=True)
class Judged:
    """What is judged on a day: objectives of the graph's plan, with those of their key results that are asked about.

    ``promises`` are the key results of the freeze that are asked about, none where the history does not say.
    """

    graph: Graph
    objectives: tuple[Objective, ...]
    day: date
    promises: tuple[Promised, ...] = ()

    def each(self) -> Iterator[tuple[KeyResult, Cycle]]:
        """The key results that are live on the day, of cycles that have begun."""
        for objective in self.objectives:
            cycle = self.graph.plan.cycles.get(objective.cycle)
            if cycle and cycle.starts <= self.day:
                yield from ((key_result, cycle) for key_result in live(objective, self.day))

    def whole(self, objective: Objective) -> Objective:
        """An objective with all of its key results."""
        return self.graph.plan.objective(objective.reference) or objective


Verdicts = Iterator[Pull | None]
"""One for each thing that a part counts, None for one that is well."""


def judge(judged: Judged) -> Health:
    """The health of what is judged, by the policy of its plan. Objectives that are dropped are to be left out."""
    settings = judged.graph.plan.policy.health
    weights: dict[HealthPart, float] = {name: getattr(settings, f"{name}_weight") for name in HealthPart}

    def part(name: HealthPart) -> Part:
        verdicts = list(_PARTS[name](judged))
        return Part(name, weights[name], len(verdicts), tuple(one for one in verdicts if one and one.missing))

    return Health(tuple(part(name) for name in HealthPart if weights[name]))


def _freshness(judged: Judged) -> Verdicts:
    """Key results that owe a check-in, and whether twice the cadence has gone by; of a cycle that is over, on its last day."""
    for key_result, cycle in judged.each():
        day = min(judged.day, cycle.ends)
        quiet = quiet_days(key_result, cycle, day)
        if quiet is not None:
            silent = is_silent(key_result, cycle, judged.graph.plan.policy, day)
            why = Why.UNHEARD if last_heard(key_result, day) is None else Why.SILENT
            yield _pull(key_result, why, amount=quiet) if silent else None


def _pace(judged: Judged) -> Verdicts:
    """Key results with a known progress, by their last value: whoever falls silent is not ahead."""
    policy, day = judged.graph.plan.policy, judged.day
    for key_result, cycle in judged.each():
        progress, expected = key_result_progress(key_result, day), expected_key_result(key_result, cycle, day)
        if progress is None or expected is None:
            continue
        status, points = pace(progress, expected, policy), points_behind(progress, expected)
        if progress >= 1:
            yield None
        elif day > cycle.ends:
            yield _pull(key_result, Why.MISSED, amount=points)
        elif status is Status.AT_RISK:
            yield _pull(key_result, Why.AT_RISK, amount=points)
        elif status is Status.BEHIND:
            yield _pull(key_result, Why.BEHIND, 1 - policy.health.behind_counts, points)
        else:
            late = is_past_due(key_result, day)
            yield _pull(key_result, Why.PAST_DUE, 1 - policy.health.behind_counts) if late else None


def _confidence(judged: Judged) -> Verdicts:
    """Key results that are open after the freeze, and whether anybody said how sure they are: low is well, silence is not."""
    for key_result, cycle in judged.each():
        day = min(judged.day, cycle.ends)
        if cycle.frozen_from < day and is_open(key_result, day):
            yield None if confidence_on(key_result, day) is not None else _pull(key_result, Why.UNSURE)


def _alignment(judged: Judged) -> Verdicts:
    """Objectives of teams below the top, and whether they serve one of the company, directly or through others."""
    for objective in judged.objectives:
        if objective.team not in judged.graph.top_teams:
            yield None if serves_company(judged.graph, judged.whole(objective)) else _pull(objective, Why.ORPHAN)


def _outcomes(judged: Judged) -> Verdicts:
    """Objectives, and how many of their key results show what changed for somebody; where all is to learn none needs to."""
    wanted = judged.graph.plan.policy.health.outcome_share
    for objective in judged.objectives:
        promised = carrying(judged.whole(objective), judged.day)
        if promised and objective.ambition is not Ambition.LEARNING:
            outcomes = sum(1 for one in promised if one.kind is Kind.OUTCOME)
            short = 1 - outcomes / len(promised) / wanted if wanted else 0.0
            yield _pull(objective, Why.FEW_OUTCOMES, short, outcomes, str(len(promised))) if short > 0 else None


def _measurability(judged: Judged) -> Verdicts:
    """Key results, and whether one can tell where they start and end, by a number that is believed."""
    for key_result, _ in judged.each():
        metric = judged.graph.plan.metric_of(key_result)
        if key_result.kind is not Kind.GUARDRAIL and key_result.target is None and not key_result.milestones:
            yield _pull(key_result, Why.NO_TARGET)
        elif key_result.kind is Kind.OUTCOME and key_result.baseline is None:
            yield _pull(key_result, Why.NO_BASELINE)
        elif metric and metric.confidence in (Trust.LOW, Trust.UNMEASURED):
            yield _pull(key_result, Why.UNTRUSTED, detail=metric.name)
        else:
            yield None


def _guardrails(judged: Judged) -> Verdicts:
    """Guardrails of which a value is known, and whether they hold; one that nobody measures pulls freshness down."""
    day = judged.day
    for key_result, _ in judged.each():
        holds = holds_on(key_result, day)
        if holds is not None:
            since = broken_since(key_result, day)
            yield None if holds else _pull(key_result, Why.BREACHED, amount=(day - since).days if since else None)


def _promises(judged: Judged) -> Verdicts:
    """What was promised at the freeze, and whether it is as promised or somebody said why not."""
    for promise in judged.promises:
        quiet = bool(promise.moved)
        yield Pull(promise.reference, promise.title, Why.QUIET, detail=", ".join(promise.moved)) if quiet else None


def _pull(of: KeyResult | Objective, why: Why, missing: float = 1.0, amount: float | None = None, detail: str = "") -> Pull:
    return Pull(of.reference, of.title, why, missing, amount, detail)


_PARTS: Mapping[HealthPart, Callable[[Judged], Verdicts]] = {
    HealthPart.FRESHNESS: _freshness,
    HealthPart.PACE: _pace,
    HealthPart.CONFIDENCE: _confidence,
    HealthPart.ALIGNMENT: _alignment,
    HealthPart.OUTCOMES: _outcomes,
    HealthPart.MEASURABILITY: _measurability,
    HealthPart.GUARDRAILS: _guardrails,
    HealthPart.PROMISES: _promises,
}
