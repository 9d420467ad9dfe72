"""A file of findings to live with: sorted, stable, and never silent about what cannot be read."""

import json
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrkit.address import Address
from okrkit.errors import OkrError
from okrkit.finding import Finding, Severity
from okrkit.lint.baseline import Entry, compare_with, entries_of, read_baseline, write_baseline
from okrkit.lint.catalogue import RULES
from okrkit.lint.linting import Linted, Told
from okrkit.lint.place import Place
from okrkit.reference import Reference

BY_NAME = {rule.name: rule for rule in RULES}


def told(rule: str, print: str, objective: str | None = "on-time") -> Told:
    place = Place(
        "payments.yaml", (), "payments", "2026-Q4", Reference("payments", objective, "2026-Q4") if objective else None
    )
    return Told(Finding(rule, Severity.WARNING, "", Address("payments.yaml")), BY_NAME[rule], place, print)


def said(*found: Told, ran: tuple[str, ...] = tuple(BY_NAME)) -> Linted:
    return Linted(found, tuple(BY_NAME[name] for name in ran))


WRITTEN = """\
{
  "version": 1,
  "findings": [
    {"fingerprint": "000000000002", "rule": "stale-check-in", "place": "payments.yaml"},
    {"fingerprint": "000000000003", "rule": "no-key-results", "place": "payments/on-time@2026-Q4"},
    {"fingerprint": "000000000001", "rule": "stale-check-in", "place": "payments/on-time@2026-Q4"}
  ]
}
"""


def test_it_has_a_line_for_each_finding_in_an_order_of_its_own() -> None:
    found = [
        told("stale-check-in", "000000000001"),
        told("no-key-results", "000000000003"),
        told("stale-check-in", "000000000002", None),
    ]
    assert write_baseline(entries_of(found)) == write_baseline(entries_of(reversed(found))) == WRITTEN
    assert read_baseline(WRITTEN, "b.json") == entries_of(found)
    assert write_baseline(()) == '{\n  "version": 1,\n  "findings": []\n}\n'


@given(st.frozensets(st.builds(Entry, st.text(), st.text(), st.text())))
def test_what_was_written_is_read(entries: frozenset[Entry]) -> None:
    assert read_baseline(write_baseline(entries), "b.json") == entries


def test_what_it_has_is_not_told_and_what_is_gone_is_counted() -> None:
    baseline = entries_of([told("stale-check-in", "000000000001"), told("no-key-results", "000000000002")])
    new = told("stale-check-in", "000000000009")
    compared = compare_with(baseline, said(told("stale-check-in", "000000000001"), new))
    assert (compared.new, compared.covered) == ((new,), 1)
    assert [entry.fingerprint for entry in compared.gone] == ["000000000002"]


def test_nothing_is_gone_of_a_rule_that_did_not_run() -> None:
    baseline = entries_of([told("stale-check-in", "000000000001"), told("no-key-results", "000000000002")])
    assert [entry.rule for entry in compare_with(baseline, said(ran=("stale-check-in",))).gone] == ["stale-check-in"]


@pytest.mark.parametrize("rule", ["syntax", "schema", "wrong-setting", "expired-exemption"])
def test_nobody_can_get_used_to_what_keeps_other_findings_away(rule: str) -> None:
    found = told(rule, "000000000001", None)
    assert entries_of([found]) == frozenset()
    forged = [Entry("payments.yaml", rule, "000000000001")]
    assert compare_with(forged, said(found)).new == (found,)


@pytest.mark.parametrize(
    "change",
    [
        lambda text: "",
        lambda text: "null",
        lambda text: "[]",
        lambda text: text[:-4],
        lambda text: text.replace('"rule"', '"rul"'),
        lambda text: text.replace('"version": 1,', ""),
        lambda text: text.replace("[", "3, [").replace('"findings": 3, [', '"findings": 3, "x": ['),
        lambda text: "[" * 100_000,
    ],
)
def test_a_broken_one_says_what_to_do(change: Callable[[str], str]) -> None:
    with pytest.raises(OkrError, match=r"b\.json cannot be read: it is no baseline") as raised:
        read_baseline(change(WRITTEN), "b.json")
    assert "--write-baseline" in raised.value.help


def test_a_merge_that_nobody_finished_is_called_that() -> None:
    with pytest.raises(OkrError, match="the marks of a merge"):
        read_baseline(WRITTEN.replace("    {", "<<<<<<< HEAD\n    {", 1), "b.json")


def test_one_of_a_later_okr_is_not_guessed_at() -> None:
    with pytest.raises(OkrError, match="is of version 2"):
        read_baseline(json.dumps({"version": 2, "findings": []}), "b.json")
