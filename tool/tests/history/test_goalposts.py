"""Every readable case in goalpost_cases/: the commits of a real repository by day, and exactly the moves after the freeze.

The plan has one objective with one key result, from 4.2% to 0.5%. A commit says what is different from then on: fields of the
key result or of the objective (`null` takes one away), or the cycle; `key_result: null` deletes it. The cycle froze on
12 October, and it is 22 November. A move is written as its day, field, values, direction and openness; a `!` says that
somebody still has to give a reason.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import asdict, replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from okrkit.history.declaring import declaration
from okrkit.history.goalposts import Goalpost, Origin, goalposts
from okrkit.history.move import Move
from okrkit.history.promise import Promise, promise_of
from okrkit.history.timeline import read_timeline
from okrkit.reading.events import read_data
from okrkit.reading.load import load
from okrkit.reading.repository import Repository
from tests.repositories import Workshop

Make = Callable[..., Workshop]

TODAY = date(2026, 11, 22)
WORKSPACE = {
    "version": 1,
    "organization": "Northwind Roasters",
    "teams": {"payments": {"name": "Payments"}, "platform": {"name": "Platform"}},
    "people": {"ana": {"name": "Ana Costa"}, "dana": {"name": "Dana Ruiz"}},
    "cycles": [{"id": "2026-Q4", "frozen_from": "2026-10-12"}],
}
METRICS = {"metrics": {id: {"name": id.replace("-", " ")} for id in ("late-payout-rate", "bank-rate")}}
OBJECTIVE = {"id": "on-time-payouts", "title": "Every payout arrives on time"}
KEY_RESULT = {"id": "late-payouts", "title": "Late payouts fall", "baseline": 4.2, "target": 0.5, "unit": "%"}


def written_cases() -> Iterator[Any]:
    for path in sorted((Path(__file__).parent / "goalpost_cases").glob("*.yaml")):
        for case in read_data(path.read_bytes()):
            yield pytest.param(case, id=f"{path.stem}: {case['case']}")


def merged(fields: dict[str, Any], news: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in (fields | news).items() if value is not None}


class Story:
    """A repository that is written one commit after the other, each on its day."""

    def __init__(self, workshop: Workshop) -> None:
        self.workshop = workshop
        self.objective: dict[str, Any] | None = OBJECTIVE
        self.key_result: dict[str, Any] | None = KEY_RESULT
        self.last = KEY_RESULT
        self.cycle = "2026-Q4"

    def commit(self, on: str, **news: Any) -> str:
        if "objective" in news:
            self.objective = None if news["objective"] is None else merged(self.objective or OBJECTIVE, news["objective"])
        if "key_result" in news:
            self.key_result = None if news["key_result"] is None else merged(self.key_result or self.last, news["key_result"])
            self.last = self.key_result or self.last
        self.cycle = news.get("cycle", self.cycle)
        day = f"{on}T12:00:00+01:00"
        files = {"okrs/okrs.yaml": WORKSPACE | news.get("workspace", {}), "okrs/metrics.yaml": METRICS}
        written: dict[str, str | bytes | None] = {path: json.dumps(data) for path, data in files.items()}
        written["okrs/payments.yaml"] = json.dumps(self.file())
        subject = news.get("say", f"On {on}")
        return self.workshop.commit(subject, written, GIT_AUTHOR_DATE=day, GIT_COMMITTER_DATE=day)

    def file(self) -> dict[str, Any]:
        """The OKR file as it stands; the objective has a guardrail too, so that it may lose its key result."""
        other = {"id": "cost", "title": "A payout costs at most 11 cents", "at_most": 0.11}
        key_results = [other, *([self.key_result] if self.key_result else [])]
        objectives = [self.objective | {"key_results": key_results}] if self.objective else []
        return {"team": "payments", "cycle": self.cycle, "objectives": objectives}

    def goalposts(self, day: date = TODAY) -> list[Goalpost]:
        repository = Repository.open(self.workshop.folder)
        found = goalposts(read_timeline(repository), load(repository.tree("HEAD")).plan, day)
        return [one for one in found if one.reference.key_result != "cost"]


@pytest.fixture
def story(repository: Workshop) -> Story:
    return Story(repository)


def told(move: Move) -> str:
    """A move as the cases write it."""
    before, after = ("nothing" if value is None else value for value in (move.before, move.after))
    said = f"{move.day} {move.field} {before} → {after}: {move.direction}, {move.openness}{'!' if move.needs_a_word else ''}"
    if move.declared:
        approval = f" ({move.declared.approved_by})" if move.declared.approved_by else ""
        said += f": {move.declared.because}{approval}" if move.declared.because else ""
    return said + (f", taken back {move.undone_by.landed.date()}" if move.undone_by else "")


def moves(found: list[Goalpost]) -> list[str]:
    return [told(move) for goalpost in found for move in goalpost.moves]


def is_frozen(goalpost: Goalpost) -> bool:
    return goalpost.origin is Origin.FROZEN and goalpost.first is not None


def read_then(story: Story) -> Promise:
    """What the plan of the last commit before the freeze promises, read again from git."""
    repository = Repository.open(story.workshop.folder)
    plan = load(repository.tree(repository.last_landed_by(date(2026, 10, 12)) or "")).plan
    (objective,) = plan.objectives
    return promise_of(next(one for one in objective.key_results if one.id != "cost"), plan)


def spoken(promise: Promise | None) -> Promise | None:
    """A promise with its metric by name, whether that is written in place or in the registry."""
    return replace(promise, metric=str(promise.metric).replace("-", " ").lower()) if promise else None


@pytest.mark.parametrize("case", list(written_cases()))
def test_a_readable_case(case: dict[str, Any], story: Story) -> None:
    for commit in case["commits"]:
        story.commit(**commit)
    found = story.goalposts()
    assert sorted(moves(found)) == sorted(case["moves"])
    assert all(spoken(one.first) == spoken(read_then(story)) for one in found if is_frozen(one))
    if "origin" in case:
        assert [str(goalpost.origin) for goalpost in found] == [case["origin"]]
    goalpost = found[0] if found else None
    if "first" in case:
        assert goalpost is not None
        assert goalpost.first is not None
        assert case["first"].items() <= asdict(goalpost.first).items()
    if "reach" in case:
        assert goalpost is not None
        assert goalpost.reach is not None
        rounded = {
            name: round(value, 4) if isinstance(value, float) else value for name, value in asdict(goalpost.reach).items()
        }
        assert case["reach"].items() <= rounded.items()


def test_what_a_merged_request_took_back_itself_is_no_move(story: Story) -> None:
    git = story.workshop.git
    story.commit("2026-10-05", key_result={})
    git("checkout", "--quiet", "-b", "request")
    story.commit("2026-10-20", key_result={"target": 1.5})
    story.commit("2026-10-21", key_result={"target": 0.5, "due": "2026-12-15"})
    git("checkout", "--quiet", "main")
    landed = "2026-10-22T12:00:00+02:00"
    git("merge", "--quiet", "--no-ff", "-m", "Merge it", "request", GIT_COMMITTER_DATE=landed)
    assert moves(story.goalposts()) == ["2026-10-22 due 2026-12-31 → 2026-12-15: raised, quiet"]


def test_a_shallow_clone_says_that_it_does_not_know(story: Story, tmp_path: Path) -> None:
    story.commit("2026-10-05", key_result={})
    story.commit("2026-10-20", key_result={"target": 1.5})
    story.commit("2026-11-02", key_result={"target": 2})
    for depth, origin, known in ((3, "frozen", 2), (2, "unknown", 1), (1, "unknown", 0)):
        folder = tmp_path / f"depth-{depth}"
        story.workshop.git("clone", "--quiet", "--depth", str(depth), f"file://{story.workshop.folder}", str(folder))
        repository = Repository.open(folder)
        found = goalposts(read_timeline(repository), load(repository.tree("HEAD")).plan, TODAY)
        (goalpost,) = (one for one in found if one.reference.key_result != "cost")
        assert (depth, goalpost.origin, len(goalpost.moves)) == (depth, origin, known)


@pytest.mark.parametrize(
    ("day", "found"),
    [
        ("2026-10-12", None),
        ("2026-10-13", (0.5, [])),
        ("2026-11-02", (1.5, ["2026-11-02 target 0.5 → 1.5: eased, quiet!"])),
    ],
)
def test_on_an_earlier_day_nothing_is_known_of_what_came_later(
    day: str, found: tuple[float, list[str]] | None, story: Story
) -> None:
    story.commit("2026-10-05", key_result={})
    story.commit("2026-11-02", key_result={"target": 1.5})
    story.commit("2026-11-09", key_result={"target": 2})
    then = story.goalposts(date.fromisoformat(day))
    assert [(one.now and one.now.target, moves([one])) for one in then] == ([found] if found else [])


def test_a_cycle_without_a_freeze_of_its_own_freezes_ten_days_after_its_start(story: Story) -> None:
    story.commit("2026-10-05", key_result={}, workspace={"cycles": []})
    story.commit("2026-10-11", key_result={"target": 1}, workspace={"cycles": []})
    story.commit("2026-10-12", key_result={"target": 1.5}, workspace={"cycles": []})
    assert moves(story.goalposts()) == ["2026-10-12 target 1 → 1.5: eased, quiet!"]


def test_a_file_that_cannot_be_read_for_a_while_hides_nothing(story: Story) -> None:
    story.commit("2026-10-05", key_result={})
    story.workshop.commit("Break it", {"okrs/payments.yaml": "team: [\n"}, GIT_COMMITTER_DATE="2026-11-01T12:00:00+01:00")
    story.commit("2026-11-02", key_result={"target": 1.5})
    assert moves(story.goalposts()) == ["2026-11-02 target 0.5 → 1.5: eased, quiet!"]


def test_a_file_that_moves_hides_nothing(story: Story) -> None:
    story.commit("2026-10-05", key_result={})
    story.key_result = (story.key_result or {}) | {"target": 1.5}
    day = "2026-11-02T12:00:00+01:00"
    files = {"okrs/payments.yaml": None, "okrs/teams/payments/q4.yaml": json.dumps(story.file())}
    story.workshop.commit("Move the file", files, GIT_COMMITTER_DATE=day)
    assert moves(story.goalposts()) == ["2026-11-02 target 0.5 → 1.5: eased, quiet!"]


@pytest.mark.parametrize(
    "news",
    [
        {"target": 1.5},
        {"baseline": 5.5, "due": "2026-12-20"},
        {"unit": "‰", "population": 'those, "who": stay'},
        {"target": 2, "metric": "bank-rate"},
    ],
)
def test_what_is_advised_declares_the_move(news: dict[str, Any], story: Story) -> None:
    story.commit("2026-10-05", key_result={"due": "2026-12-01", "population": "all", "metric": "late-payout-rate"})
    story.commit("2026-10-20", key_result={"target": 1})
    story.commit("2026-11-02", key_result=news)
    (found,) = story.goalposts()
    wanting = [move for move in found.moves if move.needs_a_word]
    entry = read_data(declaration(wanting, TODAY).encode())
    story.commit("2026-11-09", key_result={"rebaselines": entry})
    assert load(Repository.open(story.workshop.folder).tree("HEAD")).findings == ()
    assert not any(move.needs_a_word for one in story.goalposts() for move in one.moves)


def test_a_deleted_key_result_is_advised_to_be_dropped(story: Story) -> None:
    story.commit("2026-10-05", key_result={})
    story.commit("2026-11-02", key_result=None)
    (found,) = story.goalposts()
    entry = declaration(found.moves, TODAY)
    assert entry == 'dropped: {date: 2026-11-22, because: "…"}'
    story.commit("2026-11-09", key_result=read_data(entry.encode()))
    assert not any(move.needs_a_word for one in story.goalposts() for move in one.moves)


def test_nothing_is_advised_that_no_entry_can_tell(story: Story) -> None:
    story.commit("2026-10-05", key_result={})
    story.commit("2026-11-02", key_result={"target": None})
    (found,) = story.goalposts()
    assert declaration(found.moves, TODAY) == ""
    assert declaration([], TODAY) == ""


def frozen_from(day: str) -> dict[str, Any]:
    return {"cycles": [{"id": "2026-Q4", "frozen_from": day}]}


def test_a_freeze_that_is_over_cannot_be_put_off(story: Story) -> None:
    story.commit("2026-10-05", key_result={})
    story.commit("2026-10-20", workspace=frozen_from("2026-11-15"))
    story.commit("2026-11-02", key_result={"target": 1.5}, workspace=frozen_from("2026-11-15"))
    assert moves(story.goalposts()) == ["2026-11-02 target 0.5 → 1.5: eased, quiet!"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({}, {"policy": {"freeze_after_days": 80}}),
        ({"fiscal_year_starts": 7}, {"fiscal_year_starts": 1}),
        ({"fiscal_year_starts": 7}, {"fiscal_year_starts": 1, "policy": {"freeze_after_days": 80}}),
    ],
    ids=["all cycles freeze later", "the year begins later", "both"],
)
def test_nor_can_the_freeze_of_all_cycles(story: Story, before: dict[str, Any], after: dict[str, Any]) -> None:
    cycle = "2027-Q2" if before else "2026-Q4"
    story.commit("2026-10-05", key_result={}, cycle=cycle, workspace={"cycles": [{"id": "2026"}], **before})
    story.commit("2026-10-10", key_result={"target": 1}, workspace={"cycles": [{"id": "2026"}], **before})
    story.commit("2026-11-02", key_result={"target": 1.5}, workspace={"cycles": [{"id": "2026"}], **after})
    assert moves(story.goalposts()) == ["2026-11-02 target 1 → 1.5: eased, quiet!"]


def test_a_freeze_may_be_put_off_before_it_comes(story: Story) -> None:
    story.commit("2026-10-05", key_result={})
    story.commit("2026-10-10", workspace=frozen_from("2026-10-20"))
    story.commit("2026-10-20", key_result={"target": 1.5}, workspace=frozen_from("2026-10-20"))
    story.commit("2026-10-21", key_result={"target": 2}, workspace=frozen_from("2026-10-20"))
    assert moves(story.goalposts()) == ["2026-10-21 target 1.5 → 2: eased, quiet!"]
