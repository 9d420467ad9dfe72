"""Numbers, days and lists in words."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrkit.say.values import (
    contrasted,
    day,
    join,
    number,
    percent,
    plural,
    quoted,
    short_day,
    shortened,
    step,
    when,
    words,
)

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("value", "unit", "said"),
    [
        (0.5, "%", "0.5%"),
        (4.20, "%", "4.2%"),
        (50, "%", "50%"),
        (100.0, "%", "100%"),
        (4.2, "% of orders", "4.2% of orders"),
        (120, "ms", "120 ms"),
        (1200, "ms", "1,200 ms"),
        (13, "cents", "13 cents"),
        (11, "", "11"),
        (11, " ", "11"),
        (1.2, "€M", "€1.2M"),
        (1200000, "€", "€1,200,000"),
        (40, "$/month", "$40/month"),
        (-3.5, "€", "-€3.50"),
        (0.1, "€", "€0.10"),
        (-3.5, "points", "-3.5 points"),
        (1200, "EUR", "1,200 EUR"),
        (-0.0, "%", "0%"),
        (0.1 + 0.2, "%", "0.3%"),
        (0.0375, "", "0.0375"),
        (1e-7, "", "0.0000001"),
        (123456789012345, "", "123,456,789,012,345"),
        (1234567.25, "€", "€1,234,567.25"),
        (1e16, "", "1E+16"),
        (10**400, "", "1E+400"),
    ],
)
def test_a_number_in_its_unit(value: float, unit: str, said: str) -> None:
    assert number(value, unit) == said


@given(st.floats(-1e12, 1e12).map(lambda value: round(value, 3)))
def test_a_number_keeps_its_value(value: float) -> None:
    assert float(number(value).replace(",", "")) == value


@pytest.mark.parametrize(
    ("share", "said"),
    [
        *((0, "0%"), (0.58, "58%"), (0.285, "29%"), (0.996, "99%"), (1, "100%"), (1.3, "100%"), (-0.2, "0%")),
        *((0.999999, "99%"), (sum([0.1] * 10), "100%")),
    ],
)
def test_a_share(share: float, said: str) -> None:
    assert percent(share) == said


@given(st.floats(allow_nan=False))
def test_only_what_is_whole_is_a_hundred_percent(share: float) -> None:
    assert (percent(share) == "100%") == (share >= 1 - 5e-13)


def test_a_unit_that_is_a_word_is_said_once() -> None:
    steps = [step(1, 2, "days"), step(0.5, 1.5, "%"), step(1, 2, "€"), step(1, 2)]
    assert steps == ["1 → 2 days", "0.5% → 1.5%", "€1 → €2", "1 → 2"]


def test_a_day_says_its_year_where_that_is_not_todays() -> None:
    assert day(date(2026, 11, 9), TODAY) == "9 November"
    assert day(date(2027, 1, 8), TODAY) == "8 January 2027"
    assert day(date(2027, 1, 8)) == "8 January"
    assert short_day(date(2026, 9, 30)) == "30 Sep"
    assert short_day(date(2025, 9, 30), TODAY) == "30 Sep 2025"


@pytest.mark.parametrize(
    ("ago", "said"),
    [
        (0, "today"),
        (1, "yesterday"),
        (-1, "tomorrow"),
        (12, "12 days ago"),
        (-3, "in 3 days"),
        (13, "13 days ago"),
        (14, "2 weeks ago"),
        (-60, "in 8 weeks"),
        (61, "2 months ago"),
        (730, "23 months ago"),
        (731, "2 years ago"),
    ],
)
def test_how_long_ago(ago: int, said: str) -> None:
    assert when(TODAY - timedelta(days=ago), TODAY) == said


def test_counts_and_lists() -> None:
    assert plural(1, "key result") == "1 key result"
    assert plural(0, "key result") == "0 key results"
    assert plural(1200, "box") == "1,200 boxes"
    assert plural(2, "company") == "2 companies"
    assert plural(2, "day") == "2 days"
    assert plural(2, "person", "people") == "2 people"
    assert [join(list(letters)) for letters in ("", "a", "ab", "abc")] == ["", "a", "a and b", "a, b and c"]


def test_long_words_are_cut_between_words() -> None:
    assert shortened("Late payouts fall from 4.2% to 0.5%", 20) == "Late payouts fall …"
    assert shortened("Late payouts,  fall\nfrom 4.2%", 15) == "Late payouts …"
    assert shortened("a" * 30, 10) == "a" * 9 + " …"
    assert shortened("ten chars.", 10) == "ten chars."
    assert quoted("Late\npayouts") == "“Late payouts”"


def test_two_long_texts_show_where_they_differ() -> None:
    assert contrasted("Late payouts", "Late payouts fall") == ("“Late payouts”", "“Late payouts fall”")
    same = "Bags on the bar within five days of roasting"
    assert contrasted(f"{same} rise from 71% to 90%", f"{same} rise from 71% to 85%", 50) == (
        "“… 71% to 90%”",
        "“… 71% to 85%”",
    )
    assert contrasted(same, f"{same} rise", 30) == ("“… of roasting”", "“… of roasting rise”")


@given(st.text(), st.integers(8, 80))
def test_shortening_is_short_and_done_once(text: str, most: int) -> None:
    assert len(shortened(text, most)) <= most + 2
    assert shortened(text, 10_000) == " ".join(text.split())


def test_words_of_the_format() -> None:
    assert words("at-risk") == "at risk"
    assert words("at_most") == "at most"
