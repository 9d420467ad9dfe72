"""What of a cycle is carried into the next one, and how its file looks then."""

from datetime import date
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from okrkit.cycle import read_cycle
from okrkit.reading.events import read_data
from okrkit.reading.load import load
from okrkit.reading.tree import MemoryTree
from okrkit.writing.edits.carried import Choice
from okrkit.writing.edits.next_file import next_path
from okrkit.writing.edits.roll_over import RolledOver, roll_over
from okrkit.writing.splicing.order import order_of
from okrkit.writing.splicing.splice import splice
from tests.writing.documents import Typist

WORKSPACE = "version: 1\norganization: Northwind Roasters\nteams: {company: {name: Northwind}, payments: {name: Payments}}\n"
COMPANY = """\
team: company
cycle: 2026-Q4
objectives:
  - id: calm
    title: December is calm
    key_results: [{id: late, title: Late payouts fall from 8 to 2, baseline: 8, target: 2, current: 5, confidence: 0.5}]
  - {id: gone, title: Something that we gave up, dropped: {date: 2026-11-01, because: No use}}
"""
OLD = """\
# yaml-language-server: $schema=../okr.schema.json
# Payments, agreed with Ana
team: payments
cycle: 2026-Q4   # the last quarter
objectives:
  # Trust first.
  - id: on-time
    title: Payouts arrive on the day we said
    why: >-
      A late payout is a
      late wage.
    aligns_to:
      - {to: company/calm#late, because: Rent is due}   # kept
      - company/gone
    key_results:
      - id: late
        title: Late payouts fall from 4.2% to 0.5%   # of all
        baseline: 4.2
        target: 0.5
        unit: "%"
        due: 2026-12-15
        check_ins:
          - {date: 2026-10-12, value: 3.9, by: dana}   # first week
          # nothing in October
          - {date: 2026-11-09, value: 3, by: dana}
          # the rest is missing
        rebaselines:
          - {date: 2026-11-02, from: {target: 0.3}, to: {target: 0.5}, because: Two banks left}
      - id: calls
        title: Calls for money fall to 20
        baseline: 52
        target: 20
        check_ins: [{date: 2026-11-09, value: 18}]

      # agreed late
      - id: fee
        title: Fees fall to 3
        baseline: 5
        target: 3
      - id: files
        title: Every bank has the new file
        milestones:
          - {title: Pilot, done: 2026-10-20}
          - {title: All}
        proves: gone
      - id: gone
        title: Something that we gave up
        target: 4
        dropped: {date: 2026-11-01, because: No use}
    initiatives:
      - {id: move, title: Move the banks, drives: [late, gone]}
    depends_on:
      - {team: company, what: a decision, confirmed_by: ana, date: 2026-10-05}
    feedback:
      - {from: peer, note: Late again}

  # Done and done.
  - id: cards
    title: Nobody loses coffee to an expired card
    key_results: [{id: fails, title: Failures fall to 1, baseline: 3, target: 1, check_ins: [{date: 2026-11-09, value: 1}]}]

review:
  date: 2027-01-04
  objectives:
    on-time: {verdict: missed, because: execution, next: modify}
"""
CARRIED = """\
  # Trust first.
  # the review of 2026-Q4 says modify: what will be different?
  - id: on-time
    title: Payouts arrive on the day we said
    why: >-
      A late payout is a
      late wage.
    continues: payments/on-time@2026-Q4
    aligns_to:
      - {to: company/calm#late, because: Rent is due}   # kept
    key_results:
      - id: late
        title: Late payouts fall from 3% to 0.5%   # of all
        baseline: 3
        target: 0.5
        unit: "%"
      - id: calls
        title: Calls for money fall to 20
        baseline: 18
        target: 20  # reached in 2026-Q4: what is next?

      # agreed late
      - id: fee
        title: Fees fall to 3
        baseline: 5  # nothing was measured in 2026-Q4: is this where it stands?
        target: 3
      - id: files
        title: Every bank has the new file
        milestones:
          - {title: All}
    initiatives:
      - {id: move, title: Move the banks, drives: [late]}
    depends_on:
      - {team: company, what: a decision}
"""
NEW = f"""\
# yaml-language-server: $schema=../okr.schema.json
# Payments, agreed with Ana
team: payments
cycle: 2027-Q1   # the last quarter
objectives:
{CARRIED}"""
BEFORE, AFTER = read_cycle("2026-Q4"), read_cycle("2027-Q1")
DAY = date(2027, 1, 5)


def rolled(files: dict[str, str], *teams: str, only: tuple[str, ...] = (), everything: bool = False) -> RolledOver:
    loaded = load(MemoryTree({"okrs.yaml": WORKSPACE.encode(), **{path: text.encode() for path, text in files.items()}}))
    named = tuple(one.reference for one in loaded.plan.objectives if one.cycle == "2026-Q4" and one.id in only)
    assert BEFORE and AFTER
    return roll_over(loaded, BEFORE, AFTER, Choice(teams or ("company", "payments"), named, everything), DAY)


def test_what_is_kept_begins_where_it_stands_in_the_words_of_its_file() -> None:
    done = rolled({"company/2026-Q4.yaml": COMPANY, "payments/2026-Q4.yaml": OLD})
    created = done.edits.created or {}
    assert created["payments/2027-Q1.yaml"].decode() == NEW
    assert [*map(str, done.begun)] == ["company/calm@2027-Q1", "payments/on-time@2027-Q1"]
    assert [(str(one.reference), one.because) for one in done.left] == [
        ("company/gone@2026-Q4", "it was dropped on 2026-11-01"),
        ("payments/cards@2026-Q4", "it was achieved"),
        ("payments/on-time@2026-Q4#gone", "it was dropped on 2026-11-01"),
    ]
    assert [f"{one.about}: {one.message}" for one in done.doubts] == [
        "payments/on-time@2027-Q1: its review says modify",
        "payments/on-time@2027-Q1#late: it was due on 2026-12-15",
        "payments/on-time@2027-Q1#calls: its target was reached in 2026-Q4",
        "payments/on-time@2027-Q1#fee: nothing was measured in 2026-Q4",
        "payments/on-time@2027-Q1#files: gone is not carried on",
        "payments/on-time@2027-Q1: company/gone is not in 2027-Q1",
    ]
    assert created["company/2027-Q1.yaml"].decode() == (
        "team: company\ncycle: 2027-Q1\nobjectives:\n  - id: calm\n    title: December is calm\n"
        "    continues: company/calm@2026-Q4\n"
        "    key_results: [{id: late, title: Late payouts fall from 5 to 2, baseline: 5, target: 2}]\n"
    )


@pytest.mark.parametrize("everything", [True, False])
def test_a_draft_that_nobody_filled_in_is_not_carried_on(everything: bool) -> None:
    draft = "  - {id: trucks, title: 'TODO: what will be different?'}\n"
    done = rolled({"company/2026-Q4.yaml": COMPANY + draft}, everything=everything)
    assert ("company/trucks@2026-Q4", "nobody filled it in") in [(str(one.reference), one.because) for one in done.left]


def test_what_is_left_behind_leaves_no_empty_line_above_what_comes_first() -> None:
    gone = "dropped: {date: 2026-11-01, because: No use}"
    objectives = "".join(
        f"- {{id: {id}, title: {id}{more}}}\n\n" for id, more in (("a", f", {gone}"), ("b", f", {gone}"), ("c", ""))
    )
    created = rolled({"company.yaml": f"team: company\ncycle: 2026-Q4\nobjectives:\n{objectives}"}).edits.created or {}
    assert [*created.values()] == [
        b"team: company\ncycle: 2027-Q1\nobjectives:\n- {id: c, title: c, continues: company/c@2026-Q4}\n\n"
    ]


def test_a_file_that_there_is_keeps_what_it_says_and_has_the_rest_at_its_end() -> None:
    there = "team: payments\r\ncycle: 2027-Q1\r\nobjectives:\r\n- id: new\r\n  title: Something new\r\n# the end\r\n"
    files = {
        "company/2026-Q4.yaml": COMPANY,
        "company/2027-Q1.yaml": COMPANY.partition("  - {id: gone")[0].replace("6-Q4", "7-Q1"),
    }
    files |= {"payments/2026-Q4.yaml": OLD, "payments/first.yaml": there}
    done = rolled(files, "payments")
    assert not done.edits.created
    text = splice(there.encode(), done.edits.files["payments/first.yaml"], order_of("okr")).decode()
    block = "".join(line.removeprefix("  ") for line in CARRIED.splitlines(keepends=True)).replace("\n", "\r\n")
    assert text == there.replace("title: Something new\r\n", f"title: Something new\r\n{block}")
    again = rolled({**files, "payments/first.yaml": text.replace("\r\n", "\n")}, "payments")
    assert not again.begun
    assert [(one.reference.objective, one.because) for one in again.left] == [("on-time", None), ("cards", "it was achieved")]


@settings(max_examples=15)
@given(seed=st.integers(0, 9999), style=st.sampled_from([(2, 0), (2, 2), (4, 2)]), chatty=st.booleans())
def test_in_whatever_style_it_is_written_it_says_the_same(seed: int, style: tuple[int, int], chatty: bool) -> None:
    step, offset = style
    chance = Random(seed)
    typist = Typist(lambda ways: chance.choice(list(ways)), step, offset, chatty)
    text = "\n".join(typist.lines(read_data(OLD.encode()), 0))
    done = rolled({"company/2026-Q4.yaml": COMPANY, "payments/2026-Q4.yaml": f"{text}\n"})
    assert read_data((done.edits.created or {})["payments/2027-Q1.yaml"]) == read_data(NEW.encode())


def test_brackets_are_carried_as_brackets() -> None:
    text = '{"team": "payments", "cycle": "2026-Q4", "objectives": [\n  {"id": "a", "title": "A", "key_results": [\n'
    text += '    {"id": "k", "title": "K", "baseline": 1, "target": 9, "check_ins": [{"date": "2026-11-02", "value": 4}]}]},\n'
    text += '  {"id": "b", "title": "B", "dropped": {"date": "2026-11-02", "because": "No"}}\n]}\n'
    done = rolled({"payments/2026-Q4.json.yaml": text})
    assert (done.edits.created or {})["payments/2027-Q1.json.yaml"].decode() == (
        '{"team": "payments", "cycle": "2027-Q1", "objectives": [\n'
        '  {"id": "a", "title": "A", "continues": "payments/a@2026-Q4", "key_results": [\n'
        '    {"id": "k", "title": "K", "baseline": 4, "target": 9}]}\n]}\n'
    )


@pytest.mark.parametrize(
    ("verdict", "kept"),
    [
        ("", True), ("verdict: achieved", False), ("verdict: achieved, next: keep", True), ("verdict: missed", True),
        ("verdict: missed, next: abandon", False), ("verdict: postponed", True), ("verdict: dropped", False),
    ],
)  # fmt: skip
def test_the_review_decides_what_is_kept(verdict: str, kept: bool) -> None:
    review = f"review: {{date: 2027-01-04, objectives: {{calm: {{{verdict}}}}}}}\n" if verdict else ""
    files = {"company/2026-Q4.yaml": COMPANY + review}
    assert bool(rolled(files).begun) is kept
    assert rolled(files, everything=True).begun
    assert rolled(files, only=("calm",)).begun


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("teams/payments/2026-Q4.yaml", "teams/payments/2027-Q1.yaml"), ("2026/q4/payments.yml", "2027/q1/payments.yml"),
        ("2026Q4-payments.yaml", "2027Q1-payments.yaml"), ("payments/now.yaml", "payments/now-2027-Q1.yaml"),
    ],
)  # fmt: skip
def test_the_new_file_is_called_as_the_old_one_is(path: str, expected: str) -> None:
    assert next_path(path, "2026-Q4", "2027-Q1") == expected
