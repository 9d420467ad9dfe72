"""Files are replaced whole, and whatever stops a command, the plan is either the old one or the new one."""

import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from okrkit.errors import OkrError
from okrkit.writing.landing import files, journal, lock
from okrkit.writing.landing.files import Change, recover, take_back, write_files

KILLED = 9


CHANGES = {"one.yaml": Change(b"one: old\n", b"one: new\n"), "teams/two.yaml": Change(b"two: old\r\n", b"two: new\r\n")}


def fresh(root: Path) -> Path:
    for path, change in CHANGES.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(change.before or b"")
    return root


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    return fresh(tmp_path / "okrs")


def texts(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}


OLD = {path: change.before for path, change in CHANGES.items()}
NEW = {path: change.after for path, change in CHANGES.items()}
ALL = {**CHANGES, "teams/three/2027.yaml": Change(None, b"three: new\n")}
ALL_NEW = {path: change.after for path, change in ALL.items()}


def test_all_files_are_written_and_nothing_else_is_left(workspace: Path) -> None:
    write_files(workspace, CHANGES)
    assert texts(workspace) == NEW


def test_a_new_file_is_written_only_where_there_is_none(workspace: Path) -> None:
    write_files(workspace, {"teams/three/2026.yaml": Change(None, b"three: new\n")})
    assert (workspace / "teams" / "three" / "2026.yaml").read_bytes() == b"three: new\n"
    with pytest.raises(OkrError, match="was changed by somebody else"):
        write_files(workspace, {"one.yaml": Change(None, b"one: new\n")})


def test_one_file_that_changed_meanwhile_stops_all(workspace: Path) -> None:
    (workspace / "teams" / "two.yaml").write_bytes(b"two: mine\n")
    with pytest.raises(OkrError, match=r"teams/two\.yaml was changed by somebody else in the meantime"):
        write_files(workspace, CHANGES)
    assert texts(workspace) == {**OLD, "teams/two.yaml": b"two: mine\n"}


def test_the_mode_stays(workspace: Path) -> None:
    (workspace / "one.yaml").chmod(0o640)
    write_files(workspace, CHANGES)
    assert stat.S_IMODE((workspace / "one.yaml").stat().st_mode) == 0o640


def test_a_link_to_a_file_of_the_workspace_stays_a_link(workspace: Path) -> None:
    (workspace / "link.yaml").symlink_to("teams/two.yaml")
    write_files(workspace, {"link.yaml": CHANGES["teams/two.yaml"]})
    assert (workspace / "link.yaml").is_symlink()
    assert (workspace / "teams" / "two.yaml").read_bytes() == b"two: new\r\n"
    with pytest.raises(OkrError, match="are the same one"):
        write_files(workspace, {"link.yaml": Change(b"", b"a"), "teams/two.yaml": Change(b"", b"b")})


@pytest.mark.parametrize("target", ["../outside.yaml", "/etc/outside.yaml", ".git/hidden.yaml"])
def test_a_link_that_leaves_the_workspace_is_not_written_through(workspace: Path, target: str) -> None:
    (workspace / "link.yaml").symlink_to(target)
    with pytest.raises(OkrError, match="leads out of the workspace"):
        write_files(workspace, {"link.yaml": Change(None, b"x\n")})


def test_a_second_command_is_turned_away(workspace: Path) -> None:
    with lock.locked(workspace), pytest.raises(OkrError, match="another okr command is writing"):
        write_files(workspace, CHANGES)
    assert texts(workspace) == OLD
    write_files(workspace, CHANGES)
    assert texts(workspace) == NEW


def test_the_lock_is_where_nobody_commits_it(workspace: Path) -> None:
    assert lock.lock_file(workspace) == workspace / ".okr.lock"
    (workspace.parent / ".git").mkdir()
    (workspace.parent / ".git" / "HEAD").write_text("ref: refs/heads/main\n")
    ours, theirs = lock.lock_file(workspace), lock.lock_file(workspace.parent / "other")
    assert ours.parent == theirs.parent == workspace.parent / ".git"
    assert ours != theirs  # a journal is of one workspace: another must not take it for its own
    (workspace / ".git").write_text("gitdir: elsewhere\n")
    assert lock.lock_file(workspace) == workspace / ".okr.lock"


def test_what_is_taken_back_is_as_it_was(workspace: Path) -> None:
    changes = {**CHANGES, "teams/three/2027.yaml": Change(None, b"three: new\n")}
    write_files(workspace, changes)
    (workspace / "one.yaml").write_bytes(b"one: mine\n")
    with pytest.raises(OkrError, match="was changed by somebody else"):
        take_back(workspace, changes)
    assert texts(workspace) == {**NEW, "teams/three/2027.yaml": b"three: new\n", "one.yaml": b"one: mine\n"}
    (workspace / "one.yaml").write_bytes(b"one: new\n")
    take_back(workspace, changes)
    assert texts(workspace) == OLD
    assert not (workspace / "teams" / "three").exists()


class Dying:
    """The module os, for a process that is killed at its n-th system call; half of what it then writes is written."""

    def __init__(self, calls: int) -> None:
        self.left = calls

    def __getattr__(self, name: str) -> Any:
        thing = getattr(os, name)
        if not callable(thing) or name in ("access", "fspath", "stat_result", "getattr") or name.startswith("O_"):
            return thing

        def call(*arguments: Any, **options: Any) -> Any:
            self.left -= 1
            if self.left < 0:
                if name == "write":
                    os.write(arguments[0], arguments[1][: len(arguments[1]) // 2])
                os._exit(KILLED)
            return thing(*arguments, **options)

        return call


def in_child(work: Callable[[], None]) -> int:
    """Run something in a copy of this process; how it ended."""
    child = os.fork()
    if not child:
        try:
            work()
            os._exit(0)
        finally:
            os._exit(1)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def dying(root: Path, calls: int, work: Callable[[Path, dict[str, Change]], None]) -> None:
    broken = Dying(calls)
    for module in (files, journal, lock):
        module.os = broken  # type: ignore[attr-defined]
    work(root, ALL)


@pytest.mark.parametrize("work", [write_files, take_back])
def test_killed_between_any_two_system_calls_the_plan_is_the_old_one_or_the_new_one(
    tmp_path: Path, work: Callable[[Path, dict[str, Change]], None]
) -> None:
    seen, ended, calls = set(), KILLED, 0
    while ended == KILLED:
        root = fresh(tmp_path / str(calls))
        if work is take_back:
            write_files(root, ALL)
        ended = in_child(lambda: dying(root, calls, work))  # noqa: B023 (it is called at once)
        for path, change in ALL.items():
            found = (root / path).read_bytes() if (root / path).exists() else None
            assert found in (change.before, change.after), f"torn after {calls} calls"
        recover(root)
        assert texts(root) in (OLD, ALL_NEW), f"neither after {calls} calls"
        seen.add("new" if texts(root) == ALL_NEW else "old")
        calls += 1
    assert ended == 0
    assert seen == {"old", "new"}
    assert calls > 25


def test_what_a_killed_command_left_is_not_written_over_newer_work(tmp_path: Path) -> None:
    for calls in range(100):
        workspace = fresh(tmp_path / str(calls))
        in_child(lambda: dying(workspace, calls, write_files))  # noqa: B023
        if (workspace / "one.yaml").read_bytes() == NEW["one.yaml"]:
            break
    (workspace / "teams" / "two.yaml").write_bytes(b"two: newer\n")
    with pytest.raises(OkrError, match=r"stopped while it wrote teams/two\.yaml, which has changed since") as raised:
        write_files(workspace, {"one.yaml": Change(NEW["one.yaml"], b"one: newest\n")})
    assert str(workspace / "teams" / ".two.yaml.okr") in raised.value.help
    (workspace / "teams" / ".two.yaml.okr").unlink()
    recover(workspace)
    assert texts(workspace) == {**ALL_NEW, "teams/two.yaml": b"two: newer\n"}


@pytest.mark.parametrize(
    "left",
    [
        b"",
        b"nonsense",
        b'[["one.yaml"',
        b'[["one.yaml"]]\ndecided\n',
        b'{"a": 1}\ndecided\n',
        b'[["../outside.yaml", "", ""], ["/etc/passwd", "", ""]]\ndecided\n',
        b"\xff\xfe\ndecided\n",
    ],
)
def test_a_strange_journal_does_nothing(workspace: Path, left: bytes) -> None:
    (workspace.parent / "outside.yaml").write_bytes(b"outside\n")
    (workspace.parent / ".outside.yaml.okr").write_bytes(b"bad\n")
    (workspace / ".okr.lock").write_bytes(left)
    recover(workspace)
    assert texts(workspace) == OLD
    assert (workspace.parent / "outside.yaml").read_bytes() == b"outside\n"
