import pytest

from okrkit.demo.pen import Entries, add_item, block, flow, replace_once, scalar, set_field
from okrkit.reading.events import read_data

PLAN = """\
team: roastery
cycle: 2026-Q4
objectives:
  - id: fresh
    title: Fresh
    key_results:
      - id: days
        title: Days
        check_ins:
          - {date: 2026-10-05, value: 4}
      - id: panel
        title: Panel   # asked on Thursdays

  # what comes next
  - id: safe
    title: Safe
"""


def test_a_check_in_goes_to_the_end_of_its_list() -> None:
    after = add_item(PLAN, "fresh", "days", "check_ins", "{date: 2026-10-12, value: 3}")
    assert after == PLAN.replace("value: 4}\n", "value: 4}\n          - {date: 2026-10-12, value: 3}\n")


def test_a_first_check_in_begins_a_list_at_the_end_of_its_key_result() -> None:
    after = add_item(PLAN, "fresh", "panel", "check_ins", "{date: 2026-10-12, value: 3}")
    assert after == PLAN.replace("Thursdays\n", "Thursdays\n        check_ins:\n          - {date: 2026-10-12, value: 3}\n")


def test_an_item_of_several_lines_is_indented_below_its_dash() -> None:
    after = add_item(PLAN, "safe", None, "feedback", "from: peer\nnote: Good")
    assert after == PLAN + "    feedback:\n      - from: peer\n        note: Good\n"


def test_a_field_is_replaced_where_it_stands_and_added_where_it_is_missing() -> None:
    assert set_field(PLAN, "fresh", "days", "title", "Hours") == PLAN.replace("title: Days", "title: Hours")
    added = set_field(PLAN, "fresh", None, "owner", "jonas")
    assert added == PLAN.replace("Thursdays\n", "Thursdays\n    owner: jonas\n")


@pytest.mark.parametrize(
    ("value", "inside", "typed"),
    [
        (3, True, "3"),
        (3.0, True, "3"),
        (0.5, True, "0.5"),
        (142000, True, "142000"),
        ("Patience.", True, "Patience."),
        ("the banks' refusals", True, "the banks' refusals"),
        ("one, two", False, "one, two"),
        ("one, two", True, '"one, two"'),
        ("Is it?", True, '"Is it?"'),
        ("Over our bound: the noon run", False, '"Over our bound: the noon run"'),
        ("see #41", False, '"see #41"'),
        ("- not a list", False, '"- not a list"'),
        ("2026", False, '"2026"'),
        ("85% of Café Ostkreuz", True, "85% of Café Ostkreuz"),
    ],
)
def test_a_text_is_quoted_only_where_yaml_would_read_something_else(value: float | str, inside: bool, typed: str) -> None:
    assert scalar(value, inside=inside) == typed
    read = read_data(f"[{typed}]".encode() if inside else f"- {typed}".encode())
    assert read == [value]


def test_entries_without_a_value_are_left_out() -> None:
    entries: Entries = {"date": "2026-10-12", "value": 0, "confidence": None, "note": "", "from": {"target": 90}}
    assert flow(entries) == "{date: 2026-10-12, value: 0, from: {target: 90}}"
    assert block(entries) == "date: 2026-10-12\nvalue: 0\nfrom: {target: 90}"


@pytest.mark.parametrize("text", ["title: Nowhere", "title:"])
def test_an_edit_must_mean_one_place(text: str) -> None:
    with pytest.raises(LookupError, match="not once"):
        replace_once(PLAN, text, "title: Elsewhere")


def test_a_thing_that_is_not_there_is_not_written_to() -> None:
    with pytest.raises(LookupError, match="id: brave"):
        add_item(PLAN, "brave", None, "feedback", "from: peer")
