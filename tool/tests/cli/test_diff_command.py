"""`okr diff` as people see it, in real repositories."""

import json
import subprocess
from pathlib import Path

import pytest

from okrkit.reading.schema import check
from tests.cli.conftest import Okr
from tests.repositories import WORKSPACE, Workshop, key_result, objective, okr_file

STAY = "team: company\ncycle: 2026\nobjectives:\n  - {id: stay, title: Merchants stay with us, owner: ana}\n"
PAYOUTS = okr_file(objective() + "    owner: dana\n    aligns_to: [company/stay]\n")
BANKS = okr_file(
    "  - {id: banks, title: No bank is a surprise, aligns_to: [payments/on-time-payouts]}\n", team="platform", cycle="2026-Q4"
)
PLAN = {"okrs.yaml": WORKSPACE, "company.yaml": STAY, "payments.yaml": PAYOUTS, "platform.yaml": BANKS}
TODAY = ("--as-of", "2026-11-22")


@pytest.fixture
def plan(repository: Workshop) -> Workshop:
    """A plan of three objectives, each of which serves the one before."""
    repository.commit("Plan", PLAN)
    return repository


def eased(text: str = PAYOUTS) -> str:
    return text.replace("target: 0.5", "target: 1.5")


CHANGED = """\
HEAD → the working tree: 4 changes on 2 objectives: 1 needs attention, 1 wants a review and 2 are routine

payments/on-time-payouts@2026-Q4  Every payout arrives on time
  attention  eased the target of “Late payouts fall” 0.5 → 1.5  [adf1a36c6bd3]
  review     handed it from Dana Ruiz to li
  routine    checked in 3.9 for “Late payouts fall”, confidence 0.6
  serves     “Merchants stay with us” (Northwind 2026)
  served by  “No bank surprises us” (Platform 2026-Q4)

platform/banks@2026-Q4  No bank surprises us
  routine    renamed “No bank is a surprise” to “No bank surprises us”
"""


def test_what_is_not_committed_yet(okr: Okr, plan: Workshop) -> None:
    check_in = key_result(target=1.5, check_ins="{date: 2026-11-16, value: 3.9, confidence: 0.6}")
    payouts = PAYOUTS.replace(key_result(), check_in).replace("owner: dana", "owner: li")
    plan.write({"payments.yaml": payouts, "platform.yaml": BANKS.replace("No bank is a surprise", "No bank surprises us")})
    said = okr("diff", *TODAY, folder=plan.folder)
    assert (said.errors, said.code) == ("", 0)
    assert said.output == CHANGED


def test_nothing_changed(okr: Okr, plan: Workshop) -> None:
    plan.write({"README.md": "Our plan\n"})
    assert okr("diff", folder=plan.folder).output == "HEAD → the working tree: nothing changed\n"


def test_the_text_changed_but_not_the_plan(okr: Okr, plan: Workshop) -> None:
    _, cycle, rest = PAYOUTS.split("\n", 2)
    plan.write(
        {"payments.yaml": None, "teams/pay.yaml": f"# moved\n{cycle}\nteam: 'payments'\n{rest}", "company.yaml": f"{STAY}# x\n"}
    )
    assert okr("diff", folder=plan.folder).output == (
        "HEAD → the working tree: the text of 3 files changed, but not the plan\n"
    )


def test_check_ins_only(okr: Okr, plan: Workshop) -> None:
    new = key_result(check_ins="{date: 2026-11-09, value: 4}, {date: 2026-11-16, value: 3.9, confidence: 0.6}")
    plan.write({"payments.yaml": PAYOUTS.replace(key_result(), new)})
    assert okr("diff", folder=plan.folder).output == (
        "HEAD → the working tree: only check-ins: checked in 1 key result (`--all` lists them)\n"
    )
    assert okr("diff", "--all", folder=plan.folder).output == (
        "HEAD → the working tree: only check-ins: checked in 1 key result\n"
        "\n"
        "payments/on-time-payouts@2026-Q4  Every payout arrives on time\n"
        "  routine    checked in 4 for “Late payouts fall”\n"
        "  routine    checked in 3.9 for “Late payouts fall”, confidence 0.6\n"
    )


def test_many_check_ins_of_an_objective_are_one_line(okr: Okr, plan: Workshop) -> None:
    days = ", ".join(f"{{date: 2026-10-{day:02}, value: {day}}}" for day in range(12, 17))
    plan.write({"payments.yaml": eased(PAYOUTS).replace(key_result(target=1.5), key_result(target=1.5, check_ins=days))})
    lines = okr("diff", folder=plan.folder).output.splitlines()
    assert "  routine    checked in 1 key result (`--all` lists them)" in lines
    assert sum("checked in" in line for line in lines) == 1
    assert sum("checked in" in line for line in okr("diff", "--all", folder=plan.folder).output.splitlines()) == 5


def test_a_link_that_goes_names_whom_it_left(okr: Okr, plan: Workshop) -> None:
    plan.write({"payments.yaml": PAYOUTS.replace("    aligns_to: [company/stay]\n", "")})
    assert okr("diff", *TODAY, folder=plan.folder).output.splitlines()[2:] == [
        "payments/on-time-payouts@2026-Q4  Every payout arrives on time",
        "  review     took away the link from it to “Merchants stay with us”",
        "  serves     “Merchants stay with us” (Northwind 2026, no longer)",
        "  served by  “No bank is a surprise” (Platform 2026-Q4)",
    ]


def test_what_objectives_share(okr: Okr, plan: Workshop) -> None:
    plan.write({"okrs.yaml": f"{WORKSPACE}cycles: [{{id: 2026-Q4, frozen_from: 2026-12-24}}]\n"})
    assert okr("diff", *TODAY, folder=plan.folder).output == (
        "HEAD → the working tree: 1 change around the objectives: it needs attention\n"
        "\n"
        "Around the objectives\n"
        "  attention  moved the freeze of 2026-Q4 from 11 October to 24 December  [62bc74f11634]\n"
    )


def test_the_level_that_is_asked_for_and_the_level_that_fails(okr: Okr, plan: Workshop) -> None:
    plan.write({"payments.yaml": PAYOUTS.replace("owner: dana", "owner: li").replace("on time", "in time")})
    said = okr("diff", "--level", "review", "--fail-on", "attention", *TODAY, folder=plan.folder)
    assert said.output.splitlines()[0].endswith(": 2 changes on 1 objective: 1 wants a review and 1 is routine")
    assert said.output.splitlines()[-1] == "1 change below the level `review` left out"
    assert "renamed" not in said.output
    assert said.code == 0
    assert okr("diff", "--fail-on", "review", *TODAY, folder=plan.folder).code == 1
    assert okr("diff", "--fail-on", "routine", *TODAY, folder=plan.folder).code == 1


def test_before_the_freeze_a_target_is_a_draft(okr: Okr, plan: Workshop) -> None:
    plan.write({"payments.yaml": eased()})
    assert "  review     eased the target" in okr("diff", "--as-of", "2026-10-05", folder=plan.folder).output


def test_the_workspace_grades_kinds_its_own_way(okr: Okr, plan: Workshop) -> None:
    plan.commit("Grade", {"okrs.yaml": f"{WORKSPACE}policy: {{review: {{target-eased: routine}}}}\n"})
    plan.write({"payments.yaml": eased()})
    assert okr("diff", folder=plan.folder).output.splitlines()[0].endswith(": 1 change on 1 objective: it is routine")


@pytest.fixture
def branches(plan: Workshop) -> Workshop:
    """A branch that eased a target, and a main branch that went on with another owner."""
    plan.git("checkout", "--quiet", "-b", "ease")
    plan.commit("Ease", {"payments.yaml": eased()})
    plan.git("checkout", "--quiet", "main")
    plan.commit("Hand on", {"company.yaml": STAY.replace("ana", "dana")})
    return plan


@pytest.mark.parametrize(
    ("arguments", "headline", "phrases"),
    [
        (("main..ease",), "main → ease", {"eased the target", "handed it from Dana Ruiz to ana"}),
        (("main", "ease"), "main → ease", {"eased the target", "handed it from Dana Ruiz to ana"}),
        (("main...ease",), "where ease left main → ease", {"eased the target"}),
        (("ease",), "ease → the working tree", {"raised the target", "handed it from ana to Dana Ruiz"}),
        (("HEAD^..",), "HEAD^ → HEAD", {"handed it from ana to Dana Ruiz"}),
        (("..ease",), "HEAD → ease", {"eased the target", "handed it from Dana Ruiz to ana"}),
    ],
)
def test_sides_as_git_writes_them(
    okr: Okr, branches: Workshop, arguments: tuple[str, ...], headline: str, phrases: set[str]
) -> None:
    said = okr("diff", *arguments, folder=branches.folder)
    assert (said.errors, said.code) == ("", 0)
    lines = said.output.splitlines()
    assert lines[0].startswith(f"{headline}: ")
    told = [line[13:] for line in lines if line.startswith(("  attention", "  review", "  routine"))]
    assert len(told) == len(phrases)
    assert all(any(line.startswith(phrase) for line in told) for phrase in phrases)


def test_the_index(okr: Okr, plan: Workshop) -> None:
    plan.write({"payments.yaml": eased()})
    plan.git("add", "payments.yaml")
    plan.write({"payments.yaml": PAYOUTS, "company.yaml": STAY.replace("ana", "dana")})
    staged = okr("diff", "--cached", *TODAY, folder=plan.folder).output
    assert staged.startswith("HEAD → the index: 1 change on 1 objective: it needs attention\n")
    assert "handed it" in okr("diff", *TODAY, folder=plan.folder).output


@pytest.mark.parametrize("folder", ["", "okrs", "okrs/teams"])
def test_from_any_folder_of_the_repository(okr: Okr, repository: Workshop, folder: str) -> None:
    repository.commit(
        "Plan", {f"okrs/{path}": text for path, text in PLAN.items()} | {"okrs/teams/a.yaml": okr_file(cycle="2027")}
    )
    repository.write({"okrs/payments.yaml": eased()})
    repository.git("add", "--all")
    for arguments in ((), ("--cached",)):
        said = okr("diff", *arguments, *TODAY, folder=repository.folder / folder)
        assert "eased the target" in said.output


def test_the_first_plan_came_whole(okr: Okr, repository: Workshop) -> None:
    repository.commit("Begin", {"README.md": "Soon\n"})
    repository.commit("Plan", PLAN)
    said = okr("diff", "HEAD^", "HEAD", folder=repository.folder).output
    assert said.splitlines()[0] == "HEAD^ → HEAD: 3 changes on 3 objectives: all of them want a review"
    assert said.splitlines()[-1] == "There is no plan at HEAD^: all of it came."


TAB = "there is a tab in front of this line, and YAML counts spaces only"
BROKEN = "team: payments\ncycle: 2026-Q4\nobjectives:\n\t- id: x\n"


def test_a_file_that_cannot_be_read_counts_as_unchanged_and_is_named(okr: Okr, plan: Workshop) -> None:
    plan.write({"payments.yaml": BROKEN, "company.yaml": STAY.replace("ana", "dana")})
    said = okr("diff", *TODAY, folder=plan.folder)
    assert said.code == 0
    assert said.output.splitlines()[0] == "HEAD → the working tree: 1 change on 1 objective: it wants a review"
    assert said.output.splitlines()[-1] == (
        f"! payments.yaml cannot be read in the working tree and counts as unchanged: {TAB}"
    )
    plan.commit("Broken")
    plan.write({"payments.yaml": PAYOUTS})
    assert okr("diff", folder=plan.folder).output.splitlines() == [
        "HEAD → the working tree: the text of 1 file changed, but not the plan as far as it can be read",
        "",
        f"! payments.yaml cannot be read at HEAD, so nobody can tell what changes in it: {TAB}",
    ]
    markdown = okr("diff", "--format", "markdown", folder=plan.folder).output
    assert "the text of 1 file changed, **but not the plan** as far as it can be read." in markdown


def test_a_file_that_was_broken_all_along_is_nobodys_change(okr: Okr, plan: Workshop) -> None:
    plan.commit("Broken", {"old.yaml": BROKEN})
    assert okr("diff", folder=plan.folder).output == "HEAD → the working tree: nothing changed\n"


def test_a_workspace_that_cannot_be_read(okr: Okr, plan: Workshop) -> None:
    plan.write({"okrs.yaml": "version: [\n", "payments.yaml": eased()})
    assert "eased the target" in okr("diff", folder=plan.folder).output
    plan.commit("Broken")
    said = okr("diff", folder=plan.folder)
    assert said.code == 2
    assert said.errors.startswith("error: okrs.yaml cannot be read: ")


def test_an_older_layout_is_compared_as_well(okr: Okr, plan: Workshop) -> None:
    plan.commit("A field that the schema does not know", {"payments.yaml": PAYOUTS + "mood: good\n"})
    plan.write({"payments.yaml": eased()})
    assert "eased the target" in okr("diff", folder=plan.folder).output


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("main..HEAD", "HEAD"), "`main..HEAD` names both sides already, and `HEAD` a third"),
        (("--cached", "HEAD", "HEAD"), "`--cached` compares with the index, and a second revision is named as well"),
        (("nowhere",), "no commit is called `nowhere`"),
        (("main...side",), "main and side have no commit in common"),
    ],
)
def test_what_cannot_be_compared(okr: Okr, plan: Workshop, arguments: tuple[str, ...], message: str) -> None:
    plan.git("checkout", "--quiet", "--orphan", "side")
    plan.commit("Another beginning", {"company.yaml": STAY.replace("ana", "dana")})
    plan.git("checkout", "--quiet", "main")
    said = okr("diff", *arguments, folder=plan.folder)
    assert (said.output, said.code) == ("", 2)
    assert said.errors.startswith(f"error: {message}\n")


def test_where_nobody_planned_there_is_nothing_to_compare(okr: Okr, repository: Workshop) -> None:
    repository.commit("Begin", {"README.md": "Soon\n"})
    repository.commit("Go on", {"README.md": "Sooner\n"})
    said = okr("diff", "HEAD^", "HEAD", folder=repository.folder)
    assert (said.code, said.errors.splitlines()[0]) == (2, "error: there is no plan, neither at HEAD^ nor after it")


def test_json_keeps_to_its_schema(okr: Okr, northwind: Path) -> None:
    answer = json.loads(okr("diff", "HEAD~30", "HEAD", "--format", "json", folder=northwind).output)
    assert check(answer, "diff-output") == []
    assert answer["outcome"] == "changes"
    assert answer["counts"]["attention"] >= 1
    levels = ["attention", "review", "routine"]
    ranks = [levels.index(group["level"]) for group in answer["groups"]]
    assert ranks == sorted(ranks)
    counted = [change["level"] for group in answer["groups"] for change in group["changes"]]
    assert {level: counted.count(level) for level in levels} == answer["counts"]


def test_json_of_the_empty_answers(okr: Okr, plan: Workshop) -> None:
    answer = json.loads(okr("diff", "--format", "json", folder=plan.folder).output)
    assert check(answer, "diff-output") == []
    assert (answer["outcome"], answer["groups"], answer["after"]) == (
        "nothing",
        [],
        {"name": "the working tree", "commit": None},
    )
    plan.write({"company.yaml": f"# only words\n{STAY}"})
    assert json.loads(okr("diff", "--format", "json", folder=plan.folder).output)["outcome"] == "text-only"


def test_a_fingerprint_survives_a_rebase(okr: Okr, branches: Workshop) -> None:
    def fingerprints(*arguments: str) -> list[str]:
        answer = json.loads(okr("diff", *arguments, "--format", "json", folder=branches.folder).output)
        return [change["fingerprint"] for group in answer["groups"] for change in group["changes"]]

    before = fingerprints("main...ease")
    branches.git("checkout", "--quiet", "ease")
    branches.commit("Move it", {"payments.yaml": None, "teams/payments.yaml": eased()})
    branches.git("rebase", "--quiet", "main")
    assert fingerprints("main...ease") == before
    assert len(before) == 1


def test_markdown(okr: Okr, plan: Workshop) -> None:
    plan.write({"payments.yaml": eased().replace("Every payout arrives on time", "'Every | payout <b> on @time'")})
    said = okr("diff", "--format", "markdown", *TODAY, folder=plan.folder)
    assert said.output.startswith(
        "## Changes of the plan\n"
        "\n"
        "HEAD → the working tree: **2 changes on 1 objective: 1 needs attention and 1 is routine**.\n"
        "\n"
        "### Every &#124; payout &#60;b&#62; on &#64;\u200btime\n"
        "\n"
        "Payments&#44; 2026&#45;Q4 · payments&#47;on&#45;time&#45;payouts&#64;\u200b2026&#45;Q4\n"
        "\n"
        "| asks for | what changed | fingerprint |\n"
        "|---|---|---|\n"
        "| **attention** | eased the target of “Late payouts fall” 0&#46;5 → 1&#46;5 | `adf1a36c6bd3` |\n"
    )
    assert "Serves “Merchants stay with us” &#40;Northwind 2026&#41;\n" in said.output


def test_outside_of_a_repository_it_says_so(okr: Okr, tmp_path: Path) -> None:
    (tmp_path / "okrs.yaml").write_text(WORKSPACE)
    said = okr("diff")
    assert (said.output, said.code) == ("", 2)
    assert said.errors.startswith("error: this is not a git repository, so it has no history\n")


def test_a_shallow_clone_says_what_brings_the_rest(okr: Okr, branches: Workshop, tmp_path: Path) -> None:
    clone = tmp_path / "clone"
    url = f"file://{branches.folder}"
    subprocess.run(["git", "clone", "--quiet", "--depth", "1", "--no-single-branch", url, str(clone)], check=True)
    said = okr("diff", "origin/main...origin/ease", folder=clone)
    assert said.errors.splitlines() == [
        "error: origin/main and origin/ease have no commit in common",
        "help: `git fetch --unshallow` brings the rest of the history",
    ]
