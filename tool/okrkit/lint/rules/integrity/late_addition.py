"""A key result that came when half of the cycle was over."""

from okrkit.finding import Severity
from okrkit.history.goalposts import Goalpost, Origin
from okrkit.lint.moved import landed
from okrkit.lint.quiet import told_of
from okrkit.lint.quote import quote
from okrkit.lint.rule import Flag, Flags, rule
from okrkit.objective import Kind
from okrkit.plan import Plan

FLAGGED = """
- on: 2026-10-05
  objectives: [{key_results: [{}]}]
- on: 2026-12-07
  objectives: [{key_results: [{}, {title: Cafés that ask where their money is fall from 9% to 3%, baseline: 9, target: 3}]}]
"""
CLEAN = """
- on: 2026-10-05
  objectives: [{key_results: [{}]}]
- on: 2026-10-26
  objectives: [{key_results: [{}, {title: Cafés that ask where their money is fall from 9% to 3%, baseline: 9, target: 3}]}]
"""


@rule(Severity.INFO, flagged=FLAGGED, clean=CLEAN, source="004")
def late_addition(goalposts: tuple[Goalpost, ...], plan: Plan, *, after: float = 0.5) -> Flags:
    """What is promised late in a cycle is either nearly done or out of reach.

    A key result steers decisions while there is time to make other ones. Added when half of the cycle is over, it often
    writes down what is coming anyway, and lifts the score without a decision behind it. If it matters, it can begin
    the next cycle; if it takes the place of something, drop that with the reason. A guardrail is welcome at any time.
    """
    added = {one.reference: one.added for one in goalposts if one.origin is Origin.ADDED_LATE and one.added}
    for objective in plan.objectives:
        cycle = plan.cycles.get(objective.cycle)
        results = [one for one in objective.key_results if one.reference in added and one.kind is not Kind.GUARDRAIL]
        late = [one for one in results if cycle and cycle.elapsed(added[one.reference].authored.date()) > after]
        for title, where, meant in told_of(objective, late):
            commit = added[meant[-1].reference]
            week = cycle.week(commit.authored.date()) if cycle else 0
            yield Flag(
                where,
                f"{quote(title)} was added{landed(commit)} in week {week} of {cycle.weeks if cycle else 0}",
                "what can it still change, and what was decided for it? What matters next can be the next cycle's",
            )
