"""What is offered in place of what was written: words, days, cycles, examples."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrkit.reading.events import read_data
from okrkit.reading.nearest import did_you_mean, nearest
from okrkit.reading.schema import schema
from okrkit.reading.shape.dates import last_day_of_month, meant_cycle, meant_day
from okrkit.reading.shape.flatten import bare, inline
from okrkit.reading.shape.formats import is_day, is_email, is_uri
from okrkit.reading.shape.wording import example

FIELDS = list(inline(schema("okr"))["properties"]["objectives"]["items"]["properties"]["key_results"]["items"]["properties"])


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("titel", "title"),
        ("tagret", "target"),
        ("Target", "target"),
        ("checkIns", "check_ins"),
        ("check-ins", "check_ins"),
        ("checkin", "check_ins"),
        ("base", "baseline"),
        ("metrics", "metric"),
        ("milestone", "milestones"),
        ("confidense", "confidence"),
        ("at most", "at_most"),
        ("x", None),
        ("", None),
        ("budget", None),
        ("description", None),
        ("target", None),
    ],
)
def test_a_misspelt_field(word: str, meant: str | None) -> None:
    assert nearest(word, [field for field in FIELDS if field != word]) == ((meant,) if meant else ())
    assert did_you_mean(word, FIELDS) == (f"; did you mean `{meant}`?" if meant else "")


def test_several_guesses_come_likeliest_first() -> None:
    assert nearest("late-payout", ["late-payments", "late-payouts", "nothing"], most=3) == ("late-payouts", "late-payments")
    assert nearest("a", ["a"]) == ()


@given(st.text(max_size=12), st.lists(st.text(max_size=12)))
def test_a_guess_is_one_of_the_known_words(word: str, known: list[str]) -> None:
    guesses = nearest(word, known, most=2)
    assert len(guesses) <= 2
    assert set(guesses) <= set(known) - {word}


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("15.11.2026", "2026-11-15"),
        ("3.4.2026", "2026-04-03"),
        ("15/11/2026", "2026-11-15"),
        ("11/15/2026", "2026-11-15"),
        ("4/4/2026", "2026-04-04"),
        ("3/4/2026", None),
        ("2026/11/15", "2026-11-15"),
        ("2026-1-5", "2026-01-05"),
        ("20261115", "2026-11-15"),
        (" 2026-11-15 ", "2026-11-15"),
        ("2026-11-15T10:00:00+01:00", "2026-11-15"),
        ("2026-11-15 10:00", "2026-11-15"),
        ("15 Nov 2026", "2026-11-15"),
        ("15. November 2026", "2026-11-15"),
        ("1st of May 2026", None),
        ("Nov 15, 2026", "2026-11-15"),
        ("Sept. 1 2026", "2026-09-01"),
        ("15 Foo 2026", None),
        ("31.2.2026", None),
        ("2026", None),
        ("", None),
    ],
)
def test_a_day_in_another_order(text: str, day: str | None) -> None:
    assert meant_day(text) == day


@given(st.dates())
def test_every_day_is_one_and_is_understood_in_any_order(day: date) -> None:
    assert is_day(day.isoformat())
    assert meant_day(f"{day.day}.{day.month}.{day.year:04}") == day.isoformat()
    assert meant_day(f"{day:%Y%m%d}".rjust(8, "0")) == day.isoformat()


@given(st.text("0123456789-WwT ٣\n", max_size=11) | st.text(max_size=11))
def test_a_day_is_what_the_calendar_knows(text: str) -> None:
    known = False
    if len(text) == 10 and text.isascii() and [text[4], text[7]] == ["-", "-"]:
        year, month, day = text[:4], text[5:7], text[8:]
        if year.isdecimal() and month.isdecimal() and day.isdecimal() and int(year):
            known = 1 <= int(month) <= 12 and 1 <= int(day) <= (last_day_of_month(text) or 0)
    assert is_day(text) == known


@pytest.mark.parametrize(
    ("text", "last"), [("2026-02-31", 28), ("2028-02-30", 29), ("2026-13-01", None), ("0000-01-01", None), ("x", None)]
)
def test_the_last_day_of_a_month(text: str, last: int | None) -> None:
    assert last_day_of_month(text) == last


@pytest.mark.parametrize(
    ("text", "cycle"),
    [("Q4 2026", "2026-Q4"), ("2026q1", "2026-Q1"), ("H1/2026", "2026-H1"), ("Q5 2026", None), ("FY26", None)],
)
def test_a_cycle_in_another_order(text: str, cycle: str | None) -> None:
    assert meant_cycle(text) == cycle


@pytest.mark.parametrize("uri", ["https://example.com/a?b#c", "mailto:dana@example.com", "urn:x:y"])
def test_a_uri(uri: str) -> None:
    assert is_uri(uri)
    assert not is_uri(uri + "\n")
    assert not is_uri(uri.replace(":", "/"))
    assert not is_uri("a b:" + uri)


def test_an_email() -> None:
    assert is_email("dana@example.com")
    assert not any(map(is_email, ["@", "dana", "dana@", "dana@a@b", "dana@example.com\n", "da na@example.com"]))


def every_property(node: Any) -> list[tuple[str, dict[str, Any]]]:
    found = list(node.get("properties", {}).items())
    children = [inner for _, inner in found] + [
        node[key] for key in ("items", "additionalProperties") if isinstance(node.get(key), dict)
    ]
    return found + [each for child in children for each in every_property(child)]


@pytest.mark.parametrize("name", ["okr", "workspace", "metrics"])
def test_a_shown_example_reads_back_as_what_it_shows(name: str) -> None:
    for field, inner in every_property(inline(schema(name))):
        if shown := example(field, inner):
            written = shown.removeprefix(", for example `").removesuffix("`")
            value = read_data(written.encode())[field]
            first = [dict([*each.items()][:1]) for each in inner["examples"] if isinstance(each, dict)]
            assert value in [*inner["examples"], *(() if "properties" in inner else first)]
            assert type(value) in map(type, inner["examples"])


def test_a_reference_beside_which_something_stands_keeps_both() -> None:
    plain = {
        "$defs": {"a": {"minimum": 1, "title": "A"}},
        "properties": {"x": {"$ref": "#/$defs/a", "title": "X", "maximum": 3}},
    }
    assert bare(inline(plain)) == {"properties": {"x": {"minimum": 1, "maximum": 3}}}
    assert inline(plain)["properties"]["x"]["title"] == "X"
    both = {"$defs": {"a": {"minimum": 1}}, "items": {"$ref": "#/$defs/a", "minimum": 3, "allOf": [{"maximum": 5}]}}
    assert bare(inline(both)) == {"items": {"minimum": 3, "allOf": [{"minimum": 1}, {"maximum": 5}]}}


def test_a_definition_that_contains_itself_stays_one() -> None:
    tree = {
        "$ref": "#/$defs/node",
        "$defs": {"node": {"title": "Node", "properties": {"more": {"items": {"$ref": "#/$defs/node"}}}}},
    }
    flat = bare(inline(tree))
    assert flat["properties"]["more"]["items"] == {"$ref": "#/$defs/node"}
    assert "title" not in flat["$defs"]["node"]


def test_a_property_may_be_called_like_a_keyword() -> None:
    plain = {"properties": {"title": {"title": "T", "type": "string"}, "description": {"items": {"examples": [1]}}}}
    assert bare(plain) == {"properties": {"title": {"type": "string"}, "description": {"items": {}}}}
