"""`--commit`: one commit of the files that a command edits, made by git with all that the user has set up."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Okr
from tests.repositories import Workshop

WORKSPACE = """\
version: 1
organization: Northwind Roasters
teams: {payments: {name: Payments}}
people:
  dana: {name: Dana Ruiz, email: dana@example.com}
"""
PLAN = """\
team: payments
cycle: 2026-Q4
objectives:
  - id: on-time
    title: Payouts arrive on the day we said
    key_results:
      - {id: late, title: Late payouts fall, baseline: 4.2, target: 0.5, unit: "%"}
"""
CHECK_IN = ("check-in", "payments/on-time#late", "3.1", "--date", "2026-11-09", "--commit")


@pytest.fixture
def repository(tmp_path: Path) -> Workshop:
    workshop = Workshop(tmp_path)
    for name in ("user.name=Li Chen", "user.email=li@example.com"):
        workshop.git("config", *name.split("=", 1))
    workshop.commit("The plan", {"okrs/okrs.yaml": WORKSPACE, "okrs/payments.yaml": PLAN, "notes.txt": "one\n"})
    return workshop


def hook(repository: Workshop, name: str, script: str) -> None:
    path = repository.folder / ".git" / "hooks" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)


def test_the_commit_says_what_changed_and_who_took_part(okr: Okr, repository: Workshop) -> None:
    said = okr(*CHECK_IN, "--by", "dana", "--note", "Two banks left\nOKR: forged")
    assert (said.code, said.errors) == (0, "")
    assert said.output.endswith(f"  committed as {repository.git('rev-parse', '--short', 'HEAD')}\n")
    assert repository.git("log", "-1", "--format=%an%n%B") == (
        "Li Chen\n"
        "Check in payments/on-time@2026-Q4#late\n"
        "\n"
        "checked in 3.1%, “Two banks left OKR: forged”\n"
        "\n"
        "OKR: payments/on-time@2026-Q4#late\n"
        "Co-authored-by: Dana Ruiz <dana@example.com>\n"
    )
    assert repository.git("status", "--porcelain") == ""


def test_only_its_files_are_committed_and_what_is_staged_stays_so(okr: Okr, repository: Workshop) -> None:
    repository.write({"notes.txt": "two\n", "draft.txt": "new\n"})
    repository.git("add", "notes.txt")
    okr(*CHECK_IN, "-m", "Numbers of the week")
    assert repository.git("show", "--name-only", "--format=%s%n%(trailers)") == (
        "Numbers of the week\nOKR: payments/on-time@2026-Q4#late\n\n\nokrs/payments.yaml"
    )
    assert repository.git("status", "--porcelain") == "M  notes.txt\n?? draft.txt"


def test_a_hook_that_refuses_takes_the_edit_back(okr: Okr, repository: Workshop) -> None:
    hook(repository, "pre-commit", "echo 'numbers are frozen' >&2; echo 'ask Dana' >&2; exit 1")
    repository.write({"notes.txt": "two\n"})
    repository.git("add", "notes.txt")
    refused = (
        "error: git did not commit: nothing was written\nhelp: git or one of its hooks refused:\nnumbers are frozen\nask Dana\n"
    )
    begun = ("new", "objective", "payments", "Banks know first", "--cycle", "2027-Q1", "--commit")
    for command in (CHECK_IN, begun):
        said = okr(*command)
        assert (said.code, said.output, said.errors) == (2, "", refused)
        assert (repository.folder / "okrs/payments.yaml").read_text() == PLAN
        assert repository.git("status", "--porcelain") == "M  notes.txt"
        assert sorted(path.name for path in (repository.folder / "okrs").iterdir()) == ["okrs.yaml", "payments.yaml"]


def test_what_a_hook_made_of_the_files_is_committed_or_left(okr: Okr, repository: Workshop) -> None:
    tidy = "sed -i 's/value: 3.1/value: 3.10/' okrs/payments.yaml; "
    hook(repository, "pre-commit", tidy + "echo 'tidied'; exit 1")
    said = okr(*CHECK_IN)
    assert (said.code, said.errors.splitlines()[0]) == (
        2,
        "error: git did not commit, and the files were changed while it tried",
    )
    assert said.errors.endswith("what was said:\ntidied\n")
    assert repository.git("status", "--porcelain") == " M okrs/payments.yaml"
    repository.git("checkout", "--", ".")
    hook(repository, "pre-commit", tidy + "git add okrs/payments.yaml")
    assert okr(*CHECK_IN).code == 0
    assert "value: 3.10}" in repository.git("show", "HEAD:okrs/payments.yaml")
    assert repository.git("status", "--porcelain") == ""


def test_a_link_is_committed_where_it_leads(okr: Okr, repository: Workshop) -> None:
    plans = repository.folder / "okrs"
    (plans / "payments.yaml").rename(plans / "Zahlungen für Q4.yaml")
    (plans / "payments.yaml").symlink_to("Zahlungen für Q4.yaml")
    repository.commit("Another name")
    assert okr(*CHECK_IN).code == 0
    assert repository.git("status", "--porcelain") == ""
    assert "value: 3.1" in repository.git("show", "HEAD:okrs/Zahlungen für Q4.yaml")


def test_while_git_waits_for_a_person_nothing_is_committed(okr: Okr, repository: Workshop) -> None:
    repository.commit("More notes", {"notes.txt": "two\n"})
    repository.git("revert", "--no-commit", "HEAD")
    said = okr(*CHECK_IN)
    assert (said.code, said.errors) == (
        2,
        "error: a revert is going on here\nhelp: end it, as with `git revert --abort`, or leave --commit out\n",
    )
    assert "3.1" not in (repository.folder / "okrs/payments.yaml").read_text()


def test_a_hook_may_change_the_message(okr: Okr, repository: Workshop) -> None:
    hook(repository, "commit-msg", "echo 'Ticket: 12' >> $1")
    okr(*CHECK_IN)
    assert repository.git("log", "-1", "--format=%(trailers)").splitlines()[-1] == "Ticket: 12"


def test_a_signature_is_made_where_git_is_told_to(okr: Okr, repository: Workshop) -> None:
    signer = repository.folder / ".git" / "signer"
    signer.write_text("#!/bin/sh\ncat >/dev/null\necho '[GNUPG:] SIG_CREATED ' >&2\necho 'signed by a test'\n")
    signer.chmod(0o755)
    for name, value in (("gpg.program", str(signer)), ("commit.gpgsign", "true"), ("user.signingkey", "x")):
        repository.git("config", name, value)
    assert okr(*CHECK_IN).code == 0
    assert "gpgsig signed by a test" in repository.git("cat-file", "commit", "HEAD")


def test_changes_of_somebody_else_are_not_taken_along(okr: Okr, repository: Workshop) -> None:
    repository.write({"okrs/payments.yaml": PLAN.replace("on the day", "on the very day")})
    said = okr(*CHECK_IN)
    assert (said.code, said.errors) == (
        2,
        "error: okrs/payments.yaml has changes that are not committed\n"
        "help: commit or stash them first, or leave --commit out\n",
    )
    assert "3.1" not in (repository.folder / "okrs/payments.yaml").read_text()


def test_without_a_repository_nothing_is_written(okr: Okr, tmp_path: Path) -> None:
    (tmp_path / "okrs.yaml").write_text(WORKSPACE)
    (tmp_path / "payments.yaml").write_text(PLAN)
    said = okr(*CHECK_IN)
    assert (said.code, said.errors.splitlines()[0]) == (2, "error: this is not a git repository, so it has no history")
    assert (tmp_path / "payments.yaml").read_text() == PLAN


def test_a_dry_run_commits_nothing_and_json_names_the_commit(okr: Okr, repository: Workshop) -> None:
    before = repository.git("rev-parse", "HEAD")
    assert json.loads(okr(*CHECK_IN, "--dry-run", "-f", "json").output)["commit"] is None
    assert repository.git("rev-parse", "HEAD") == before
    assert json.loads(okr(*CHECK_IN, "--json").output)["commit"] == repository.git("rev-parse", "HEAD") != before


def test_a_message_without_a_commit_is_a_mistake(okr: Okr, repository: Workshop) -> None:
    said = okr(*CHECK_IN[:-1], "-m", "Numbers")
    assert (said.code, said.errors) == (2, "error: there is no commit for this message\nhelp: add --commit\n")
