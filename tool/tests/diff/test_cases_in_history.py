"""The same cases in a real repository, each as two commits: its story tells just the changes that are written."""

import json
from datetime import timedelta
from typing import Any

import pytest

from okrkit.diff.change import Change
from okrkit.history.timeline import read_timeline
from okrkit.reading.repository import Repository
from tests.diff.test_compare_cases import as_written, texts, written_cases
from tests.repositories import FIRST_COMMIT, Workshop

CASES: list[Any] = list(written_cases())


def commit(at: int, subject: str, side: dict[str, Any]) -> str:
    """A commit that replaces everything with one side of a case, for ``git fast-import``; one lands each hour."""
    when = int((FIRST_COMMIT + timedelta(hours=at)).timestamp())
    files = "".join(f"M 100644 inline {path}\n{data(json.dumps(said))}" for path, said in texts(side).items())
    return f"commit refs/heads/main\ncommitter Dana <dana@example.com> {when} +0200\n{data(subject)}deleteall\n{files}"


def data(text: str) -> str:
    return f"data {len(text.encode())}\n{text}\n"


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Change, ...]]:
    """The changes of each commit by its subject."""
    workshop = Workshop(tmp_path_factory.mktemp("cases") / "okrs")
    sides = [(f"{case.id} {side}", case.values[0][side]) for case in CASES for side in ("before", "after")]
    stream = "".join(commit(at, subject, side) for at, (subject, side) in enumerate(sides))
    workshop.git("fast-import", "--quiet", stdin=stream.encode())
    timeline = read_timeline(Repository.open(workshop.folder))
    assert not any(moment.unreadable for moment in timeline.moments)
    return {moment.commit.subject: moment.changes for moment in timeline.moments}


@pytest.mark.parametrize("case", CASES)
def test_a_commit_tells_exactly_the_changes_that_are_written(
    case: dict[str, Any], told: dict[str, tuple[Change, ...]], request: pytest.FixtureRequest
) -> None:
    subject = f"{request.node.callspec.id} after"
    assert [as_written(change) for change in told.get(subject, ())] == case["changes"]
