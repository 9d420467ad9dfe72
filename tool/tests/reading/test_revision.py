"""The door to git: what passes through it, in which environment, and what it says when git refuses."""

import os
import subprocess
from pathlib import Path

import pytest

from okrkit.errors import OkrError
from okrkit.reading.repository import Repository
from okrkit.reading.revision import COMMANDS, execute, explain, stream
from tests.repositories import WORKSPACE, Workshop, okr_file

HOSTILE_ATTRIBUTES = "* diff=evil filter=evil merge=evil\n"
HOOKS = ("post-checkout", "post-index-change", "fsmonitor-watchman", "pre-auto-gc", "reference-transaction", "post-rewrite")


def hostile_config(program: str, pager_of: str = "") -> str:
    pagers = "".join(f'\t{command} = "{program} pager-{command}"\n' for command in sorted(COMMANDS))
    return f"""
[core]
\tfsmonitor = "{program} fsmonitor"
\thooksPath = hooks
\tsshCommand = "{program} ssh"
\tpager = "{program} pager"
\teditor = "{program} editor"
\taskPass = "{program} askpass"
\tgitProxy = "{program} proxy"
\talternateRefsCommand = "{program} alternates"
[pager]
{pagers}[diff]
\texternal = "{program} external"
\torderFile = {program}.order
\trelative = true
\tignoreSubmodules = all
\trenames = copies
\tnoprefix = true
\tsubmodule = log
[diff "evil"]
\ttextconv = "{program} textconv"
\tcommand = "{program} command"
[filter "evil"]
\tclean = "{program} clean"
\tsmudge = "{program} smudge"
\tprocess = "{program} process"
\trequired = true
[alias]
\trev-list = "!{program} alias"
\tdiff-tree = "!{program} alias"
[gpg]
\tprogram = "{program} gpg"
[credential]
\thelper = "!{program} credential"
[uploadpack]
\tpackObjectsHook = "{program} pack"
[log]
\tshowSignature = true
\tdiffMerges = combined
\tfollow = true
\tmailmap = true
[protocol]
\tallow = always
[protocol "ext"]
\tallow = always
[remote "origin"]
\turl = ext::{program} transport
\tpromisor = true
\tpartialclonefilter = blob:none
\tfetch = +refs/heads/*:refs/remotes/origin/*
[extensions]
\tpartialClone = origin
"""


@pytest.fixture
def marker(tmp_path: Path) -> Path:
    """The file into which every program of the hostile configuration writes its name."""
    return tmp_path / "programs-that-ran"


@pytest.fixture
def hostile(repository: Workshop, tmp_path: Path, marker: Path) -> Workshop:
    """Three commits, in a repository whose configuration names a program wherever git can run one."""
    repository.commit("Begin", {"okrs/okrs.yaml": WORKSPACE, "okrs/b.yaml": okr_file(), ".gitattributes": HOSTILE_ATTRIBUTES})
    repository.commit("Go on", {"okrs/a.yaml": okr_file(team="company"), "okrs/b.yaml": okr_file(cycle="2027-Q1")})
    repository.git("checkout", "-q", "-b", "side", "HEAD~1")
    repository.commit("Aside", {"okrs/c.yaml": okr_file(cycle="2027")})
    repository.git("checkout", "-q", "main")
    repository.git("merge", "-q", "--no-ff", "-m", "Merge", "side")
    program = tmp_path / "evil"
    program.write_text(f'#!/bin/sh\necho "$@" >> {marker}\nexit 1\n')
    program.chmod(0o755)
    (tmp_path / "evil.order").write_text("okrs/okrs.yaml\nokrs/b.yaml\nokrs/a.yaml\n")
    for folder in (repository.folder / "hooks", repository.folder / ".git/hooks"):
        folder.mkdir(exist_ok=True)
        for name in HOOKS:
            (folder / name).write_text(f"#!/bin/sh\necho hook-{name} >> {marker}\n")
            (folder / name).chmod(0o755)
    return repository


def read_everything(folder: Path) -> list[object]:
    """Everything that okrkit ever asks of a repository."""
    repository = Repository.open(folder)
    head = repository.resolve("main")
    commits = repository.landed(head)
    changes = list(repository.changes(commits, "okrs/"))
    tree, staged = repository.tree("HEAD"), repository.staged()
    base = repository.merge_base(head, repository.resolve("HEAD~1"))
    texts = [list(each.texts()) for each in (tree, staged) if each]
    return [head, commits, changes, texts, tree.refused, tree.read("okrs.yaml"), repository.workspace_at(head), base]


def test_no_program_of_a_hostile_configuration_runs(hostile: Workshop, marker: Path, tmp_path: Path) -> None:
    calm = read_everything(hostile.folder)
    with (hostile.folder / ".git/config").open("a") as config:
        config.write(hostile_config(str(tmp_path / "evil")))
    assert read_everything(hostile.folder) == calm
    assert read_everything(hostile.folder / "okrs")[2] == calm[2]
    assert not marker.exists()


def test_a_missing_object_starts_no_transport_of_a_hostile_configuration(
    hostile: Workshop, marker: Path, tmp_path: Path
) -> None:
    blob = hostile.git("rev-parse", "HEAD:okrs/a.yaml")
    with (hostile.folder / ".git/config").open("a") as config:
        config.write(hostile_config(str(tmp_path / "evil")))
    (hostile.folder / ".git/objects" / blob[:2] / blob[2:]).unlink()
    with pytest.raises(OkrError, match=f"{blob[:12]} is missing"):
        read_everything(hostile.folder)
    assert not marker.exists()


def test_the_hostile_programs_do_run_where_git_is_asked_carelessly(hostile: Workshop, marker: Path, tmp_path: Path) -> None:
    blob = hostile.git("rev-parse", "HEAD:okrs/a.yaml")
    with (hostile.folder / ".git/config").open("a") as config:
        config.write(hostile_config(str(tmp_path / "evil")))
    (hostile.folder / ".git/objects" / blob[:2] / blob[2:]).unlink()
    for words in (["status"], ["diff", "HEAD~1", "HEAD"], ["cat-file", "-p", blob]):
        subprocess.run(["git", *words], cwd=hostile.folder, capture_output=True, check=False)
    ran = {line.split()[0] for line in marker.read_text().splitlines()}
    assert {"fsmonitor", "process", "transport"} <= ran


def test_settings_of_the_user_change_nothing(hostile: Workshop, tmp_path: Path) -> None:
    calm = read_everything(hostile.folder)
    (Path.home() / ".gitconfig").write_text(hostile_config(str(tmp_path / "evil")).partition("[protocol]")[0])
    try:
        assert read_everything(hostile.folder / "okrs")[1:] == calm[1:]
    finally:
        (Path.home() / ".gitconfig").unlink()


def test_a_command_that_could_run_or_write_something_is_refused(repository: Workshop) -> None:
    for command in ("log", "status", "diff", "show", "fetch", "config", "checkout", "-c", "--exec-path=/tmp"):
        with pytest.raises(ValueError, match="only read objects"):
            execute(repository.folder, command)


def test_a_stream_that_fails_says_why(repository: Workshop) -> None:
    with pytest.raises(OkrError, match="111111111111 is missing"), stream(repository.folder, "rev-list", "1" * 40) as output:
        output.read()


def test_a_stream_may_be_left_before_its_end(repository: Workshop) -> None:
    repository.commit("Begin", {"okrs.yaml": "#" * 5_000_000})
    ids = repository.git("rev-parse", "HEAD:okrs.yaml").encode() + b"\n"
    with stream(repository.folder, "cat-file", "--batch", stdin=ids * 20) as output:
        assert output.readline()


def test_however_much_git_complains_nobody_waits_for_the_other(repository: Workshop) -> None:
    repository.commit("Begin", {"okrs.yaml": WORKSPACE})
    blob = repository.git("rev-parse", "HEAD:okrs.yaml")
    target = repository.folder / ".git/objects" / blob[:2] / blob[2:]
    target.chmod(0o644)
    target.write_bytes(b"nonsense")
    with stream(repository.folder, "cat-file", "--batch", stdin=f"{blob}\n".encode() * 5000) as output:
        assert output.read() == f"{blob} missing\n".encode() * 5000


FOREIGN = (
    "GIT_DIR",
    "GIT_WORK_TREE",
    "GIT_INDEX_FILE",
    "GIT_OBJECT_DIRECTORY",
    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
    "GIT_COMMON_DIR",
    "GIT_SHALLOW_FILE",
    "GIT_NAMESPACE",
    "GIT_EXTERNAL_DIFF",
    "GIT_TRACE",
    "GIT_GLOB_PATHSPECS",
    "GIT_PREFIX",
)


def test_the_environment_leads_nowhere_else(
    make_repository: object, hostile: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    calm = read_everything(hostile.folder)
    other = Workshop(hostile.folder.parent / "other")
    other.commit("Elsewhere", {"okrs/okrs.yaml": WORKSPACE})
    for name in FOREIGN:
        monkeypatch.setenv(name, str(other.folder / ".git"))
    assert read_everything(hostile.folder) == calm
    assert {name for name in FOREIGN if os.environ.get(name) == str(other.folder / ".git")} == set(FOREIGN)


def test_grafts_and_replacements_do_not_rewrite_history(hostile: Workshop) -> None:
    calm = read_everything(hostile.folder)
    head = hostile.git("rev-parse", "HEAD")
    root = hostile.git("rev-list", "--max-parents=0", "HEAD")
    hostile.git("replace", hostile.git("rev-parse", "HEAD~1"), root)
    (hostile.folder / ".git/info").mkdir(exist_ok=True)
    (hostile.folder / ".git/info/grafts").write_text(f"{head}\n")
    assert read_everything(hostile.folder) == calm


def test_git_is_missing(repository: Workshop, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    repository.commit("Begin", {"okrs.yaml": WORKSPACE})
    Repository.open(repository.folder)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(OkrError, match="git was not found"):
        Repository.open(repository.folder)


@pytest.mark.parametrize(
    ("complaint", "message"),
    [
        (
            "fatal: detected dubious ownership in repository at '/x'\nTo add an exception\n\n"
            "\tgit config --global --add safe.directory /x\n",
            "does not trust",
        ),
        ("fatal: not a git repository (or any of the parent directories): .git", "not a git repository"),
        ("fatal: could not fetch 1111 from promisor remote", "partial clone"),
        ("fatal: transport 'https' not allowed\n", "partial clone"),
        (f"error: Could not read {'1' * 40}\nfatal: Failed to traverse parents", "111111111111 is missing"),
        ("usage: git rev-list [<options>] <commit>...\n", "too old"),
        ("warning: careful\nfatal: something \x1b[31mnew\x1b[0m\n", "something \N{REPLACEMENT CHARACTER}[31mnew"),
        ("", "does not say why"),
    ],
)
def test_every_complaint_of_git_becomes_one_sentence(complaint: str, message: str) -> None:
    error = explain(complaint)
    assert message in error.message
    assert error.help
    assert "\n" not in error.message
