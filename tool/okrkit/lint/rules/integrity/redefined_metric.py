"""A key result that is measured in another way than it was promised."""

from datetime import date

from okrkit.finding import Severity
from okrkit.history.goalposts import Goalpost
from okrkit.lint.moved import entry, from_to, is_approved, landed
from okrkit.lint.quote import quote
from okrkit.lint.remeasured import remeasured
from okrkit.lint.rule import Flag, Flags, rule
from okrkit.plan import Plan

FLAGGED = """
- on: 2026-10-05
  objectives: [{key_results: [{title: Payouts that arrive late fall, population: all cafés}]}]
- on: 2026-11-02
  objectives: [{key_results: [{title: Payouts that arrive late fall, population: cafés that pay by card}]}]
"""
CLEAN = """
- on: 2026-10-05
  objectives: [{key_results: [{title: Payouts that arrive late fall, population: null}]}]
- on: 2026-11-02
  objectives: [{key_results: [{title: Payouts that arrive late fall, population: all cafés}]}]
"""


@rule(Severity.WARNING, flagged=FLAGGED, clean=CLEAN, source="004")
def redefined_metric(goalposts: tuple[Goalpost, ...], plan: Plan, today: date) -> Flags:
    """A number that is counted in another way is another number.

    Another unit, another metric, other people it is measured on: what was promised cannot be compared any more with
    what comes, and it tends to come out better. Where the old measure was wrong that is right, and a reviewer should
    stop here all the same: it is told even when it was declared, though an entry in `rebaselines` that
    somebody approved is only worth a thought. Often a key result of its own is clearer, and the old one is dropped.

    To say for the first time what is measured redefines nothing.
    """
    for one in remeasured(goalposts, plan):
        runs = ", ".join(f"`{run[-1].change.detail or run[-1].field}` {from_to(run)}" for run in one.changed)
        also = f", for {len(one.key_results)} key results" if len(one.key_results) > 1 else ""
        declare = "" if also else entry(one.key_results[0], one.unsaid, today)
        approved = all(map(is_approved, one.changed)) and not one.unsaid
        yield Flag(
            one.where,
            f"{quote(one.name)} is measured in another way since the freeze{also}{landed(one.changed[0][-1].commit)}: {runs}",
            f"can the two be compared? {f'If so, {declare}' if declare else 'If not, a key result of its own is clearer'}",
            Severity.INFO if approved else None,
        )
