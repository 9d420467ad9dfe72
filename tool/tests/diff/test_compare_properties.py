"""What holds for the changes between any two plans."""

import random
from collections import Counter
from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from okrkit.address import Address
from okrkit.diff.change import Change, ChangeKind
from okrkit.diff.compare import compare
from okrkit.objective import (
    Ambition,
    Bound,
    CheckIn,
    Dependency,
    Dropped,
    Feedback,
    Initiative,
    KeyResult,
    Kind,
    Link,
    Milestone,
    Objective,
    Rebaseline,
)
from okrkit.plan import Plan
from okrkit.reference import Reference
from okrkit.review import Cause, Outcome, Review, Verdict
from okrkit.workspace import Metric

few = settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
"""Plans are large for examples, so that fewer of them say as much."""

HERE = Address("okrs.yaml")
PEOPLE = st.none() | st.sampled_from(["dana", "li", "ana"])
WORDS = st.sampled_from(["Late payouts", "Merchants stay", "Costs hold"])
MAYBE_WORDS = st.none() | WORDS
DAYS = st.integers(0, 4).map(lambda days: date(2026, 10, 5) + timedelta(weeks=days))
NUMBERS = st.none() | st.sampled_from([10, 25.5, 50, 99])
SHARES = st.none() | st.sampled_from([0.2, 0.5, 0.9])
WEIGHTS = st.sampled_from([1.0, 1.0, 2.0])
DROPPED = st.none() | st.builds(Dropped, DAYS, WORDS)
METRICS = st.none() | st.sampled_from(["late-rate", "stay-rate", Metric(None, "Own", HERE, definition="as told")])
REGISTRY = {
    "late-rate": Metric("late-rate", "Late payouts", HERE, unit="%"),
    "stay-rate": Metric("stay-rate", "Stays", HERE, population="new merchants"),
}


def tuples(values: st.SearchStrategy[Any], key: Callable[[Any], object], most: int = 2) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(values, max_size=most, unique_by=key).map(tuple)


CHECK_INS = tuples(st.builds(CheckIn, DAYS, NUMBERS, SHARES, PEOPLE, MAYBE_WORDS), lambda each: each.date, most=3)
REBASELINES = tuples(
    st.builds(Rebaseline, DAYS, st.just({"target": 10}), st.just({"target": 25.5}), WORDS, PEOPLE),
    lambda each: each.because,
)


def key_results(baseline: float) -> st.SearchStrategy[KeyResult]:
    return st.builds(
        KeyResult,
        reference=st.sampled_from("ab").map(lambda id: Reference("", "", "", id)),
        title=WORDS,
        kind=st.sampled_from(Kind),
        address=st.just(HERE),
        owner=PEOPLE,
        lens=st.none() | st.sampled_from(["customer", "process"]),
        metric=METRICS,
        population=st.none() | st.just("large merchants"),
        unit=st.none() | st.just("%"),
        baseline=st.sampled_from([None, baseline]),
        target=NUMBERS,
        commit=NUMBERS,
        bound=st.none() | st.builds(Bound, NUMBERS, NUMBERS),
        due=st.none() | DAYS,
        weight=WEIGHTS,
        milestones=tuples(st.builds(Milestone, WORDS, st.none() | DAYS, WEIGHTS), lambda each: each.title),
        current=NUMBERS,
        confidence=SHARES,
        check_ins=CHECK_INS,
        rebaselines=REBASELINES,
        dropped=DROPPED,
    )


@st.composite
def plans(draw: st.DrawFn, baseline: float = 0) -> Plan:
    objectives = draw(
        tuples(
            st.builds(
                Objective,
                reference=st.builds(
                    Reference, st.sampled_from(["payments", "platform"]), st.sampled_from("xy"), st.just("2026-Q4")
                ),
                title=WORDS,
                address=st.just(HERE),
                why=MAYBE_WORDS,
                owner=PEOPLE,
                ambition=st.none() | st.sampled_from(Ambition),
                weight=WEIGHTS,
                aligns_to=tuples(
                    st.builds(Link, st.sampled_from("pqr").map(lambda id: Reference("company", id)), MAYBE_WORDS, WEIGHTS),
                    lambda each: each.to,
                ),
                key_results=tuples(key_results(baseline), lambda each: each.id),
                initiatives=tuples(
                    st.builds(Initiative, st.sampled_from("ij"), WORDS, st.just(("a",)), PEOPLE), lambda each: each.id
                ),
                depends_on=tuples(
                    st.builds(Dependency, st.just("platform"), WORDS, PEOPLE), lambda each: (each.team, each.what)
                ),
                feedback=tuples(st.builds(Feedback, st.just("peer"), WORDS, PEOPLE), lambda each: (each.note, each.by)),
                dropped=DROPPED,
            ),
            lambda each: each.reference,
            most=3,
        )
    )
    verdict = st.builds(Verdict, st.sampled_from(Outcome), SHARES, st.none() | st.sampled_from(Cause), MAYBE_WORDS)
    verdicts = draw(st.dictionaries(st.sampled_from("xy"), verdict))
    named = tuple(
        replace(
            objective,
            key_results=tuple(
                replace(each, reference=replace(objective.reference, key_result=each.id)) for each in objective.key_results
            ),
        )
        for objective in objectives
    )
    reviews = (Review("payments", "2026-Q4", date(2027, 1, 8), HERE, None, verdicts),) if verdicts else ()
    return Plan("Northwind Roasters", metrics=REGISTRY, objectives=named, reviews=reviews)


PAIRS = st.sampled_from([0, 100]).flatmap(lambda baseline: st.tuples(plans(baseline), plans(baseline)))


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
