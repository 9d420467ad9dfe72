"""The action on real merge commits of real pull requests, its steps run with the environment that a runner gives."""

import sys
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from tests.ci.conftest import BECAUSE, BEFORE_THE_FREEZE, DAY, EASED, OKR, PAYMENTS, REBASELINE, TARGET, MakeBuild, Request
from tests.ci.runner import ACTION, PULL, Build, Ended
from tests.repositories import Workshop

FOUND = {"python": {"python-path": sys.executable}, "install": {"okr": str(OKR)}}


def review(build: Build, **inputs: str) -> Ended:
    return build.run(given=FOUND, **{"as_of": DAY, **inputs})


def test_what_is_not_run_here_is_what_finds_python_and_installs() -> None:
    steps = {step["id"]: step for step in yaml.safe_load((ACTION / "action.yml").read_text("utf-8"))["runs"]["steps"]}
    assert list(steps) == ["python", "install", "range", "review"]
    assert [id for id, step in steps.items() if "uses" in step] == ["python"]
    assert {step.get("shell", "bash") for step in steps.values()} == {"bash"}


def test_a_quiet_move_fails_and_is_said_on_its_line_and_in_the_summary(eased: Workshop, build_of: MakeBuild) -> None:
    ended = review(build_of(eased))
    assert ended.code == 1, ended.log
    [command] = [line for line in ended.commands if line.startswith("::error ")]
    assert f"file={PAYMENTS},line=" in command
    assert "1.5% → 2.5%" in ended.told
    outputs = ended.outputs["review"]
    assert outputs["verdict"] == "failed"
    assert Path(outputs["markdown"]).read_text("utf-8") == ended.summary


def test_the_date_of_a_commit_excuses_nothing(
    request_of: Request, build_of: MakeBuild, payments: str, path_on_the_day: str
) -> None:
    origin = request_of({PAYMENTS: payments.replace(TARGET, EASED)}, **BEFORE_THE_FREEZE)
    build = build_of(origin, variables={"PATH": path_on_the_day})
    assert review(build, base="HEAD^1", head="HEAD^2", as_of="").code == 1


def test_a_declared_move_passes(request_of: Request, build_of: MakeBuild, payments: str) -> None:
    ended = review(build_of(request_of({PAYMENTS: payments.replace(TARGET, EASED + REBASELINE)})))
    assert ended.code == 0, ended.log
    assert ended.outputs["review"]["verdict"] == "passed"
    assert "1.5% → 2.5%" in ended.told
    assert BECAUSE in ended.told


def test_a_change_of_something_else_passes(request_of: Request, build_of: MakeBuild) -> None:
    ended = review(build_of(request_of({"README.md": "Something else"})))
    assert (ended.code, ended.outputs["review"]["verdict"]) == (0, "passed"), ended.log


def test_inputs_reach_the_review(eased: Workshop, build_of: MakeBuild) -> None:
    build = build_of(eased)
    assert review(build, fail_on="never", path="okrs/teams").code == 0
    assert review(build, as_of="2026-10-05").code == 0  # until its cycle freezes, a target is a draft


def test_a_comment_is_asked_for_where_it_may_be_written(eased: Workshop, build_of: MakeBuild) -> None:
    build = build_of(eased)
    ended = review(build, comment="only")
    assert (ended.code, ended.summary) == (0, "")
    assert "warning: `--post` failed: " in ended.log  # this runner names no API that could be asked
    assert [line for line in ended.commands if line.startswith("::error")] == []
    ended = review(replace(build, head_repository="somebody/okrs"), comment="true")
    assert (ended.code, "--post" in ended.log) == (1, False)
    assert [line for line in ended.commands if line.startswith("::notice title=No comment::")] != []
    assert "1.5% → 2.5%" in ended.told


HOSTILE = "x\"; touch pwned; '; touch pwned; $(touch pwned) `touch pwned`\n::error::injected\n##[error]injected"


@pytest.mark.parametrize("names", [["path"], ["base"], ["head"], ["fail_on"], ["as_of"], ["comment"], ["mode", "tag", "token"]])
def test_no_value_is_a_command(eased: Workshop, build_of: MakeBuild, names: list[str]) -> None:
    build = build_of(eased)
    ended = review(build, **dict.fromkeys(names, HOSTILE))
    assert ended.code == (1 if "tag" in names else 2)  # where there is no comment, it needs no name
    assert [line for line in ended.commands if "injected" in line] == []
    assert [*build.workspace.rglob("pwned"), *build.folder.rglob("pwned")] == []


def test_a_revision_is_no_option(eased: Workshop, build_of: MakeBuild) -> None:
    ended = review(build_of(eased), base="--help")
    assert (ended.code, ended.outputs["review"]["verdict"], "Usage" in ended.log) == (2, "broken", False)
    assert ended.commands == ["::error title=No review::The log of this step says why there could be no review."]


def test_hostile_text_of_a_plan_commands_nobody(request_of: Request, build_of: MakeBuild, payments: str) -> None:
    hostile = (
        "::error::injected ##[error]injected $(touch pwned) `touch pwned` </summary><script>alert(1)</script> @northwind/all"
    )
    text = payments.replace(TARGET, EASED).replace("title: Late payouts fall from 4.2% to 0.5%", f"title: '{hostile}'")
    assert hostile in text
    odd = {"okrs/teams/%0A::error::x.yaml": "team: nobody\n", "okrs/teams/\n::error::injected.yaml": "team: nobody\n"}
    build = build_of(request_of({PAYMENTS: text} | odd, subject="$(touch pwned) ::error::injected"))
    ended = review(build)
    assert ended.code == 1, ended.log
    assert [line for line in ended.log.splitlines() if line.lstrip().startswith("::error::") or "##[" in line] == []
    assert "<script>" not in ended.summary
    assert "@northwind/all" not in ended.summary
    assert [*build.workspace.rglob("pwned"), *build.folder.rglob("pwned")] == []


def test_a_repository_inside_the_tree_runs_nothing(request_of: Request, build_of: MakeBuild, tmp_path: Path) -> None:
    program = f"touch {tmp_path / 'pwned'}"
    config = f'[core]\n\tworktree = .\n\tfsmonitor = "{program}"\n[diff]\n\texternal = {program}\n'
    bare = {"okrs/HEAD": "ref: refs/heads/main\n", "okrs/config": config, "okrs/refs/x": "", "okrs/objects/x": ""}
    build = build_of(request_of(bare))
    for base in ("", "HEAD^1"):
        assert review(build, path="okrs", base=base).code == 2
    assert not (tmp_path / "pwned").exists()


@pytest.mark.parametrize(
    ("checkout", "event", "says"),
    [
        ((1, PULL), "pull_request", "The checkout is too shallow to compare with. Give actions/checkout `fetch-depth: 2`."),
        ((2, "refs/heads/main"), "pull_request", "The checkout is not the merge commit of the pull request."),
        ((2, PULL), "pull_request_target", "On `pull_request_target` the job may do too much."),
        ((2, PULL), "push", "This run is for no pull request."),
    ],
)
def test_without_two_commits_it_says_what_to_do(
    eased: Workshop, build_of: MakeBuild, checkout: tuple[int, str], event: str, says: str
) -> None:
    ended = review(build_of(eased, *checkout, event_name=event))
    assert ended.code == 2
    [command] = ended.commands
    assert command.startswith(f"::error title=No review::{says}")
    assert ended.summary == ""


def test_a_base_does_not_make_pull_request_target_safe(eased: Workshop, build_of: MakeBuild) -> None:
    ended = review(build_of(eased, event_name="pull_request_target"), base="HEAD^1")
    assert (ended.code, len(ended.commands), ended.summary) == (2, 1, "")


def test_a_merge_that_somebody_made_is_not_taken_for_the_one_of_the_host(eased: Workshop, build_of: MakeBuild) -> None:
    merge = eased.git("commit-tree", "main^{tree}", "-p", "main", "-p", "main~1", "-m", "Merge")
    eased.git("update-ref", "refs/heads/merged-by-hand", merge)
    ended = review(build_of(eased, ref="refs/heads/merged-by-hand"))
    assert "The checkout is not the merge commit of the pull request." in ended.commands[0]


def test_where_nothing_is_checked_out(eased: Workshop, build_of: MakeBuild, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    ended = review(build_of(eased, variables={"GIT_CEILING_DIRECTORIES": str(tmp_path)}), path="../empty")
    assert "There is no git checkout at `path`." in ended.commands[0]
