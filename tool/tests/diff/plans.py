"""Plans that are made up, so that what holds for any two of them can be tried."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from okrkit.address import Address
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

few = settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
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
    st.builds(Rebaseline, DAYS, st.just({"target": 10}), st.sampled_from([{"target": 25.5}, {"target": 99}]), WORDS, PEOPLE),
    lambda each: each.after["target"],
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
