"""Cycle ids and their dates: fiscal years, halves, quarters, months and ISO weeks."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrkit.cycle import Cycle, make_cycle, read_cycle

years = st.integers(2, 9997)
first_months = st.integers(1, 12)
ONE_DAY = timedelta(days=1)


def cycle(id: str, fiscal_year_starts: int = 1) -> Cycle:
    found = read_cycle(id, fiscal_year_starts=fiscal_year_starts)
    assert found, id
    return found


@pytest.mark.parametrize(
    ("id", "fiscal_year_starts", "starts", "ends"),
    [
        ("2026", 1, "2026-01-01", "2026-12-31"),
        ("2026-H1", 1, "2026-01-01", "2026-06-30"),
        ("2026-H2", 1, "2026-07-01", "2026-12-31"),
        ("2026-Q1", 1, "2026-01-01", "2026-03-31"),
        ("2026-Q4", 1, "2026-10-01", "2026-12-31"),
        ("2028-Q1", 1, "2028-01-01", "2028-03-31"),
        ("2026", 7, "2025-07-01", "2026-06-30"),
        ("2026-H2", 7, "2026-01-01", "2026-06-30"),
        ("2026-Q1", 10, "2025-10-01", "2025-12-31"),
        ("2026-Q2", 10, "2026-01-01", "2026-03-31"),
        ("2026-Q4", 2, "2025-11-01", "2026-01-31"),
        ("2026-Q1", 12, "2025-12-01", "2026-02-28"),
        ("2026-11", 1, "2026-11-01", "2026-11-30"),
        ("2026-11", 7, "2026-11-01", "2026-11-30"),
        ("2028-02", 1, "2028-02-01", "2028-02-29"),
        ("2100-02", 1, "2100-02-01", "2100-02-28"),
        ("2026-12", 1, "2026-12-01", "2026-12-31"),
        ("2026-W01", 1, "2025-12-29", "2026-01-04"),
        ("2026-W47", 1, "2026-11-16", "2026-11-22"),
        ("2026-W53", 7, "2026-12-28", "2027-01-03"),
    ],
)
def test_an_id_carries_its_dates(id: str, fiscal_year_starts: int, starts: str, ends: str) -> None:
    found = cycle(id, fiscal_year_starts)
    assert (found.starts.isoformat(), found.ends.isoformat()) == (starts, ends)


@pytest.mark.parametrize(
    "id",
    ["2026-Q0", "2026-Q5", "2026-H0", "2026-H3", "2026-00", "2026-13", "2026-W00", "2025-W53", "2026-W54", "0000", "0000-Q1",
     "26", "2026-", "2026-q4", "2026Q4", "2026-Q4 ", "2026-Q4\n", "2026-1",
     "\uff12\uff10\uff12\uff16", "holiday-push", "", "9999-W52"],
)  # fmt: skip
def test_other_ids_need_dates_of_their_own(id: str) -> None:
    assert read_cycle(id) is None


@given(st.text(alphabet="0123456789-HQW", max_size=8), first_months)
def test_no_id_breaks_the_reader(id: str, fiscal_year_starts: int) -> None:
    found = read_cycle(id, fiscal_year_starts=fiscal_year_starts)
    assert found is None or (found.id == id and found.starts <= found.frozen_from <= found.ends)


def assert_tiles(whole: Cycle, parts: list[Cycle]) -> None:
    """The parts follow each other without a gap and fill the whole."""
    assert (parts[0].starts, parts[-1].ends) == (whole.starts, whole.ends)
    assert all(after.starts - before.ends == ONE_DAY for before, after in pairwise(parts))
    assert all(whole.contains(part) and not part.contains(whole) for part in parts)
    assert sum(part.days for part in parts) == whole.days


@given(years, first_months)
def test_halves_and_quarters_tile_their_fiscal_year(year: int, fiscal_year_starts: int) -> None:
    whole = cycle(f"{year:04}", fiscal_year_starts)
    halves = [cycle(f"{year:04}-H{half}", fiscal_year_starts) for half in (1, 2)]
    quarters = [cycle(f"{year:04}-Q{quarter}", fiscal_year_starts) for quarter in (1, 2, 3, 4)]
    assert_tiles(whole, halves)
    assert_tiles(whole, quarters)
    assert_tiles(halves[0], quarters[:2])
    assert_tiles(halves[1], quarters[2:])


@given(years, first_months)
def test_a_fiscal_year_ends_in_the_year_that_names_it_and_begins_on_the_first_of_its_month(year: int, month: int) -> None:
    whole = cycle(f"{year:04}", month)
    assert (whole.ends.year, whole.starts.month, whole.starts.day) == (year, month, 1)
    assert whole.days in (365, 366)
    assert cycle(f"{year + 1:04}", month).starts - whole.ends == ONE_DAY


@given(years)
def test_months_tile_a_calendar_year_whatever_the_fiscal_one(year: int) -> None:
    assert_tiles(cycle(f"{year:04}"), [cycle(f"{year:04}-{month:02}", 7) for month in range(1, 13)])


@given(st.dates(date(2, 1, 1), date(9998, 12, 1)))
def test_each_day_lies_in_the_iso_week_that_the_calendar_says(day: date) -> None:
    year, week, weekday = day.isocalendar()
    found = cycle(f"{year:04}-W{week:02}")
    assert found.covers(day)
    assert (found.days, found.weeks, found.starts + (weekday - 1) * ONE_DAY) == (7, 1, day)


spans = st.tuples(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(0, 400)).map(
    lambda span: make_cycle("holiday-push", span[0], span[0] + span[1] * ONE_DAY)
)


@given(spans, spans, spans)
def test_containing_is_an_order(one: Cycle, two: Cycle, three: Cycle) -> None:
    assert one.contains(one)
    if one.contains(two) and two.contains(one):
        assert (one.starts, one.ends) == (two.starts, two.ends)
    if one.contains(two) and two.contains(three):
        assert one.contains(three)


@given(spans, spans)
def test_containing_is_covering_both_ends(one: Cycle, other: Cycle) -> None:
    assert one.contains(other) == (one.covers(other.starts) and one.covers(other.ends))


@given(spans, st.dates(date(2019, 6, 1), date(2032, 1, 1)), st.integers(0, 100))
def test_time_only_passes(cycle: Cycle, day: date, later: int) -> None:
    assert 0 <= cycle.elapsed(day) <= cycle.elapsed(day + later * ONE_DAY) <= 1
    assert (cycle.elapsed(day) == 1) == (day >= cycle.ends)
    assert (cycle.elapsed(day) == 0) == (day < cycle.starts)


@given(spans, st.integers(0, 400))
def test_weeks_are_counted_from_one_to_the_last(cycle: Cycle, days: int) -> None:
    day = min(cycle.starts + days * ONE_DAY, cycle.ends)
    assert 1 <= cycle.week(day) <= cycle.weeks
    assert (cycle.week(cycle.starts), cycle.week(cycle.ends)) == (1, cycle.weeks)


@given(st.dates(), st.integers(0, 40), st.integers(0, 60))
def test_a_cycle_freezes_between_its_first_day_and_its_last(starts: date, days: int, freeze_after_days: int) -> None:
    ends = date.fromordinal(min(starts.toordinal() + days, date.max.toordinal()))
    found = make_cycle("holiday-push", starts, ends, freeze_after_days=freeze_after_days)
    assert (found.frozen_from - starts).days == min(freeze_after_days, (ends - starts).days)


def test_a_freeze_that_is_said_stands() -> None:
    found = read_cycle("2026-Q4", frozen_from=date(2026, 10, 12))
    assert found
    assert (found.frozen_from, cycle("2026-Q4").frozen_from) == (date(2026, 10, 12), date(2026, 10, 11))
