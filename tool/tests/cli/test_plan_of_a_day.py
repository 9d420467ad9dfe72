"""`--at` and `--as-of` choose the same plan in every command: that of the last commit that had landed when the day ended.

The repository has a plan with as many key results as commits have landed. Which commit it is on a day, git says.
"""

import json
import re
import subprocess
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from typer.main import get_command

from okrkit.cli.app import app
from okrkit.cli.site import site
from tests.cli.conftest import Okr, Said
from tests.repositories import WORKSPACE, Workshop, key_result, objective, okr_file

Day = date.fromisoformat
TOMORROW = date.today() + timedelta(days=1)
PLAN = "okrs/payments.yaml"

LANDED = (
    "2026-10-01T09:00:00+02:00",
    "2026-10-05T23:30:00-08:00",  # the next day, in UTC
    "2026-10-08T10:00:00+02:00",  # written in September, and landed late
    "2026-10-06T10:00:00+00:00",  # before its parent, by the clock of its committer
    "2026-10-12T00:30:00+09:00",  # the day before, in UTC; a merge of what was committed on 3 October
    "2026-10-20T12:00:00+02:00",
)


def plan(size: int) -> str:
    """A plan with so many key results."""
    return okr_file(objective(key_results="".join(key_result(f"result-{number}") for number in range(size))), cycle="2026")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, environment_of_nobody: None) -> Path:
    """A repository whose commits landed as `LANDED` says, with a seventh version in the folder only."""
    workshop = Workshop(tmp_path_factory.mktemp("dated") / "plan")

    def commit(size: int, landed: str, authored: str = "") -> None:
        files = {PLAN: plan(size), "okrs/okrs.yaml": WORKSPACE}
        workshop.commit(f"Version {size}", files, GIT_COMMITTER_DATE=landed, GIT_AUTHOR_DATE=authored or landed)

    for size, landed in enumerate(LANDED[:4], 1):
        commit(size, landed, "2026-09-01T12:00:00+02:00" if size == 3 else "")
    workshop.git("checkout", "--quiet", "-b", "side")
    commit(5, "2026-10-03T12:00:00+02:00")
    workshop.git("checkout", "--quiet", "main")
    workshop.git(
        "merge", "--quiet", "--no-ff", "-m", "Merge side", "side", GIT_COMMITTER_DATE=LANDED[4], GIT_AUTHOR_DATE=LANDED[4]
    )
    commit(6, LANDED[5])
    workshop.write({PLAN: plan(7)})
    return workshop.folder


def size_on(folder: Path, day: date) -> int:
    """How many key results the plan had when a day ended, by git alone."""
    told = subprocess.run(
        ["git", "log", "--first-parent", "--format=%H %cI"], cwd=folder, check=True, capture_output=True, text=True
    ).stdout.split()
    commit = next(id for id, landed in zip(told[::2], told[1::2], strict=True) if Day(landed[:10]) <= day)
    text = subprocess.run(["git", "show", f"{commit}:{PLAN}"], cwd=folder, check=True, capture_output=True, text=True).stdout
    return text.count("- id: result-")


def of_tree(said: Said, folder: Path) -> int:
    return len(json.loads(said.output)["objectives"][0]["key_results"])


def of_lint(said: Said, folder: Path) -> int:
    return int(json.loads(said.output)["key_results"])


def of_validate(said: Said, folder: Path) -> int:
    match = re.search(r"(\d+) key results?: no problems", said.output)
    assert match, said
    return int(match[1])


def of_head(said: Said, folder: Path) -> int:
    """What looks at commits only names the one it looked at."""
    head = json.loads(said.output)["head"]
    text = subprocess.run(["git", "show", f"{head}:{PLAN}"], cwd=folder, check=True, capture_output=True, text=True).stdout
    return text.count("- id: result-")


COMMANDS: dict[str, tuple[list[str], Callable[[Said, Path], int]]] = {
    "tree": (["tree", "-f", "json"], of_tree),
    "lint": (["lint", "-f", "json", "--fail-on", "never", "--all-cycles"], of_lint),
    "validate": (["validate"], of_validate),
    "log": (["log", "-f", "json"], of_head),
    "status": (["status", "-f", "json"], of_lint),
    "goalposts": (["goalposts", "-f", "json"], of_head),
}
PUBLISHED = {"pages": ["pages", "build/pages"], "build": ["site", "build"]}
DAYS = {"2026-10-05": 2, "2026-10-07": 4, "2026-10-12": 5}


def test_git_shows_what_the_days_are_meant_to_show(folder: Path) -> None:
    assert {day: size_on(folder, Day(day)) for day in DAYS} == DAYS


@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize("day", DAYS)
def test_the_plan_of_a_day_is_that_of_the_last_commit_to_land(okr: Okr, folder: Path, name: str, day: str) -> None:
    arguments, size_of = COMMANDS[name]
    said = okr(*arguments, "--as-of", day, folder=folder)
    assert (said.code, size_of(said, folder)) == (0, size_on(folder, Day(day)))


@pytest.mark.parametrize("name", COMMANDS)
def test_on_another_branch_it_is_the_last_to_land_there(okr: Okr, folder: Path, name: str) -> None:
    arguments, size_of = COMMANDS[name]
    for options, size in ((("--as-of", "2026-10-05"), 5), (("--as-of", "2026-10-02"), 1), ((), 5)):
        said = okr(*arguments, "--at", "side", *options, folder=folder)
        assert (said.code, size_of(said, folder)) == (0, size)


@pytest.mark.parametrize("name", COMMANDS)
def test_a_day_that_is_not_over_is_answered_by_what_there_is(okr: Okr, folder: Path, name: str) -> None:
    arguments, size_of = COMMANDS[name]
    said = okr(*arguments, "--as-of", TOMORROW.isoformat(), folder=folder)
    assert (said.code, size_of(said, folder), said.errors) == (0, 6 if size_of is of_head else 7, "")


@pytest.mark.parametrize("name", COMMANDS)
def test_before_the_first_commit_there_was_no_plan(okr: Okr, folder: Path, name: str) -> None:
    said = okr(*COMMANDS[name][0], "--as-of", "2026-09-30", folder=folder)
    assert (said.output, said.errors, said.code) == ("", "error: no plan had landed by 2026-09-30\nhelp: name a later day\n", 2)


def test_every_command_that_looks_back_is_looked_at() -> None:
    commands = {**get_command(app).commands, **get_command(site).commands}  # type: ignore[attr-defined]
    looking_back = {name for name, command in commands.items() if {"at", "as_of"} <= {one.name for one in command.params}}
    assert looking_back == {*COMMANDS, *PUBLISHED, "cascade"}


@pytest.mark.parametrize("day", DAYS)
def test_what_tells_of_the_company_alone_names_the_plan_of_the_day(okr: Okr, folder: Path, day: str) -> None:
    said = okr("cascade", "--check", "--as-of", day, folder=folder)
    match = re.match(r"note: this is the plan of (\w+), ", said.errors)
    assert match, said
    text = subprocess.run(["git", "show", f"{match[1]}:{PLAN}"], cwd=folder, check=True, capture_output=True, text=True).stdout
    assert (said.code, text.count("- id: result-")) == (0, size_on(folder, Day(day)))


@pytest.mark.parametrize("command", PUBLISHED)
def test_what_is_published_of_a_day_is_the_plan_of_that_day(okr: Okr, folder: Path, command: str) -> None:
    said = okr(*PUBLISHED[command], "--as-of", "2026-10-05", folder=folder)
    page = {"pages": "pages/2026/payments/on-time-payouts.md", "build": "site/2026/payments/on-time-payouts/index.html"}
    name = page[command]
    written = (folder / "build" / name).read_text("utf-8")
    assert (said.code, len(set(re.findall(r"result-\d+", written)))) == (0, size_on(folder, Day("2026-10-05")))


def test_which_commit_it_is_stands_beside_the_answer(okr: Okr, folder: Path) -> None:
    merge = subprocess.run(["git", "rev-parse", "main~1"], cwd=folder, check=True, capture_output=True, text=True).stdout
    said = okr("tree", "--as-of", "2026-10-19", folder=folder)
    assert said.errors == f"note: this is the plan of {merge:.7}, the last commit to land by 2026-10-19\n"
    assert okr("tree", "--at", "main~1", "--as-of", "2026-10-19", folder=folder).output == said.output


def test_two_plans_that_are_named_are_only_judged_on_another_day(okr: Okr, folder: Path) -> None:
    answer = json.loads(okr("diff", "main~1", "-f", "json", "--as-of", "2026-10-05", folder=folder).output)
    assert (answer["as_of"], [len(group["changes"]) for group in answer["groups"]]) == ("2026-10-05", [2])


def test_files_that_git_does_not_know_are_only_measured_on_another_day(okr: Okr, folder: Path, tmp_path: Path) -> None:
    for place in (tmp_path / "plain", folder / "drafts"):
        (place / "okrs").mkdir(parents=True)
        (place / "okrs" / "okrs.yaml").write_text(WORKSPACE, "utf-8")
        (place / PLAN).write_text(plan(9), "utf-8")
        said = okr("tree", "-f", "json", "--as-of", "2026-10-05", folder=place)
        assert (said.errors, of_tree(said, place)) == ("", 9)


def test_a_bare_repository_knows_its_days_too(okr: Okr, folder: Path, tmp_path: Path) -> None:
    subprocess.run(["git", "clone", "--quiet", "--bare", str(folder), str(tmp_path / "bare")], check=True)
    said = okr("tree", "-f", "json", "--as-of", "2026-10-05", folder=tmp_path / "bare")
    assert (said.code, of_tree(said, folder)) == (0, 2)


def test_a_shallow_clone_says_that_it_cannot_know(okr: Okr, folder: Path, tmp_path: Path) -> None:
    clone = tmp_path / "clone"
    subprocess.run(["git", "clone", "--quiet", "--depth=2", folder.as_uri(), str(clone)], check=True)
    said = okr("tree", "-f", "json", "--as-of", "2026-10-12", folder=clone)
    assert of_tree(said, clone) == 5
    said = okr("tree", "--as-of", "2026-10-11", folder=clone)
    assert (said.output, said.code) == ("", 2)
    assert said.errors.splitlines()[0] == "error: this clone is shallow, and begins after 2026-10-11"
