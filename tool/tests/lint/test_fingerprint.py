"""A finding stays what it is when its block moves, and is another when somebody writes another text."""

import re
from collections.abc import Iterable

import pytest

from okrkit.address import Address
from okrkit.finding import Finding, Severity
from okrkit.lint.fingerprint import fingerprints
from okrkit.lint.place import Places
from okrkit.reading.load import load
from okrkit.reading.tree import MemoryTree

WORKSPACE = "version: 1\norganization: Northwind Roasters\nteams: {payments: {name: Payments}, platform: {name: Platform}}\n"
PLAN = """\
team: payments
cycle: 2026-Q4
objectives:
  - id: calm
    title: Nobody waits
  - id: on-time
    title: Money comes on Monday
    key_results:
      - {id: late, title: Late payouts fall, baseline: 4.2, target: 1.5}
      - {id: asked, title: Questions fall, baseline: 240, target: 60}
"""
LATE = ("objectives", 1, "key_results", 0, "title")


def prints(text: str, *pointers: tuple[str | int, ...], rule: str = "jargon", path: str = "payments.yaml") -> list[str]:
    loaded = load(MemoryTree({"okrs.yaml": WORKSPACE, path: text}))
    findings = [Finding(rule, Severity.INFO, "a message", Address(path, pointer)) for pointer in pointers]
    return [print for _, print in fingerprints(findings, Places(loaded.plan), loaded.value)]


def test_it_is_twelve_hexadecimal_digits() -> None:
    [one] = prints(PLAN, LATE)
    assert re.fullmatch("[0-9a-f]{12}", one)
    assert one == prints(PLAN, LATE)[0]


def moved_block(text: str) -> tuple[str, tuple[str | int, ...]]:
    calm = "  - id: calm\n    title: Nobody waits\n"
    return text.replace(calm, "") + calm, ("objectives", 0, *LATE[2:])


@pytest.mark.parametrize(
    ("text", "pointer"),
    [
        (PLAN.replace("objectives:", "\n\n# a remark\nobjectives:"), LATE),
        moved_block(PLAN),
        (PLAN.replace("target: 1.5", "target: 2.5"), LATE),
        (PLAN.replace("title: Late payouts fall", "title: 'Late payouts fall'"), LATE),
        (PLAN.replace("team: payments\ncycle: 2026-Q4\n", "cycle: 2026-Q4\nteam: payments\n"), LATE),
    ],
    ids=["lines above", "another place in the list", "another field", "other quotes", "other order"],
)
def test_what_moves_around_it_does_not_matter(text: str, pointer: tuple[str | int, ...]) -> None:
    assert prints(text, pointer) == prints(PLAN, LATE)


def test_nor_does_the_file_for_what_has_a_reference() -> None:
    assert prints(PLAN, LATE, path="elsewhere/q4.yaml") == prints(PLAN, LATE)
    assert prints(PLAN, ("objectives",), path="elsewhere/q4.yaml") != prints(PLAN, ("objectives",))


@pytest.mark.parametrize(
    "text",
    [
        PLAN.replace("Late payouts fall", "Late payouts fall a lot"),
        PLAN.replace("id: late", "id: too-late"),
        PLAN.replace("id: on-time", "id: in-time"),
        PLAN.replace("team: payments", "team: platform"),
        PLAN.replace("2026-Q4", "2027-Q1"),
    ],
    ids=["text", "key result", "objective", "team", "cycle"],
)
def test_another_text_or_another_owner_makes_another(text: str) -> None:
    assert prints(text, LATE) != prints(PLAN, LATE)


def test_rule_and_field_are_part_of_it() -> None:
    here = prints(PLAN, LATE)
    assert prints(PLAN, LATE, rule="hard-to-read") != here
    assert prints(PLAN, (*LATE[:-1], "target")) != here


def test_several_alike_each_have_their_own_in_order() -> None:
    first, second = prints(PLAN, LATE, LATE)
    assert first != second
    assert [first, second] == prints(PLAN, LATE, LATE)
    assert prints(PLAN, LATE) == [first]


def test_the_message_is_no_part_of_it() -> None:
    loaded = load(MemoryTree({"okrs.yaml": WORKSPACE, "payments.yaml": PLAN}))

    def of(messages: Iterable[str]) -> list[str]:
        found = [Finding("stale-check-in", Severity.INFO, one, Address("payments.yaml", LATE)) for one in messages]
        return [print for _, print in fingerprints(found, Places(loaded.plan), loaded.value)]

    assert of(["12 days ago"]) == of(["13 days ago"])
