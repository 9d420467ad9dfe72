"""What a host answers when it does not do what it is asked: each is one sentence with what to do, and none loses a comment."""

from dataclasses import replace

import pytest

from okrkit.errors import OkrError
from okrkit.hosts.comment import Mode
from okrkit.hosts.place import Kind
from okrkit.hosts.sticky import Deed
from tests.hosts.conftest import Desk
from tests.hosts.server import HANG_UP, TOKEN, Reply

LIST, NEW = "GET /api/v", "POST /api/v"
HTML = b"<!DOCTYPE html><html><title>Sign in</title>"
SECONDARY = {"message": "You have exceeded a secondary rate limit. Please wait a few minutes before you try again."}
AT_ONCE = {"Retry-After": "0"}
FORBIDDEN = {"message": "Resource not accessible by integration", "status": "403"}


def refused(desk: Desk, mode: Mode = Mode.UPDATE) -> tuple[str, str]:
    """The sentence that a posting ends with, and what to do."""
    with pytest.raises(OkrError) as caught:
        desk.post(mode=mode)
    return caught.value.message, caught.value.help


@pytest.mark.parametrize(
    ("reply", "message", "help"),
    [
        (Reply(401, {"message": "Bad credentials"}), "it does not know the token (Bad credentials)", "OKR_TOKEN is wrong"),
        (Reply(403, FORBIDDEN), "the token may not do this (Resource not accessible by integration)", "pull-requests: write"),
        (Reply(404, {"message": "Not Found"}), "it shows this token no northwind/plan#12 (Not Found)", "check the request"),
        (Reply(409, {"message": "Conflict"}), "somebody else is changing the same (Conflict)", "run the build again"),
        (Reply(410, {"message": "Issues are disabled"}), "comments are switched off", "settings"),
        (Reply(418), "it answers 418", "GITHUB_API_URL"),
        (Reply(422, {"message": "Validation Failed"}), "it does not take the text (Validation Failed)", "log"),
        (Reply(429, {"message": "Slow down"}, {"Retry-After": "90"}), "asked too often (Slow down)", "try again in 2 min"),
        (Reply(403, SECONDARY, {"Retry-After": "45"}), "asked too often (You have exceeded", "try again in 45 s"),
        (Reply(502, HTML), "it failed itself, with 502", "run the build again later"),
    ],
    ids=lambda value: str(value.status) if isinstance(value, Reply) else "",
)
def test_a_refusal_of_the_new_comment(github: Desk, reply: Reply, message: str, help: str) -> None:
    github.host.fail(NEW, *[reply] * 3)
    said, what = refused(github)
    assert said.startswith("GitHub does not take the comment: ")
    assert message in said
    assert help in what
    assert github.bodies == []


def test_a_refusal_of_the_list_comes_before_anything_is_written(desk: Desk) -> None:
    desk.host.fail(LIST, Reply(401, {"message": "401 Unauthorized"}))
    said, _ = refused(desk)
    assert said == f"{desk.place.kind} does not list the comments: it does not know the token (401 Unauthorized)"
    assert desk.host.made("POST") == []


def test_gitlab_is_told_what_its_token_needs(gitlab: Desk) -> None:
    gitlab.host.fail(NEW, Reply(403, {"message": "403 Forbidden"}))
    assert refused(gitlab) == (
        "GitLab does not take the comment: the token may not do this (403 Forbidden)",
        "the token needs the scope `api` and the role Reporter or higher",
    )


def test_on_a_fork_it_is_expected(github: Desk) -> None:
    github.place = replace(github.place, from_fork=True)
    github.host.fail(NEW, Reply(403, FORBIDDEN))
    said, what = refused(github)
    assert "builds of a change from a fork may not write" in said
    assert what.startswith("nothing is wrong")


@pytest.mark.parametrize("status", [500, 502, 503, 504])
def test_reading_is_repeated_after_a_failure_inside(desk: Desk, status: int) -> None:
    desk.host.fail(LIST, Reply(status, HTML), Reply(status))
    assert desk.post().deed is Deed.POSTED


@pytest.mark.parametrize("failure", [HANG_UP, Reply(200, [], cut=1), Reply(200, [], silent_seconds=0.6)])
def test_reading_is_repeated_after_a_cut_and_after_silence(github: Desk, failure: Reply) -> None:
    github.host.fail(LIST, failure)
    assert github.post().deed is Deed.POSTED


def test_after_as_many_tries_as_are_allowed_it_is_over(github: Desk) -> None:
    github.host.fail(LIST, *[HANG_UP] * 3)
    said, what = refused(github)
    assert said == f"{github.host.origin[7:]} cannot be reached, or hung up, asked to list the comments"
    assert what == "try again later"
    assert len(github.host.asked) == 3


def test_who_breaks_off_is_said_so(github: Desk) -> None:
    github.host.fail(LIST, *[Reply(200, [{}] * 50, cut=20)] * 3)
    assert "broke its answer off" in refused(github)[0]


def test_who_stays_silent_is_said_so(github: Desk) -> None:
    github.host.fail(LIST, *[Reply(200, [], silent_seconds=0.6)] * 3)
    assert "did not answer within 0.4 seconds" in refused(github)[0]


@pytest.mark.parametrize("lost", [HANG_UP, Reply(502, HTML), Reply(201, {"id": 1}, cut=3), Reply(201, HTML)])
def test_a_creation_that_landed_unheard_is_not_repeated(desk: Desk, lost: Reply) -> None:
    desk.host.fail(NEW, replace(lost, landed=True))
    assert desk.post().deed is Deed.POSTED
    assert len(desk.host.notes) == 1
    assert len([line for line in desk.host.made("POST") if line.startswith(NEW)]) == 1


@pytest.mark.parametrize("lost", [HANG_UP, Reply(502, HTML), Reply(201, {"id": 1}, cut=3)])
def test_a_creation_that_did_not_land_is_repeated(desk: Desk, lost: Reply) -> None:
    desk.host.fail(NEW, lost)
    assert desk.post(mode=Mode.NEW).deed is Deed.POSTED
    assert len(desk.host.notes) == 1


def test_an_earlier_comment_of_the_same_commit_is_not_taken_for_the_one_that_was_lost(desk: Desk) -> None:
    desk.post(mode=Mode.NEW)
    desk.host.fail(NEW, HANG_UP)
    desk.post(mode=Mode.NEW)
    assert len(desk.host.notes) == 2


def test_a_creation_that_never_lands_is_given_up(desk: Desk) -> None:
    desk.host.fail(NEW, *[HANG_UP] * 5)
    assert "asked to take the comment" in refused(desk)[0]
    assert desk.bodies == []


def test_a_change_is_repeated_freely(desk: Desk) -> None:
    desk.post()
    desk.host.fail("/12/notes/1000" if desk.place.kind is Kind.GITLAB else "/comments/1000", HANG_UP, Reply(503))
    assert desk.post("All promises stand.").deed is Deed.UPDATED
    assert desk.bodies[0].endswith("All promises stand.\n")


@pytest.mark.parametrize("limited", [Reply(429), Reply(403, SECONDARY, AT_ONCE), Reply(429, None, AT_ONCE)])
def test_what_was_asked_too_often_is_sent_again(desk: Desk, limited: Reply) -> None:
    desk.host.fail(NEW, limited)
    assert desk.post().deed is Deed.POSTED
    assert len(desk.host.notes) == 1


def test_who_wants_to_be_left_alone_for_long_is(github: Desk) -> None:
    github.host.fail(NEW, Reply(429, None, {"Retry-After": "3600"}))
    assert refused(github)[1] == "try again in 60 min"
    assert len(github.host.made("POST")) == 1


def test_a_minute_after_the_second_limit_is_too_long_for_who_waits_less(github: Desk) -> None:
    github.host.fail(NEW, Reply(403, SECONDARY))
    assert refused(github)[1] == "try again in 60 s"


def test_two_texts_that_are_too_long_are_enough(desk: Desk) -> None:
    desk.host.longest = 10
    said, what = refused(desk)
    assert "it does not take the text" in said
    assert "too long (maximum is 10 characters)" in said
    assert what == "the review is in the log of the build"
    assert len([line for line in desk.host.made("POST") if line.startswith(NEW)]) == 2


@pytest.mark.parametrize("strange", [HTML, {"message": "hello"}, [1], [{"id": "x"}], b"[" * 100_000, b'[{"id": 1}'])
def test_an_answer_of_another_form(desk: Desk, strange: object) -> None:
    desk.host.fail(LIST, Reply(200, strange))
    said, what = refused(desk)
    assert "answers something else than its documentation says" in said or "did not answer with a" in said
    assert "check the address of the API" in what


def test_a_query_that_github_refuses_within_an_accepted_answer(github: Desk) -> None:
    github.post()
    github.host.fail("/graphql", Reply(200, {"data": None, "errors": [{"type": "FORBIDDEN", "message": "No access"}]}))
    assert refused(github)[0] == "GitHub does not take the query (No access)"


@pytest.mark.parametrize("strange", [HTML, {"data": None}, {"data": {"viewer": None, "nodes": []}}])
def test_a_query_with_a_strange_answer(github: Desk, strange: object) -> None:
    github.post()
    github.host.fail("/graphql", Reply(200, strange))
    assert "check the address" in refused(github)[1]


def test_what_cannot_be_hidden_is_said_after_the_new_comment_is_there(github: Desk) -> None:
    github.post()
    whose = Reply(200, {"data": {"viewer": {"login": github.host.viewer}, "nodes": [{"id": "IC_1000", "isMinimized": False}]}})
    github.host.fail("/graphql", whose, Reply(200, {"data": None, "errors": [{"message": "Not yours"}]}))
    with pytest.raises(OkrError) as caught:
        github.post("All promises stand.", Mode.HIDE_AND_NEW)
    why = "GitHub does not take the query (Not yours)"
    assert caught.value.message == f"the new comment is there, but an earlier one is not hidden: {why}"
    assert len(github.bodies) == 2


@pytest.mark.parametrize("before", [0, 290, 299])
def test_not_even_a_part_of_the_token_is_repeated(github: Desk, before: int) -> None:
    github.post()
    errors = [{"message": f"{'x' * before}{TOKEN} is bad"}]
    github.host.fail("/graphql", Reply(200, {"data": None, "errors": errors}))
    assert TOKEN[:4] not in refused(github)[0]


def test_a_server_that_sends_the_token_back_does_not_make_it_public(desk: Desk) -> None:
    desk.host.fail(LIST, Reply(401, {"message": f"Bad token {TOKEN}\n::error::{'x' * 900}"}))
    said, _ = refused(desk)
    assert TOKEN not in said
    assert "Bad token ***" in said
    assert "\n" not in said
    assert len(said) < 500
