"""What is read of files and commits is what git itself says of them, on repositories that grow by chance.

git is the oracle: `git log --raw` for what each commit changed, `git ls-tree` for what it holds.
"""

import random
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from okrkit.history.fold import Fold
from okrkit.history.timeline import read_timeline
from okrkit.history.versions import Versions
from okrkit.history.walk import touched_by, touched_in, walk
from okrkit.reading.raw import FileChange
from okrkit.reading.repository import Repository
from tests.repositories import WORKSPACE, key_result, objective, okr_file

Path_ = bytes
Entry = tuple[str, str]
"""Mode and id of what stands at a path."""
Raw = dict[Path_, tuple[Entry | None, Entry | None]]
"""What a commit changed: by path, what was there before and what is there after."""
Files = dict[Path_, tuple[bytes, bytes]]
"""A whole tree: mode and content by path."""

MARKER = b"okrs/okrs.yaml"
PLANS = (
    b"okrs/company.yaml",
    b"okrs/teams/payments/2026-Q4.yaml",
    b"okrs/teams/platform/plan.yml",
    b"okrs/with space.yaml",
    b"okrs/caf\xc3\xa9.yaml",
    b"okrs/quo\"te's \\.yaml",
    b"okrs/thing.yaml",
    b"okrs/thing.yaml/inside.yaml",  # what was a file becomes a folder
)
OTHERS = (
    b"okrs/new\nline.yaml",
    b"okrs/latin\xe9.yaml",
    b"okrs/.hidden/plan.yaml",
    b"okrs/notes.txt",
    b"okrs-old/company.yaml",  # begins like the folder of the workspace
    b"outside/plan.yaml",
    b"README.md",
)
ABSENT = "0" * 40


class Growth:
    """A history that chance decides, written by `git fast-import`."""

    def __init__(self, folder: Path, number: int) -> None:
        self.choice = random.Random(number)
        self.folder = folder
        self.marks = 0
        self.commits: list[tuple[int, Files]] = []
        self.stream: list[bytes] = []
        folder.mkdir()
        subprocess.run(["git", "init", "--quiet", "--initial-branch=main", str(folder)], check=True)

    def grow(self, commits: int) -> None:
        """A first-parent line of so many commits, and what was merged into it."""
        files: Files = {MARKER: (b"100644", WORKSPACE.encode())}
        self._commit(files, [])
        for _ in range(commits - 1):
            files, merged = dict(self.commits[-1][1]), list[int]()
            what = self.choice.randrange(10)
            if what == 0:  # nothing at all
                pass
            elif what == 1:  # back to what was
                files = dict(self.choice.choice(self.commits)[1])
            elif what in (2, 3):  # one branch, or two at once, or one with a root of its own
                for _ in range(self.choice.choice((1, 1, 2))):
                    start, side = self.choice.choice(self.commits) if self.choice.random() < 0.7 else (0, Files())
                    side = self._changed(side)
                    merged.append(self._commit(side, [start] if start else [], main=False))
                    files = self._with(files, {path: side[path] for path in side if self.choice.random() < 0.7})
            else:
                files = self._changed(files)
            self._commit(files, [self.commits[-1][0], *merged])
        subprocess.run(["git", "fast-import", "--quiet"], cwd=self.folder, input=b"".join(self.stream), check=True)

    def _changed(self, files: Files) -> Files:
        files = dict(files)
        for _ in range(self.choice.randint(1, 4)):
            path = self.choice.choice([*PLANS, *PLANS, *OTHERS, MARKER])
            there = [one for one in files if one != MARKER]
            what = self.choice.randrange(8)
            if what == 0 and there:
                files.pop(self.choice.choice(there))
            elif what == 1 and there:  # renamed
                files = self._with(files, {path: files.pop(self.choice.choice(there))} if path != MARKER else {})
            elif what == 2 and path in files and files[path][0].startswith(b"100"):
                files[path] = (b"100644" if files[path][0] == b"100755" else b"100755", files[path][1])
            elif what == 3 and path != MARKER:
                files = self._with(files, {path: self.choice.choice([(b"120000", b"company.yaml"), (b"160000", b"1" * 40)])})
            else:
                files = self._with(files, {path: (b"100644", self._text(path))})
        if self.choice.random() < 0.05:
            files.pop(MARKER, None)
        return files

    def _text(self, path: Path_) -> bytes:
        number = self.choice.randrange(6)
        if path == MARKER:
            return f"{WORKSPACE}# {number}\n".encode()
        team = self.choice.choice(("company", "payments", "platform"))
        return okr_file(objective(f"aim-{number % 3}", key_results=key_result(target=number)), team=team).encode()

    @staticmethod
    def _with(files: Files, new: Files) -> Files:
        """The files with others, which push away what cannot stand beside them."""
        for path in new:
            files = {
                one: kept for one, kept in files.items() if not one.startswith(path + b"/") and not path.startswith(one + b"/")
            }
            files[path] = new[path]
        return files

    def _commit(self, files: Files, parents: list[int], *, main: bool = True) -> int:
        self.marks += 1
        when = 1_790_000_000 + 86_400 * self.marks + self.choice.randrange(-100_000, 100_000)
        lines = [b"commit refs/heads/%s\nmark :%d\n" % (b"main" if main else b"side-%d" % self.marks, self.marks)]
        lines.append(b"committer Dana Ruiz <dana@example.com> %d -0800\ndata 0\n" % when)
        lines += [b"%s :%d\n" % (b"merge" if at else b"from", parent) for at, parent in enumerate(parents)]
        lines.append(b"deleteall\n")
        for path, (mode, content) in files.items():
            quoted = b"".join(b"\\%03o" % byte if byte < 32 or byte > 126 or byte in b'"\\' else b"%c" % byte for byte in path)
            where = content if mode == b"160000" else b"inline"
            lines.append(b'M %s %s "%s"\n' % (mode, where, quoted))
            if mode != b"160000":
                lines.append(b"data %d\n%s\n" % (len(content), content))
        self.stream.append(b"".join(lines))
        if main:
            self.commits.append((self.marks, files))
        return self.marks


def git(folder: Path, *arguments: str) -> bytes:
    return subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True).stdout


def told_by_log(folder: Path) -> dict[str, Raw]:
    """What each commit of the first-parent line changed, as `git log` tells it, the newest first."""
    options = ("--first-parent", "-m", "--root", "--raw", "-z", "--no-renames", "--no-abbrev", "--format=%H")
    tokens = iter(git(folder, "log", *options).split(b"\0"))
    commits: dict[str, Raw] = {}
    for token in tokens:
        if match := re.match(rb"\n?:(\d+) (\d+) (\w+) (\w+) \w$", token):
            old_mode, new_mode, old, new = (part.decode() for part in match.groups())
            before, after = (
                (mode, id) if id != ABSENT or mode != "000000" else None for mode, id in ((old_mode, old), (new_mode, new))
            )
            commits[list(commits)[-1]][next(tokens)] = before, after
        elif token.strip():
            commits[token.decode()] = {}
    return commits


def told_by_ls_tree(folder: Path, commit: str) -> dict[Path_, Entry]:
    """Everything that a commit holds, as `git ls-tree` tells it."""
    lines = git(folder, "ls-tree", "-r", "-z", "--full-tree", commit).split(b"\0")[:-1]
    return {
        path: (head.split()[0].decode(), head.split()[2].decode())
        for head, _, path in (line.partition(b"\t") for line in lines)
    }


def is_plan(path: Path_) -> bool:
    """Whether a plan is read from a path; the workspace is in okrs/."""
    return path in (*PLANS, MARKER)


def plan_files(entries: dict[Path_, Entry]) -> dict[str, str]:
    """The blobs of the files that a plan is read from, by path in the workspace."""
    return {path[5:].decode(): blob for path, (mode, blob) in entries.items() if is_plan(path) and mode.startswith("100")}


@pytest.fixture(scope="module", params=range(6))
def grown(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, environment_of_nobody: None) -> Path:
    """A repository with 25 commits on its branch, in one of several ways."""
    growth = Growth(tmp_path_factory.mktemp("grown") / "repository", request.param)
    growth.grow(25)
    return growth.folder


@pytest.fixture(scope="module", params=["whole", "shallow"])
def folder(request: pytest.FixtureRequest, grown: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The repository, or a clone of it that is cut off."""
    if request.param == "whole":
        return grown
    clone = tmp_path_factory.mktemp("shallow") / "clone"
    git(grown.parent, "clone", "--quiet", "--no-checkout", "--depth=9", grown.as_uri(), str(clone))
    return clone


def test_each_commit_changed_what_git_log_says(folder: Path) -> None:
    repository = Repository.open(folder)
    commits = repository.landed("HEAD")
    expected = told_by_log(folder)
    assert [commit.id for commit in commits] == list(expected)
    for prefix in ("", "okrs/"):
        found = {
            id: {path: (before, after) for path, before, after in changes}
            for id, changes in repository.changes(commits, prefix)
        }
        for commit in commits:
            below = {path: sides for path, sides in expected[commit.id].items() if path.startswith(prefix.encode())}
            assert found.get(commit.id, {}) == ({} if commit.id in repository.shallow_boundary else below)


def test_each_commit_holds_what_git_ls_tree_says(folder: Path) -> None:
    repository = Repository.open(folder)
    for commit in repository.landed("HEAD"):
        expected = told_by_ls_tree(folder, commit.id)
        assert dict(repository.listing(commit.id)) == expected
        if MARKER in expected:
            tree = repository.tree(commit.id)
            assert {text.path: text.blob for text in tree.texts()} == plan_files(expected)


def folded(repository: Repository) -> Iterator[tuple[str, dict[str, str | None], dict[str, str]]]:
    """For each commit, the oldest first: the versions of files that it brought, and all that there are after it."""
    steps = walk(repository, repository.landed("HEAD"), "okrs/", lambda *_: {})[::-1]
    fold, touched = Fold(Versions(repository)), touched_in(repository, steps)
    if steps[0].commit.id in repository.shallow_boundary:
        there = repository.listing(steps[0].commit.id, "okrs/")
        fold.begin_at(touched_by([FileChange(path, None, version) for path, version in there], "okrs/"))
    for step in steps:
        _, files = fold.step(touched.get(step.commit.id, ()), step.moved_from)
        brought = {path: good.blob if good else None for path, good in files}
        yield step.commit.id, brought, {path: good.blob for path, good in fold.state.files.items()}


def test_history_knows_at_each_commit_the_files_that_git_knows(folder: Path) -> None:
    """Of a path at which there is no file, what was read there last stays."""
    repository, changed = Repository.open(folder), told_by_log(folder)
    for id, brought, files in folded(repository):
        now = told_by_ls_tree(folder, id)
        names = {path[5:].decode() for path in (*PLANS, MARKER) if now.get(path, ("100644",))[0].startswith("100")}
        assert {path: blob for path, blob in files.items() if path in names} == plan_files(now)
        if id not in repository.shallow_boundary:
            after = {path[5:].decode(): entry for path, (_, entry) in changed[id].items() if is_plan(path)}
            expected = {path: entry[1] if entry else None for path, entry in after.items() if path in names}
            assert {path: blob for path, blob in brought.items() if path in names} == expected


def test_a_commit_tells_something_only_where_it_changed_the_plan(folder: Path) -> None:
    repository = Repository.open(folder)
    timeline, expected = read_timeline(repository), told_by_log(folder)
    told = [moment.commit.id for moment in timeline.moments]
    assert told == [id for id in expected if id in told]
    assert timeline.commits == len(expected)
    for id in told:
        assert any(path.startswith(b"okrs/") for path in expected[id])


def test_chance_tries_everything(grown: Path) -> None:
    commits = told_by_log(grown)
    parents = [line.split()[1:] for line in git(grown, "rev-list", "--first-parent", "--parents", "main").splitlines()]
    modes = {tuple(side[0] if side else "" for side in sides) for raw in commits.values() for sides in raw.values()}
    assert max(map(len, parents)) > 1
    assert not all(commits.values())
    assert {("", "100644"), ("100644", ""), ("100644", "100644")} < modes
    assert any(mode in ("120000", "160000") for sides in modes for mode in sides)
    assert len(git(grown, "rev-list", "--max-parents=0", "main").split()) > 1
