"""What reading found, told by the rules of the `files` family."""

import pytest

from okrkit.lint.example import judge_example
from okrkit.lint.rules.alignment import ALIGNMENT
from okrkit.lint.rules.files import FILES
from okrkit.reading.tree import MemoryTree

BROKEN = """
files:
  teams/roastery/2026-Q4.yaml: "team: roastery\\ncycle: 2026-Q4\\nobjectives: [{id: fresh, title: }]"
  teams/support/2026-Q4.yaml: "team: support\\nteam: support"
"""


def test_each_finding_of_reading_is_told_by_the_rule_of_its_name() -> None:
    told = {(finding.address.path, finding.rule) for finding in judge_example(BROKEN, FILES).findings}
    assert told == {("teams/roastery/2026-Q4.yaml", "schema"), ("teams/support/2026-Q4.yaml", "syntax")}


def test_a_workspace_may_weigh_them_as_it_likes() -> None:
    example = BROKEN + "  okrs.yaml: {lint: {rules: {schema: info, syntax: off}}}"
    [finding] = judge_example(example, FILES).findings
    assert (finding.rule, finding.severity) == ("schema", "info")


@pytest.mark.parametrize("cycle, told", [("2026-Q3", []), ("2026-Q4", ["unknown-reference"])])
def test_links_of_a_cycle_that_is_over_are_left_alone(cycle: str, told: list[str]) -> None:
    example = f"files: {{teams/roastery/{cycle}.yaml: {{objectives: [{{id: fresh, aligns_to: [company/gone]}}]}}}}"
    rules = tuple(rule for rule in ALIGNMENT if rule.name == "unknown-reference")
    assert [finding.rule for finding in judge_example(example, rules).findings] == told


def test_an_id_that_is_there_twice_is_told_of_a_cycle_that_is_over_too() -> None:
    example = "files: {teams/roastery/2026-Q3.yaml: {objectives: [{id: fresh}, {id: fresh}]}}"
    assert [finding.rule for finding in judge_example(example, FILES).findings] == ["duplicate-id"]


def test_texts_in_memory_are_refused_for_their_names_as_files_are() -> None:
    tree = MemoryTree({"okrs.yaml": "version: 1", "night\x1bshift.yaml": "team: roastery"})
    assert [text.path for text in tree.texts()] == ["okrs.yaml"]
    [finding] = tree.refused
    assert (finding.rule, finding.address.path) == ("unsafe-path", r"night\x1bshift.yaml")
