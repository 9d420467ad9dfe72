"""Where the rules of alignment draw their lines."""

import pytest

from okrkit.finding import Finding
from okrkit.lint.example import judge_example
from okrkit.lint.rules.alignment import ALIGNMENT

BY_NAME = {rule.name: rule for rule in ALIGNMENT}


def told(rule: str, example: str) -> tuple[Finding, ...]:
    return judge_example(example, (BY_NAME[rule],)).findings


def roastery(objective: str, *more: str) -> str:
    return "\n".join(("files:", f"  teams/roastery/2026-Q4.yaml: {{objectives: [{objective}]}}", *more))


NO_COMPANY = (
    "  company/2026.yaml: {objectives: [{title: Nobody gives up a weekend, dropped: {date: 2026-05-04, because: Rain}}]}"
)


def test_nothing_is_an_orphan_where_there_is_nothing_to_support() -> None:
    assert told("orphan-objective", roastery("{aligns_to: null}"))
    assert told("orphan-objective", roastery("{aligns_to: null}", NO_COMPANY)) == ()


def test_a_link_that_leads_nowhere_is_told_once() -> None:
    example = roastery("{aligns_to: [company/gone]}")
    assert told("orphan-objective", example) == ()
    assert told("link-without-reason", example) == ()
    assert told("unknown-reference", example)


def test_who_supports_another_team_is_no_orphan() -> None:
    support = "  teams/support/2026-Q4.yaml: {objectives: [{id: calls}]}"
    assert told("orphan-objective", roastery("{aligns_to: [support/calls]}", support)) == ()


@pytest.mark.parametrize(
    ("cycle", "teams", "severity"),
    [
        ("2026", "2026-Q4", "error"),
        ("2026-11", "2026-11", "warning"),
        ("2026-Q4", "2027-Q1", None),
        ("2027", "2027-Q1", None),
    ],
    ids=["months ago", "days ago", "no team has written yet", "not begun"],
)
def test_how_bad_it_is_that_nobody_supports_an_objective(cycle: str, teams: str, severity: str | None) -> None:
    path, lonely = f"company/{cycle}.yaml", "{objectives: [{id: lonely}]}"
    example = f"files: {{{path}: {lonely}, teams/roastery/{teams}.yaml: {{objectives: [{{aligns_to: null}}]}}}}"
    findings = [one for one in told("unsupported-objective", example) if one.address.path == path]
    assert [finding.severity for finding in findings] == ([severity] if severity else [])


def test_support_through_another_team_counts() -> None:
    example = """
files:
  company/2026.yaml: {objectives: [{id: calm}]}
  teams/support/2026-Q4.yaml: {objectives: [{id: calls, aligns_to: [company/calm]}]}
  teams/roastery/2026-Q4.yaml: {objectives: [{aligns_to: [support/calls]}]}
"""
    assert told("unsupported-objective", example) == ()


THREE_LEVELS = "  okrs.yaml: {teams: {roastery: {parent: support}}}"


def test_nothing_is_skipped_where_the_team_above_has_no_objective() -> None:
    assert told("skips-level", roastery("{}", THREE_LEVELS)) == ()


def test_a_link_to_the_top_beside_one_to_the_team_above_goes_past_nobody() -> None:
    support = "  teams/support/2026-Q4.yaml: {objectives: [{id: calls}]}"
    assert told("skips-level", roastery("{}", THREE_LEVELS, support))
    assert told("skips-level", roastery("{aligns_to: [company/cafes-stay, support/calls]}", THREE_LEVELS, support)) == ()


def test_teams_above_each_other_do_not_send_it_round() -> None:
    loop = "  okrs.yaml: {teams: {roastery: {parent: support}, support: {parent: roastery}}}"
    assert told("skips-level", roastery("{}", loop)) == ()


SERVES_TWO = "{aligns_to: [company/cafes-stay, support/calls]}"
SUPPORT = "  teams/support/2026-Q4.yaml: {objectives: [{id: calls}]}"


@pytest.mark.parametrize(
    ("settings", "severity"),
    [
        ("{}", None),
        ("{policy: {parents: one}}", "error"),
        ("{policy: {parents: one}, lint: {rules: {several-parents: warning}}}", "warning"),
        ("{policy: {parents: one}, lint: {rules: {several-parents: off}}}", None),
        ("{lint: {rules: {several-parents: info}}}", "info"),
    ],
)
def test_several_parents_are_a_fault_where_the_workspace_says_so(settings: str, severity: str | None) -> None:
    findings = told("several-parents", roastery(SERVES_TWO, SUPPORT, f"  okrs.yaml: {settings}"))
    assert [finding.severity for finding in findings] == ([severity] if severity else [])


def test_two_key_results_of_one_objective_are_one_parent() -> None:
    links = "{aligns_to: [company/cafes-stay#key-result-1, company/cafes-stay#key-result-2]}"
    assert told("several-parents", roastery(links, "  okrs.yaml: {policy: {parents: one}}")) == ()


SAME = "People who would recommend working here rise from"


def measured(path: str, title: str, baseline: int = 58, more: str = "") -> str:
    return f"""
  {path}:
    objectives:
      - title: What {path.split("/")[1]} is for
        id: own
{more}
        key_results: [{{title: "{title}", baseline: {baseline}, target: 75}}]"""


def two_teams(one: str, other: str, *, baseline: int = 58, more: str = "", cycle: str = "2026-Q4") -> str:
    mine, theirs = "teams/roastery/2026-Q4.yaml", f"teams/support/{cycle}.yaml"
    return f"files:{measured(mine, one)}{measured(theirs, other, baseline, more)}"


@pytest.mark.parametrize(
    ("example", "count"),
    [
        (two_teams(f"{SAME} 58% to 75%", f"{SAME} 58% to 75%"), 1),
        (two_teams(f"{SAME} 58% to 75%", f"{SAME} 41% to 75%", baseline=41), 0),
        (two_teams(f"{SAME} 58% to 75%", f"{SAME} 58% to 75%", more="        aligns_to: [roastery/own]"), 0),
        (two_teams(f"{SAME} 58% to 75%", f"{SAME} 58% to 75%", more="        depends_on: [{team: roastery, what: it}]"), 0),
        (two_teams(f"{SAME} 58% to 75%", f"{SAME} 58% to 75%", cycle="2027-Q1"), 0),
        (two_teams("Batches that start after noon fall by half", "Callers who call twice fall by half"), 0),
    ],
    ids=["the same", "a number of their own", "linked", "depends on it", "another time", "another thing"],
)
def test_two_teams_on_one_thing(example: str, count: int) -> None:
    assert len(told("redundant-work", example)) == count


def test_of_two_objectives_alike_their_parts_are_not_told_as_well() -> None:
    shelf, monday = "No café learns of a delay from an empty shelf", "Shelves empty on a Monday fall from 9% to 2%"
    objective = f"{{objectives: [{{title: {shelf}, key_results: [{{title: {monday}}}]}}]}}"
    [finding] = told(
        "redundant-work", f"files: {{teams/roastery/2026-Q4.yaml: {objective}, teams/support/2026-Q4.yaml: {objective}}}"
    )
    assert finding.address.pointer == ("objectives", 0, "title")


def test_many_teams_with_the_same_words_are_each_told_once() -> None:
    teams = "".join(f"  teams/t{number}/2026-Q4.yaml: {{objectives: [{{id: same}}]}}\n" for number in range(40))
    names = ", ".join(f"t{number}: {{name: T, parent: company}}" for number in range(40))
    example = f"files:\n  okrs.yaml: {{teams: {{{names}}}}}\n{teams}"
    assert len(told("redundant-work", example)) == 39


def test_texts_that_are_not_english_are_left_alone() -> None:
    german = "Kein Café erfährt von einer Verspätung erst durch ein leeres Regal"
    example = roastery(f"{{title: {german}}}", f"  teams/support/2026-Q4.yaml: {{objectives: [{{title: {german}}}]}}")
    assert told("redundant-work", example) == ()


def test_a_parents_key_result_as_a_childs_objective_is_copied_down() -> None:
    title = "Deliveries that reach a café in the promised hour rise from 70% to 92%"
    [finding] = told("copied-down", roastery(f"{{title: {title}}}"))
    assert finding.address.pointer == ("objectives", 0, "title")
    assert "Northwind" in finding.message


@pytest.mark.parametrize(("baseline", "count"), [(81, 1), (64, 0)], ids=["the parent's numbers", "numbers of its own"])
def test_a_copied_key_result_has_the_numbers_too(baseline: int, count: int) -> None:
    title = f"Partner cafés that renew their contract rise from {baseline}% to 90%"
    key_result = f"{{title: {title}, baseline: {baseline}, target: 90}}"
    assert len(told("copied-down", roastery(f"{{key_results: [{key_result}]}}"))) == count


def test_an_objective_carried_on_by_its_own_team_is_no_copy() -> None:
    example = """
files:
  teams/roastery/2026-H2.yaml: {objectives: [{id: by-noon}]}
  teams/roastery/2026-Q4.yaml: {objectives: [{id: by-noon-q4, aligns_to: [roastery/by-noon]}]}
"""
    assert told("copied-down", example) == ()


@pytest.mark.parametrize("frozen, count", [("2026-11-08", 1), ("2026-11-09", 0)])
def test_until_a_cycle_freezes_there_is_time_to_talk(frozen: str, count: int) -> None:
    example = roastery(
        "{depends_on: [{team: support, what: a script}]}", f"  okrs.yaml: {{cycles: [{{id: 2026-Q4, frozen_from: {frozen}}}]}}"
    )
    assert len(told("unconfirmed-dependency", example)) == count


def test_one_parent_too_many_is_told_by_one_rule() -> None:
    company = "  company/2026.yaml: {objectives: [{id: a}, {id: b}, {id: c}, {id: d}]}"
    four = roastery("{aligns_to: [company/a, company/b, company/c, company/d]}", company)
    assert told("too-many-parents-served", four)
    assert told("too-many-parents-served", four + "\n  okrs.yaml: {policy: {parents: one}}") == ()
