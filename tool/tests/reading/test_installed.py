"""Offers of installed packages: whose code may be imported, and whose may not. The real command is tested in cli."""

import sys
from pathlib import Path

import pytest

from okrkit.reading.installed import Offer, Refusal, find_offer, find_offers
from tests.cli.packages import install


def test_the_folders_of_the_running_python_are_believed_even_inside_the_repository() -> None:
    around = Path(sys.prefix).parent
    offer = find_offer("mkdocs.themes", "material", (around,))
    assert isinstance(offer, Offer)
    assert offer.package.startswith("mkdocs-material ")


def test_a_link_does_not_hide_where_code_lies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install(tmp_path / "plan" / "hidden")
    (tmp_path / "elsewhere").symlink_to(tmp_path / "plan" / "hidden")
    monkeypatch.syspath_prepend(str(tmp_path / "elsewhere"))
    refusal = find_offer("okrkit.rules", "northwind", (tmp_path / "plan",))
    assert isinstance(refusal, Refusal)
    assert refusal.message == "`northwind` lies beside the plan, in hidden, and code from there is never run"
    assert "northwind_rules" not in sys.modules


def test_the_whole_repository_around_a_plan_is_foreign(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "repository" / ".git").mkdir(parents=True)
    (tmp_path / "repository" / "okrs").mkdir()
    monkeypatch.syspath_prepend(str(install(tmp_path / "repository" / "tools")))
    [answer] = find_offers("okrkit.rules", ["northwind"], [tmp_path / "repository" / "okrs"])
    assert isinstance(answer, Refusal)
    [answer] = find_offers("okrkit.rules", ["northwind"], [tmp_path / "another"])
    assert isinstance(answer, Offer)


def test_what_is_on_the_path_stays_there(tmp_path: Path) -> None:
    before = list(sys.path)
    find_offer("mkdocs.themes", "material", tuple(map(Path, before)))
    assert sys.path == before


def test_without_names_nothing_is_looked_for() -> None:
    assert find_offers("okrkit.rules", [], [Path()]) == ()
