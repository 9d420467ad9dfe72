"""How every command ends: 0, 1 (the plan has problems) or 2 (okr could not do what was asked), and what it says first."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Okr

WORKSPACE = "version: 1\norganization: Northwind Roasters\nteams: {payments: {name: Payments}}\n"
BROKEN = "team: payments\ncycle: 2026-Q4\nobjectives:\n  - {id: calm, titel: Nobody waits}\n"

USAGE = [
    (["nonsense"], "no such command `nonsense`"),
    (["validat"], "no such command `validat`; did you mean `validate`?"),
    (["site", "biuld"], "no such command `biuld`; did you mean `build`?"),
    (["validate", "--loud"], "no such option: --loud"),
    (["tree", "--team"], "option `--team` requires an argument"),
    (["tree", "--as-of", "yesterday"], "invalid value for `--as-of`: `yesterday` is not a day; write it as 2026-11-22"),
    (["log", "--format", "xml"], "invalid value for `--format` / `-f`: `xml` is not one of `text`, `markdown`, `json`"),
    (["log", "-n", "0"], "invalid value for `--limit` / `-n`: 0 is not in the range x>=1"),
    (["validate", "-C", "nowhere"], "invalid value for `-C`: Directory `nowhere` does not exist"),
    (["demo"], "missing argument `DIR`"),
    (
        ["site", "serve", "--address", "localhost"],
        "invalid value for `--address`: `localhost` is not an address; write it as 127.0.0.1:8000",
    ),
    (
        ["site", "serve", "--address", "127.0.0.1:99999"],
        "invalid value for `--address`: `127.0.0.1:99999` is not an address; write it as 127.0.0.1:8000",
    ),
]


@pytest.mark.parametrize(("arguments", "message"), USAGE, ids=lambda value: " ".join(value) if isinstance(value, list) else "")
def test_a_command_that_was_mistyped_fails_in_the_same_words_as_everything_else(
    okr: Okr, arguments: list[str], message: str
) -> None:
    said = okr(*arguments)
    assert (said.output, said.code) == ("", 2)
    first, help = said.errors.splitlines()
    assert first == f"error: {message}"
    assert help.startswith("help: `okr ")
    assert help.endswith(" -h` says what there is to type")


ENDINGS = [
    (["validate"], 1, ""),
    (["tree"], 0, "warning: broken.yaml could not be read and is left out: `okr validate` says why"),
    (["pages", "out"], 0, "warning: broken.yaml could not be read and is left out: `okr validate` says why"),
    (["pages", "okrs.yaml"], 2, "error: invalid value for `OUT`: Directory `okrs.yaml` is a file"),
    (
        ["site", "build"],
        2,
        "error: a problem keeps the site from being built: okrkit: broken.yaml:4:16: `titel` is not a field",
    ),
    (["site", "build", "--at", "HEAD"], 2, "error: this is not a git repository, so it has no history"),
    (["log"], 2, "error: this is not a git repository, so it has no history"),
    (["tree", "--at", "HEAD"], 2, "error: this is not a git repository, so it has no history"),
    (["tree", "payments/calm"], 2, "error: there is no objective `payments/calm`"),
    (["schema", "okrs"], 2, "error: there is no schema `okrs`; did you mean `okr`?"),
    (["demo", "."], 2, "error: . is not empty"),
    (["validate", "-C", ".."], 2, "error: there is no okrs.yaml in "),
    (["--version"], 0, ""),
]


@pytest.mark.parametrize(
    ("arguments", "code", "first"), ENDINGS, ids=lambda value: " ".join(value) if isinstance(value, list) else ""
)
def test_how_it_ends_and_what_it_says_first(okr: Okr, tmp_path: Path, arguments: list[str], code: int, first: str) -> None:
    (tmp_path / "okrs.yaml").write_text(WORKSPACE)
    (tmp_path / "broken.yaml").write_text(BROKEN)
    said = okr(*arguments)
    assert said.code == code
    assert said.errors.split("\n")[0].startswith(first)
    assert bool(said.errors) == bool(first)
    assert "okr has a bug" not in said.errors


@pytest.mark.parametrize("arguments", [["validate"], ["validate", "--format", "json"], ["log", "--at", "nowhere"]])
def test_nobody_reads_to_the_end(tmp_path: Path, arguments: list[str]) -> None:
    (tmp_path / "okrs.yaml").write_text(WORKSPACE)
    (tmp_path / "broken.yaml").write_text(BROKEN)
    ends = []
    for channels in ({"stdout": _unread()}, {"stdout": _unread(), "stderr": subprocess.STDOUT}):
        run = subprocess.run([sys.executable, "-m", "okrkit", *arguments], cwd=tmp_path, check=False, **channels)
        ends.append(run.returncode)
    assert ends == ([2, 2] if "log" in arguments else [1, 1])


def test_a_closed_output_is_no_bug(tmp_path: Path) -> None:
    (tmp_path / "okrs.yaml").write_text(WORKSPACE)
    command = f"'{sys.executable}' -m okrkit validate >&- && '{sys.executable}' -m okrkit validate 2>&-"
    run = subprocess.run(["sh", "-c", command], cwd=tmp_path, check=False, capture_output=True)
    assert (run.returncode, run.stderr) == (0, b"")


def _unread() -> int:
    """The end of a pipe that nobody reads."""
    read, write = os.pipe()
    os.close(read)
    return write
