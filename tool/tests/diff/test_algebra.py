"""Changes are enough to make the other plan again: there, back, and step by step."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from okrkit.diff.change import Change, ChangeKind
from okrkit.diff.compare import compare
from okrkit.plan import Plan
from tests.diff.applying import applied
from tests.diff.plans import few, plans
from tests.diff.told import LOST, Told, bare, told
from tests.diff.whole_plan import PLAN, alterations

AT_ODDS = ("objectives.key_results.reference", "people.id")
"""Altered here alone a plan is at odds with itself: it calls the same thing by two names."""

ALTERED = [(place, plan) for place, plan in alterations() if place not in AT_ODDS]
SEEN = [(place, plan) for place, plan in ALTERED if compare(PLAN, plan)]


def in_full(before: Plan, after: Plan) -> tuple[Change, ...]:
    """The changes, and what additions do not tell: how each thing that came differs from what its addition names."""
    changes = compare(before, after)
    return (*changes, *in_full(bare(after, before), after)) if changes else ()


def step_by_step(*plans: Plan) -> Told:
    """The first plan after the changes that lead to the second, those from there to the third, and so on."""
    there = told(plans[0])
    for before, after in pairwise(plans):
        there = applied(in_full(before, after), there)
    return there


def ends(places: list[tuple[str, Plan]]) -> list[object]:
    return [pytest.param(plan, id=place) for place, plan in places]


@pytest.mark.parametrize("other", ends(SEEN))
def test_the_changes_of_any_field_give_the_other_side_and_lead_back(other: Plan) -> None:
    for before, after in ((PLAN, other), (other, PLAN)):
        assert compare(before, bare(after, before)) == compare(before, after)
        assert applied(compare(before, after), told(before)) == told(bare(after, before))
        assert step_by_step(before, after) == told(after)


def test_a_change_holds_all_that_it_changes_except_where_that_is_said() -> None:
    lost = {(place, kind) for place, plan in SEEN if told(plan) == told(PLAN) for kind in kinds(compare(PLAN, plan))}
    assert lost == {(place, kind) for place, (kinds, _) in LOST.items() for kind in kinds}


def kinds(changes: tuple[Change, ...]) -> set[ChangeKind]:
    return {change.kind for change in changes}


@settings(few, max_examples=10)
@given(st.sampled_from([0, 100]).flatmap(lambda baseline: st.tuples(*[plans(baseline)] * 3)))
def test_of_any_plans_the_changes_give_the_other_side_and_lead_back_and_on(commits: tuple[Plan, Plan, Plan]) -> None:
    first, second, third = commits
    assert compare(first, bare(second, first)) == compare(first, second)
    assert applied(compare(first, second), told(first)) == told(bare(second, first))
    assert step_by_step(first, second, first) == told(first)
    assert step_by_step(first, second, third) == step_by_step(first, third) == told(third)
