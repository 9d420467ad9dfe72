"""A dry run tells what would be sent, and asks nobody."""

from okrkit.hosts.comment import Mark, Mode
from okrkit.hosts.place import place_at
from okrkit.hosts.rehearsal import rehearse
from okrkit.hosts.sticky import Text

PLACE = place_at("https://github.com/northwind/plan/pull/12")
GITLAB = place_at("https://gitlab.com/northwind/plan/-/merge_requests/12")
API = "https://api.github.com/repos/northwind/plan/issues"
BODY = {"body": "<!-- okr-review:plan sha=abc v=1 -->\n\nMoved.\n"}
TEXT = Text(Mark("plan", "abc"), lambda budget: "Moved.")


def test_update() -> None:
    assert [(when, call.method, call.url, call.body) for when, call in rehearse(PLACE, TEXT, Mode.UPDATE)] == [
        ("first", "GET", f"{API}/12/comments?per_page=100&page=1", None),
        ("where a comment of ours is found", "PATCH", f"{API}/comments/ID", BODY),
        ("else", "POST", f"{API}/12/comments", BODY),
    ]


def test_new() -> None:
    assert [(when, call.method) for when, call in rehearse(PLACE, TEXT, Mode.NEW)] == [("first", "GET"), ("then", "POST")]


def test_hide_and_new() -> None:
    *_, (when, call) = rehearse(PLACE, TEXT, Mode.HIDE_AND_NEW)
    assert when == "where a comment of ours is found"
    assert call.url == "https://api.github.com/graphql"
    assert call.body is not None
    assert call.body["variables"] == {"id": "ID"}


def test_hide_and_new_on_gitlab() -> None:
    *_, (_, call) = rehearse(GITLAB, TEXT, Mode.HIDE_AND_NEW)
    assert (call.method, call.url) == ("PUT", "https://gitlab.com/api/v4/projects/northwind%2Fplan/merge_requests/12/notes/ID")


def test_where_nothing_changed_nothing_would_be_begun() -> None:
    nothing = Text(Mark("plan", "abc"), lambda budget: "Nothing changed.", nothing_changed=True)
    assert [call.method for _, call in rehearse(PLACE, nothing, Mode.NEW)] == ["GET", "PATCH"]
