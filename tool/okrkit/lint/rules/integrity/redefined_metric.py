"""A key result that is measured in another way than it was promised."""

from collections import defaultdict
from datetime import date

from okrkit.address import Address
from okrkit.finding import Severity
from okrkit.history.goalposts import Goalpost
from okrkit.history.move import Direction
from okrkit.history.promise import MEASURED
from okrkit.lint.moved import Run, entry, from_to, is_approved, landed, measured_at, promised, runs
from okrkit.lint.quote import quote
from okrkit.lint.rule import Flag, Flags, rule
from okrkit.objective import KeyResult
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
    what comes, and it tends to come out better. That can be right, when the old measure was wrong. Then a reviewer
    should stop here all the same, so it is told even when it was declared; an entry in `rebaselines` that
    somebody approved is only worth a thought. Often a key result of its own is clearer, and the old one is dropped.

    To say for the first time what is measured redefines nothing.
    """
    found: dict[Address, list[tuple[KeyResult, Run, str]]] = defaultdict(list)
    for key_result, moves in promised(goalposts, plan):
        unsaid = [one for one in moves if one.needs_a_word and one.direction is Direction.NEITHER]
        for run in runs(one for one in moves if one.field in MEASURED):
            declare = entry(key_result, unsaid, today)
            found[measured_at(key_result, run[-1], plan)].append((key_result, run, declare))
    for where, ((key_result, run, declare), *others) in found.items():
        also = f", and so is what {len(others)} more promise" if others else ""
        what = " ".join(filter(None, (run[-1].change.detail, run[-1].field)))
        approved = not declare and is_approved(run)
        yield Flag(
            where,
            f"{quote(key_result.title)} is measured in another way since the freeze{landed(run[-1].commit)}{also}: "
            f"`{what}` {from_to(run)}",
            f"can the two be compared? {f'If so, {declare}' if declare else 'If not, a key result of its own is clearer'}",
            Severity.INFO if approved else None,
        )
