"""A check-in that was written down long after its day."""

from collections import defaultdict
from datetime import date

from okrkit.finding import Severity
from okrkit.history.check_ins import CheckIns, Recorded
from okrkit.history.move import NOBODY
from okrkit.lint.quote import quote
from okrkit.lint.remains import check_in_at
from okrkit.lint.rule import Flag, Flags, rule
from okrkit.plan import Plan
from okrkit.reference import Reference

_STORY = """
- on: 2026-10-05
  objectives: [{key_results: [{title: Payouts that arrive late fall, check_ins: [{date: 2026-10-05, value: 4.2}]}]}]
- on: 2026-11-09
  objectives:
    - key_results:
        - title: Payouts that arrive late fall
"""
FLAGGED = f"""{_STORY}\
          check_ins: [{{date: 2026-10-05, value: 4.2}}, {{date: 2026-10-19, value: 3.8}}, {{date: 2026-11-09, value: 3.0}}]
"""
CLEAN = f"""{_STORY}\
          check_ins: [{{date: 2026-10-05, value: 4.2}}, {{date: 2026-11-02, value: 3.3}}, {{date: 2026-11-09, value: 3.0}}]
"""


@rule(Severity.INFO, flagged=FLAGGED, clean=CLEAN, source="004")
def backdated_check_in(check_ins: CheckIns, plan: Plan, *, days: int = 14) -> Flags:
    """A check-in is worth something because nobody knew yet what came next.

    Written down weeks later, from memory or from a dashboard, it says what looks likely today. The value may be right;
    the confidence and the note are not what anybody thought on that day, and nobody could act on them. If weeks were
    missed, one check-in of today that says so is more honest than four of the past.

    Check-ins that came into the plan together with their key result are left alone.
    """
    found: dict[tuple[Reference, str], list[Recorded]] = defaultdict(list)
    for one in check_ins.recorded:
        if (one.commit.authored.date() - date.fromisoformat(one.day)).days > days:
            found[one.key_result, one.commit.id].append(one)
    for (reference, id), late in found.items():
        objective = plan.objective(reference)
        key_result = objective.key_result(reference.key_result or "") if objective else None
        there = {check_in.date.isoformat() for check_in in key_result.check_ins} if key_result else set()
        if key_result and (told := tuple(sorted(one.day for one in late if one.day in there))):
            what = f"{len(told)} check-ins, the first of {told[0]}," if len(told) > 1 else f"the check-in of {told[0]}"
            wrote = f"written down {'only now' if id == NOBODY else f'on {late[0].commit.authored.date()} ({id:.7})'}"
            yield Flag(
                check_in_at(key_result, told),
                f"{what} on {quote(key_result.title)} {'were' if len(told) > 1 else 'was'} {wrote}",
                "what is known today is worth more as a check-in of today, with a note on the weeks that were missed",
            )
