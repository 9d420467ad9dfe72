"""`okr log` as people see it."""

import json
import subprocess
from pathlib import Path

from okrkit.reading.schema import check
from tests.cli.conftest import Okr

LATE_PAYOUTS = """\
Late payouts fall from 4.2% to 0.5%  payments/on-time-payouts@2026-Q4#late-payouts
  18 November  Dana Ruiz  400d8e4  Payments check-in, week 47
    · checked in 3.1%, confidence 0.4 → 0.3, “Two banks are still on the old file”
  9 November  Li Wei  b5c3257  Tidy up numbers
    · eased the target 0.5% → 1.5%
  5 October to 9 November  Dana Ruiz, Tess Okafor, Li Wei and 2 more  6 commits
    · checked in 6 times: 4.1% → 3.2%, confidence 0.6 → 0.4 (`--all` lists them)
  1 October  Li Wei and Dana Ruiz  62b8e2b  Merge payments-q4: paid on the day we said (#41)
    · carried “Partner cafés trust that payouts arrive on the day we said” on from 2026-Q3

… and 7 earlier commits: leave out `--limit` to see all
"""


def test_the_story_of_a_key_result(okr: Okr, northwind: Path) -> None:
    said = okr("log", "payments/on-time-payouts#late-payouts", "-n", "9", "--as-of", "2026-11-22", folder=northwind)
    assert (said.errors, said.code) == ("", 0)
    assert said.output == LATE_PAYOUTS


def test_check_ins_of_a_week_are_counted_unless_all_are_asked_for(okr: Okr, northwind: Path) -> None:
    folded = okr("log", "--as-of", "2026-11-22", folder=northwind).output
    unfolded = okr("log", "--all", "--as-of", "2026-11-22", folder=northwind).output
    assert "  16 to 18 November  Dana Ruiz, Tess Okafor, Sam Oyelaran and 2 more  3 commits\n" in folded
    assert "    · checked in 35 key results (`--all` lists them)\n" in folded
    assert "· checked in 87.9% for “Cafés that renew" not in folded
    assert "· checked in 87.9% for “Cafés that renew" in unfolded


def test_what_could_not_be_read_is_part_of_the_story(okr: Okr, northwind: Path) -> None:
    story = okr("log", "--as-of", "2026-11-22", folder=northwind).output
    assert "    ! teams/platform/2026-Q4.yaml could not be read: there is a tab in front of this line" in story


def test_json_keeps_to_its_schema(okr: Okr, northwind: Path) -> None:
    answer = json.loads(okr("log", "--format", "json", folder=northwind).output)
    assert check(answer, "log-output") == []
    assert len(answer["commits"]) > 60
    assert answer["cut_at"] is None
    assert {change["kind"] for commit in answer["commits"] for change in commit["changes"]} >= {
        "target eased",
        "rebaselined",
        "key result dropped",
        "reviewed",
        "objective added",
        "check-in added",
    }


def test_at_a_revision_the_story_ends_there(okr: Okr, northwind: Path) -> None:
    answer = json.loads(okr("log", "--format", "json", "--at", "HEAD~20", folder=northwind).output)
    all_of_it = json.loads(okr("log", "--format", "json", folder=northwind).output)
    assert answer["commits"] == all_of_it["commits"][-len(answer["commits"]) :]
    assert len(answer["commits"]) < len(all_of_it["commits"])


def test_a_shallow_clone_says_where_it_is_cut(okr: Okr, northwind: Path, tmp_path: Path) -> None:
    subprocess.run(["git", "clone", "--quiet", "--depth", "3", f"file://{northwind}", str(tmp_path / "shallow")], check=True)
    said = okr("log", folder=tmp_path / "shallow")
    assert said.code == 0
    assert "The history is cut: this clone is shallow and begins at" in said.output
    assert "git fetch --unshallow" in said.output
    subprocess.run(["git", "fetch", "--quiet", "--depth", "1"], cwd=tmp_path / "shallow", check=True)
    nothing = okr("log", folder=tmp_path / "shallow").output
    assert nothing.splitlines()[0] == "Nothing is recorded: no commit has changed the plan since the cut."


def test_outside_of_a_repository_it_says_so(okr: Okr, tmp_path: Path) -> None:
    (tmp_path / "okrs.yaml").write_text("version: 1\norganization: Northwind Roasters\nteams: {a: {name: A}}\n")
    said = okr("log")
    assert (said.output, said.code) == ("", 2)
    assert said.errors == (
        "error: this is not a git repository, so it has no history\n"
        "help: `git init` begins one; what does not look back works without\n"
    )
    assert okr("tree", "--as-of", "2026-11-22").code == 0


def test_a_name_that_never_was_gets_the_nearest(okr: Okr, northwind: Path) -> None:
    said = okr("log", "payments/on-time-payout", folder=northwind)
    assert said.errors.startswith(
        "error: nothing was ever called `payments/on-time-payout`; did you mean `payments/on-time-payouts`?"
    )
    assert said.code == 2
    for reference, message, help in (
        (
            "#late",
            "`payments/on-time-payouts` never had a key result `late`; did you mean `late-payouts`?",
            "it has late-payouts,",
        ),
        ("@2026-Q1", "nothing was ever called `payments/on-time-payouts@2026-Q1`", "that objective is in 2026-Q3, 2026-Q4\n"),
    ):
        said = okr("log", f"payments/on-time-payouts{reference}", folder=northwind)
        assert (said.output, said.code) == ("", 2)
        assert said.errors.startswith(f"error: {message}\nhelp: {help}")


def test_before_the_first_plan_is_committed_it_says_what_to_do(okr: Okr, tmp_path: Path) -> None:
    subprocess.run(["git", "init", "--quiet", str(tmp_path)], check=True)
    said = okr("log")
    assert (said.output, said.code) == ("", 2)
    assert said.errors == "error: this repository has no commits yet\nhelp: commit the plan, and its history begins\n"
    subprocess.run(
        [
            "git",
            "-c",
            "user.name=Dana",
            "-c",
            "user.email=dana@example.com",
            "commit",
            "--quiet",
            "--allow-empty",
            "-m",
            "Start",
        ],
        cwd=tmp_path,
        check=True,
    )
    said = okr("log")
    assert (said.output, said.code) == ("", 2)
    assert said.errors == "error: there is no okrs.yaml at HEAD\nhelp: commit the plan, or name a revision that has it\n"


def test_a_day_is_no_revision(okr: Okr, northwind: Path) -> None:
    said = okr("log", "--at", "2026-11-01", folder=northwind)
    assert (said.output, said.code) == ("", 2)
    first, help = said.errors.splitlines()
    assert first == "error: no commit is called `2026-11-01`"
    command = help.removeprefix("help: `").removesuffix("` names the last commit by that day")
    commit = subprocess.run(command, shell=True, cwd=northwind, check=True, capture_output=True, text=True).stdout.strip()
    assert okr("log", "-n", "1", "--at", commit, folder=northwind).code == 0
