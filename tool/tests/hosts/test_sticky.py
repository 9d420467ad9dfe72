"""One comment, written anew with every push: on either host, against a server that answers as documented."""

from dataclasses import replace

from okrkit.hosts.comment import Mark, Mode
from okrkit.hosts.line import Line
from okrkit.hosts.place import Kind
from okrkit.hosts.sticky import BUDGET, Deed, Text, post
from tests.hosts.conftest import HEAD, SHORT, Desk
from tests.hosts.server import Note

MARK = f"<!-- okr-review:plan sha={HEAD} v=1 -->"
LATER = "b" * 40


def other(desk: Desk) -> str:
    """Somebody who is not the owner of the token."""
    return "mallory" if desk.place.kind is Kind.GITHUB else "666"


def test_the_first_review_is_a_new_comment(desk: Desk) -> None:
    done = desk.post("Two promises moved.")
    assert desk.bodies == [f"{MARK}\n\nTwo promises moved.\n"]
    assert done.deed is Deed.POSTED
    anchor = "#issuecomment-1000" if desk.place.kind is Kind.GITHUB else "#note_1000"
    assert done.web == desk.place.web + anchor


def test_the_next_review_writes_the_same_comment_anew(desk: Desk) -> None:
    desk.post("Two promises moved.")
    done = desk.post("All promises stand.", head=LATER)
    assert desk.bodies == [f"<!-- okr-review:plan sha={LATER} v=1 -->\n\nAll promises stand.\n"]
    assert done.deed is Deed.UPDATED
    assert done.web.endswith("1000")


def test_what_it_says_already_is_not_sent_again(desk: Desk) -> None:
    desk.post()
    desk.host.notes[0].body = desk.host.notes[0].body.replace("\n", "\r\n").rstrip()  # as a host may keep it
    desk.host.asked.clear()
    assert desk.post().deed is Deed.KEPT
    assert desk.host.made("PATCH", "PUT") == []
    assert len(desk.host.notes) == 1


def test_where_nothing_changed_nothing_is_begun(desk: Desk) -> None:
    assert desk.post("Nothing changed.", nothing=True).deed is Deed.NONE
    assert desk.host.made("POST", "PATCH", "PUT") == []


def test_where_nothing_changed_any_more_the_comment_says_so(desk: Desk) -> None:
    for mode in Mode:
        desk.host.notes.clear()
        desk.post()
        desk.post("Nothing changed.", mode, nothing=True, head=LATER)
        assert desk.bodies == [f"<!-- okr-review:plan sha={LATER} v=1 -->\n\nNothing changed.\n"]


def test_a_mark_that_somebody_else_planted_is_left_alone(desk: Desk) -> None:
    planted = Note(7, f"{MARK}\n\nThere is nothing to see here.", other(desk))
    desk.host.notes.append(planted)
    desk.post()
    assert planted.body.endswith("nothing to see here.")
    assert len(desk.host.notes) == 2


def test_a_comment_that_only_quotes_the_mark_is_left_alone(desk: Desk) -> None:
    quote = Note(7, f"> {MARK}\n\nIs this right?", desk.host.viewer)
    desk.host.notes.append(quote)
    desk.post()
    assert quote.body.startswith("> ")
    assert len(desk.host.notes) == 2


def test_each_tag_has_a_comment_of_its_own(desk: Desk) -> None:
    desk.post()
    line = Line(desk.place, desk.token, SHORT)
    post(line, Text(Mark("retail", HEAD), lambda budget: "Retail moved."))
    post(line, Text(Mark("retail", LATER), lambda budget: "Retail moved back."))
    assert [body.splitlines()[2] for body in desk.bodies] == ["Two promises moved.", "Retail moved back."]


def test_the_comment_is_found_on_the_third_page(desk: Desk) -> None:
    desk.host.notes = [Note(at, "Looks good", other(desk)) for at in range(1, 230)]
    desk.post()
    desk.post("All promises stand.", head=LATER)
    assert len(desk.host.notes) == 230
    assert desk.bodies[-1].endswith("All promises stand.\n")
    pages = [line.rpartition("=")[2] for line in desk.host.made("GET") if "page=" in line]
    assert pages == ["1", "2", "3"] * 2


def test_of_several_the_newest_is_written_anew(desk: Desk) -> None:
    desk.post("Old.", Mode.NEW)
    desk.post("Newer.", Mode.NEW)
    desk.post("Newest.", head=LATER)
    assert [body.splitlines()[2] for body in desk.bodies] == ["Old.", "Newest."]


def test_new_leaves_the_earlier_ones(desk: Desk) -> None:
    assert [desk.post("Moved.", Mode.NEW).deed for _ in range(2)] == [Deed.POSTED, Deed.POSTED]
    assert desk.bodies == [f"{MARK}\n\nMoved.\n"] * 2


def test_hide_and_new_on_github_minimizes_what_was_there(github: Desk) -> None:
    mallory = Note(7, f"{MARK}\n\nMine.", "mallory")
    github.host.notes.append(mallory)
    github.post("Old.")
    github.post("New.", Mode.HIDE_AND_NEW, head=LATER)
    assert [(note.body.splitlines()[2], note.minimized) for note in github.host.notes] == [
        ("Mine.", False),
        ("Old.", True),
        ("New.", False),
    ]


def test_hide_and_new_on_gitlab_folds_what_was_there(gitlab: Desk) -> None:
    gitlab.post("Old.")
    gitlab.post("New.", Mode.HIDE_AND_NEW, head=LATER)
    old, new = gitlab.bodies
    assert old == (
        f"<!-- okr-review:plan sha={HEAD} v=1 outdated -->\n\n"
        f"<details><summary>An earlier review of {HEAD[:8]}</summary>\n\nOld.\n\n</details>\n"
    )
    assert new.endswith("New.\n")


def test_what_was_put_aside_stays_aside(desk: Desk) -> None:
    desk.post("Old.")
    desk.post("New.", Mode.HIDE_AND_NEW, head=LATER)
    aside = replace(desk.host.notes[0])
    desk.post("Newer.", Mode.UPDATE, head="c" * 40)
    desk.post("Newest.", Mode.HIDE_AND_NEW, head="d" * 40)
    assert desk.host.notes[0] == aside
    assert len(desk.host.notes) == 3


def test_a_bot_is_known_by_either_form_of_its_name(github: Desk) -> None:
    github.host.graphql_viewer = "github-actions"
    github.post("Old.")
    github.post("New.", head=LATER)
    assert len(github.host.notes) == 1


def test_a_comment_that_somebody_hid_is_not_written_to(github: Desk) -> None:
    github.post("Old.")
    github.host.notes[0].minimized = True
    github.post("New.", head=LATER)
    assert [note.body.splitlines()[2] for note in github.host.notes] == ["Old.", "New."]


def test_hide_and_new_has_nothing_to_hide_where_it_says_so_already(desk: Desk) -> None:
    desk.post("Moved.", Mode.HIDE_AND_NEW)
    assert desk.post("Moved.", Mode.HIDE_AND_NEW).deed is Deed.KEPT
    assert len(desk.host.notes) == 1


def test_a_comment_of_a_deleted_account_stops_nothing(github: Desk) -> None:
    github.host.notes.append(Note(7, f"{MARK}\n\nBoo.", ""))
    assert github.post().deed is Deed.POSTED


def test_what_gitlab_itself_notes_is_not_read(gitlab: Desk) -> None:
    gitlab.host.notes.append(Note(7, f"{MARK}\n\nadded 1 commit", gitlab.host.viewer, system=True))
    gitlab.post()
    assert len(gitlab.host.notes) == 2


def test_the_whole_comment_keeps_to_the_budget() -> None:
    budgets: list[int] = []

    def write(budget: int) -> str:
        budgets.append(budget)
        return "x" * budget

    whole = Text(Mark("plan", HEAD), write).within(BUDGET)
    assert len(whole) == BUDGET
    assert whole.startswith(f"{MARK}\n\nxxx")
    assert budgets == [BUDGET - len(MARK) - 3]


def test_what_is_too_long_is_shortened_once(desk: Desk) -> None:
    desk.host.longest = 40_000
    long = "x" * 100_000
    assert desk.post(long).deed is Deed.POSTED
    assert [len(body) for body in desk.bodies] == [BUDGET // 2]
    assert desk.post(long.upper()).deed is Deed.UPDATED
    assert [len(body) for body in desk.bodies] == [BUDGET // 2]
    assert "X" in desk.bodies[0]
