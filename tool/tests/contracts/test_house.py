"""What site/docs/decisions say about the code, held by tests.

Ruff holds the rest: a docstring on all that is public, no print, no commented-out code.
"""

import ast
import re
import statistics
from collections.abc import Iterator
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

ROOT = Path(__file__).parents[3]
PACKAGE = ROOT / "tool" / "okrkit"
MODULES = {path.relative_to(PACKAGE).as_posix(): path.read_text("utf-8") for path in sorted(PACKAGE.rglob("*.py"))}

PURE_ROOMS = ("measure", "align", "diff", "lint", "owners", "due", "request")
OUTSIDE_WORLD = {
    "io",
    "logging",
    "os",
    "pathlib",
    "random",
    "shutil",
    "socket",
    "sqlite3",
    "subprocess",
    "sys",
    "tempfile",
    "time",
}
NEVER_IMPORTED = {
    "subprocess": "git is run by GitPython, in reading/revision.py",
    "pickle": "a cache entry may be anybody's",
    "marshal": "a cache entry may be anybody's",
    "socket": "other machines are asked by requests, in hosts/wire.py",
    "urllib.request": "other machines are asked by requests, in hosts/wire.py",
    "http.client": "other machines are asked by requests, in hosts/wire.py",
}
ALLOWED_ALL_THE_SAME = {("pages/engine.py", "socket")}
"""It asks this machine whether an address is free, before a site is built to be served there."""
ENTRANCES = {"cli/opening.py", "pages/plugin.py"}
CLOCKS = {"today", "now", "utcnow", "time_ns", "time", "localtime", "gmtime"}
CLOCK_OWNERS = {"date", "datetime", "time"}

Syntax = dict[str, ast.Module]


@pytest.fixture(scope="module")
def syntax() -> Syntax:
    """What every module says, parsed."""
    return {name: ast.parse(text, name) for name, text in MODULES.items()}


def imports(tree: ast.AST) -> Iterator[str]:
    """Every module that is imported somewhere below the node, inside functions too, relative ones left out."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def clock_readings(tree: ast.AST) -> Iterator[int]:
    """The lines that call date.today(), datetime.now(), time.time() and their kin, however far the owner is qualified."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in CLOCKS:
            owner = node.func.value
            if (owner.attr if isinstance(owner, ast.Attribute) else getattr(owner, "id", None)) in CLOCK_OWNERS:
                yield node.lineno


def test_no_module_is_longer_than_250_lines() -> None:
    assert {name: length for name, text in MODULES.items() if (length := len(text.splitlines())) > 250} == {}


def test_half_of_the_modules_are_shorter_than_80_lines() -> None:
    assert statistics.median(len(text.splitlines()) for text in MODULES.values() if text) < 80


def test_a_module_is_named_for_what_it_does() -> None:
    nameless = {"utils", "util", "helpers", "helper", "common", "misc", "base", "models", "types"}
    parts = {name: set(re.split(r"[/_]|\.py$", name)) for name in MODULES}
    assert {name for name, words in parts.items() if words & nameless} == set()


def test_only_an_entrance_asks_what_day_it_is(syntax: Syntax) -> None:
    asking = {name for name, tree in syntax.items() if list(clock_readings(tree))}
    assert asking <= ENTRANCES


def test_the_search_for_clocks_finds_them() -> None:
    source = "a = date.today()\nb = datetime.datetime.now(UTC)\nc = time.time()\nd = self.now()"
    assert list(clock_readings(ast.parse(source))) == [1, 2, 3]


def test_what_would_run_programs_or_reach_the_network_is_not_imported(syntax: Syntax) -> None:
    found = {
        (name, each): NEVER_IMPORTED[each] for name, tree in syntax.items() for each in imports(tree) if each in NEVER_IMPORTED
    }
    assert set(found) == ALLOWED_ALL_THE_SAME, found


def test_the_core_is_pure(syntax: Syntax) -> None:
    rooms = {name: tree for name, tree in syntax.items() if name.split("/")[0] in PURE_ROOMS}
    assert len(rooms) > len(PURE_ROOMS)
    assert {name: found for name, tree in rooms.items() if (found := OUTSIDE_WORLD & set(imports(tree)))} == {}


def test_the_core_prints_nothing(syntax: Syntax) -> None:
    printing = {
        f"{name}:{node.lineno}"
        for name, tree in syntax.items()
        if name.split("/")[0] in PURE_ROOMS
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in {"print", "input", "open"}
    }
    assert printing == set()


def test_every_import_keeps_to_its_contract(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    assert lint_imports(config_filename="pyproject.toml", no_cache=True) == 0
