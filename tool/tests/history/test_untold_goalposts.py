"""Leaving out the promises of which a history tells nothing leaves out nothing else."""

from datetime import date

from hypothesis import given, settings

from okrkit.history.between import timeline_of
from okrkit.history.goalposts import Goalpost, Origin, goalposts
from okrkit.plan import Plan
from tests.diff.plans import plans
from tests.diff.whole_plan import PLAN, alterations

DAY = date(2026, 12, 1)
"""Late enough for the cycles of these plans to be frozen."""


def told(found: tuple[Goalpost, ...]) -> list[Goalpost]:
    """Those that moved, or came late."""
    return [one for one in found if one.moves or one.origin is Origin.ADDED_LATE]


def assert_nothing_else_is_left_out(before: Plan, after: Plan) -> list[Goalpost]:
    step = timeline_of(before, after, DAY)
    every, some = goalposts(step, after, DAY), goalposts(step, after, DAY, untold=False)
    assert told(some) == told(every)
    assert list(some) == [one for one in every if one in some]
    return told(some)


def test_whatever_is_altered_in_one_place() -> None:
    found = [
        goalpost
        for _, altered in alterations()
        for pair in ((PLAN, altered), (altered, PLAN))
        for goalpost in assert_nothing_else_is_left_out(*pair)
    ]
    assert any(one.moves for one in found)
    assert any(one.origin is Origin.ADDED_LATE for one in found)
    assert goalposts(timeline_of(PLAN, PLAN, DAY), PLAN, DAY), "there is something to leave out"


@settings(max_examples=20)
@given(plans(), plans())
def test_whatever_two_plans_say(before: Plan, after: Plan) -> None:
    assert_nothing_else_is_left_out(before, after)
