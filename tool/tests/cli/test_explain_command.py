"""`okr explain`: every rule has its page in the terminal."""

import json
from pathlib import Path

import pytest

from okrkit.lint.catalogue import RULES
from okrkit.lint.rule import FAMILIES
from okrkit.reading.schema import check
from tests.cli.conftest import Okr

SETTINGS = """\
In okrs.yaml
  most: a whole number from 0 up; 4 unless set
  │ lint:
  │   rules:
  │     too-many-key-results: {most: 4}  # or off, error, warning, info
  │   exempt:
  │     - rule: too-many-key-results
  │       where: payments/on-time-payouts  # or a team, a key result, a file, a folder
  │       because: Why it is right there
  │       until: 2026-12-31
"""


def test_the_catalogue_lists_every_rule_with_its_lesson_by_family(okr: Okr) -> None:
    said = okr("explain")
    lines = said.output.splitlines()
    listed = [line.split()[0] for line in lines if line.startswith("  ")]
    assert listed == [rule.name for rule in RULES]
    headings = [line.partition("  ") for line in lines if line and not line.startswith(" ")][:-1]
    assert [name for name, _, _ in headings] == list(dict.fromkeys(rule.family for rule in RULES))
    assert all(question == FAMILIES[name] for name, _, question in headings)
    assert all(rule.lesson in said.output for rule in RULES)
    assert lines[-1] == f"{len(RULES)} rules: `okr explain RULE` teaches one, with examples and options"
    assert said.code == 0


def test_a_page_has_the_lesson_why_examples_options_and_how_to_exempt(okr: Okr) -> None:
    page = okr("explain", "too-many-key-results").output
    rule = next(rule for rule in RULES if rule.name == "too-many-key-results")
    assert page.startswith(f"too-many-key-results  warning  balance: {FAMILIES['balance']}\n\n{rule.lesson}\n\n")
    assert " ".join(rule.page.split()) in " ".join(page.split())
    assert page.count("\nFlagged\n") == len(rule.flagged)
    assert page.count("\nClean\n") == len(rule.clean)
    assert SETTINGS in page
    assert "\nThe examples are cut down to what matters: the rest of their plan is there, and in order\n" in page
    assert page.endswith("\nsource: article 004\n")


def test_every_page_can_be_printed(okr: Okr) -> None:
    said = okr("explain", *(rule.name for rule in RULES))
    assert (said.errors, said.code) == ("", 0)
    assert said.output.count("\nIn okrs.yaml\n") == len(RULES)


def test_a_family_is_all_its_rules(okr: Okr) -> None:
    page = okr("explain", "cadence").output
    assert page.count("\nIn okrs.yaml\n") == sum(rule.family == "cadence" for rule in RULES)


def test_json_keeps_to_its_schema(okr: Okr) -> None:
    answer = json.loads(okr("explain", "-f", "json").output)
    assert check(answer, "explain-output") == []
    assert [one["rule"] for one in answer["rules"]] == [rule.name for rule in RULES]
    [one] = json.loads(okr("explain", "-f", "json", "too-many-key-results").output)["rules"]
    assert one["options"] == [{"name": "most", "default": 4, "here": 4, "write": "a whole number from 0 up"}]
    assert (one["severity"], one["here"], one["source"]) == ("warning", "warning", ["004"])


def test_inside_a_workspace_it_says_how_a_rule_is_set_there(okr: Okr, tmp_path: Path) -> None:
    rules = "too-many-key-results: {most: 2, severity: error}, jargon: off, several-parents: info"
    (tmp_path / "okrs.yaml").write_text(
        f"version: 1\norganization: Northwind Roasters\nteams: {{a: {{name: A}}}}\nlint: {{rules: {{{rules}}}}}\n"
    )
    assert "\n  here: error, most: 2\n" in okr("explain", "too-many-key-results").output
    assert "\n  here: off\n" in okr("explain", "jargon").output
    assert "\n  here: info\n" in okr("explain", "several-parents").output
    assert "  here: " not in okr("explain", "no-key-results").output
    told = json.loads(okr("explain", "too-many-key-results", "jargon", "-f", "json").output)["rules"]
    assert [(one["here"], [option["here"] for option in one["options"]][:1]) for one in told[:1]] == [("error", [2])]


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("jargn", "there is no rule or family `jargn`; did you mean `jargon`?"),
        ("caden", "there is no rule or family `caden`; did you mean `cadence`?"),
        ("custom", "there are no rules in custom"),
        ("xyzzy", "there is no rule or family `xyzzy`"),
    ],
)
def test_a_name_that_is_not_there_gets_the_nearest(okr: Okr, name: str, message: str) -> None:
    said = okr("explain", name)
    assert (said.output, said.code) == ("", 2)
    assert said.errors.splitlines()[0] == f"error: {message}"
