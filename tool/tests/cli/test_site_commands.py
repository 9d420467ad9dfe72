"""`okr pages` and `okr site build` as people see them."""

import shutil
from pathlib import Path

from tests.cli.conftest import Okr


def test_pages_are_written_once_and_then_left_alone(okr: Okr, northwind: Path, tmp_path: Path) -> None:
    arguments = ("pages", str(tmp_path / "out"), "--as-of", "2026-11-22")
    first = okr(*arguments, folder=northwind)
    assert (first.errors, first.code) == ("", 0)
    again = okr(*arguments, folder=northwind)
    assert again.output.endswith(": 0 files written, 0 deleted\n")
    assert (
        "Partner cafés trust that payouts arrive"
        in (tmp_path / "out" / "2026-Q4" / "payments" / "on-time-payouts.md").read_text()
    )


def test_at_a_revision_the_pages_are_those_of_then(okr: Okr, northwind: Path, tmp_path: Path) -> None:
    said = okr("pages", str(tmp_path / "out"), "--at", "HEAD~60", "--as-of", "2026-05-01", folder=northwind)
    assert (said.errors, said.code) == ("", 0)
    assert (tmp_path / "out" / "2026-Q2").is_dir()
    assert not (tmp_path / "out" / "2026-Q4").exists()


def test_the_site_is_built_and_says_what_to_open(okr: Okr, northwind: Path, tmp_path: Path) -> None:
    folder = tmp_path / "northwind"
    shutil.copytree(northwind, folder)
    said = okr("site", "build", folder=folder)
    assert (said.output, said.errors, said.code) == (f"✔ built; open {folder}/build/site/index.html\n", "", 0)
    assert (folder / "build" / "site" / "alignment.html").is_file()


def test_from_inside_the_plan_the_site_is_still_that_of_the_repository(okr: Okr, northwind: Path, tmp_path: Path) -> None:
    folder = tmp_path / "northwind"
    shutil.copytree(northwind, folder)
    said = okr("site", "build", folder=folder / "okrs" / "teams")
    assert said.output == f"✔ built; open {folder}/build/site/index.html\n"
    assert not (folder / "okrs" / "teams" / "build").exists()


def test_a_plan_with_errors_is_not_published(okr: Okr, northwind: Path, tmp_path: Path) -> None:
    folder = tmp_path / "northwind"
    shutil.copytree(northwind, folder)
    (folder / "okrs" / "metrics.yaml").write_text("metrics: [\n", encoding="utf-8")
    said = okr("site", "build", folder=folder)
    assert said.output == ""
    assert said.code == 2
    assert "metrics.yaml:" in said.errors
    assert "Traceback" not in said.errors
