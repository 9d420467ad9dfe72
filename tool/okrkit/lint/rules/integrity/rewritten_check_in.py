"""A check-in of the past that says something else than it did."""

from collections import defaultdict

from okrkit.finding import Severity
from okrkit.history.check_ins import CheckIns, Rewritten
from okrkit.lint.in_unit import in_unit
from okrkit.lint.moved import since
from okrkit.lint.quote import quote
from okrkit.lint.remains import check_in_at
from okrkit.lint.rule import Flag, Flags, rule
from okrkit.plan import Plan
from okrkit.reference import Reference

_STORY = """
- on: 2026-10-26
  objectives: [{key_results: [{title: Payouts that arrive late fall, check_ins: [{date: 2026-10-26, value: 3.9}]}]}]
- on: 2026-11-09
  objectives:
    - key_results:
        - title: Payouts that arrive late fall
"""
FLAGGED = f"""{_STORY}\
          check_ins: [{{date: 2026-10-26, value: 3.4}}, {{date: 2026-11-09, value: 3.1}}]
"""
CLEAN = f"""{_STORY}\
          check_ins: [{{date: 2026-10-26, value: 3.9}}, {{date: 2026-11-09, value: 3.1, note: Not 3.9 but 3.4 then}}]
"""


@rule(Severity.ERROR, flagged=FLAGGED, clean=CLEAN, source="004")
def rewritten_check_in(check_ins: CheckIns, plan: Plan) -> Flags:
    """What was measured then stays as it was measured then.

    A check-in says what a team knew on its day. If it is changed or removed later, the line of the chart
    straightens, and with it goes the only thing that could teach the team something: how wrong it was, and when it began to
    see it. If the number was wrong, write a new check-in with the right one, and say so in its note; the old one stays.

    A correction on the same day is none, nor are other words, nor what `redefined-metric` tells of.
    """
    found: dict[tuple[Reference, str], list[Rewritten]] = defaultdict(list)
    for one in check_ins.rewritten:
        found[one.key_result, one.commit.id].append(one)
    for (reference, _), (one, *others) in found.items():
        objective = plan.objective(reference)
        key_result = objective.key_result(reference.key_result or "") if objective else None
        if key_result:
            values = (one.before, one.after)
            before, after = (in_unit(each, one.unit) if isinstance(each, int | float) else "" for each in values)
            deed = f"{f'says {after}' if after else 'is gone'}{f', like {len(others)} more' if others else ''}"
            yield Flag(
                check_in_at(key_result, (one.day,)),
                f"the check-in of {one.day} on {quote(key_result.title)} said {before or 'what was known'}, "
                f"and {since(one.commit)} it {deed}",
                "put back what was written then; what is known better now is a new check-in, with a note",
            )
