"""`okr review` as people and builds see it, in real repositories."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from okrkit.reading.schema import check
from tests.cli.conftest import Okr, Said
from tests.repositories import WORKSPACE, Workshop, key_result, objective, okr_file

REVIEWS = Path(__file__).parent / "reviews"
TELLING = {
    "quiet": "Tidy up numbers",
    "declared": "Roastery: 85% instead of 90% while the container is held (#47)",
    "check-in": "Support: target held for three weeks",
    "new-quarter": "Subscriptions: plan for Q4, look back on Q3 (#44)",
    "unreadable": "Platform: one button to undo a release",
}
"""The commits of the example company that tell most, by their subjects."""

STAY = "team: company\ncycle: 2026\nobjectives:\n  - {id: stay, title: Cafés stay with us, owner: ana}\n"
TWO = f"{STAY}  - {{id: other, title: We grow, owner: ana}}\n"
PAYOUTS = okr_file(objective() + "    owner: dana\n    aligns_to: [company/stay]\n")
PLAN = {"okrs/okrs.yaml": WORKSPACE, "okrs/company.yaml": STAY, "okrs/payments.yaml": PAYOUTS}
EASED = PAYOUTS.replace("target: 0.5", "target: 1.5")
BECAUSE = "        rebaselines: [{date: 2026-11-20, from: {target: 0.5}, to: {target: 1.5}, because: Two banks left}]\n"
TODAY = ("--as-of", "2026-11-22")

Review = Callable[..., Said]


@pytest.fixture
def plan(repository: Workshop) -> Workshop:
    """A plan of two objectives."""
    repository.commit("Plan", PLAN)
    return repository


@pytest.fixture
def review(okr: Okr, plan: Workshop) -> Review:
    """A function that reviews the last commit, as a build does that has the merge and its parents and no more."""

    def run(*options: str) -> Said:
        return okr("review", "HEAD^1", "HEAD", *TODAY, *options, folder=plan.folder)

    return run


def commit_of(folder: Path, subject: str) -> str:
    told = subprocess.run(["git", "log", "--format=%h %s", "main"], cwd=folder, capture_output=True, text=True, check=True)
    return next(line.split()[0] for line in told.stdout.splitlines() if line.split(" ", 1)[1] == subject)


@pytest.mark.parametrize("name", TELLING)
@pytest.mark.parametrize("form", ["text", "markdown"])
def test_the_most_telling_commits_of_the_example(okr: Okr, northwind: Path, name: str, form: str) -> None:
    """To accept a new look: write what is said here into the file that it is compared with."""
    commit = commit_of(northwind, TELLING[name])
    said = okr("review", f"{commit}^1", commit, "-f", form, folder=northwind, GITHUB_ACTIONS="")
    assert said.errors == ""
    assert said.output == (REVIEWS / f"{name}.{'txt' if form == 'text' else 'md'}").read_text("utf-8")


def test_the_verdict_on_check_ins_that_raise_a_question_says_so(okr: Okr, northwind: Path) -> None:
    commit = commit_of(northwind, "Support check-in, week 42")
    first, counts, *_ = okr("review", f"{commit}^1", commit, folder=northwind).output.splitlines()
    assert first == "● Ready for a look: routine, but the rules have a question"
    assert counts.endswith("all of them are routine; brings 2 warnings; solves 3 findings")


def test_whoever_owned_it_by_another_id_owns_it(okr: Okr, northwind: Path) -> None:
    commit = commit_of(northwind, "Call it by what we want, not by what we fear")
    lines = okr("review", f"{commit}^1", commit, folder=northwind).output.splitlines()
    assert lines[lines.index("Who should look") + 1].startswith("  Ravi Shah  owns it")
    assert not any("owned" in line for line in lines)


def test_what_several_objectives_serve_is_named_once(review: Review, plan: Workshop) -> None:
    new = "".join(
        f"  - {{id: {id}, title: New {id}, owner: dana, aligns_to: [company/stay]}}\n" for id in ("one", "two", "three")
    )
    plan.commit("Plan more", {"okrs/payments.yaml": PAYOUTS + new})
    lines = review().output.splitlines()
    people = lines[lines.index("Who should look") + 1 :][:2]
    assert {line.split("  ")[-1] for line in people} == {
        "owns “Cafés stay with us”, which “New one” and 2 more serve",
        "owns “New one” and 2 more of what changes",
    }


def test_whoever_led_the_team_of_what_is_gone_leads_it_still(review: Review, plan: Workshop) -> None:
    led = WORKSPACE.replace("name: Payments,", "name: Payments, lead: dana,")
    plan.commit("Led", {"okrs/okrs.yaml": led})
    plan.commit("Gone", {"okrs/payments.yaml": None})
    lines = review().output.splitlines()
    assert "  Dana Ruiz  owned it and leads Payments" in lines


RELINKED = {"okrs/payments.yaml": PAYOUTS.replace("company/stay", "company/other")}
ASKED = "this changes what serves what, and with .github/CODEOWNERS whom the host asks: see that all who should look are asked"


def test_a_link_that_moves_together_with_the_owners_of_files_is_told(review: Review, plan: Workshop) -> None:
    plan.commit("Owners", {".github/CODEOWNERS": "/okrs/ @ana\n", "okrs/company.yaml": TWO})
    plan.commit("Move", {**RELINKED, ".github/CODEOWNERS": "/okrs/ @dana\n"})
    assert f"! {ASKED}" in review().output.splitlines()
    assert json.loads(review("-f", "json").output)["codeowners"] == [".github/CODEOWNERS"]
    assert "> [!WARNING]\n> this changes what serves what&#44;" in review("-f", "markdown").output
    assert "::warning title=owners-changed,file=.github/CODEOWNERS,line=1," in review("-f", "github").output
    assert '<skipped type="warning" message="this changes what' in review("--fail-on", "warning", "-f", "junit").output


@pytest.mark.parametrize("options", [(), ("--cached",), ("HEAD",)])
def test_owners_of_files_are_compared_in_the_working_tree_and_in_the_index(
    okr: Okr, plan: Workshop, options: tuple[str, ...]
) -> None:
    plan.commit("Owners", {"CODEOWNERS": "/okrs/ @ana\n", "okrs/company.yaml": TWO})
    plan.write(RELINKED)
    plan.git("add", "--all")
    assert json.loads(okr("review", *options, *TODAY, "-f", "json", folder=plan.folder).output)["codeowners"] == []
    plan.write({"CODEOWNERS": "/okrs/ @dana\n"})
    plan.git("add", "--all")
    assert json.loads(okr("review", *options, *TODAY, "-f", "json", folder=plan.folder).output)["codeowners"] == ["CODEOWNERS"]


@pytest.mark.parametrize(("because", "code"), [("", 1), (BECAUSE, 0)])
def test_the_exit_code_is_the_same_in_every_format(review: Review, plan: Workshop, because: str, code: int) -> None:
    plan.commit("Ease it", {"okrs/payments.yaml": EASED.replace("target: 1.5\n", f"target: 1.5\n{because}")})
    forms = ("text", "markdown", "json", "github", "gitlab", "sarif", "junit", "azure", "rdjson")
    assert {review("-f", form).code for form in forms} == {code}
    assert review("--fail-on", "never").code == 0


def test_what_only_comes_to_light_fails_no_test_either(okr: Okr, northwind: Path) -> None:
    commit = commit_of(northwind, "Support check-in, week 42")
    limit = ("--fail-on", "info", "--as-of", "2026-11-22")
    told = json.loads(okr("review", f"{commit}^1", commit, *limit, "-f", "json", folder=northwind).output)
    said = okr("review", f"{commit}^1", commit, *limit, "-f", "junit", folder=northwind)
    assert told["news"] != []
    assert f'failures="{told["failing"]}" errors="0"' in said.output.splitlines()[1]


@pytest.mark.parametrize("name", TELLING)
def test_json_keeps_to_its_schema(okr: Okr, northwind: Path, name: str) -> None:
    commit = commit_of(northwind, TELLING[name])
    answer = json.loads(okr("review", f"{commit}^1", commit, "-f", "json", folder=northwind).output)
    assert check(answer, "review-output") == []


def test_two_commits_are_enough(okr: Okr, plan: Workshop, tmp_path: Path) -> None:
    plan.commit("Earlier", {"README.md": "Our plan\n"})
    plan.git("checkout", "--quiet", "-b", "change")
    plan.commit("Ease it", {"okrs/payments.yaml": EASED})
    plan.git("checkout", "--quiet", "main")
    plan.commit("Meanwhile", {"okrs/company.yaml": STAY.replace("Cafés stay", "Cafés stay happily")})
    plan.git("merge", "--quiet", "--no-ff", "-m", "Merge", "change")
    whole = json.loads(okr("review", "HEAD^1", "HEAD", *TODAY, "-f", "json", folder=plan.folder).output)
    plan.git("clone", "--quiet", "--depth=2", f"file://{plan.folder}", str(tmp_path / "shallow"))
    said = okr("review", "HEAD^1", "HEAD", *TODAY, "-f", "json", folder=tmp_path / "shallow")
    assert (json.loads(said.output), said.code) == (whole, 1)
    assert [one["reference"] for one in whole["goalposts"]] == ["payments/on-time-payouts@2026-Q4#late-payouts"]
    assert whole["groups"] == []


def test_the_day_is_that_of_the_head(okr: Okr, plan: Workshop) -> None:
    plan.commit("Ease it in the draft", {"okrs/payments.yaml": EASED})
    said = json.loads(okr("review", "HEAD^1", "HEAD", "-f", "json", folder=plan.folder).output)
    assert (said["as_of"], said["goalposts"]) == ("2026-10-02", [])


def test_what_is_not_committed_yet(okr: Okr, plan: Workshop) -> None:
    plan.write({"okrs/payments.yaml": EASED})
    assert okr("review", *TODAY, folder=plan.folder).output.startswith("✘ Not ready: a promise moves, and nobody says why\n")
    assert okr("review", "--cached", *TODAY, folder=plan.folder).output == "✔ HEAD → the index: nothing changed\n"
    plan.git("add", "--all")
    assert okr("review", "--cached", *TODAY, folder=plan.folder).code == 1


def test_where_nothing_changed_one_line_is_enough(review: Review, plan: Workshop) -> None:
    plan.commit("Elsewhere", {"README.md": "x\n"})
    assert review().output == "✔ HEAD^1 → HEAD: nothing changed\n"
    plan.commit("Moved", {"okrs/payments.yaml": None, "okrs/teams/pay.yaml": f"# ours\n{PAYOUTS}"})
    assert review().output == "✔ HEAD^1 → HEAD: the text of 2 files changed, but not the plan\n"


def test_a_check_in_takes_three_lines(review: Review, plan: Workshop) -> None:
    checked = key_result(check_ins="{date: 2026-11-16, value: 2.2, confidence: 0.6}")
    plan.commit("Check in", {"okrs/payments.yaml": PAYOUTS.replace(key_result(), checked)})
    assert review().output == (
        "✔ HEAD^1 → HEAD: only check-ins\n"
        "  Every payout arrives on time  Payments, 2026-Q4\n"
        "    checked in 2.2 for “Late payouts fall”, confidence 0.6\n"
        "  ● unknown → 54%, not started → on track: Every payout arrives on time\n"
    )


def test_a_summary_is_added_to_whatever_stands_there(review: Review, plan: Workshop) -> None:
    plan.commit("Ease it", {"okrs/payments.yaml": EASED})
    file = plan.folder / "summary.md"
    file.write_text("# Before\n", "utf-8")
    said = review("-f", "github", "--summary", "summary.md")
    assert said.output.startswith("::error title=quiet-goalpost-move,file=okrs/payments.yaml,line=10,")
    assert said.code == 1
    text = file.read_text("utf-8")
    assert text.startswith("# Before\n## ❌ Not ready&#58; a promise moves&#44; and nobody says why\n")
    assert "```mermaid\nflowchart BT\n" in text


def test_a_move_in_the_open_is_noted_and_fails_nothing(review: Review, plan: Workshop) -> None:
    plan.commit("Ease it", {"okrs/payments.yaml": EASED.replace("target: 1.5\n", f"target: 1.5\n{BECAUSE}")})
    said = review("-f", "github")
    assert "::notice title=goalpost-moved,file=okrs/payments.yaml,line=7," in said.output
    assert "declared: Two banks left" in said.output
    assert said.code == 0


def test_the_first_plan_is_told_as_a_whole(okr: Okr, repository: Workshop) -> None:
    repository.commit("Begin", {"README.md": "x\n"})
    many = okr_file(*(objective(f"o-{n}", f"Payout {n} arrives on time") for n in range(40)))
    repository.commit("Plan", {**PLAN, "okrs/payments.yaml": many})
    said = okr("review", "HEAD^1", "HEAD", *TODAY, folder=repository.folder)
    first, *rest = said.output.splitlines()
    assert first.startswith("✘ Not ready: it brings")
    assert rest[0] == "  HEAD^1 → HEAD: 41 objectives of 2 teams, with 40 key results"
    assert (
        "  Payments: 40 objectives: “Payout 0 arrives on time”; “Payout 1 arrives on time”; “Payout 2 arrives on time”; 37 more"
        in rest
    )
    assert "Promises that move" not in said.output


BROKEN = "team: [\n"


@pytest.mark.parametrize(
    ("change", "code", "first"),
    [
        ([{}, {"okrs/payments.yaml": BROKEN}], 1, "✘ Not ready: a file cannot be read"),
        ([{"okrs/payments.yaml": BROKEN}, {"okrs/payments.yaml": PAYOUTS}], 0, "● Ready for a look: a file can be read again"),
        ([{"okrs/payments.yaml": BROKEN}, {"okrs/payments.yaml": "team: [x\n"}], 1, "✘ Not ready: a file cannot be read"),
        ([{}, {"okrs/okrs.yaml": BROKEN}], 1, "✘ Not ready: a file cannot be read"),
        ([{"okrs/okrs.yaml": BROKEN}, {"okrs/okrs.yaml": "team: [x\n"}], 1, "✘ Not ready: a file cannot be read"),
        ([{}, {"okrs/okrs.yaml": None}], 1, "✘ Not ready: it takes the whole plan away"),
        ([{}, {"okrs/payments.yaml": b"\x00\xff\xfe"}], 1, "✘ Not ready: a file cannot be read"),
    ],
)
def test_what_cannot_be_read_is_never_silent(
    review: Review, plan: Workshop, change: list[dict[str, str | bytes | None]], code: int, first: str
) -> None:
    for files in change:
        plan.commit("A step", files)
    said = review()
    assert (said.output.splitlines()[0], said.errors, said.code) == (first, "", code)
    assert review("-f", "markdown").code == review("-f", "json").code == code


@pytest.mark.parametrize("mode", ["120000", "160000", "100644"])
def test_an_odd_entry_is_not_read_and_not_silent(review: Review, plan: Workshop, mode: str) -> None:
    plan.entry(b"okrs/a\xff.yaml" if mode == "100644" else b"okrs/odd.yaml", b"/etc/passwd", mode)
    said = review()
    assert said.output.startswith("✘ Not ready: a file cannot be read\n")
    assert said.output.count("unsafe-path") == 1


def test_a_report_in_a_file_leaves_the_text_on_the_screen(review: Review, plan: Workshop) -> None:
    plan.commit("Ease it", {"okrs/payments.yaml": EASED})
    said = review("-f", "sarif", "-o", "review.sarif")
    assert said.output.startswith("✘ Not ready")
    assert json.loads((plan.folder / "review.sarif").read_text("utf-8"))["version"] == "2.1.0"
    assert review("-o", "x").code == 2
