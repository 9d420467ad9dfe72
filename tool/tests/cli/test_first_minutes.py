"""What somebody types first: the version, the schemas, the example, and all of it in a folder that no git knows."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

import okrkit
from okrkit.reading.schema import schema, schema_names
from tests.cli.conftest import Okr


def test_the_version(okr: Okr) -> None:
    assert okr("--version").output == f"okr {okrkit.__version__}\n"


def test_help_names_every_command(okr: Okr) -> None:
    said = okr("--help")
    assert said.code == 0
    for command in ("demo", "validate", "lint", "explain", "try", "tree", "log", "schema", "pages", "site"):
        assert f"\n  {command} " in said.output


def test_schemas_are_listed_and_printed_whole(okr: Okr) -> None:
    listed = [line.split()[0] for line in okr("schema").output.splitlines()]
    assert listed == list(schema_names())
    for name in listed:
        printed = json.loads(okr("schema", name).output)
        Draft202012Validator.check_schema(printed)
        assert printed == schema(name)


def test_a_schema_that_is_not_there(okr: Okr) -> None:
    said = okr("schema", "okrs")
    assert (said.output, said.code) == ("", 2)
    assert said.errors.startswith("error: there is no schema `okrs`")


def test_the_example_is_built_and_says_where_to_look(okr: Okr, tmp_path: Path) -> None:
    said = okr("demo", "my year")
    assert said.code == 0, said.errors
    assert (tmp_path / "my year" / "okrs" / "okrs.yaml").is_file()
    assert "cd 'my year'" in said.output
    assert okr("validate", "-C", "my year").code == 0
    again = okr("demo", "my year")
    assert (again.output, again.code) == ("", 2)
    assert again.errors.startswith("error: my year is not empty")


@pytest.mark.parametrize(
    "command", [["validate"], ["tree", "--as-of", "2026-11-22"], ["pages", "out", "--as-of", "2026-11-22"], ["schema", "okr"]]
)
def test_what_does_not_look_back_needs_no_repository(okr: Okr, northwind: Path, tmp_path: Path, command: list[str]) -> None:
    shutil.copytree(northwind / "okrs", tmp_path / "copy" / "okrs")
    for path in ({}, {"PATH": str(tmp_path)}):  # without a repository, and without git
        said = okr(*command, folder=tmp_path / "copy", GIT_CEILING_DIRECTORIES=str(tmp_path), **path)
        assert (said.errors, said.code) == ("", 0)
        assert said.output


def test_a_bare_repository_is_read_at_a_revision(okr: Okr, northwind: Path, tmp_path: Path) -> None:
    subprocess.run(["git", "clone", "--quiet", "--bare", str(northwind), str(tmp_path / "bare")], check=True)
    assert okr("validate", "-C", "bare", "--at", "HEAD").code == 0
    said = okr("validate", "-C", "bare")
    assert (said.output, said.code) == ("", 2)
    assert said.errors.splitlines()[1] == "help: `--at HEAD` reads the plan from that"
