"""A git repository as okrkit sees it: commits, the files they changed, and workspaces at any of them."""

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import BinaryIO, TypeVar

from okrkit.errors import OkrError
from okrkit.reading.brought import brought
from okrkit.reading.committed import CommittedTree, gather, path_in_workspace
from okrkit.reading.layouts import LAYOUTS, Layouts, brought_up
from okrkit.reading.raw import (
    COMMIT_FORMAT,
    Commit,
    FileChange,
    FileVersion,
    GarbledError,
    Message,
    read_blobs,
    read_commits,
    read_diff_tree,
    read_index,
    read_listing,
)
from okrkit.reading.revision import Answer, execute, missing_object, stream
from okrkit.reading.tree import WORKSPACE_FILE, is_plan_file, refused
from okrkit.reading.yaml.decoding import MOST_BYTES

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Repository:
    """An opened repository. Nothing in it is ever written, checked out or run.

    ``root`` is the top of the work tree (of a bare repository: its folder), ``prefix`` leads from there
    to the folder it was opened at, with a ``/`` at its end or empty. ``shallow_boundary`` are the
    commits at which a shallow clone was cut: their parents exist, elsewhere.
    """

    root: Path
    git_dir: Path
    prefix: str
    shallow_boundary: frozenset[str]

    @classmethod
    def open(cls, path: Path) -> "Repository":
        """The repository that holds a folder. Raises `OkrError` where none does, or git does not trust it."""
        if not path.is_dir():
            raise OkrError(f"there is no folder {path}")
        folder = path.resolve()
        of = ("-c", "safe.bareRepository=all") if looks_bare(folder) else ()
        told = execute(folder, "rev-parse", "--is-shallow-repository", "--show-prefix", of=of).needed
        shallow, _, prefix = os.fsdecode(told.removesuffix(b"\n")).partition("\n")
        git_dir = Path(os.fsdecode(execute(folder, "rev-parse", "--absolute-git-dir", of=of).needed.removesuffix(b"\n")))
        root = folder.parents[prefix.count("/") - 1] if prefix else folder
        boundary = frozenset[str]()
        if shallow == "true":
            answer = execute(folder, "rev-parse", "--git-path", "shallow", of=of)
            boundary = frozenset((folder / os.fsdecode(answer.needed.removesuffix(b"\n"))).read_text("ascii").split())
        return cls(root, git_dir, prefix, boundary)

    @property
    def head(self) -> str | None:
        """The commit that is checked out (of a bare repository: the tip of its branch); None before the first one."""
        answer = self._git("rev-parse", "--verify", "--quiet", "--end-of-options", "HEAD^{commit}")
        return answer.needed.decode("ascii").strip() if answer.status != 1 else None

    def resolve(self, revision: str) -> str:
        """The id of the commit that a revision names, as git reads revisions. Raises `OkrError` where it names none."""
        if not revision or revision.startswith("-") or not revision.isprintable():
            raise OkrError(f"`{repr(revision)[1:-1]}` is not a revision", "name a branch, a tag or a commit")
        answer = self._git("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
        if answer.status == 0:
            return answer.output.decode("ascii").strip()
        if self.head is None:
            raise OkrError("this repository has no commits yet", "commit the plan, and its history begins")
        raise OkrError(f"no commit is called `{revision}`", self._advice(revision))

    def _advice(self, revision: str) -> str:
        import difflib

        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", revision):
            return f"`git log -1 --format=%h --before='{revision} 23:59'` names the last commit by that day"
        names = self._git("for-each-ref", "--format=%(refname:short)").needed.decode("utf-8", "replace").split("\n")
        if near := difflib.get_close_matches(revision, names, n=1):
            return f"did you mean `{near[0]}`?"
        if self.shallow_boundary:
            return "this clone is shallow: `git fetch --unshallow` brings the rest"
        return "name a branch, a tag or a commit; `git log --oneline` lists them"

    def landed(self, head: str, most: int = -1) -> tuple[Commit, ...]:
        """The commits of a branch as they landed on it (its first-parent line), the newest first; at most ``most``."""
        with self._landing(head, most) as commits:
            return tuple(commits)

    @contextmanager
    def _landing(self, head: str, most: int = -1) -> Iterator[Iterator[Commit]]:
        options = ("--first-parent", "--no-commit-header", "--date=raw", "--encoding=UTF-8", f"--format={COMMIT_FORMAT}")
        with self._stream("rev-list", f"--max-count={most}", *options, "--end-of-options", head) as output:
            yield self._understood(read_commits(output))

    def landed_after(self, head: str, commit: str) -> frozenset[str]:
        """The ids of the commits that landed on a branch and that another commit does not contain."""
        return frozenset(self._git("rev-list", "--first-parent", head, f"^{commit}").needed.decode("ascii").split())

    def last_landed_by(self, day: date, head: str | None = None) -> str | None:
        """The newest commit that had landed by the end of a day, counted in the time zone it was made in."""
        start = head or self.head
        if start is None:
            return None
        with self._landing(start) as commits:
            return next((commit.id for commit in commits if commit.landed.date() <= day), None)

    def brought(self, commits: Iterable[Commit]) -> Iterator[tuple[str, list[Message]]]:
        """What people wrote who made each commit: its own message and, after it, those of the commits that it merged."""
        yield from self._understood(brought(self._git, commits))

    def changes(self, commits: Iterable[Commit], prefix: str = "") -> Iterator[tuple[str, list[FileChange]]]:
        """What each commit changed below ``prefix`` since its first parent; those that changed nothing are left out.

        Paths are bytes from the top of the repository. A root commit added all it has; a commit at which
        a shallow clone was cut is passed over, for nobody can tell what it changed.
        """
        lines = (" ".join((one.id, *one.parents[:1])) for one in commits if one.id not in self.shallow_boundary)
        options = ("--stdin", "-r", "-z", "--raw", "--root", "--no-renames", "--no-abbrev", *(("--", prefix) if prefix else ()))
        with self._stream("diff-tree", *options, stdin="".join(f"{line}\n" for line in lines)) as output:
            yield from self._understood(read_diff_tree(output))

    def listing(self, commit: str, *places: str) -> list[tuple[bytes, FileVersion]]:
        """Every file of a commit that is at or below one of ``places``; paths are bytes from the top of the repository.

        Without a place, or with an empty one, these are all.
        """
        where = ("--", *places) if places and all(places) else ()
        return list(self._understood(read_listing(self._git("ls-tree", "-r", "-z", "--full-tree", commit, *where).needed)))

    def blobs(self, ids: Iterable[str]) -> Iterator[tuple[str, bytes | None]]:
        """The content of each blob, each one once; None for one that is larger than a plan file may be.

        They are read as they are asked for, and not held. Raises `OkrError` for a missing one.
        """
        wanted = "".join(f"{id}\n" for id in dict.fromkeys(ids))
        if not wanted:
            return
        with self._stream("cat-file", "--batch", "--buffer", stdin=wanted) as output:
            for blob in self._understood(read_blobs(output, MOST_BYTES)):
                if blob.size is None:
                    raise missing_object(blob.id)
                yield blob.id, blob.data

    def workspace_at(self, commit: str) -> str | None:
        """Where the workspace is at a commit, as a prefix; None where there is none.

        It is looked for where the repository was opened and upward from there, then in ``okrs/`` of these folders,
        and taken from anywhere else if it is the only one. Raises `OkrError` where several could be meant.
        """
        near = self._workspaces(commit, [f"{prefix}{WORKSPACE_FILE}" for prefix in self._likely])
        return self._nearest(near or self._workspaces(commit, []), commit[:7])

    @property
    def _likely(self) -> list[str]:
        above = [self.prefix[: end + 1] for end, letter in enumerate(self.prefix) if letter == "/"]
        folders = [*reversed(above), ""]
        return [*folders, *(f"{folder}okrs/" for folder in folders)]

    def _nearest(self, found: Sequence[str], where: str) -> str | None:
        if here := [prefix for prefix in self._likely if prefix in found]:
            return here[0]
        if len(found) > 1:
            raise OkrError(f"{where} has {len(found)} workspaces: {', '.join(sorted(found))}", "say which with `-C`")
        return found[0] if found else None

    def _workspaces(self, commit: str, paths: Sequence[str]) -> list[str]:
        return _workspaces_in(
            self._understood(read_listing(self._git("ls-tree", "-r", "-z", "--full-tree", commit, *paths).needed))
        )

    def merge_base(self, one: str, other: str) -> str | None:
        """The last commit that two commits share; None where they share none."""
        answer = self._git("merge-base", "--end-of-options", one, other)
        return answer.needed.decode("ascii").split()[0] if answer.status != 1 else None

    def index(self, *places: str) -> list[tuple[bytes, FileVersion, bool]]:
        """Every file of the index that is at or below one of ``places``, and whether it is in conflict."""
        told = self._git("ls-files", "--stage", "-z", "--full-name", *(("--", *places) if places else ()))
        return list(self._understood(read_index(told.needed)))

    def staged(self) -> CommittedTree | None:
        """The workspace as the next commit would have it; None where it would have none."""
        index = self.index()
        prefix = self._nearest(_workspaces_in((path, version) for path, version, _ in index), "the index")
        if prefix is None:
            return None
        shown = ((path_in_workspace(path, prefix) or "", in_conflict) for path, _, in_conflict in index)
        torn = sorted({path for path, in_conflict in shown if in_conflict and is_plan_file(path)})
        message, help = "this file has a conflict that is not resolved", "resolve it, and `git add` it"
        whole = [(path, version) for path, version, in_conflict in index if not in_conflict]
        conflicts = [refused(path, message, help) for path in torn]
        return gather(self._named(prefix, "the index"), prefix, whole, self.blobs, conflicts)

    def tree(self, revision: str, layouts: Layouts = LAYOUTS) -> CommittedTree:
        """The workspace at a revision, in the newest layout. Raises `OkrError` where there is no such commit, or no plan."""
        commit = self.resolve(revision)
        prefix = self.workspace_at(commit)
        if prefix is None:
            raise OkrError(f"there is no {WORKSPACE_FILE} at {revision}", "commit the plan, or name a revision that has it")
        tree = gather(self._named(prefix, commit[:7]), prefix, self.listing(commit, prefix), self.blobs)
        return replace(tree, plan=brought_up(tree.plan, layouts))

    def _named(self, prefix: str, where: str) -> str:
        return f"{prefix.rstrip('/') or self.root.name} at {where}"

    def _git(self, command: str, *arguments: str, stdin: str = "") -> Answer:
        return execute(self.root, command, *arguments, stdin=stdin.encode("ascii"), of=self._of)

    def _stream(self, command: str, *arguments: str, stdin: str = "") -> AbstractContextManager[BinaryIO]:
        return stream(self.root, command, *arguments, stdin=stdin.encode("ascii"), of=self._of)

    @property
    def _of(self) -> tuple[str, str]:
        return f"--git-dir={self.git_dir}", f"--work-tree={self.root}"

    @staticmethod
    def _understood(values: Iterator[T]) -> Iterator[T]:
        """Values as they are read; what git never writes is an error with a sentence."""
        try:
            yield from values
        except GarbledError as error:
            raise OkrError(
                f"git wrote {error} that okrkit does not understand",
                "git 2.33 or newer is needed; `git version` tells which it is",
            ) from error


def _workspaces_in(listing: Iterable[tuple[bytes, FileVersion]]) -> list[str]:
    files = [os.fsdecode(path).rpartition("/") for path, version in listing if version.is_file]
    return [folder + slash for folder, slash, name in files if name == WORKSPACE_FILE]


def looks_bare(folder: Path) -> bool:
    """Whether the folder itself is a bare repository, and not a workspace that somebody made look like one."""
    return (folder / "HEAD").is_file() and (folder / "objects").is_dir() and not (folder / WORKSPACE_FILE).exists()
