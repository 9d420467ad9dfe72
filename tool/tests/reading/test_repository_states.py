"""Every state that a real repository may be in: it is read, or refused in one sentence that says what to do."""

import os
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from okrkit.errors import OkrError
from okrkit.reading.repository import Repository
from okrkit.reading.yaml.decoding import MOST_BYTES
from tests.repositories import WORKSPACE, Workshop, okr_file

Make = Callable[..., Workshop]


@pytest.fixture
def three(repository: Workshop) -> Workshop:
    """A repository of three commits, each of which changes one file."""
    repository.commit("Begin", {"okrs/okrs.yaml": WORKSPACE})
    repository.commit("Add a plan", {"okrs/payments.yaml": okr_file()})
    repository.commit("Edit it", {"okrs/payments.yaml": okr_file(cycle="2027-Q1")})
    return repository


def paths(folder: Path, revision: str = "HEAD") -> list[str]:
    return [text.path for text in Repository.open(folder).tree(revision).texts()]


def story(folder: Path) -> list[tuple[str, list[bytes]]]:
    """Subjects with the paths that each commit changed, the newest first."""
    repository = Repository.open(folder)
    commits = repository.landed(repository.resolve("HEAD"))
    changed = dict(repository.changes(commits))
    return [(commit.subject, [change.path for change in changed.get(commit.id, [])]) for commit in commits]


def test_a_plain_repository(three: Workshop) -> None:
    assert story(three.folder) == [
        ("Edit it", [b"okrs/payments.yaml"]),
        ("Add a plan", [b"okrs/payments.yaml"]),
        ("Begin", [b"okrs/okrs.yaml"]),
    ]
    (commit,) = [
        one for one in Repository.open(three.folder).landed(three.git("rev-parse", "HEAD")) if one.subject == "Add a plan"
    ]
    assert (commit.author, commit.email, commit.landed.isoformat()) == (
        "Dana Ruiz",
        "dana@example.com",
        "2026-10-02T09:00:00+02:00",
    )


@pytest.mark.parametrize("start", ["", "okrs", "okrs/deep/er"])
def test_it_opens_at_any_folder(three: Workshop, start: str) -> None:
    (three.folder / start).mkdir(parents=True, exist_ok=True)
    repository = Repository.open(three.folder / start)
    assert repository.root == three.folder
    assert paths(three.folder / start) == ["okrs.yaml", "payments.yaml"]


def test_a_folder_that_is_no_repository(tmp_path: Path) -> None:
    with pytest.raises(OkrError, match="not a git repository") as error:
        Repository.open(tmp_path)
    assert "git init" in error.value.help


def test_a_folder_that_does_not_exist(tmp_path: Path) -> None:
    with pytest.raises(OkrError, match="there is no folder"):
        Repository.open(tmp_path / "nowhere")


def test_no_commits(repository: Workshop) -> None:
    opened = Repository.open(repository.folder)
    assert opened.head is None
    assert opened.last_landed_by(date(2026, 11, 22)) is None
    for revision in ("HEAD", "main"):
        with pytest.raises(OkrError, match="no commits yet"):
            opened.tree(revision)


def test_a_bare_repository(three: Workshop, tmp_path: Path) -> None:
    three.git("clone", "--quiet", "--bare", ".", str(tmp_path / "bare.git"))
    assert story(tmp_path / "bare.git") == story(three.folder)
    assert paths(tmp_path / "bare.git") == ["okrs.yaml", "payments.yaml"]


def test_a_bare_repository_inside_a_work_tree_is_not_walked_into(three: Workshop) -> None:
    three.git("clone", "--quiet", "--bare", ".", "okrs/embedded")
    with pytest.raises(OkrError, match="inside a bare repository"):
        Repository.open(three.folder / "okrs/embedded/objects")


def test_a_workspace_that_looks_like_a_bare_repository_is_refused(three: Workshop) -> None:
    three.git("clone", "--quiet", "--bare", ".", "okrs/embedded")
    shutil.copytree(three.folder / "okrs/embedded", three.folder / "okrs", dirs_exist_ok=True)
    with pytest.raises(OkrError, match="inside a bare repository"):
        Repository.open(three.folder / "okrs")


def test_a_worktree(three: Workshop, tmp_path: Path) -> None:
    three.git("worktree", "add", "--quiet", str(tmp_path / "tree"), "HEAD~1")
    assert [subject for subject, _ in story(tmp_path / "tree")] == ["Add a plan", "Begin"]
    assert Repository.open(tmp_path / "tree/okrs").root == tmp_path / "tree"


def test_a_detached_head(three: Workshop) -> None:
    three.git("checkout", "--quiet", "--detach", "HEAD~1")
    assert Repository.open(three.folder).head == three.git("rev-parse", "main~1")
    assert [subject for subject, _ in story(three.folder)] == ["Add a plan", "Begin"]


def test_a_submodule_is_a_repository_of_its_own(three: Workshop, make_repository: Make) -> None:
    outer = make_repository("outer")
    outer.git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(three.folder), "plan")
    assert Repository.open(outer.folder / "plan/okrs").root == outer.folder / "plan"
    assert story(outer.folder / "plan") == story(three.folder)


@pytest.fixture
def shallow(three: Workshop, tmp_path: Path) -> Path:
    """A clone of the last two of three commits."""
    three.git("clone", "--quiet", "--depth=2", three.folder.as_uri(), str(tmp_path / "shallow"))
    return tmp_path / "shallow"


def test_a_shallow_clone_never_says_that_its_first_commit_added_everything(three: Workshop, shallow: Path) -> None:
    repository = Repository.open(shallow)
    assert repository.shallow_boundary == {three.git("rev-parse", "HEAD~1")}
    assert story(shallow) == [("Edit it", [b"okrs/payments.yaml"]), ("Add a plan", [])]


def test_a_shallow_clone_tells_what_brings_the_rest(shallow: Path) -> None:
    with pytest.raises(OkrError) as error:
        Repository.open(shallow).resolve("HEAD~2")
    assert "git fetch --unshallow" in error.value.help


def test_a_worktree_of_a_shallow_clone_knows_that_it_is_shallow(three: Workshop, shallow: Path, tmp_path: Path) -> None:
    three.git("-C", str(shallow), "worktree", "add", "--quiet", "--detach", str(tmp_path / "beside"))
    assert Repository.open(tmp_path / "beside").shallow_boundary == Repository.open(shallow).shallow_boundary


def test_a_partial_clone_fetches_nothing_behind_our_back(three: Workshop, tmp_path: Path) -> None:
    three.git("config", "uploadpack.allowFilter", "true")
    target = str(tmp_path / "partial")
    three.git("clone", "--quiet", "--no-checkout", "--filter=blob:none", three.folder.as_uri(), target)
    assert story(tmp_path / "partial") == story(three.folder)
    with pytest.raises(OkrError, match="partial clone") as error:
        paths(tmp_path / "partial")
    command = error.value.help.split("`")[1]
    three.git("-C", target, *command.split()[1:])
    assert paths(tmp_path / "partial") == ["okrs.yaml", "payments.yaml"]


def test_a_missing_object_is_one_sentence(three: Workshop) -> None:
    blob = three.git("rev-parse", "HEAD:okrs/payments.yaml")
    (three.folder / ".git/objects" / blob[:2] / blob[2:]).unlink()
    with pytest.raises(OkrError, match=f"its object {blob[:12]} is missing"):
        paths(three.folder)


def test_a_missing_commit_is_one_sentence(three: Workshop) -> None:
    root = three.git("rev-parse", "HEAD~2")
    (three.folder / ".git/objects" / root[:2] / root[2:]).unlink()
    with pytest.raises(OkrError, match=f"its object {root[:12]} is missing"):
        story(three.folder)


def test_a_broken_object_is_one_sentence(three: Workshop) -> None:
    blob = three.git("rev-parse", "HEAD:okrs/payments.yaml")
    target = three.folder / ".git/objects" / blob[:2] / blob[2:]
    target.chmod(0o644)
    target.write_bytes(b"nonsense")
    with pytest.raises(OkrError) as error:
        paths(three.folder)
    assert "git fsck" in error.value.help


def test_a_repository_with_sha_256(make_repository: Make) -> None:
    wide = make_repository("wide", "--object-format=sha256")
    wide.commit("Begin", {"okrs/okrs.yaml": WORKSPACE})
    head = wide.commit("Add a plan", {"okrs/payments.yaml": okr_file()})
    assert len(head) == 64
    assert story(wide.folder) == [("Add a plan", [b"okrs/payments.yaml"]), ("Begin", [b"okrs/okrs.yaml"])]
    assert paths(wide.folder) == ["okrs.yaml", "payments.yaml"]


def test_a_merge_tells_what_it_brought_to_the_branch(three: Workshop) -> None:
    three.git("checkout", "--quiet", "-b", "side", "HEAD~1")
    three.commit("Aside", {"okrs/company.yaml": okr_file(team="company")})
    three.git("checkout", "--quiet", "main")
    three.git("merge", "--quiet", "--no-ff", "-m", "Merge the side", "side")
    assert story(three.folder)[0] == ("Merge the side", [b"okrs/company.yaml"])
    assert "Aside" not in [subject for subject, _ in story(three.folder)]


def distrust_for_real(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for path in (folder, *folder.rglob("*")):
        os.chown(path, 12345, 12345, follow_symlinks=False)


def distrust_as_git_tests_it(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")


@pytest.mark.parametrize(
    "distrust", [distrust_as_git_tests_it, *([distrust_for_real] if hasattr(os, "geteuid") and os.geteuid() == 0 else [])]
)
def test_a_repository_of_another_user(
    three: Workshop, distrust: Callable[[Path, pytest.MonkeyPatch], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    distrust(three.folder, monkeypatch)
    with pytest.raises(OkrError, match="does not trust") as error:
        Repository.open(three.folder / "okrs")
    assert error.value.help == f"if you trust it: git config --global --add safe.directory {three.folder}"
    trust = error.value.help.partition(": ")[2].split()[1:]
    settings = Path.home() / ".gitconfig"
    try:
        three.git(*trust)
        assert paths(three.folder) == ["okrs.yaml", "payments.yaml"]
    finally:
        settings.unlink(missing_ok=True)


ODD_NAMES = {
    b"okrs/new\nline.yaml": "new\\nline.yaml",
    b"okrs/caf\xe9.yaml": "caf\\xe9.yaml",
    b"okrs/\x1b[31m.yaml": "\\x1b[31m.yaml",
}


def test_an_odd_name_is_a_finding_and_hides_nothing_else(three: Workshop) -> None:
    for name in ODD_NAMES:
        three.entry(name, okr_file().encode())
    three.entry(b"okrs/a\"quote's.yaml", okr_file().encode())
    tree = Repository.open(three.folder).tree("HEAD")
    assert [text.path for text in tree.texts()] == ["a\"quote's.yaml", "okrs.yaml", "payments.yaml"]
    assert {finding.address.path for finding in tree.refused} == set(ODD_NAMES.values())
    assert [changed for _, changed in story(three.folder)][1:4] == [[name] for name in reversed(ODD_NAMES)]


def test_links_and_other_repositories_are_refused_and_not_followed(three: Workshop) -> None:
    three.entry(b"okrs/link.yaml", b"/etc/passwd", "120000")
    three.entry(b"okrs/module.yaml", b"", "160000")
    three.entry(b"okrs/vendored", b"", "160000")
    tree = Repository.open(three.folder).tree("HEAD")
    assert [text.path for text in tree.texts()] == ["okrs.yaml", "payments.yaml"]
    assert [(finding.rule, finding.address.path) for finding in tree.refused] == [
        ("unsafe-path", "link.yaml"),
        ("unsafe-path", "module.yaml"),
    ]
    assert (tree.read("link.yaml"), tree.read("module.yaml"), tree.read("nowhere.json")) == (None, None, None)


def test_a_huge_file_is_refused_and_not_read(three: Workshop) -> None:
    three.commit("A dump", {"okrs/dump.yaml": b"#" * (MOST_BYTES + 1)})
    tree = Repository.open(three.folder).tree("HEAD")
    assert [finding.address.path for finding in tree.refused] == ["dump.yaml"]
    assert [text.path for text in tree.texts()] == ["okrs.yaml", "payments.yaml"]


def test_hidden_files_and_other_files_are_no_texts_but_can_be_read(three: Workshop) -> None:
    three.commit("More", {"okrs/.draft.yaml": "a", "okrs/.github/x.yaml": "b", "okrs/extra.json": "{}", "elsewhere.yaml": "c"})
    tree = Repository.open(three.folder).tree("HEAD")
    assert [text.path for text in tree.texts()] == ["okrs.yaml", "payments.yaml"]
    assert tree.read("extra.json") == b"{}"


def test_a_name_and_a_subject_that_are_not_utf_8(three: Workshop) -> None:
    three.git("commit", "--quiet", "--allow-empty", "-F", "-", stdin=b"caf\xe9", GIT_AUTHOR_NAME="Jos\udce9")
    three.git("-c", "i18n.commitEncoding=latin-1", "commit", "--quiet", "--allow-empty", "-F", "-", stdin=b"caf\xe9")
    three.git("-c", "i18n.commitEncoding=klingon", "commit", "--quiet", "--allow-empty", "-m", "wrong")
    repository = Repository.open(three.folder)
    commits = repository.landed(three.git("rev-parse", "HEAD"))
    assert [commit.subject for commit in commits[:3]] == ["wrong", "café", "café"]
    assert commits[2].author.startswith("Jos")


def test_a_mailmap_is_not_asked(three: Workshop) -> None:
    three.commit("Rename everybody", {".mailmap": b"Somebody Else <other@example.com> <dana@example.com>\n\xff <"})
    assert {commit.author for commit in Repository.open(three.folder).landed(three.git("rev-parse", "HEAD"))} == {"Dana Ruiz"}


@pytest.mark.parametrize("revision", ["", "-x", "--output=/tmp/x", "a\nb", "a\0b", "\x1b[0m", "main\t"])
def test_a_revision_that_is_none_never_reaches_git(three: Workshop, revision: str) -> None:
    with pytest.raises(OkrError, match="is not a revision"):
        Repository.open(three.folder).resolve(revision)


@pytest.mark.parametrize(
    "revision", ["nowhere", "HEAD~9", "HEAD@{99999}", "HEAD:okrs", "a..b", "deadbeef", "é", "x" * 9000, "HEAD^{/[}"]
)
def test_a_revision_that_names_no_commit(three: Workshop, revision: str) -> None:
    with pytest.raises(OkrError, match="no commit is called"):
        Repository.open(three.folder).resolve(revision)


def test_a_revision_that_is_nearly_right(three: Workshop) -> None:
    three.git("tag", "2026-Q4-frozen", "HEAD~1")
    with pytest.raises(OkrError) as error:
        Repository.open(three.folder).resolve("2026-Q4-forzen")
    assert error.value.help == "did you mean `2026-Q4-frozen`?"


@pytest.mark.parametrize("revision", ["main", "HEAD", "HEAD~0", "note", "refs/heads/main"])
def test_revisions_resolve_to_commits(three: Workshop, revision: str) -> None:
    three.git("tag", "-m", "An annotated one", "note")
    assert Repository.open(three.folder).resolve(revision) == three.git("rev-parse", "HEAD")


def test_the_workspace_is_found_where_it_was(three: Workshop) -> None:
    three.git("mv", "okrs", "planning")
    three.commit("Move the workspace")
    three.git("mv", "planning/okrs.yaml", "planning/payments.yaml", ".")
    three.commit("Move it to the top")
    repository = Repository.open(three.folder)
    found = [repository.workspace_at(three.git("rev-parse", revision)) for revision in ("HEAD", "HEAD~1", "HEAD~2")]
    assert found == ["", "planning/", "okrs/"]
    assert [repository.tree(revision).name.split(" at ")[0] for revision in ("HEAD", "HEAD~1")] == ["repository", "planning"]


def test_from_elsewhere_in_the_repository_the_workspace_in_okrs_is_meant(three: Workshop) -> None:
    head = three.commit("Another one for the tests", {"src/tests/plan/okrs.yaml": WORKSPACE})
    assert Repository.open(three.folder / "src").workspace_at(head) == "okrs/"
    assert Repository.open(three.folder / "src" / "tests" / "plan").workspace_at(head) == "src/tests/plan/"


def test_several_workspaces_are_not_guessed_between(three: Workshop) -> None:
    three.commit("Another", {"a/okrs.yaml": WORKSPACE, "b/okrs.yaml": WORKSPACE, "okrs/okrs.yaml": None})
    assert paths(three.folder / "a") == ["okrs.yaml"]
    with pytest.raises(OkrError, match="2 workspaces: a/, b/"):
        Repository.open(three.folder).tree("HEAD")


def test_a_commit_without_a_workspace(three: Workshop) -> None:
    three.commit("Tear down", {"okrs/okrs.yaml": None})
    with pytest.raises(OkrError, match=r"no okrs\.yaml at HEAD"):
        Repository.open(three.folder).tree("HEAD")


def test_the_last_commit_of_a_day(three: Workshop) -> None:
    repository = Repository.open(three.folder)
    days = [date(2026, 9, 30), date(2026, 10, 1), date(2026, 10, 2), date(2026, 12, 1)]
    begin, add, edit = (three.git("rev-parse", f"HEAD~{back}") for back in (2, 1, 0))
    assert [repository.last_landed_by(day) for day in days] == [None, begin, add, edit]
    assert repository.last_landed_by(date(2026, 12, 1), head=add) == add
