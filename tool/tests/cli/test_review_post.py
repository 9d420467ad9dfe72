"""`okr review --post` as a build runs it: the review is printed as ever, and a comment or one sentence comes beside it."""

import json
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from okrkit.cli.posting import Posting, PostMode
from tests.cli.conftest import Okr, Said
from tests.hosts.server import HANG_UP, TOKEN, Host, Reply, serving
from tests.repositories import WORKSPACE, Workshop, objective, okr_file

HEAD = "5f2c" * 10
PAYOUTS = okr_file(objective() + "    owner: dana\n")
RENAMED = PAYOUTS.replace("Every payout arrives on time", "No payout is ever late")
EASED = RENAMED.replace("target: 0.5", "target: 1.5")
TODAY = ("--as-of", "2026-11-22")


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory, environment_of_nobody: None) -> Path:
    """A plan, a title that changes, and a promise that is eased without a word."""
    repository = Workshop(tmp_path_factory.mktemp("post") / "plan")
    for message, payouts in (("Plan", PAYOUTS), ("Rename", RENAMED), ("Ease", EASED)):
        repository.commit(message, {"okrs.yaml": WORKSPACE, "payments.yaml": payouts})
    return repository.folder


@pytest.fixture
def host() -> Iterator[Host]:
    """A host without comments."""
    with serving() as started:
        yield started


def actions(host: Host, folder: Path, *, fork: bool = False) -> dict[str, str]:
    """The environment of a step in GitHub Actions."""
    repo = {"full_name": "stranger/plan" if fork else "northwind/plan"}
    event = {"pull_request": {"number": 12, "head": {"sha": HEAD, "repo": repo}}}
    (folder / "event.json").write_text(json.dumps(event))
    return {
        "GITHUB_ACTIONS": "true",
        "GITHUB_REPOSITORY": "northwind/plan",
        "GITHUB_REF": "refs/pull/12/merge",
        "GITHUB_EVENT_PATH": str(folder / "event.json"),
        "GITHUB_SERVER_URL": host.origin,
        "GITHUB_API_URL": f"{host.origin}/api/v3",
        "GITHUB_GRAPHQL_URL": f"{host.origin}/api/graphql",
        "GITHUB_TOKEN": TOKEN,
    }


def reviewed(okr: Okr, plan: Path, *options: str, base: str = "HEAD~2", head: str = "HEAD~1", **environment: str) -> Said:
    return okr("review", *TODAY, *options, "--", base, head, folder=plan, **environment)


def test_the_review_is_printed_and_posted(okr: Okr, plan: Path, host: Host, tmp_path: Path) -> None:
    without = reviewed(okr, plan)
    said = reviewed(okr, plan, "--post", **actions(host, tmp_path))
    assert (said.output, said.code) == (without.output, without.code)
    assert said.errors == f"northwind/plan#12: commented, {host.origin}/northwind/plan/pull/12#issuecomment-1000\n"
    (comment,) = host.notes
    assert comment.body.startswith(f"<!-- okr-review:plan sha={HEAD} v=1 -->\n\n## ")
    assert "No payout is ever late" in comment.body


def test_the_next_build_brings_the_comment_up_to_date(okr: Okr, plan: Path, host: Host, tmp_path: Path) -> None:
    environment = actions(host, tmp_path)
    reviewed(okr, plan, "--post", **environment)
    assert ": the comment says so already" in reviewed(okr, plan, "--post", **environment).errors
    assert ": comment updated" in reviewed(okr, plan, "--post", base="HEAD", head="HEAD", **environment).errors
    (comment,) = host.notes
    assert "nothing changed" in comment.body


def test_where_nothing_changed_there_is_no_comment(okr: Okr, plan: Path, host: Host, tmp_path: Path) -> None:
    said = reviewed(okr, plan, "--post", base="HEAD", head="HEAD", **actions(host, tmp_path))
    assert (said.errors, said.code) == ("northwind/plan#12: nothing changed, so no comment\n", 0)
    assert host.notes == []


def test_modes_and_tags(okr: Okr, plan: Path, host: Host, tmp_path: Path) -> None:
    environment = actions(host, tmp_path)
    reviewed(okr, plan, "--post", **environment)
    reviewed(okr, plan, "--post", "--tag", "retail", **environment)
    reviewed(okr, plan, "--post", "--mode", "hide-and-new", base="HEAD~1", head="HEAD", **environment)
    assert [(note.body.split()[1], note.minimized) for note in host.notes] == [
        ("okr-review:plan", True),
        ("okr-review:retail", False),
        ("okr-review:plan", False),
    ]


def test_in_gitlab(okr: Okr, plan: Path, host: Host) -> None:
    host.viewer = "70"
    environment = {
        "GITLAB_CI": "true",
        "CI_API_V4_URL": f"{host.origin}/api/v4",
        "CI_MERGE_REQUEST_PROJECT_ID": "northwind/plan",
        "CI_MERGE_REQUEST_PROJECT_URL": f"{host.origin}/northwind/plan",
        "CI_MERGE_REQUEST_IID": "12",
        "CI_COMMIT_SHA": HEAD,
        "GITLAB_TOKEN": TOKEN,
    }
    said = reviewed(okr, plan, "--post", **environment)
    assert said.errors == f"northwind/plan!12: commented, {host.origin}/northwind/plan/-/merge_requests/12#note_1000\n"
    assert host.notes[0].body.startswith(f"<!-- okr-review:plan sha={HEAD} v=1 -->\n\n## ")


def test_anywhere_else_the_address_is_enough(okr: Okr, plan: Path, host: Host) -> None:
    reviewed(okr, plan, "--post-to", f"{host.origin}/northwind/plan/pull/12/files", OKR_TOKEN=TOKEN)
    reviewed(okr, plan, "--post", OKR_TOKEN=TOKEN, CHANGE_URL=f"{host.origin}/northwind/plan/pull/12")
    assert len(host.notes) == 1


@pytest.mark.parametrize("head", ["HEAD~1", "HEAD"])
def test_a_review_that_cannot_be_posted_is_printed_and_ends_as_ever(
    okr: Okr, plan: Path, host: Host, tmp_path: Path, head: str
) -> None:
    without = reviewed(okr, plan, head=head)
    host.fail("POST /api/v3", Reply(403, {"message": f"::error::{TOKEN} ##[group]\x1b[31m"}))
    said = reviewed(okr, plan, "--post", head=head, **actions(host, tmp_path))
    assert (said.output, said.code) == (without.output, 1 if head == "HEAD" else 0)
    assert said.errors == (
        "warning: `--post` failed: GitHub does not take the comment: the token may not do this (::error::*** ## [group][31m); "
        "give the job `permissions: {pull-requests: write}`\n"
    )


def told(
    web: str | None, environment: dict[str, str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> str:
    """The one sentence with which a posting ends that fails."""
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    posting = Posting(web, PostMode.UPDATE, "plan", dry_run=False)
    posting.carry_out(lambda most, whole: "Moved.", HEAD, nothing_changed=False)
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("warning: `--post` failed: ")
    assert said.err.count("\n") == 1
    return said.err


@pytest.mark.parametrize(
    ("environment", "why"),
    [
        ({}, "nothing here says which pull or merge request this is; name the request with `--post-to`, or run in its build"),
        ({"GITHUB_ACTIONS": "true", "GITHUB_REF": "refs/heads/main"}, "this build is not one of a pull request"),
        ({"CHANGE_URL": "https://github.com/northwind/plan/pull/12"}, "there is no token; give the step"),
        ({"CHANGE_URL": "http://git.example/northwind/plan/pull/12", "OKR_TOKEN": TOKEN}, "without encryption"),
    ],
)
def test_where_nothing_can_be_posted(
    environment: dict[str, str], why: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert why in told(None, environment, monkeypatch, capsys)


@pytest.mark.parametrize(
    ("reply", "why"),
    [
        (Reply(401, {"message": "Bad credentials"}), "it does not know the token (Bad credentials); OKR_TOKEN is wrong"),
        (Reply(404, {"message": "Not Found"}), "it shows this token no northwind/plan#12 (Not Found)"),
        (Reply(409, {"message": "Conflict"}), "somebody else is changing the same (Conflict); run the build again"),
        (Reply(422, {"message": "Validation Failed"}), "it does not take the text (Validation Failed)"),
        (Reply(429, None, {"Retry-After": "600"}), "it was asked too often; try again in 10 min"),
        (Reply(502, b"<html>"), "it failed itself, with 502; run the build again later"),
        (Reply(200, b"<html>"), "answers something else than its documentation says"),
        (Reply(201, {"id": 1}, cut=2), "broke its answer off"),
        (HANG_UP, "cannot be reached, or hung up"),
    ],
    ids=["401", "404", "409", "422", "429", "502", "HTML", "cut", "hung up"],
)
def test_every_failure_is_one_sentence(
    host: Host, reply: Reply, why: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(time, "sleep", lambda seconds: None)
    host.fail("POST /api/v3", *[reply] * 4)
    web = f"{host.origin}/northwind/plan/pull/12"
    assert why in told(web, {"OKR_TOKEN": TOKEN}, monkeypatch, capsys)
    assert host.notes == []


def test_on_a_fork_nothing_is_wrong(
    host: Host, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    host.fail("POST /api/v3", Reply(403, {"message": "Resource not accessible by integration"}))
    said = told(None, actions(host, tmp_path, fork=True), monkeypatch, capsys)
    assert "builds of a change from a fork may not write (Resource not accessible by integration); nothing is wrong" in said


def test_a_dry_run_shows_what_would_be_sent_and_asks_nobody(okr: Okr, plan: Path, host: Host, tmp_path: Path) -> None:
    said = reviewed(okr, plan, "--post", "--dry-run", **actions(host, tmp_path))
    assert said.output == reviewed(okr, plan).output
    assert host.asked == []
    assert TOKEN not in said.errors
    api = f"{host.origin}/api/v3/repos/northwind/plan/issues"
    lines = said.errors.splitlines()
    assert lines[0] == "`--dry-run`: this would be sent for northwind/plan#12, and nothing was"
    assert lines[1] == f"first: GET {api}/12/comments?per_page=100&page=1"
    assert lines[2] == f"where a comment of ours is found: PATCH {api}/comments/ID"
    assert lines[4:] == [f"else: POST {api}/12/comments", "  (the same body)"]
    reviewed(okr, plan, "--post", **actions(host, tmp_path))
    assert json.loads(lines[3]) == {"body": host.notes[0].body}


def test_a_dry_run_needs_no_token(okr: Okr, plan: Path) -> None:
    said = reviewed(okr, plan, "--post-to", "https://gitlab.com/northwind/plan/-/merge_requests/12", "--dry-run")
    assert "POST https://gitlab.com/api/v4/projects/northwind%2Fplan/merge_requests/12/notes" in said.errors


@pytest.mark.parametrize(
    ("options", "error"),
    [
        (("--dry-run",), "`--dry-run` shows what `--post` would send, and that is not there"),
        (("--post", "--tag", "a --> b"), "`a --> b` is no tag"),
        (("--post-to", "northwind/plan#12"), "`northwind/plan#12` is not the address of a pull request"),
        (("--post", "--mode", "delete"), "`delete` is not one of"),
    ],
)
def test_wishes_that_cannot_be_met_anywhere_are_errors(okr: Okr, plan: Path, options: tuple[str, ...], error: str) -> None:
    said = reviewed(okr, plan, *options)
    assert (said.output, said.code) == ("", 2)
    assert error in said.errors


def test_the_text_is_written_within_a_budget_and_names_the_page_with_all_of_it(
    host: Host, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in {**actions(host, tmp_path), "GITHUB_RUN_ID": "77"}.items():
        monkeypatch.setenv(name, value)
    host.longest = 40_000
    asked: list[tuple[int, str]] = []

    def write(most: int, whole: str) -> str:
        asked.append((most, whole))
        return "x" * most

    Posting(None, PostMode.UPDATE, "plan", dry_run=False).carry_out(write, HEAD, nothing_changed=False)
    page = f"{host.origin}/northwind/plan/actions/runs/77"
    room = len(f"<!-- okr-review:plan sha={HEAD} v=1 -->") + 3
    assert asked == [(60_000 - room, page), (30_000 - room, page)]
    assert [len(note.body) for note in host.notes] == [30_000]
