"""`okr fmt` as people see it."""

import json
from pathlib import Path

import pytest

from okrkit.reading.schema import check
from tests.cli.conftest import Okr
from tests.repositories import Workshop

WORKSPACE = "version: 1\norganization: Northwind Roasters\nteams:\n  payments: {name: Payments}\n"
TIDY = "team: payments\ncycle: 2026-Q4\nobjectives:\n  - id: on-time\n    title: Payouts arrive\n"
MESSY = "cycle: 2026-Q4\nteam: payments   # us\nobjectives:\n- {title: 'Payouts arrive', id: in-full}\n"
TIDIED = "team: payments   # us\ncycle: 2026-Q4\nobjectives:\n  - id: in-full\n    title: Payouts arrive\n"
BROKEN = "team: payments\ncycle: &now 2026-Q4\n"
ANCHOR = """\
okrs/broken.yaml:2:8 error a value cannot start with `&`, which YAML takes for an anchor (a name for something to repeat)
      help: put it in quotes: "&now 2026-Q4"
"""


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    folder = tmp_path / "okrs"
    (folder / "teams").mkdir(parents=True)
    for name, text in {"okrs.yaml": WORKSPACE, "teams/tidy.yaml": TIDY, "teams/messy.yaml": MESSY}.items():
        (folder / name).write_text(text)
    return folder


def test_files_are_laid_out_and_a_second_run_finds_nothing(okr: Okr, plan: Path) -> None:
    said = okr("fmt")
    assert said.output == "formatted okrs/teams/messy.yaml\n✔ 1 file formatted, 2 files are as they should be\n"
    assert (said.code, (plan / "teams" / "messy.yaml").read_text()) == (0, TIDIED)
    assert okr("fmt", "--check").output == "✔ 3 files are as they should be\n"


def test_a_check_names_them_and_writes_nothing(okr: Okr, plan: Path) -> None:
    said = okr("fmt", "--check", "teams", folder=plan)
    assert said.output == "would format teams/messy.yaml\n1 file would be formatted, 1 file is as it should be\n"
    assert (said.code, (plan / "teams" / "messy.yaml").read_text()) == (1, MESSY)


def test_a_dry_run_shows_the_difference(okr: Okr, plan: Path) -> None:
    said = okr("fmt", "--diff", "okrs/teams/messy.yaml")
    assert said.code == 0
    assert said.output.startswith(
        "--- okrs/teams/messy.yaml\n+++ okrs/teams/messy.yaml\n@@ -1,4 +1,5 @@\n+team: payments   # us\n"
    )
    assert (plan / "teams" / "messy.yaml").read_text() == MESSY


def test_what_cannot_be_read_is_said_and_stops_nothing_else(okr: Okr, plan: Path) -> None:
    (plan / "broken.yaml").write_text(BROKEN)
    (plan / "link.yaml").symlink_to("teams/messy.yaml")
    said = okr("fmt")
    counts = "1 file formatted, 2 files are as they should be, 1 file left as it is\n"
    assert (said.output, said.code) == (f"formatted okrs/teams/messy.yaml\n{ANCHOR}{counts}", 1)
    assert (plan / "link.yaml").is_symlink()
    assert (plan / "teams" / "messy.yaml").read_text() == TIDIED


def test_programs_get_it_as_json(okr: Okr, plan: Path) -> None:
    (plan / "broken.yaml").write_text(BROKEN)
    answer = json.loads(okr("fmt", "--format", "json").output)
    assert check(answer, "fmt-output") == []
    assert [file["state"] for file in answer["files"]] == ["left", "good", "changed", "good"]
    assert (answer["written"], answer["commit"]) == (True, None)
    assert answer["files"][0]["trouble"]["line"] == 2
    assert "+    title: Payouts arrive\n" in answer["files"][2]["difference"]


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        (["nowhere"], "error: there is no nowhere\nhelp: name files and folders of the plan\n"),
        (["."], None),
        (["okrs", ".."], None),
        (["okrs", "/"], None),
        (["okrs/notes.md"], "error: there is no file of the plan in okrs/notes.md\n"),
        (["okrs", "elsewhere"], "error: elsewhere is not inside the workspace okrs\n"),
        (["--check", "--commit"], "error: --check writes nothing that could be committed\n"),
    ],
)
def test_paths_name_what_is_looked_at(okr: Okr, plan: Path, arguments: list[str], error: str | None) -> None:
    (plan / "notes.md").write_text("# Notes\n")
    (plan.parent / "elsewhere").mkdir()
    said = okr("fmt", "-n", *arguments)
    assert said.code == (2 if error else 0)
    assert said.errors.startswith(error or "")
    assert ("+++ okrs/teams/messy.yaml" in said.output) == (error is None)


def test_a_commit_holds_what_was_formatted_and_nothing_else(okr: Okr, repository: Workshop) -> None:
    repository.commit("Plan", {"okrs/okrs.yaml": WORKSPACE, "okrs/messy.yaml": MESSY})
    repository.git("config", "user.name", "Dana Ruiz")
    repository.git("config", "user.email", "dana@example.com")
    (repository.folder / "notes.md").write_text("half done")
    said = okr("fmt", "--commit", folder=repository.folder)
    assert said.output.startswith("formatted okrs/messy.yaml\n✔ 1 file formatted, 1 file is as it should be\n  committed as ")
    assert repository.git("log", "-1", "--format=%an: %s", "--name-only").split("\n") == [
        "Dana Ruiz: Format messy.yaml",
        "",
        "okrs/messy.yaml",
    ]
    repository.commit("Messy again", {"okrs/messy.yaml": MESSY})
    hook = repository.folder / ".git" / "hooks" / "pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\necho not on a Sunday\nexit 1\n")
    hook.chmod(0o755)
    said = okr("fmt", "--commit", folder=repository.folder)
    assert (said.code, "not on a Sunday" in said.errors) == (2, True)
    assert (repository.folder / "okrs" / "messy.yaml").read_text() == MESSY
