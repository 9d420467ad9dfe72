import re
import subprocess
import sys
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest

from okrkit.demo.build import Built, build_demo
from okrkit.demo.story.people import NAMES
from okrkit.errors import OkrError
from okrkit.plan import Plan

HEAD = "2cd91ed211e559ac6367035c68e5dd0d896fb029"
HOSTILE = """
[user]
    name = Somebody Else
    email = else@example.com
[commit]
    gpgSign = true
[core]
    autocrlf = true
    eol = crlf
    hooksPath = {hooks}
[init]
    defaultBranch = trunk
    templateDir = {template}
    defaultObjectFormat = sha256
[i18n]
    commitEncoding = ISO-8859-1
"""


def test_the_last_commit_has_the_same_id_everywhere(northwind: Built) -> None:
    assert northwind.head == HEAD, "the story changed; if that was meant, this is its new head: write it here"


def test_no_setting_of_the_person_or_the_machine_changes_a_commit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, northwind: Built
) -> None:
    template = tmp_path / "template" / "hooks"
    template.mkdir(parents=True)
    traces = tmp_path / "ran"
    for hook in ("post-checkout", "reference-transaction", "post-index-change"):
        (template / hook).write_text(f"#!/bin/sh\ntouch {traces}\n")
        (template / hook).chmod(0o755)
    (tmp_path / ".gitconfig").write_text(HOSTILE.format(hooks=template, template=template.parent))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("TZ", "Pacific/Auckland")
    monkeypatch.setenv("GIT_AUTHOR_DATE", "2001-01-01T00:00:00Z")
    monkeypatch.setenv("GIT_COMMITTER_NAME", "Somebody Else")
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "elsewhere"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(tmp_path / "index"))
    built = build_demo(tmp_path / "demo")
    assert built.head == northwind.head
    assert (built.folder / "okrs/okrs.yaml").read_bytes() == (northwind.folder / "okrs/okrs.yaml").read_bytes()
    assert not traces.exists()
    assert not (tmp_path / "elsewhere").exists()


def test_the_work_tree_is_the_last_commit(northwind: Built, git: Callable[..., str]) -> None:
    assert git("status", "--porcelain") == ""
    assert git("branch", "--format=%(refname)") == "refs/heads/main\n"
    assert git("fsck", "--strict") == ""
    files = {path: (northwind.folder / path).read_text("utf-8") for path in git("ls-files").splitlines()}
    assert files == dict(northwind.told[-1].files)


def test_it_counts_and_tells_what_git_has(northwind: Built, git: Callable[..., str]) -> None:
    assert northwind.commits == int(git("rev-list", "--count", "HEAD")) >= 60
    assert sorted(git("log", "--format=%s").splitlines()) == sorted(told.subject for told in northwind.told)


def test_dates_run_forward_and_stay_in_the_story(northwind: Built, git: Callable[..., str]) -> None:
    landed = [datetime.fromisoformat(day) for day in git("log", "--first-parent", "--reverse", "--format=%cI").splitlines()]
    assert landed == sorted(landed)
    assert (landed[0].date(), landed[-1].date()) == (date(2026, 3, 24), date(2026, 11, 20))
    assert all(told.authored <= told.committed for told in northwind.told)
    assert {str(told.authored.utcoffset()) for told in northwind.told} == {"1:00:00", "2:00:00"}


def test_only_invented_people_write_and_most_of_them_do(git: Callable[..., str]) -> None:
    writers = set(git("log", "--format=%an <%ae>%n%cn <%ce>").splitlines())
    assert writers == set(NAMES.values())
    assert all(re.fullmatch(r"[A-Z]\w+ [A-Z]\w+ <[a-z]+@example\.com>", name) for name in NAMES.values())


def test_people_in_git_are_the_people_of_the_plan(plan: Plan) -> None:
    assert {person.id: f"{person.name} <{person.email}>" for person in plan.people.values()} == NAMES


def test_every_address_on_the_web_is_an_example(northwind: Built) -> None:
    texts = [text for told in northwind.told for text in (told.message, *told.files.values())]
    hosts = {host for text in texts for host in re.findall(r"https?://([^/\s\"]+)", text)}
    assert hosts and all(host.endswith(".example.com") for host in hosts)


def test_the_first_lines_of_the_files_lead_to_a_schema(northwind: Built) -> None:
    named = 0
    for file in (northwind.folder / "okrs").rglob("*.yaml"):
        for where in re.findall(r"\$schema=(\S+)", file.read_text("utf-8")):
            assert (file.parent / where).resolve().is_file(), f"{file} names {where}"
            named += 1
    assert named > 10


@pytest.mark.parametrize("left", ["notes.txt", ".git/config", ".hidden"])
def test_a_folder_with_something_in_it_is_refused_in_a_sentence(tmp_path: Path, left: str) -> None:
    (tmp_path / left).parent.mkdir(exist_ok=True)
    (tmp_path / left).write_text("mine")
    with pytest.raises(OkrError, match="is not empty"):
        build_demo(tmp_path)
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == [tmp_path / left]


def test_a_folder_that_cannot_be_made_is_refused_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(OkrError, match="cannot be made"):
        build_demo(tmp_path / "file" / "demo")


def test_without_git_it_says_so(tmp_path: Path) -> None:
    script = (
        "from pathlib import Path\nfrom okrkit.demo.build import build_demo\nfrom okrkit.errors import OkrError\n"
        f"try:\n    build_demo(Path({str(tmp_path / 'demo')!r}))\nexcept OkrError as error:\n    print(error.message)\n"
    )
    environment = {"PATH": str(tmp_path), "HOME": str(tmp_path), "PYTHONPATH": str(Path(__file__).parents[2])}
    said = subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=True)
    assert said.stdout == "git could not be started\n"
