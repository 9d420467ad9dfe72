"""The public API: what it promises is there, and nothing is promised twice."""

import ast
from pathlib import Path

import okrkit


def test_every_public_name_can_be_imported_and_is_documented() -> None:
    for name in okrkit.__all__:
        assert getattr(okrkit, name).__doc__, name


def test_names_are_listed_once_and_in_one_home() -> None:
    homes = [name for names in okrkit._HOME.values() for name in names]
    assert sorted(homes) == sorted(okrkit.__all__) == okrkit.__all__


def test_type_checkers_see_the_same_homes() -> None:
    tree = ast.parse(Path(okrkit.__file__).read_text(encoding="utf-8"))
    guard = next(node for node in tree.body if isinstance(node, ast.If))
    seen = {node.module: tuple(alias.name for alias in node.names) for node in guard.body if isinstance(node, ast.ImportFrom)}
    assert seen == okrkit._HOME


def test_type_checkers_are_told_that_it_is_typed() -> None:
    assert (Path(okrkit.__file__).parent / "py.typed").is_file()
