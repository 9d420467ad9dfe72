"""`git diff`, the real one, once it is told to ask okr."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Okr
from tests.repositories import WORKSPACE, Workshop, objective, okr_file

PAYOUTS = okr_file(objective() + "    owner: dana\n", cycle="2020-Q4")
EASED = PAYOUTS.replace("target: 0.5", "target: 1.5")


GUIDE = Path(__file__).parents[3] / "site/docs/guide/comparing.md"


def test_the_guide_has_the_two_lines() -> None:
    text = GUIDE.read_text("utf-8")
    assert "echo 'okrs/**/*.yaml diff=okr' >> .gitattributes" in text
    assert 'git config diff.okr.command "okr git-diff-driver"' in text


@pytest.fixture
def plan(repository: Workshop) -> Workshop:
    """A plan in a repository with the two lines of the guide."""
    repository.git("config", "diff.okr.command", f'"{sys.executable}" -m okrkit git-diff-driver')
    attributes = "okrs/**/*.yaml diff=okr\n"
    repository.commit("Plan", {".gitattributes": attributes, "okrs/okrs.yaml": WORKSPACE, "okrs/payments.yaml": PAYOUTS})
    return repository


HEADING = "payments/on-time-payouts@2020-Q4  Every payout arrives on time\n"


def test_a_changed_file(plan: Workshop) -> None:
    plan.write({"okrs/payments.yaml": EASED.replace("dana", "li")})
    told = (
        "okr: okrs/payments.yaml\n"
        "\n"
        f"{HEADING}"
        "  attention  eased the target of “Late payouts fall” 0.5 → 1.5  [0bb4f1d929f2]\n"
        "  review     handed it from Dana Ruiz to li"
    )
    assert plan.git("diff") == told
    plan.git("add", "--all")
    assert plan.git("diff", "--cached") == told
    plan.commit("Ease")
    assert plan.git("diff", "HEAD^", "HEAD") == told
    assert plan.git("show", "--ext-diff", "--format=%s") == f"Ease\n\n{told}"


def test_from_a_folder_below(plan: Workshop) -> None:
    plan.write({"okrs/payments.yaml": EASED})
    below = subprocess.run(["git", "diff"], cwd=plan.folder / "okrs", env=os.environ, capture_output=True, check=True)
    assert "eased the target" in below.stdout.decode()


def test_the_text_changed_but_not_the_plan(plan: Workshop) -> None:
    plan.write({"okrs/payments.yaml": f"# a word\n{PAYOUTS}"})
    assert plan.git("diff") == (
        "okr: okrs/payments.yaml\n  the text changed, but not the plan; `git diff --no-ext-diff` shows its lines"
    )


def test_a_file_that_came_and_one_that_went(plan: Workshop) -> None:
    plan.write({"okrs/payments.yaml": None, "okrs/platform.yaml": okr_file(team="platform", cycle="2020-Q4")})
    plan.git("add", "--all")
    assert plan.git("diff", "--cached", "--no-renames").splitlines() == [
        "okr: okrs/payments.yaml",
        "",
        HEADING.rstrip(),
        "  attention  removed it  [08a715f31b19]",
        "okr: okrs/platform.yaml",
        "",
        HEADING.rstrip().replace("payments/", "platform/"),
        "  review     wrote it",
    ]


def test_a_file_that_moved(plan: Workshop) -> None:
    plan.write({"okrs/payments.yaml": None, "okrs/teams/pay.yaml": f"# moved\n{EASED}"})
    plan.git("add", "--all")
    lines = plan.git("diff", "--cached", "-M").splitlines()
    assert lines[0] == "okr: okrs/payments.yaml → okrs/teams/pay.yaml"
    assert lines[3].startswith("  attention  eased the target")


def test_the_workspace(plan: Workshop) -> None:
    plan.write({"okrs/okrs.yaml": WORKSPACE.replace("name: Platform", "name: Platform and data")})
    assert plan.git("diff").splitlines() == [
        "okr: okrs/okrs.yaml",
        "",
        "Around the objectives",
        "  review     changed the name of the team “Platform and data” from Platform to Platform and data",
    ]
    plan.write({"okrs/okrs.yaml": None})
    assert plan.git("diff").splitlines()[1:] == ["  this file marks a workspace, and it is gone after it"]


def test_units_and_names_come_from_the_files_around(plan: Workshop) -> None:
    metrics = "metrics: {late: {name: Late payouts, unit: '%'}}\n"
    measured = PAYOUTS.replace("        baseline", "        metric: late\n        baseline")
    plan.commit("Measure", {"okrs/metrics.yaml": metrics, "okrs/payments.yaml": measured})
    plan.write({"okrs/payments.yaml": measured.replace("target: 0.5", "target: 1.5")})
    assert "“Late payouts fall” 0.5% → 1.5%" in plan.git("diff")


def test_a_freeze_that_is_put_off_makes_no_draft_of_a_promise(plan: Workshop) -> None:
    later = f"{WORKSPACE}cycles: [{{id: 2020-Q4, starts: 2020-10-01, ends: 2999-12-31, frozen_from: 2999-01-01}}]\n"
    plan.write({"okrs/payments.yaml": EASED, "okrs/okrs.yaml": later})
    assert plan.git("diff", "okrs/payments.yaml").splitlines()[3:] == [
        "  attention  eased the target of “Late payouts fall” 0.5 → 1.5  [0bb4f1d929f2]"
    ]
    assert "  attention  moved the freeze of 2020-Q4" in plan.git("diff", "okrs/okrs.yaml")


def test_what_cannot_be_read_stops_nothing(plan: Workshop) -> None:
    plan.write({"okrs/a.yaml": "team: [\n", "okrs/payments.yaml": EASED})
    plan.git("add", "--all")
    lines = plan.git("diff", "--cached").splitlines()
    assert lines[0] == "okr: okrs/a.yaml"
    assert lines[1].startswith("  cannot be read after the change: ")
    assert lines[1].endswith("; `git diff --no-ext-diff` shows its lines")
    assert lines[2] == "okr: okrs/payments.yaml"


def test_a_conflict(plan: Workshop) -> None:
    plan.git("checkout", "--quiet", "-b", "other")
    plan.commit("Ease", {"okrs/payments.yaml": EASED})
    plan.git("checkout", "--quiet", "main")
    plan.commit("Tighten", {"okrs/payments.yaml": PAYOUTS.replace("target: 0.5", "target: 0.3")})
    with pytest.raises(subprocess.CalledProcessError):
        plan.git("merge", "--quiet", "other")
    assert plan.git("diff", "--cached") == (
        "okr: okrs/payments.yaml\n  has a conflict that is not resolved; `git diff --no-ext-diff` shows its lines"
    )
    assert "here begin two versions of the same lines" in plan.git("diff", "HEAD")


def test_a_file_in_no_workspace(okr: Okr, plan: Workshop) -> None:
    plan.commit("Elsewhere", {".gitattributes": "*.yaml diff=okr\n", "plans/old.yaml": PAYOUTS})
    plan.write({"plans/old.yaml": EASED.replace("dana", "li")})
    assert "handed it from dana to li" in plan.git("diff")


def test_a_strange_name_is_no_option(plan: Workshop) -> None:
    plan.commit("Odd", {".gitattributes": "*.yaml diff=okr\n", "--help.yaml": PAYOUTS})
    plan.write({"--help.yaml": EASED})
    assert "eased the target" in plan.git("diff")
