"""okrkit installed as other repositories install it: `nox --session hosts` runs this.

It is no part of the suite, because building an environment from the registry takes half a minute.
"""

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from tests.ci.conftest import EASED, PAYMENTS, TARGET, MakeBuild, Request
from tests.repositories import WORKSPACE, Workshop, objective, okr_file

pytestmark = pytest.mark.timeout(600)  # an environment is built, from what a registry sends

ROOT = Path(__file__).parents[3]
PLAN = "okrs/payments.yaml"
OWNED = okr_file(objective().replace("    key_results", "    owner: dana\n    key_results"))
PLAN_OF_NOBODY = okr_file()
BROKEN = OWNED.replace("owner: dana", "owner: dan")
SETTINGS = "lint: {rules: {missing-owner: {severity: error}}}\n"

Commit = Callable[..., tuple[int, str]]


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory, environment_of_nobody: None) -> Workshop:
    """This checkout as it stands, committed in a repository of its own."""
    listed = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(listed, cwd=ROOT, check=True, capture_output=True).stdout.decode().split("\0")
    copy = Workshop(tmp_path_factory.mktemp("release") / "okrkit")
    for name in names:
        if (ROOT / name).is_file():
            (copy.folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, copy.folder / name)
    copy.commit("A release")
    return copy


@pytest.fixture(scope="module")
def pre_commit_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where pre-commit keeps the environments that it builds: built once for all tests here."""
    return tmp_path_factory.mktemp("pre-commit")


@pytest.fixture
def hooked(repository: Workshop, release: Workshop, pre_commit_home: Path, monkeypatch: pytest.MonkeyPatch) -> Workshop:
    """A repository with a plan, whose commits go through both hooks; a finding it has had for long is no news to them."""
    monkeypatch.setenv("PRE_COMMIT_HOME", str(pre_commit_home))
    hooks = [{"id": "okr-validate"}, {"id": "okr-lint", "args": ["--since", "HEAD"]}]
    source = {"repo": str(release.folder), "rev": release.git("rev-parse", "HEAD"), "hooks": hooks}
    known = okr_file(objective("known", "Nobody asks where the money is"), team="platform")
    files = {"okrs/okrs.yaml": WORKSPACE + SETTINGS, PLAN: OWNED, "okrs/platform.yaml": known}
    repository.commit("A plan", {**files, ".pre-commit-config.yaml": yaml.safe_dump({"repos": [source]})})
    repository.git("config", "user.name", "Dana Ruiz")
    repository.git("config", "user.email", "dana@example.com")
    subprocess.run([sys.executable, "-m", "pre_commit", "install"], cwd=repository.folder, check=True)
    return repository


@pytest.fixture
def commit(hooked: Workshop) -> Commit:
    """A function that commits, through the hooks; how that ended, and what was said."""

    def run(*options: str, folder: str | Path = ".") -> tuple[int, str]:
        done = subprocess.run(
            ["git", "commit", "-m", "A change", *options],
            cwd=hooked.folder / folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
        return done.returncode, done.stdout.decode()

    return run


def test_a_sound_change_is_committed(hooked: Workshop, commit: Commit) -> None:
    hooked.write({PLAN: OWNED.replace("target: 0.5", "target: 0.4")})
    hooked.git("add", "--all")
    code, said = commit()
    assert code == 0, said
    assert "okr validate......" in said
    assert "okr lint.........." in said
    assert "Skipped" not in said


def test_a_change_without_yaml_waits_for_nothing(hooked: Workshop, commit: Commit) -> None:
    hooked.write({"README.md": "Our plan"})
    hooked.git("add", "--all")
    code, said = commit()
    assert code == 0, said
    assert said.count("Skipped") == 2


def test_a_broken_plan_is_not_from_a_folder_below(hooked: Workshop, commit: Commit) -> None:
    hooked.write({PLAN: BROKEN})
    hooked.git("add", "--all")
    code, said = commit(folder="okrs")
    assert code == 1
    assert "okrs/payments.yaml:6:12 error there is no person `dan`; did you mean `dana`?" in said


def test_only_what_the_commit_brings_is_held_against_it(hooked: Workshop, commit: Commit) -> None:
    hooked.write({PLAN: PLAN_OF_NOBODY})
    hooked.git("add", "--all")
    code, said = commit()
    assert code == 1
    assert "missing-owner" in said
    assert "payments/on-time-payouts@2026-Q4" in said
    assert "platform/known@2026-Q4" not in said


@pytest.mark.parametrize(("staged", "on_disk", "code"), [(OWNED + "# fine\n", BROKEN, 0), (BROKEN, OWNED, 1)])
def test_what_is_staged_is_judged(hooked: Workshop, commit: Commit, staged: str, on_disk: str, code: int) -> None:
    hooked.write({PLAN: staged})
    hooked.git("add", "--all")
    hooked.write({PLAN: on_disk})
    ended, said = commit()
    assert ended == code, said
    assert (hooked.folder / PLAN).read_text() == on_disk


@pytest.mark.parametrize("options", [["--all"], ["--", PLAN]])
def test_an_index_that_git_makes_for_one_commit(hooked: Workshop, commit: Commit, options: list[str]) -> None:
    hooked.write({PLAN: BROKEN})
    code, said = commit(*options)
    assert (code, "there is no person `dan`" in said) == (1, True)
    hooked.write({PLAN: OWNED + "# fine\n"})
    code, said = commit(*options)
    assert code == 0, said


def test_a_second_work_tree(hooked: Workshop, commit: Commit, tmp_path: Path) -> None:
    hooked.git("worktree", "add", "--quiet", str(tmp_path / "second"))
    Workshop(tmp_path / "second").write({PLAN: BROKEN})
    code, said = commit("--all", folder=tmp_path / "second")
    assert (code, "there is no person `dan`" in said) == (1, True)
    assert (hooked.folder / PLAN).read_text() == OWNED


def test_the_action_among_files_that_want_to_be_imported(
    release: Workshop, request_of: Request, build_of: MakeBuild, payments: str
) -> None:
    modules = ("pip", "venv", "ensurepip", "okrkit", "typer", "git", "json", "sitecustomize", "usercustomize")
    paths = (path for name in modules for path in (f"{name}.py", f"{name}/__init__.py", f"{name}/__main__.py"))
    traps = dict.fromkeys(paths, "open('pwned', 'w').close()\n")
    others = {"pyproject.toml": "[build-system]\nrequires = ['nothing-like-this']\n", "constraints.txt": "okrkit==0\n"}
    origin = request_of({**traps, **others, PAYMENTS: payments.replace(TARGET, EASED)})
    build = build_of(origin, action=release.folder / ".github" / "actions" / "review")
    ended = build.run(
        given={"python": {"python-path": sys.executable}}, as_of="2026-11-22", packages="colorama>=0.4\nsix # a comment\n"
    )
    assert ended.code == 1, ended.log
    assert ended.outputs["review"]["verdict"] == "failed"
    assert "1.5% → 2.5%" in ended.told
    okr = Path(ended.outputs["install"]["okr"])
    assert okr.is_relative_to(build.folder)
    packages = {path.name.split("-")[0] for path in okr.parents[1].rglob("*.dist-info")}
    assert {"okrkit", "colorama", "six", "jsonschema_rs"} <= packages
    assert list(build.workspace.rglob("pwned")) == []
    assert release.git("status", "--porcelain", "--ignored") == ""
