"""`okr lint` and what git remembers: on real repositories, whose cycle froze on 11 October; it is 22 November."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Okr, Said
from tests.repositories import WORKSPACE, Workshop, key_result, objective, okr_file

Lint = Callable[..., Said]

FILE = "okrs/payments.yaml"
RULES = "integrity,syntax,schema"
REASON = "The second bank left us: no one else pays before noon, and nobody can"
OTHER = key_result("late-refunds", 1.0)


def plan(target: float = 0.5, more: str = "", *, others: str = OTHER) -> str:
    """The OKR file; ``more`` are lines of the first key result."""
    return okr_file(objective(key_results=key_result(target=target) + more + others))


def on(day: str) -> dict[str, str]:
    return dict.fromkeys(("GIT_AUTHOR_DATE", "GIT_COMMITTER_DATE"), f"{day}T12:00:00+01:00")


def commit(repository: Workshop, day: str, text: str | None, path: str = FILE) -> str:
    return repository.commit(f"On {day}", {path: text}, **on(day))


@pytest.fixture
def promised(repository: Workshop) -> Workshop:
    """A repository with a plan of two promises, committed while they were drafts."""
    repository.commit("A plan", {"okrs/okrs.yaml": WORKSPACE, FILE: plan()}, **on("2026-10-05"))
    return repository


@pytest.fixture
def lint(okr: Okr, repository: Workshop) -> Lint:
    def run(*options: str, folder: Path = repository.folder, select: str = RULES) -> Said:
        return okr("lint", "--as-of", "2026-11-22", "--select", select, *options, folder=folder)

    return run


def answer(said: Said) -> Any:
    return json.loads(said.output)


def rules(said: Said) -> list[str]:
    return [one["rule"] for one in answer(said)["findings"]]


def advised(said: Said, field: str) -> str:
    """The YAML that a help tells to write, with a reason where there is room for one."""
    (help,) = [one["help"] for one in answer(said)["findings"]]
    found = re.search(rf"`({field}: .*?)`", help)
    assert found, help
    return found[1].replace("…", REASON)


def test_a_quiet_move_is_told_in_the_words_of_the_plan(lint: Lint, promised: Workshop) -> None:
    eased = commit(promised, "2026-11-02", plan(1.5))
    said = lint()
    assert said.code == 1
    assert (
        f"""\
okrs/payments.yaml:10:17 error `Late payouts fall` was eased after the freeze on 2026-11-02 ({eased[:7]}), \
and nobody said why: `target` 0.5 → 1.5  quiet-goalpost-move
   10 │         target: 1.5
      │                 ^^^
      help: what changed? Put back what was promised, or say it where everybody can read it: \
add `rebaselines: [{{date: 2026-11-22, from: {{target: 0.5}}, to: {{target: 1.5}}, because: "…"}}]` to it
"""
        in said.output
    )
    assert answer(lint("-f", "json"))["history"] == {"seen": "all", "why": ""}


@pytest.mark.parametrize("landed", [True, False], ids=["committed", "not committed"])
def test_a_request_that_eases_a_target_fails_and_passes_once_what_is_advised_is_written(
    landed: bool, lint: Lint, promised: Workshop
) -> None:
    promised.git("checkout", "--quiet", "-b", "request")

    def propose(text: str) -> None:
        if landed:
            commit(promised, "2026-11-20", text)
        else:
            promised.write({FILE: text})

    propose(plan(1.5))
    said = lint("--since", "main", "-f", "json")
    assert (rules(said), said.code) == (["quiet-goalpost-move"], 1)
    assert (answer(said)["history"]["seen"]) == "change"
    propose(plan(1.5, f"        {advised(said, 'rebaselines')}\n"))
    said = lint("--since", "main", "-f", "json")
    assert (rules(said), said.code) == ([], 0)
    assert rules(lint("-f", "json")) == []


def test_a_key_result_with_entries_is_advised_one_more(lint: Lint, promised: Workshop) -> None:
    known = "        rebaselines:\n          - {date: 2026-11-02, from: {target: 0.5}, to: {target: 1}, because: The bank}\n"
    commit(promised, "2026-11-02", plan(1, known))
    assert lint().code == 0
    promised.write({FILE: plan(1.5, known)})
    said = lint("--since", "HEAD", "-f", "json")
    (help,) = [one["help"] for one in answer(said)["findings"]]
    entry = re.search("`(- {.*?})`", help)
    assert entry, help
    promised.write({FILE: plan(1.5, f"{known}          {entry[1].replace('…', REASON)}\n")})
    assert (lint("--since", "HEAD").code, lint().code) == (0, 0)


@pytest.mark.parametrize("what", ["key result", "objective", "file"])
def test_what_is_deleted_fails_and_passes_once_it_is_dropped_as_advised(what: str, lint: Lint, promised: Workshop) -> None:
    other = objective("settled", "A refund is no longer an argument")
    commit(promised, "2026-10-06", okr_file(objective(key_results=key_result() + OTHER), other))
    gone = {"key result": okr_file(objective(key_results=OTHER), other), "objective": okr_file(other), "file": None}[what]
    promised.write({FILE: gone})
    said = lint("--since", "HEAD", "-f", "json")
    deleted = 2 if what == "file" else 1
    assert (rules(said), said.code) == (["dropped-quietly"] * deleted, 1)
    assert rules(lint("-f", "json")) == ["dropped-quietly"] * deleted
    if what == "file":
        assert {one["path"] for one in answer(said)["findings"]} == {"okrs/okrs.yaml"}
        return
    dropped = advised(said, "dropped")
    if what == "key result":
        text = okr_file(objective(key_results=f"{key_result()}        {dropped}\n{OTHER}"), other)
    else:
        text = okr_file(f"{objective(key_results=key_result() + OTHER)}    {dropped}\n", other)
    promised.write({FILE: text})
    assert (lint("--since", "HEAD").code, lint().code) == (0, 0)
    commit(promised, "2026-11-20", gone)
    assert rules(lint("-f", "json")) == ["dropped-quietly"], "it was never dropped in the open, only on the way to a commit"
    commit(promised, "2026-11-21", text)
    assert rules(lint("-f", "json")) == []


def test_what_moved_before_is_no_fault_of_a_request(lint: Lint, promised: Workshop) -> None:
    commit(promised, "2026-11-02", plan(1.5))
    commit(promised, "2026-11-03", plan(1.5, "        owner: dana\n"))
    assert rules(lint("--since", "HEAD^1", "-f", "json")) == []
    promised.write({FILE: plan(0.5)})
    assert rules(lint("--since", "HEAD", "-f", "json")) == []
    assert rules(lint("-f", "json")) == [], "put back, though not committed yet"


def test_what_a_request_takes_back_itself_is_no_move(lint: Lint, promised: Workshop) -> None:
    promised.git("checkout", "--quiet", "-b", "request")
    commit(promised, "2026-11-18", plan(1.5))
    commit(promised, "2026-11-19", plan(0.5, "        owner: dana\n"))
    assert rules(lint("--since", "main", "-f", "json")) == []


def test_what_others_landed_meanwhile_is_not_told_of_a_branch(lint: Lint, promised: Workshop) -> None:
    promised.git("checkout", "--quiet", "-b", "request")
    commit(promised, "2026-11-18", plan(0.5, "        owner: dana\n"))
    promised.git("checkout", "--quiet", "main")
    commit(promised, "2026-11-19", plan(0.2))
    promised.git("checkout", "--quiet", "request")
    assert rules(lint("--since", "main", "-f", "json")) == []


def test_a_range_that_began_before_the_freeze_counts_from_it(lint: Lint, promised: Workshop) -> None:
    start = commit(promised, "2026-10-06", plan(0.3))
    commit(promised, "2026-10-10", plan(1.0))
    assert rules(lint("--since", start, "-f", "json")) == []
    commit(promised, "2026-11-02", plan(1.5))
    (finding,) = answer(lint("--since", start, "-f", "json"))["findings"]
    assert "`target` 1 → 1.5" in finding["message"]


@pytest.fixture
def shallow(promised: Workshop, tmp_path: Path) -> Path:
    """A clone as a build has it: the merge of a request that eases a target, and the commit before it."""
    commit(promised, "2026-11-02", plan(0.5, "        due: 2026-12-15\n"))
    commit(promised, "2026-11-09", plan(0.5))
    promised.git("checkout", "--quiet", "-b", "request")
    commit(promised, "2026-11-18", plan(1.5))
    promised.git("checkout", "--quiet", "main")
    promised.git("merge", "--quiet", "--no-ff", "-m", "Merge it", "request", **on("2026-11-20"))
    folder = tmp_path / "shallow"
    promised.git("clone", "--quiet", "--depth", "2", f"file://{promised.folder}", str(folder))
    return folder


def test_two_commits_are_enough_to_judge_a_request(lint: Lint, shallow: Path) -> None:
    said = lint("--since", "HEAD^1", "-f", "json", folder=shallow)
    (finding,) = answer(said)["findings"]
    assert (finding["rule"], "`target` 0.5 → 1.5" in finding["message"], said.code) == ("quiet-goalpost-move", True, 1)


def test_a_shallow_clone_says_how_far_it_saw(lint: Lint, shallow: Path) -> None:
    assert rules(lint("-f", "json", folder=shallow)) == ["quiet-goalpost-move"]
    said = lint(folder=shallow)
    assert re.search(
        r"the rules that look at the past saw only a part: this clone is shallow and begins at [0-9a-f]{7}: "
        "`git fetch --unshallow` brings the rest\n",
        said.output,
    )
    assert answer(lint("-f", "json", folder=shallow))["history"]["seen"] == "part"


def test_where_a_change_left_is_not_in_a_shallow_clone(lint: Lint, promised: Workshop, tmp_path: Path) -> None:
    promised.git("checkout", "--quiet", "-b", "request")
    commit(promised, "2026-11-18", plan(1.5))
    promised.git("checkout", "--quiet", "main")
    commit(promised, "2026-11-19", plan(0.2))
    folder = tmp_path / "shallow"
    promised.git(
        "clone", "--quiet", "--depth", "1", "--no-single-branch", "-b", "request", f"file://{promised.folder}", str(folder)
    )
    said = lint("--since", "origin/main", folder=folder)
    assert said.code == 0
    assert "the rules that look at the past did not run: this clone does not reach back to where the change left" in said.output


@pytest.mark.parametrize("state", ["no repository", "no commit", "not committed", "another plan"])
def test_without_a_history_nothing_is_said_but_that(state: str, okr: Okr, tmp_path: Path) -> None:
    folder = tmp_path / "plan"
    if state == "no repository":
        folder.mkdir()
    else:
        workshop = Workshop(folder)
        if state == "not committed":
            workshop.commit("Begin", {"README": "Nothing yet"})
        elif state == "another plan":
            workshop.commit("Another", {"elsewhere/okrs.yaml": WORKSPACE, "elsewhere/payments.yaml": plan(0.1)})
    for path, text in {"okrs/okrs.yaml": WORKSPACE, FILE: plan()}.items():
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_text(text)
    said = okr("lint", "--as-of", "2026-11-22", "--select", RULES, folder=folder)
    assert said.code == 0
    assert "the rules that look at the past did not run: " in said.output
    assert said.output.count("\n") == 2
    draft = okr("lint", "--as-of", "2026-10-03", "--select", RULES, folder=folder)
    assert "the past" not in draft.output, "nothing is frozen yet, so nobody misses it"


def test_a_plan_that_comes_into_git_late_has_no_past(lint: Lint, repository: Workshop) -> None:
    check_ins = "{date: 2026-10-05, value: 4}, {date: 2026-10-12, value: 3.9}"
    text = okr_file(objective(key_results=key_result(check_ins=check_ins)))
    repository.commit("Come into git", {"okrs/okrs.yaml": WORKSPACE, FILE: text}, **on("2026-11-20"))
    assert rules(lint("-f", "json")) == []
    assert rules(lint("--since", "HEAD", "-f", "json")) == []


def test_a_file_that_cannot_be_read_has_dropped_nothing(lint: Lint, promised: Workshop) -> None:
    promised.write({FILE: "team: [\n"})
    assert rules(lint("-f", "json")) == ["syntax"]
    assert rules(lint("--since", "HEAD", "-f", "json")) == ["syntax"]


@pytest.mark.parametrize(("since", "found"), [((), ["syntax"]), (("--since", "HEAD"), []), (("--since", "HEAD~1"), ["syntax"])])
def test_a_workspace_that_cannot_be_read_is_a_finding_and_has_no_past(
    since: tuple[str, ...], found: list[str], lint: Lint, promised: Workshop
) -> None:
    promised.commit("Break it", {"okrs/okrs.yaml": "version: ["}, **on("2026-11-02"))
    assert rules(lint("-f", "json", *since)) == found


def test_a_history_with_a_hole_says_so_and_nothing_else(lint: Lint, promised: Workshop) -> None:
    old = promised.git("rev-parse", f"HEAD:{FILE}")
    commit(promised, "2026-11-02", plan(1.5))
    (promised.folder / ".git" / "objects" / old[:2] / old[2:]).unlink()
    said = lint()
    assert said.code == 0
    assert "the rules that look at the past did not run: " in said.output


def test_a_cycle_that_is_over_is_left_alone(okr: Okr, promised: Workshop) -> None:
    commit(promised, "2026-11-02", plan(1.5))
    asked = ("lint", "--as-of", "2027-02-01", "--select", RULES, "-f", "json")
    assert rules(okr(*asked, folder=promised.folder)) == []
    assert rules(okr(*asked, "--all-cycles", folder=promised.folder)) == ["quiet-goalpost-move"]


def test_at_a_revision_later_moves_are_unknown(lint: Lint, promised: Workshop) -> None:
    commit(promised, "2026-11-02", plan(1.5))
    promised.write({FILE: plan(2.5)})
    assert rules(lint("--at", "HEAD~1", "-f", "json")) == []
    (finding,) = answer(lint("--at", "HEAD", "-f", "json"))["findings"]
    assert "0.5 → 1.5" in finding["message"]
    (finding,) = answer(lint("-f", "json"))["findings"]
    assert "0.5 → 2.5" in finding["message"]


def test_exemptions_baselines_and_selections_work_with_it(lint: Lint, promised: Workshop) -> None:
    commit(promised, "2026-11-02", plan(1.5))
    assert answer(lint("-f", "json", select="wording"))["history"] is None
    lint("--baseline", "known.json", "--write-baseline")
    assert rules(lint("--baseline", "known.json", "-f", "json")) == []
    commit(promised, "2026-11-09", f"# moved down\n\n{plan(1.5)}")
    assert rules(lint("--baseline", "known.json", "-f", "json")) == []
    commit(promised, "2026-11-10", plan(2.0))
    assert rules(lint("--baseline", "known.json", "-f", "json")) == ["quiet-goalpost-move"], "another move"
    where = "payments/on-time-payouts#late-payouts"
    exempt = f"{{rule: quiet-goalpost-move, where: {where}, because: We tell it in the review}}"
    promised.write({"okrs/okrs.yaml": f"{WORKSPACE}lint: {{exempt: [{exempt}]}}\n"})
    said = lint("-f", "json")
    assert (rules(said), answer(said)["exempted"]) == ([], 1)


def test_check_ins_of_the_past(lint: Lint, promised: Workshop) -> None:
    def checked(*check_ins: str) -> str:
        return okr_file(objective(key_results=key_result(check_ins=", ".join(f"{{{one}}}" for one in check_ins))))

    commit(promised, "2026-10-06", checked("date: 2026-10-05, value: 4.2"))
    commit(
        promised,
        "2026-11-02",
        checked("date: 2026-10-05, value: 4.2", "date: 2026-10-12, value: 4", "date: 2026-11-02, value: 3.5"),
    )
    rewritten = commit(
        promised,
        "2026-11-09",
        checked("date: 2026-10-05, value: 4.2", "date: 2026-10-12, value: 4", "date: 2026-11-02, value: 3"),
    )
    findings = answer(lint("-f", "json"))["findings"]
    assert [(one["rule"], one["message"]) for one in findings] == [
        ("backdated-check-in", findings[0]["message"]),
        (
            "rewritten-check-in",
            f"the check-in of 2026-11-02 on `Late payouts fall` said 3.5, and since 2026-11-09 ({rewritten[:7]}) it says 3",
        ),
    ]
    assert "the check-in of 2026-10-12" in findings[0]["message"]
    assert rules(lint("--since", "HEAD~1", "-f", "json")) == ["rewritten-check-in"]
