"""What holds of every measure, whatever a team writes."""

from dataclasses import replace
from datetime import date, timedelta
from math import isfinite

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from okrkit.address import Address
from okrkit.cycle import Cycle, make_cycle
from okrkit.measure.expected import due_date, expected_key_result, expected_objective
from okrkit.measure.forecast import forecast, pace_needed
from okrkit.measure.progress import key_result_progress, objective_progress
from okrkit.measure.score import score_key_result, score_objective
from okrkit.measure.standing import stand_key_result, stand_objective
from okrkit.measure.status import Status
from okrkit.measure.value import confidence_on, value_on
from okrkit.objective import Bound, CheckIn, Dropped, KeyResult, Kind, Milestone, Objective
from okrkit.reference import Reference
from okrkit.workspace import Policy, Reading

HERE = Address("payments.yaml")
CYCLE = make_cycle("2026-Q4", date(2026, 10, 1), date(2026, 12, 31))
POLICY = Policy()

days = st.dates(date(2026, 8, 1), date(2027, 3, 1))
cycle_days = st.dates(CYCLE.starts, CYCLE.ends)
numbers = st.one_of(st.integers(-1000, 1000), st.floats(-1e6, 1e6))
shares = st.floats(0, 1)
weights = st.floats(0.1, 10)
dropped = st.none() | st.builds(Dropped, days, st.just("Other plans"))
check_ins = st.lists(st.builds(CheckIn, days, st.none() | numbers, st.none() | shares), max_size=8).map(tuple)
milestones = st.lists(st.builds(Milestone, st.just("A step"), st.none() | days, weights), max_size=5).map(tuple)
bounds = st.tuples(numbers, numbers).map(lambda ends: Bound(min(ends), max(ends)))


def key_result(kind: Kind = Kind.OUTCOME, **fields: object) -> KeyResult:
    return KeyResult(Reference("payments", "on-time-payouts", "2026-Q4", "late-payouts"), "A result", kind, HERE, **fields)


measured = st.builds(
    key_result,
    baseline=st.none() | numbers,
    target=st.none() | numbers,
    baseline_date=st.none() | days,
    due=st.none() | days,
    trajectory=st.lists(st.builds(Reading, days, numbers), max_size=4).map(tuple),
    check_ins=check_ins,
    current=st.none() | numbers,
    confidence=st.none() | shares,
    weight=weights,
    dropped=dropped,
)
guardrails = st.builds(key_result, st.just(Kind.GUARDRAIL), bound=bounds, check_ins=check_ins, dropped=dropped)
outputs = st.builds(key_result, st.just(Kind.OUTPUT), milestones=milestones, due=st.none() | days, check_ins=check_ins)
key_results = measured | guardrails | outputs


def an_objective(key_results: list[KeyResult], dropped: Dropped | None = None) -> Objective:
    reference = Reference("payments", "on-time-payouts", "2026-Q4")
    return Objective(reference, "Payouts arrive on time", HERE, key_results=tuple(key_results), dropped=dropped)


objectives = st.builds(an_objective, st.lists(key_results, max_size=4), dropped)


def is_share(number: float | None) -> bool:
    return number is None or 0 <= number <= 1


@given(key_results, days)
def test_no_number_of_a_key_result_leaves_its_range(key_result: KeyResult, day: date) -> None:
    standing = stand_key_result(key_result, CYCLE, POLICY, day)
    assert is_share(standing.expected)
    assert is_share(standing.confidence)
    assert is_share(score_key_result(key_result, CYCLE, day))
    assert standing.progress is None or isfinite(standing.progress)
    if key_result.kind is Kind.GUARDRAIL:
        assert (standing.progress, standing.expected) == (None, None)
    else:
        assert standing.holds is None


@given(objectives, days, st.none() | numbers)
def test_no_number_of_an_objective_leaves_its_range(objective: Objective, day: date, supporting: float | None) -> None:
    standing = stand_objective(objective, CYCLE, POLICY, day, supporting=supporting)
    assert is_share(standing.expected)
    assert is_share(standing.confidence)
    assert is_share(score_objective(objective, CYCLE, day))
    assert standing.progress == objective_progress(objective, day)


@given(objectives, days)
def test_an_objective_lies_between_its_key_results(objective: Objective, day: date) -> None:
    progress = objective_progress(objective, day)
    parts = [key_result_progress(one, day) for one in objective.key_results if not one.dropped or one.dropped.date > day]
    known = [part for part in parts if part is not None]
    assert (progress is None) == (not known)
    if progress is not None:
        assert min(known) - 1e-6 * abs(min(known)) <= progress + 1e-9
        assert progress - 1e-9 <= max(known) + 1e-6 * abs(max(known))


@given(measured, st.randoms(use_true_random=False), days)
def test_the_order_of_check_ins_is_irrelevant(key_result: KeyResult, random: object, day: date) -> None:
    entries = list({entry.date: entry for entry in key_result.check_ins}.values())
    in_order = replace(key_result, check_ins=tuple(sorted(entries, key=lambda entry: entry.date)))
    random.shuffle(entries)
    shuffled = replace(key_result, check_ins=tuple(entries))
    assert stand_key_result(shuffled, CYCLE, POLICY, day) == stand_key_result(in_order, CYCLE, POLICY, day)
    assert forecast(shuffled, CYCLE, day) == forecast(in_order, CYCLE, day)


@given(measured, days)
def test_without_a_value_progress_is_unknown_and_never_0(key_result: KeyResult, day: date) -> None:
    silent = replace(key_result, current=None, check_ins=tuple(replace(entry, value=None) for entry in key_result.check_ins))
    assert key_result_progress(silent, day) is None
    assert objective_progress(an_objective([silent]), day) is None
    assert score_key_result(silent, CYCLE, day) is None
    assert not stand_key_result(silent, CYCLE, POLICY, day).status.is_green


@given(measured, days)
def test_what_is_checked_in_later_is_not_known_yet(key_result: KeyResult, day: date) -> None:
    until_then = replace(key_result, check_ins=tuple(entry for entry in key_result.check_ins if entry.date <= day))
    if any(entry.value is not None for entry in until_then.check_ins):
        assert value_on(key_result, day) == value_on(until_then, day)
    if any(entry.confidence is not None for entry in until_then.check_ins):
        assert confidence_on(key_result, day) == confidence_on(until_then, day)


units = st.tuples(st.floats(0.1, 100), st.floats(-1e3, 1e3))


@given(st.floats(-1e3, 1e3), st.floats(0.5, 1e3) | st.floats(-1e3, -0.5), st.floats(-1e3, 1e3), units)
def test_progress_does_not_depend_on_the_unit(baseline: float, way: float, value: float, unit: tuple[float, float]) -> None:
    factor, shift = unit
    before = key_result(baseline=baseline, target=baseline + way, current=value)
    after = key_result(
        baseline=baseline * factor + shift, target=(baseline + way) * factor + shift, current=value * factor + shift
    )
    share = key_result_progress(before, CYCLE.starts)
    assert key_result_progress(after, CYCLE.starts) == pytest.approx(share, rel=1e-6, abs=1e-6)


@given(measured, days, days)
def test_expected_progress_at_even_pace_only_grows(key_result: KeyResult, day: date, later: date) -> None:
    even = replace(key_result, trajectory=())
    earlier, later = sorted((day, later))
    assert expected_key_result(even, CYCLE, earlier) <= expected_key_result(even, CYCLE, later)


@given(numbers, numbers, cycle_days)
def test_a_key_result_on_its_line_is_on_track(baseline: float, target: float, day: date) -> None:
    assume(abs(target - baseline) > 1e-3)
    share = expected_key_result(key_result(), CYCLE, day)
    on_line = key_result(baseline=baseline, target=target, check_ins=(CheckIn(day, baseline + share * (target - baseline)),))
    assert stand_key_result(on_line, CYCLE, POLICY, day).status in (Status.ON_TRACK, Status.ACHIEVED)


@given(st.lists(st.builds(Reading, cycle_days, numbers), min_size=1, max_size=5, unique_by=lambda point: point.date), st.data())
def test_a_key_result_on_its_planned_path_is_on_track(path: list[Reading], data: st.DataObject) -> None:
    point = data.draw(st.sampled_from(path))
    planned = key_result(baseline=0, target=1000, trajectory=tuple(path), check_ins=(CheckIn(point.date, point.value),))
    assume(0 <= point.value <= 1000)
    assert stand_key_result(planned, CYCLE, POLICY, point.date).status in (Status.ON_TRACK, Status.ACHIEVED)


RANKS = {Status.AT_RISK: 0, Status.MISSED: 0, Status.BEHIND: 1, Status.ON_TRACK: 2, Status.ACHIEVED: 3}


@given(numbers, numbers, days, st.none() | days)
def test_more_progress_never_makes_the_status_worse(one: float, other: float, day: date, due: date | None) -> None:
    low, high = (
        stand_key_result(key_result(baseline=0, target=500, due=due, current=value), CYCLE, POLICY, day).status
        for value in sorted((one, other))
    )
    assert RANKS[low] <= RANKS[high]


@given(objectives, st.integers(0, 60))
def test_nothing_is_late_before_its_cycle_starts(objective: Objective, before: int) -> None:
    day = CYCLE.starts - timedelta(days=before + 1)
    sound = replace(objective, key_results=tuple(one for one in objective.key_results if one.kind is not Kind.GUARDRAIL))
    fine = {Status.NOT_STARTED, Status.ON_TRACK, Status.ACHIEVED, Status.DROPPED}
    assert stand_objective(sound, CYCLE, POLICY, day).status in fine
    assert {stand_key_result(one, CYCLE, POLICY, day).status for one in sound.key_results} <= fine


@given(objectives, st.integers(1, 60))
def test_after_the_end_everything_is_decided(objective: Objective, after: int) -> None:
    day = CYCLE.ends + timedelta(days=after)
    decided = {Status.ACHIEVED, Status.MISSED, Status.DROPPED}
    assert stand_objective(objective, CYCLE, POLICY, day).status in decided
    assert {stand_key_result(one, CYCLE, POLICY, day).status for one in objective.key_results} <= decided


@given(measured | guardrails, cycle_days)
def test_silence_is_never_green(key_result: KeyResult, day: date) -> None:
    long_ago = max(CYCLE.starts, day - timedelta(days=2 * POLICY.cadence_days + 1))
    assume(day - long_ago > timedelta(days=2 * POLICY.cadence_days))
    old = tuple(replace(entry, date=min(entry.date, long_ago)) for entry in key_result.check_ins)
    silent = replace(key_result, check_ins=old, current=None, due=None)
    assert not stand_key_result(silent, CYCLE, POLICY, day).status.is_green
    assert not stand_objective(an_objective([silent]), CYCLE, POLICY, day).status.is_green


@given(st.lists(measured | outputs, max_size=3), st.floats(0.01, 1e3), cycle_days)
def test_a_breach_leaves_an_objective_at_risk_at_best(others: list[KeyResult], over: float, day: date) -> None:
    broken = key_result(Kind.GUARDRAIL, bound=Bound(high=10), check_ins=(CheckIn(day, 10 + over),))
    assert stand_objective(an_objective([*others, broken]), CYCLE, POLICY, day).status is Status.AT_RISK


@given(st.floats(-100, 100), st.floats(-10, 10), st.sets(st.integers(0, 60), min_size=3, max_size=12))
def test_the_forecast_of_a_perfect_line_hits_it(start: float, slope: float, at: set[int]) -> None:
    entries = tuple(CheckIn(CYCLE.starts + timedelta(days=days), start + slope * days) for days in at)
    foreseen = forecast(key_result(baseline=0, target=1e6, check_ins=entries), CYCLE, CYCLE.starts + timedelta(days=60))
    assert foreseen
    hit = pytest.approx(start + slope * 91, abs=1e-6)
    assert (foreseen.low, foreseen.value_at_due, foreseen.high) == (hit, hit, hit)


@given(measured, days)
def test_a_forecast_lies_within_its_range(key_result: KeyResult, day: date) -> None:
    foreseen = forecast(key_result, CYCLE, day)
    if foreseen:
        assert foreseen.low <= foreseen.value_at_due <= foreseen.high
        assert foreseen.per_week_low <= foreseen.per_week <= foreseen.per_week_high
        assert day <= foreseen.due
        arrivals = [foreseen.earliest or date.max, foreseen.meets_on or date.max, foreseen.latest or date.max]
        assert arrivals == sorted(arrivals)


@given(measured, cycle_days)
def test_who_keeps_the_pace_needed_arrives_on_the_day(key_result: KeyResult, day: date) -> None:
    pace, due = pace_needed(key_result, CYCLE, day), due_date(key_result, CYCLE)
    if pace:
        arrived = value_on(key_result, day) + pace * (due - day).days / 7
        assert arrived == pytest.approx(key_result.target, rel=1e-9, abs=1e-6)


@given(numbers, st.integers(0, 8))
def test_one_wild_check_in_among_many_does_not_turn_a_line(wild: float, at: int) -> None:
    entries = [CheckIn(CYCLE.starts + timedelta(days=7 * week), 2.0 * week) for week in range(9)]
    entries[at] = replace(entries[at], value=wild)
    foreseen = forecast(key_result(baseline=0, target=26, check_ins=tuple(entries)), CYCLE, CYCLE.starts + timedelta(days=60))
    assert foreseen
    assert foreseen.per_week == pytest.approx(2.0)


@given(objectives, days)
def test_the_same_question_has_the_same_answer_in_any_cycle_of_the_same_days(objective: Objective, day: date) -> None:
    renamed = Cycle("holiday-push", CYCLE.starts, CYCLE.ends, CYCLE.ends)
    assert stand_objective(objective, renamed, POLICY, day) == stand_objective(objective, CYCLE, POLICY, day)
    assert expected_objective(objective, renamed, day) == expected_objective(objective, CYCLE, day)
