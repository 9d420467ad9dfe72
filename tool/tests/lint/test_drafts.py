"""A file that breaks the schema and can be understood all the same is judged as well: a first draft is mostly titles."""

from datetime import date

from okrkit.lint.linting import Asked, lint
from okrkit.reading.load import load
from okrkit.reading.tree import MemoryTree

WORKSPACE = "version: 1\norganization: Northwind\nteams: {roastery: {name: Roastery}}\n"
TITLES = """
team: roastery
cycle: 2026-Q4
objectives:
  - id: desk
    title: Roll out a chat assistant for the order desk
    key_results:
      - {id: build, title: Finish building the assistant}
      - {id: train, title: Train the order desk}
"""


def judged(file: str, workspace: str = WORKSPACE) -> set[tuple[str, str]]:
    loaded = load(MemoryTree({"okrs.yaml": workspace, "q4.yaml": file}))
    said = lint(loaded, loaded.draft, Asked(date(2026, 10, 2), loaded.draft.lint))
    return {(told.rule.name, str(told.place.reference or told.place.path)) for told in said.told}


def test_titles_alone_are_judged_beside_what_the_schema_misses() -> None:
    told = judged(TITLES)
    assert {
        ("schema", "roastery/desk@2026-Q4#build"),
        ("task-as-objective", "roastery/desk@2026-Q4"),
        ("all-outputs", "roastery/desk@2026-Q4"),
        ("output-as-key-result", "roastery/desk@2026-Q4#build"),
        ("output-as-key-result", "roastery/desk@2026-Q4#train"),
    } <= told


def test_of_a_file_that_cannot_be_understood_only_its_faults_are_told() -> None:
    assert {rule for rule, _ in judged(TITLES.replace("title: Train", "name: Train"))} == {"schema"}


def test_a_workspace_with_a_fault_does_not_say_how_to_judge() -> None:
    assert {rule for rule, _ in judged(TITLES, WORKSPACE + "lint: {rules: {jargon: of}}\n")} == {"schema"}


def test_a_draft_without_a_fault_is_the_plan() -> None:
    loaded = load(MemoryTree({"okrs.yaml": WORKSPACE}))
    assert loaded.draft is loaded.plan
