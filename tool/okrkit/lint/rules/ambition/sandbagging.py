"""A promise that was safe from the start."""

from datetime import date

from okrkit.finding import Severity
from okrkit.lint.early_signs import first_confidence, met_early
from okrkit.lint.first_live import first_live
from okrkit.lint.quote import quote
from okrkit.lint.rule import Flag, Flags, rule
from okrkit.measure.track_record import full_scores
from okrkit.objective import Ambition
from okrkit.plan import Plan

FLAGGED = (
    "objectives: [{key_results: [{check_ins: [{date: 2026-10-12, confidence: 0.95}, {date: 2026-11-09, value: 3.1}]}]}]",
    "objectives: [{key_results: [{check_ins: [{date: 2026-10-26, value: 1.4}, {date: 2026-11-09, value: 1.2}]}]}]",
    """
files:
  teams/payments/2026-Q4.yaml: {objectives: [{}]}
  teams/payments/2026-Q3.yaml: {review: {date: 2026-10-02}, objectives: [{key_results: [{id: one}, {id: two}]}]}
  teams/payments/2026-Q2.yaml: {review: {date: 2026-07-02}, objectives: [{key_results: [{id: one}, {id: two}]}]}
""",
)
CLEAN = "objectives: [{key_results: [{check_ins: [{date: 2026-10-12, confidence: 0.6}, {date: 2026-11-09, value: 2.9}]}]}]"

_HELP = "which number would make you nervous? A stretch is worth promising at five chances in ten"


@rule(Severity.WARNING, flagged=FLAGGED, clean=CLEAN, source="001 004")
def sandbagging(plan: Plan, whole: Plan, today: date, *, sure: float = 0.9, early: float = 0.5) -> Flags:
    """A target that was never in doubt does not show what the team could do.

    It feels like success and teaches nothing: all the room above it stays unused, and the next promise
    will be as small. The signs are a confidence near 1 on the first day, a target that is met before
    half of the time is over, and full scores two cycles in a row. A commitment may be sure from the
    start; a stretch that is sure is none. Raise it in the open, and value how far a team came.
    """
    full, first = full_scores(whole, today), dict(first_live(plan))
    for objective in plan.objectives:
        if (cycle := plan.cycles.get(objective.cycle)) is None:
            continue
        before = f", after full scores in {full[objective.team]}" if cycle.ends >= today and objective.team in full else ""
        for key_result in objective.key_results:
            said, met = first_confidence(key_result, cycle, today), met_early(key_result, cycle, today, early)
            signs = [f"was met by {met}, in week {cycle.week(met)} of {cycle.weeks}"] if met else []
            if said is not None and said >= sure and objective.ambition is not Ambition.COMMITTED:
                signs.insert(0, f"was given a confidence of {said} at its first check-in")
            if signs:
                yield Flag(key_result.at("title"), f"{quote(key_result.title)} {' and '.join(signs)}{before}", _HELP)
                first.pop(objective.team, None)  # its past is told with what is at hand
    for team in sorted(first.keys() & full.keys()):
        told = f"{quote(plan.team_name(team))} had full scores in {full[team]}, before it set {quote(first[team].title)}"
        yield Flag(first[team].at("title"), told, _HELP)
