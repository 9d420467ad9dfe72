"""What holds for the changes between any two plans."""

import random
from collections import Counter
from copy import deepcopy
from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from okrkit.address import Address
from okrkit.diff.change import Change, ChangeKind
from okrkit.diff.compare import compare
from okrkit.objective import KeyResult, Objective
from okrkit.plan import Plan
from okrkit.reference import Reference
from tests.diff.plans import HERE, PAIRS, few, plans


def shuffled(plan: Plan, seed: int) -> Plan:
    """The same plan, everything that has an identity of its own in another order."""
    order = random.Random(seed)

    def mixed(things: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(order.sample(things, len(things)))

    def key_result(each: KeyResult) -> KeyResult:
        return replace(
            each,
            check_ins=mixed(each.check_ins),
            milestones=mixed(each.milestones),
            rebaselines=mixed(each.rebaselines),
        )

    def objective(each: Objective) -> Objective:
        return replace(
            each,
            address=Address("elsewhere.yaml", ("objectives", order.randrange(9))),
            key_results=mixed(tuple(key_result(one) for one in each.key_results)),
            aligns_to=mixed(each.aligns_to),
            initiatives=mixed(each.initiatives),
            depends_on=mixed(each.depends_on),
            feedback=mixed(each.feedback),
        )

    return plan.with_objectives(mixed(tuple(objective(each) for each in plan.objectives)))


MIRRORED = {
    "added": "removed",
    "raised": "eased",
    "tightened": "loosened",
    "milestone done": "milestone undone",
    "aligned": "unaligned",
}


def mirrored(change: Change) -> ChangeKind:
    """The kind that tells the same step seen from the other end."""
    if change.before is not None and change.after is not None and change.kind in ONE_WORD_FOR_BOTH:
        return change.kind
    for one, other in [*MIRRORED.items(), *((other, one) for one, other in MIRRORED.items())]:
        if change.kind == one or change.kind.endswith(f" {one}"):
            return ChangeKind(change.kind.removesuffix(one) + other)
    return change.kind


ONE_WORD_FOR_BOTH = {ChangeKind.CHECK_IN_ADDED, ChangeKind.MILESTONE_DONE}
WITHOUT_MIRRORED_VALUES = {ChangeKind.REBASELINED}


def test_where_very_much_comes_and_goes_at_once_nobody_guesses() -> None:
    def full_of(prefix: str, count: int) -> Plan:
        references = (Reference("payments", f"{prefix}-{number}", "2026-Q4") for number in range(count))
        return Plan("Northwind Roasters", objectives=tuple(Objective(each, "Late payouts fall", HERE) for each in references))

    assert {change.kind for change in compare(full_of("old", 50), full_of("new", 50))} == {ChangeKind.OBJECTIVE_ID_CHANGED}
    assert {change.kind for change in compare(full_of("old", 5_000), full_of("new", 5_000))} == {
        ChangeKind.OBJECTIVE_ADDED,
        ChangeKind.OBJECTIVE_REMOVED,
    }


@few
@given(plans())
def test_a_plan_does_not_differ_from_itself(plan: Plan) -> None:
    assert compare(plan, plan) == ()
    assert compare(plan, deepcopy(plan)) == ()


@few
@given(plans(), st.integers())
def test_order_and_place_are_no_change(plan: Plan, seed: int) -> None:
    assert compare(plan, shuffled(plan, seed)) == ()


@few
@given(PAIRS, st.integers())
def test_order_does_not_change_the_changes(pair: tuple[Plan, Plan], seed: int) -> None:
    before, after = pair
    assert Counter(compare(shuffled(before, seed), shuffled(after, seed + 1))) == Counter(compare(before, after))


@few
@given(PAIRS)
def test_the_way_back_mirrors_the_way_there(pair: tuple[Plan, Plan]) -> None:
    there, back = compare(*pair), compare(*reversed(pair))
    assert Counter(mirrored(change) for change in there) == Counter(change.kind for change in back)
    told = [change for change in there if change.kind not in WITHOUT_MIRRORED_VALUES]
    told_back = [change for change in back if change.kind not in WITHOUT_MIRRORED_VALUES]
    assert Counter((mirrored(change), change.after, change.before, change.unit) for change in told) == Counter(
        (change.kind, change.before, change.after, change.unit) for change in told_back
    )


@few
@given(PAIRS)
def test_a_part_that_holds_what_differs_tells_the_same(pair: tuple[Plan, Plan]) -> None:
    before, after = pair
    same = [each for each in before.objectives if each in after.objectives and before.reviews == after.reviews]
    parts = (plan.with_objectives(each for each in plan.objectives if each not in same) for plan in pair)
    assert compare(*parts) == compare(before, after)


@few
@given(PAIRS)
def test_changes_say_where_they_are(pair: tuple[Plan, Plan]) -> None:
    for change in compare(*pair):
        assert change.reference.cycle
        assert any(plan.objective(change.reference) for plan in pair)
        assert change.title


@few
@given(PAIRS)
def test_nothing_is_told_twice(pair: tuple[Plan, Plan]) -> None:
    assert max(Counter(compare(*pair)).values(), default=1) == 1
