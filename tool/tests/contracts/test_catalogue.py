"""What the catalogue of rules promises: nothing is missing, and a name is the same everywhere."""

import re
from importlib import import_module
from pathlib import Path

import pytest

import okrkit.lint.rules
from okrkit.lint.catalogue import RULES
from okrkit.lint.rule import FAMILIES, Rule

HOME = Path(okrkit.lint.rules.__path__[0])
FILES = sorted(path for path in HOME.glob("*/*.py") if path.name != "__init__.py")
WANTED = [line.split() for line in Path(__file__).with_name("catalogue.txt").read_text("utf-8").splitlines() if line.strip()]
BY_NAME = {rule.name: rule for rule in RULES}


def name(value: object) -> str:
    return value.name if isinstance(value, Rule) else ""


def test_every_rule_of_the_list_exists_in_its_family_with_its_severity() -> None:
    assert {(rule.family, rule.name, rule.severity or "off") for rule in RULES} == {tuple(line[:3]) for line in WANTED}


def test_each_is_listed_once() -> None:
    assert len(BY_NAME) == len(RULES)


@pytest.mark.parametrize("file", FILES, ids=lambda path: path.stem)
def test_a_file_is_a_rule_of_its_name(file: Path) -> None:
    module = import_module(f"okrkit.lint.rules.{file.parent.name}.{file.stem}")
    rules = [value for value in vars(module).values() if isinstance(value, Rule)]
    assert [rule.name for rule in rules] == [file.stem.replace("_", "-")]
    assert rules[0] in RULES
    assert rules[0].family == file.parent.name


@pytest.mark.parametrize("file", FILES, ids=lambda path: path.stem)
def test_a_rule_is_short(file: Path) -> None:
    assert 25 <= len(file.read_text("utf-8").splitlines()) <= 60


@pytest.mark.parametrize("rule", RULES, ids=name)
def test_a_rule_teaches(rule: Rule) -> None:
    assert rule.lesson.endswith(".")
    assert len(rule.page) > 120, "a page says why, and what to do"
    assert rule.flagged
    assert rule.clean
    assert all(re.fullmatch("00[0-4]", number) for number in rule.source)
    assert rule.source or rule.family in ("files", "settings")


def test_families_are_known() -> None:
    assert {rule.family for rule in RULES} <= FAMILIES.keys()


@pytest.mark.parametrize(("mark", "needs"), [("T", {"reader"}), ("D", {"today"}), ("H", {"goalposts", "check_ins"})])
def test_what_the_list_marks_is_looked_at(mark: str, needs: set[str]) -> None:
    marked = {line[1] for line in WANTED if line[3] == mark}
    assert {rule.name for rule in RULES if rule.name in marked and needs.isdisjoint(rule.needs)} == set()
    assert marked


def test_what_looks_at_the_past_is_marked() -> None:
    assert {rule.name for rule in RULES if rule.reads_history} == {line[1] for line in WANTED if line[3] == "H"}
