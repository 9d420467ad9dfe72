"""What people see of an edit: a new part looks like its neighbours."""

import pytest

from okrkit.errors import OkrError
from okrkit.reading.events import JSON, read_document
from okrkit.writing.splicing.edit import Edit, Insert, Put, Remove
from okrkit.writing.splicing.order import order_of
from okrkit.writing.splicing.refusal import Refusal
from okrkit.writing.splicing.splice import splice
from okrkit.writing.splicing.typed import number, scalar

FILE = """\
team: payments   # ours
cycle: 2026-Q4
objectives:
  - id: on-time-payouts
    title: Merchants trust that every payout arrives on time
    key_results:
      - id: late-payouts
        title: Late payouts fall from 4.2% to 0.5%
        baseline: 4.2
        target: 0.5   # agreed with Ana
        check_ins:
          - {date: 2026-10-12, value: 3.9, by: dana}   # first week
          # nothing in October
"""
KEY_RESULT = ("objectives", 0, "key_results", 0)
CHECK_IN = {"note": "Two banks, then none", "value": 3.0, "date": "2026-11-02", "by": "li"}


def after(text: str, *edits: Edit) -> str:
    return splice(text.encode(), edits, order_of("okr")).decode()


def with_line(text: str, above: str, line: str) -> str:
    assert above in text
    return text.replace(above, above + line, 1)


def test_a_check_in_looks_like_the_one_before() -> None:
    expected = '          - {date: 2026-11-02, value: 3, by: li, note: "Two banks, then none"}\n'
    assert after(FILE, Insert((*KEY_RESULT, "check_ins"), CHECK_IN)) == with_line(FILE, "# first week\n", expected)


def test_a_check_in_in_lines_follows_one_in_lines_with_its_quotes_and_the_empty_line_between() -> None:
    text = "a:\n- date: '2026-10-12'\n  value: 1\n\n- date: '2026-10-19'\n  value: 2\n# end\n"
    added = "\n- date: '2026-11-02'\n  value: 3\n"
    item = {"value": 3, "date": "2026-11-02"}
    assert after(text, Insert(("a",), item)) == with_line(text, "value: 2\n", added)


def test_a_changed_number_leaves_the_comment_beside_it() -> None:
    assert after(FILE, Put((*KEY_RESULT, "target"), 1.5)) == FILE.replace("target: 0.5 ", "target: 1.5 ")


def test_a_new_field_stands_where_it_usually_does() -> None:
    assert after(FILE, Put((*KEY_RESULT, "stretch"), 0.3)) == with_line(FILE, "# agreed with Ana\n", "        stretch: 0.3\n")


def test_the_first_item_of_a_list_is_indented_as_other_lists_are() -> None:
    entry = {"date": "2026-11-02", "from": {"target": 0.5}, "to": {"target": 1.5}, "because": "Two banks left"}
    expected = """\
        rebaselines:
          - {date: 2026-11-02, from: {target: 0.5}, to: {target: 1.5}, because: Two banks left}
"""
    assert after(FILE, Insert((*KEY_RESULT, "rebaselines"), entry)) == with_line(FILE, "# first week\n", expected)


NEW: JSON = {
    "id": "fair-fees",
    "title": "Fees: everybody understands them",
    "aligns_to": [{"to": "company/trust", "because": "Who understands a fee does not ask for it back, or not as often."}],
    "key_results": [
        {"id": "asked", "title": "Asked about", "milestones": [{"title": "Half"}]},
        {"id": "paid", "title": "Paid", "baseline": 1.0, "check_ins": [{"date": "2026-11-02", "value": 1}]},
    ],
    "tags": ["trust"],
}
NEW_LINES = """\
  - id: fair-fees
    title: "Fees: everybody understands them"
    aligns_to:
      - to: company/trust
        because: Who understands a fee does not ask for it back, or not as often.
    # Two are enough.
    #
    # Three are not.
    key_results:
      - id: asked
        title: Asked about
        milestones:
          - {title: Half}
      - id: paid
        title: Paid
        baseline: 1
        check_ins:
          - {date: 2026-11-02, value: 1}
    tags: [trust]
"""
REMARKS = {"id": ["Above the first key there is no room."], "key_results": ["Two are enough.", "", "Three are not."]}


@pytest.mark.parametrize(
    "before",
    [FILE, "team: payments\ncycle: 2026-Q4\n", "team: payments\ncycle: 2026-Q4\nobjectives: []\n"],
    ids=["beside others", "where the list is missing", "as the first"],
)
def test_an_objective_is_written_in_lines_with_what_is_in_it(before: str) -> None:
    written = after(before, Insert(("objectives",), NEW, remarks=REMARKS))
    head = before.removesuffix("objectives: []\n")
    assert written == head + ("" if before == FILE else "objectives:\n") + NEW_LINES


def test_what_a_file_shows_no_example_of_is_as_in_another_file() -> None:
    like = read_document(b"objectives:\n- id: 'x'\n  title: 'Two words'\n  key_results:\n  - {id: 'y', title: 'Z'}\n")
    item: JSON = {"id": "a", "title": "B", "key_results": [{"id": "c", "title": "D"}]}
    edits: list[Edit] = [Put(("team",), "payments"), Put(("cycle",), "2026-Q4"), Insert(("objectives",), item)]
    written = splice(b"# ours\r\n", edits, order_of("okr"), like=like).decode()
    assert written.splitlines() == [
        "# ours", "team: payments", "cycle: 2026-Q4", "objectives:",
        "- id: 'a'", "  title: 'B'", "  key_results:", "  - {id: 'c', title: 'D'}",
    ]  # fmt: skip
    assert written.count("\r\n") == len(written.splitlines())


def test_a_mapping_among_others_is_written_as_they_are() -> None:
    text = "teams:\n  a:\n    name: A\n  b:\n    name: B\npeople:\n  x: {name: X}\n"
    edits = [Put(("teams", "c"), {"name": "C"}), Put(("people", "z"), {"name": "Z"})]
    written = text.replace("B\n", "B\n  c:\n    name: C\n") + "  z: {name: Z}\n"
    assert after(text, *edits) == written


@pytest.mark.parametrize(
    ("before", "edit", "expected"),
    [
        ("a: [] # none yet\nb:\n  - x\n", Insert(("a",), "z"), "a: # none yet\n  - z\nb:\n  - x\n"),
        ("a: []\nb: [x]\n", Insert(("a",), "z"), "a: [z]\nb: [x]\n"),
        ("a: {b: [1,2]}\n", Insert(("a", "b"), 3), "a: {b: [1,2,3]}\n"),
        ("a: { b: 1 }\n", Put(("a", "c"), "x"), "a: { b: 1, c: x }\n"),
        ('{"a": [\n  {"p": 1}, # one\n  {"p": 2}  # two\n]}', Insert(("a",), {"p": 3}),
         '{"a": [\n  {"p": 1}, # one\n  {"p": 2},  # two\n  {"p": 3}\n]}'),
        ("a: 'it''s'\n", Put(("a",), "ours"), "a: 'ours'\n"),
        ("a: # to do\nb: 1\n", Put(("a",), 5), "a: 5 # to do\nb: 1\n"),
        ("a: |\n  two\n  lines\nb: 1\n", Put(("a",), "one"), "a: one\nb: 1\n"),
        ("a:\n  - x  # first\n  # kept\n  - y\n", Remove(("a", 0)), "a:\n  # kept\n  - y\n"),
        ("a:\n  - id: x\n    b: 1\n", Remove(("a", 0, "id")), "a:\n  - b: 1\n"),
        ("a:\n  - x\nb: 1\n", Remove(("a", 0)), "a: []\nb: 1\n"),
        ("a: [x, y, z]\n", Remove(("a", 1)), "a: [x, z]\n"),
        ("a: [x, y]\n", Remove(("a", 1)), "a: [x]\n"),
        ("a: 1\r\nb: 2", Put(("c",), "x"), "a: 1\r\nb: 2\r\nc: x"),
        ("", Put(("a",), "x"), "a: x\n"),
        ("# mine", Put(("a",), "x"), "# mine\na: x"),
    ],
)  # fmt: skip
def test_an_edit_in_each_style(before: str, edit: Edit, expected: str) -> None:
    assert after(before, edit) == expected


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("plain words", "plain words"), ("no", '"no"'), ("12", '"12"'), ("2026-10-12", "2026-10-12"), ("12:30", '"12:30"'),
        ("1_000", '"1_000"'), ("a: b", '"a: b"'), ("x #y", '"x #y"'), ("", '""'), ("two\nlines", '"two\\nlines"'),
        ("@ana", '"@ana"'), ("it's", "it's"), ("0x1F", '"0x1F"'), ("~", '"~"'), ("a, b", "a, b"), ("Flat. Why?", "Flat. Why?"),
    ],
)  # fmt: skip
def test_a_text_has_quotes_only_where_some_reader_of_yaml_needs_them(text: str, written: str) -> None:
    assert scalar(text, inside=False) == written


@pytest.mark.parametrize("text", ["a, b", "Why?", "https://example.com/a", "[x]", "a:b"])
def test_in_brackets_more_texts_need_quotes(text: str) -> None:
    assert scalar(text, inside=True) == f'"{text}"'


@pytest.mark.parametrize(("value", "written"), [(3.0, "3"), (0.5, "0.5"), (1e-07, "1.0e-07"), (-4, "-4"), (1e20, "1.0e+20")])
def test_a_number_is_as_short_as_it_can_be(value: float, written: str) -> None:
    assert number(value) == written


def test_what_cannot_be_edited_safely_is_left_to_a_person() -> None:
    with pytest.raises(Refusal) as raised:
        splice(b"a:\n  b: [x: 1]\n", [Put(("a", "b", 0, "y"), 2)], order_of("okr"), "okrs/a.yaml")
    assert raised.value.message == "okrs/a.yaml was not changed: it is a pair in brackets without braces of its own (line 2)"
    assert raised.value.help == "make this change by hand"


def test_what_cannot_be_edited_is_shown_as_a_patch() -> None:
    with pytest.raises(Refusal) as raised:
        splice(b"team: payments\ntags:\n  - trust # why\n", [Put(("tags",), ["speed"])], order_of("okr"), "okrs/a.yaml")
    assert raised.value.patch == (
        "--- okrs/a.yaml",
        "+++ okrs/a.yaml",
        "@@ -1,3 +1,3 @@",
        " team: payments",
        " tags:",
        "-  - trust # why",
        "+  - speed",
    )


def test_a_patch_shows_what_comes_before_and_after_as_well() -> None:
    edits = [Put(("team",), "platform"), Put(("tags",), ["speed"]), Insert(("tags",), "trust")]
    with pytest.raises(Refusal, match="it is written in lines of its own") as raised:
        splice(b"team: payments\r\ntags:\r\n  - trust # why\r\n", edits, order_of("okr"), "okrs/a.yaml")
    assert raised.value.patch[3:] == (
        "-team: payments",
        "+team: platform",
        " tags:",
        "-  - trust # why",
        "+  - speed",
        "+  - trust",
    )


@pytest.mark.parametrize("text", ["bell\a", "two\r\nlines", "half \ud83d"])
def test_what_nobody_sees_is_not_left_to_a_person_either(text: str) -> None:
    with pytest.raises(OkrError, match=r"^what is to be written holds an invisible character \(U\+") as raised:
        after(FILE, Put((*KEY_RESULT, "dropped"), {"because": text}))
    assert not isinstance(raised.value, Refusal)


def test_what_is_not_there_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(LookupError):
        after(FILE, Remove(("objectives", 7)))


def test_fields_are_in_the_order_of_the_schema() -> None:
    assert order_of("okr")((*KEY_RESULT, "check_ins", 0))[:3] == ("date", "value", "confidence")
    assert order_of("okr")(("objectives", 0, "aligns_to", 1)) == ("to", "because", "weight")
    assert order_of("workspace")(("teams", "payments"))[:1] == ("name",)
    assert order_of("okr")((*KEY_RESULT, "custom")) == ()
