"""A key result far behind for weeks, and the plan still says what it said."""

from datetime import date

from okrkit.cycle import Cycle
from okrkit.finding import Severity
from okrkit.lint.in_unit import in_unit
from okrkit.lint.quote import quote
from okrkit.lint.rule import Flag, Flags, rule
from okrkit.measure.expected import expected_key_result
from okrkit.measure.progress import progress_at
from okrkit.measure.status import points_behind
from okrkit.measure.value import check_ins_until
from okrkit.objective import CheckIn, KeyResult
from okrkit.plan import Plan

_STORY = """
- on: 2026-12-21
  objectives:
    - key_results:
        - title: Payouts that arrive late fall from 4.2% to 1.5%
          check_ins:
            - {date: 2026-12-07, value: 4.1, confidence: 0.3}
            - {date: 2026-12-14, value: 4.0, confidence: 0.2}
"""
FLAGGED = f"""{_STORY}\
            - {{date: 2026-12-21, value: 4.0, confidence: 0.2}}
"""
CLEAN = f"""{_STORY}\
            - {{date: 2026-12-21, value: 4.0, confidence: 0.2, note: The bank moves in February}}
"""


@rule(Severity.INFO, flagged=FLAGGED, clean=CLEAN, source="004")
def never_rebaselined(plan: Plan, today: date, *, points: int = 50, check_ins: int = 3) -> Flags:
    """A plan that nobody believes in any more is changed in the open, or given up.

    A key result that stays far behind, without a note, a new target or an end, is held to what was assumed months ago.
    Say which assumption was wrong: move the target with an entry in `rebaselines`, drop it, or note what will change.
    """
    for objective in plan.objectives:
        cycle = plan.cycles.get(objective.cycle)
        for key_result in objective.key_results:
            measured = [one for one in check_ins_until(key_result, today) if one.value is not None]
            last = measured[-check_ins:] if check_ins else []
            behind = [_behind(key_result, cycle, one) for one in last] if cycle and not key_result.rebaselines else []
            spoken = any(one.note or one.blockers for one in key_result.check_ins if last and one.date >= last[0].date)
            if behind and len(behind) == check_ins and not spoken and all(each > points for each in behind):
                unit, target = plan.unit_of(key_result), key_result.target or 0.0
                yield Flag(
                    key_result.at("title"),
                    f"{quote(key_result.title)} is {behind[-1]:.0f} points behind, at the last {len(last)} check-ins more than "
                    f"{points}, and the plan says nothing about it",
                    f"who still believes in {in_unit(target, unit)}? Rebaseline it, drop it, or say in a `note` what is next",
                )


def _behind(key_result: KeyResult, cycle: Cycle, check_in: CheckIn) -> float:
    progress = progress_at(key_result, check_in.value or 0.0, check_in.date)
    return points_behind(progress, expected_key_result(key_result, cycle, check_in.date)) or 0.0
