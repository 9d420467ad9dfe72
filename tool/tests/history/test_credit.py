"""Who is named for a commit, and the request that its message names."""

from collections.abc import Callable

import pytest

from okrkit.history.credit import Credit, credits, request_of
from okrkit.reading.raw import GarbledError, read_messages
from okrkit.reading.repository import Repository
from tests.repositories import Workshop

REQUESTS = {
    "Ease the target (#47)": "#47",
    "Ease the target (!34)": "!34",
    'Revert "Ease the target (#47)" (#51)': "#51",
    "Merge pull request #12 from northwind/payouts\n\nEase the target": "#12",
    "Merged in payouts (pull request #12)": "#12",
    "Merged PR 88: Ease the target": "!88",
    "Merge branch 'payouts' into 'main'\n\nEase the target\n\nSee merge request northwind/okrs!34": "!34",
    "Merge branch 'payouts' into 'main'\n\nSee merge request !34\n": "!34",
    "Ease the target\n\nPull-Request: #9\nCo-authored-by: Li Wei <li@example.com>": "#9",
    "Ease the target\n\nPR-URL: https://git.example.com/northwind/okrs/pull/9": "#9",
    "Ease the target\n\nPart-of: <https://git.example.com/northwind/okrs/-/merge_requests/9>": "!9",
    "Ease the target": None,
    "Ease the target, see #3": None,
    "Ease the target\n\nCloses #3": None,
    "Ease (a little)": None,
    "": None,
}


@pytest.mark.parametrize(("message", "request_number"), REQUESTS.items())
def test_the_request_of_a_message(message: str, request_number: str | None) -> None:
    assert request_of(message) == request_number


def test_people_of_commits_and_of_what_a_merge_brought(repository: Workshop) -> None:
    repository.commit("Begin (#1)", {"a.txt": "1"})
    repository.git("checkout", "--quiet", "-b", "request")
    repository.commit("Draft", {"a.txt": "2"}, GIT_AUTHOR_NAME="Li Wei")
    repository.commit(
        "Rewrite\n\nCo-authored-by: Sam Oyelaran <sam@example.com>\nco-authored-by: Li Wei <li@example.com>", {"a.txt": "3"}
    )
    repository.git("checkout", "--quiet", "main")
    repository.git("merge", "--quiet", "--no-ff", "-m", "Merge pull request #2 from northwind/request", "request")
    opened = Repository.open(repository.folder)
    landed = opened.landed(opened.head or "")
    found = credits(opened, landed)
    assert [found[commit.id] for commit in landed] == [
        Credit(("Li Wei", "Dana Ruiz", "Sam Oyelaran"), "#2"),
        Credit(("Dana Ruiz",), "#1"),
    ]


def test_many_merges_are_read_as_each_alone_would_be(repository: Workshop) -> None:
    repository.commit("Begin", {"main.txt": "0"})
    for number in range(12):
        repository.git("checkout", "--quiet", "-b", f"request-{number}", "main~1" if number % 3 == 2 else "main")
        for step in range(number % 4 + 1):
            repository.commit(f"Step {step}", {f"{number}.txt": str(step)}, GIT_AUTHOR_NAME=f"Author {number}.{step}")
        if number % 2:
            repository.git("merge", "--quiet", "--no-ff", "-m", "Catch up", "main")
        repository.git("checkout", "--quiet", "main")
        repository.git("merge", "--quiet", "--no-ff", "-m", f"Merge pull request #{number} from request", f"request-{number}")
        repository.commits += 1
    opened = Repository.open(repository.folder)
    landed = opened.landed(opened.head or "")
    alone = {id: credit for commit in landed for id, credit in credits(opened, [commit]).items()}
    assert len(landed) == 13
    assert credits(opened, landed) == credits(opened, landed[::-1]) == alone
    assert credits(opened, landed[:10]) == {commit.id: alone[commit.id] for commit in landed[:10]}


def test_a_mailmap_gives_people_their_name(repository: Workshop) -> None:
    repository.commit("Begin", {".mailmap": "Dana Ruiz-Ortega <dana@example.com>\n"})
    opened = Repository.open(repository.folder)
    assert [credit.people for credit in credits(opened, opened.landed(opened.head or "")).values()] == [("Dana Ruiz-Ortega",)]


def test_a_message_with_strange_bytes_is_read(make_repository: Callable[..., Workshop]) -> None:
    workshop = make_repository("odd")
    workshop.git("commit", "--quiet", "--allow-empty", "--cleanup=verbatim", "-m", "\n\nCaf\udce9 (#3)\n\n\n")
    opened = Repository.open(workshop.folder)
    (credit,) = credits(opened, opened.landed(opened.head or "")).values()
    assert credit.people == ("Dana Ruiz",)


def test_no_commits_have_no_credits(repository: Workshop) -> None:
    repository.commit("Begin", {"a.txt": "1"})
    assert credits(Repository.open(repository.folder), ()) == {}


@pytest.mark.parametrize("garbled", [b"abc", b"abc\0Dana\0", b"a\0b\0c\0d\0e\0\n"])
def test_what_git_never_writes_is_refused(garbled: bytes) -> None:
    with pytest.raises(GarbledError):
        list(read_messages(garbled))
