"""What a second run knows: the same story, for less, and never because a cache says so."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from okrkit.diff.change import Change
from okrkit.diff.compare import compare
from okrkit.history.entry import EMPTY, Entry, encode
from okrkit.history.memory import Memory, namespace
from okrkit.history.moment import Timeline
from okrkit.history.timeline import read_timeline
from okrkit.plan import Plan
from okrkit.reading.cache import Cache
from okrkit.reading.load import load
from okrkit.reading.raw import Commit
from okrkit.reading.repository import Repository
from tests.repositories import WORKSPACE, Workshop, key_result, objective, okr_file

TEAMS = ("company", "payments", "platform")
BROKEN = ("team: [\n", "objectives: {}\n", "")


class Life:
    """A repository that lives by chance: what happens to it is decided by a number."""

    def __init__(self, workshop: Workshop, number: int) -> None:
        self.workshop = workshop
        self.choice = random.Random(number)
        self.files: dict[str, dict[str, dict[str, str]]] = {}
        self.folder = "okrs"
        workshop.commit(
            "Begin", {"okrs/okrs.yaml": WORKSPACE, "okrs/metrics.yaml": "metrics: {late: {name: Late, unit: '%'}}\n"}
        )

    def live(self, *, broken: bool = True, moves: bool = True) -> None:
        """One commit that changes a little of everything."""
        changed: dict[str, str | None] = {}
        for _ in range(self.choice.randint(1, 4)):
            team = self.choice.choice(TEAMS)
            path = f"{team}.yaml"
            plan = self.files.setdefault(path, {})
            what = self.choice.randrange(8)
            if what < 3 or not plan:
                plan.setdefault(f"aim-{self.choice.randrange(3)}", {})[f"result-{self.choice.randrange(3)}"] = "0.5"
            elif what == 3:
                plan.pop(self.choice.choice(sorted(plan)))
            elif what == 4:
                cycle = self.choice.choice(["", "@2026-Q4"])
                plan[self.choice.choice(sorted(plan))]["aligns_to"] = f"{self.choice.choice(TEAMS)}/aim-1{cycle}"
            else:
                plan[self.choice.choice(sorted(plan))][f"result-{self.choice.randrange(3)}"] = str(self.choice.randrange(9))
            if plan or (self.workshop.folder / self.folder / path).exists():
                changed[path] = self._text(team, plan) if plan else None
            if broken and what == 5:
                changed[path] = self.choice.choice(BROKEN)
        self.workshop.write({f"{self.folder}/{path}": text for path, text in changed.items()})
        if moves and self.choice.random() < 0.1:
            target = self.choice.choice([one for one in ("okrs", "planning", "a/b") if one != self.folder])
            (self.workshop.folder / target).parent.mkdir(exist_ok=True)
            (self.workshop.folder / self.folder).rename(self.workshop.folder / target)
            self.folder = target
        self.workshop.commit(f"Day {self.workshop.commits}")

    def _text(self, team: str, plan: dict[str, dict[str, str]]) -> str:
        blocks = []
        for id, results in plan.items():
            block = objective(
                id, key_results="".join(key_result(one, float(results[one])) for one in results if one != "aligns_to")
            )
            blocks.append(block + (f"    aligns_to: [{results['aligns_to']}]\n" if "aligns_to" in results else ""))
        return okr_file(*blocks, team=team)


@pytest.fixture
def cache(tmp_path: Path) -> Iterator[Cache]:
    with Cache.open(tmp_path / "cache") as opened:
        yield opened


@pytest.mark.parametrize("number", range(4))
def test_however_it_grows_the_story_is_the_one_read_from_the_start(repository: Workshop, cache: Cache, number: int) -> None:
    life = Life(repository, number)
    before = Timeline((), "", None, 0)
    for _ in range(8):
        for _ in range(life.choice.randint(1, 3)):
            life.live()
        opened = Repository.open(repository.folder / life.folder)
        timeline = read_timeline(opened, cache=cache)
        assert timeline == read_timeline(opened)
        assert timeline.moments[len(timeline.moments) - len(before.moments) :] == before.moments
        before = timeline


def whole_plan(repository: Repository, commit: str) -> Plan:
    loaded = load(repository.tree(commit))
    assert not {"syntax", "schema"} & {finding.rule for finding in loaded.findings}
    return loaded.plan


@pytest.mark.parametrize("number", range(4))
def test_each_moment_tells_what_comparing_the_whole_plans_tells(repository: Workshop, number: int) -> None:
    life = Life(repository, number)
    for _ in range(12):
        life.live(broken=False, moves=False)
    opened = Repository.open(repository.folder)
    told = {moment.commit.id: moment.changes for moment in read_timeline(opened).moments}

    def in_order(changes: tuple[Change, ...]) -> list[str]:
        return sorted(map(str, changes))

    commits = opened.landed(repository.git("rev-parse", "HEAD"))
    for commit in commits[:-1]:
        changes = compare(whole_plan(opened, commit.parents[0]), whole_plan(opened, commit.id))
        assert in_order(told.get(commit.id, ())) == in_order(changes)
    assert sum(map(len, told.values())) > 20


@pytest.fixture
def lived(repository: Workshop) -> Workshop:
    life = Life(repository, 7)
    for _ in range(10):
        life.live(moves=False)
    return repository


def lose_old_versions(workshop: Workshop) -> None:
    """Remove from the repository the content of every file that the newest commit does not hold."""
    kept = set(workshop.git("ls-tree", "-r", "--format=%(objectname)", "HEAD").split())
    everything = workshop.git("cat-file", "--batch-all-objects", "--batch-check=%(objectname) %(objecttype)").splitlines()
    for id, kind in (line.split() for line in everything):
        if kind == "blob" and id not in kept:
            (workshop.folder / ".git/objects" / id[:2] / id[2:]).unlink()


def test_a_second_run_reads_no_file_and_a_third_only_what_is_new(lived: Workshop, cache: Cache) -> None:
    opened = Repository.open(lived.folder)
    first = read_timeline(opened, cache=cache)
    lose_old_versions(lived)
    assert read_timeline(opened, cache=cache) == first
    lived.commit("Another", {"okrs/another.yaml": okr_file(objective("another"), team="platform")})
    third = read_timeline(opened, cache=cache)
    assert [change.title for change in third.moments[0].changes] == ["Every payout arrives on time"]
    assert third.moments[1:] == first.moments


def poison(cache: Cache, repository: Repository, entry: object, files: object = None) -> None:
    """Say the same of every commit of the repository."""
    commits = repository.landed(repository.head or "")
    memory = Memory(cache, None)
    for name, lie in (("history", entry), ("files", files)):
        cache.put_many(namespace(name), {memory.key("okrs/", commit): lie for commit in commits})


TOUCHING = [True, [], [], [], None]
LIES: dict[str, tuple[object, object]] = {
    "nonsense": (["nonsense"], []),
    "null": (None, []),
    "nonsense for files": (TOUCHING, ["nonsense"]),
    "a file that never was": (TOUCHING, [["okrs.yaml", "1" * 40, "workspace", []]]),
}


@pytest.mark.parametrize("lie", LIES)
def test_a_cache_that_lies_about_files_is_not_believed(lived: Workshop, cache: Cache, lie: str) -> None:
    opened = Repository.open(lived.folder)
    poison(cache, opened, *LIES[lie])
    lived.commit("Something new", {"okrs/company.yaml": okr_file(team="company")})
    assert read_timeline(opened, cache=cache) == read_timeline(opened)
    lose_old_versions(lived)
    assert read_timeline(opened, cache=cache).commits == 12  # and what is true has taken the place of the lie


def test_a_history_that_is_completed_is_read_anew(lived: Workshop, cache: Cache, tmp_path: Path) -> None:
    lived.git("clone", "--quiet", "--depth=3", lived.folder.as_uri(), str(tmp_path / "clone"))
    cut = read_timeline(Repository.open(tmp_path / "clone"), cache=cache)
    assert cut.cut_at == lived.git("rev-parse", "HEAD~2")
    assert cut.deepen
    lived.git("-C", str(tmp_path / "clone"), *cut.deepen.split()[1:], "--quiet")
    whole = read_timeline(Repository.open(tmp_path / "clone"), cache=cache)
    assert whole == read_timeline(Repository.open(lived.folder))


def test_a_cut_history_grows_as_a_whole_one_does(lived: Workshop, cache: Cache, tmp_path: Path) -> None:
    clone = tmp_path / "clone"
    lived.git("clone", "--quiet", "--depth=4", lived.folder.as_uri(), str(clone))
    read_timeline(Repository.open(clone), cache=cache)
    lived.commit("Copy", {"okrs/copy.yaml": (lived.folder / "okrs/platform.yaml").read_text()})
    lived.git("-C", str(clone), "pull", "--quiet", "--ff-only")
    assert read_timeline(Repository.open(clone), cache=cache) == read_timeline(Repository.open(clone))


def test_what_is_kept_of_a_commit_is_found_again(cache: Cache, lived: Workshop) -> None:
    opened = Repository.open(lived.folder)
    commits: tuple[Commit, ...] = opened.landed(opened.head or "")
    assert Memory(cache, None).recall("okrs/", commits) == {}
    poison(cache, opened, encode(EMPTY))
    assert Memory(cache, None).recall("okrs/", commits) == {commit.id: Entry() for commit in commits}
    assert Memory(cache, "cut").recall("okrs/", commits) == Memory(cache, None).recall("elsewhere/", commits) == {}
