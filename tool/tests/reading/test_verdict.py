"""What was found good is remembered, and only as long as nothing that has a say in it changes."""

from pathlib import Path

import pytest

from okrkit.reading.cache import Cache
from okrkit.reading.load import load
from okrkit.reading.tree import MemoryTree
from okrkit.reading.verdict import Verdict, _name, _namespace, recall, remember, verdict_of

GOOD = {
    "okrs.yaml": "version: 1\norganization: Northwind Roasters\nteams: {shop: {name: Shop}}\n",
    "shop.yaml": "team: shop\ncycle: 2026-Q4\nobjectives:\n  - {id: love, title: Guests come back}\n",
}


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    """A cache that holds the verdict on the good plan."""
    opened = Cache.open(tmp_path)
    tree = MemoryTree(GOOD)
    remember(tree, load(tree), opened)
    return opened


def test_a_good_plan_is_remembered_with_its_counts(cache: Cache) -> None:
    assert recall(MemoryTree(GOOD), cache) == verdict_of(load(MemoryTree(GOOD))) == Verdict(2, 1, 0)


@pytest.mark.parametrize(
    "changed",
    [
        GOOD | {"shop.yaml": GOOD["shop.yaml"].replace("shop\n", "shoop\n", 1)},
        GOOD | {"more.yaml": GOOD["shop.yaml"]},
        {"okrs.yaml": GOOD["okrs.yaml"]},
        {"okrs.yaml": GOOD["okrs.yaml"], "renamed.yaml": GOOD["shop.yaml"]},
        GOOD | {"shop.yaml": GOOD["shop.yaml"] + "# a comment\n"},
    ],
)
def test_whatever_changes_is_looked_at_again(cache: Cache, changed: dict[str, str]) -> None:
    assert recall(MemoryTree(changed), cache) is None


def test_a_bad_plan_is_never_remembered(tmp_path: Path) -> None:
    tree = MemoryTree(GOOD | {"shop.yaml": "team: nobody\ncycle: 2026\nobjectives:\n  - {id: a, title: A}\n"})
    with Cache.open(tmp_path) as cache:
        remember(tree, load(tree), cache)
        assert recall(tree, cache) is None


def test_a_plan_that_names_a_schema_is_not_remembered(tmp_path: Path) -> None:
    workspace = GOOD["okrs.yaml"] + "custom_schema: custom.json\n"
    tree = MemoryTree(GOOD | {"okrs.yaml": workspace, "custom.json": "{}"})
    with Cache.open(tmp_path) as cache:
        loaded = load(tree)
        assert loaded.findings == ()
        remember(tree, loaded, cache)
        assert recall(tree, cache) is None


@pytest.mark.parametrize("entry", [None, [], [1, 2], [1, 2, "3"], [1, 2, True], {"files": 2}, 5, "good"])
def test_what_is_no_verdict_is_not_believed(cache: Cache, entry: object) -> None:
    cache.put_many(_namespace(), {_name(MemoryTree(GOOD)): entry})  # type: ignore[dict-item]
    assert recall(MemoryTree(GOOD), cache) is None
