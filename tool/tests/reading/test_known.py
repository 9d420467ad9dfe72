"""What a command has understood already saves it work, and changes no answer."""

from itertools import pairwise

import pytest

from okrkit.reading.both import read_both
from okrkit.reading.known import Known
from okrkit.reading.load import load
from okrkit.reading.tree import MemoryTree
from tests.repositories import WORKSPACE, objective, okr_file

FINE = okr_file()
TEXTS = {
    "fine": FINE,
    "another": okr_file(objective(title="Another")),
    "no YAML": "team: [\n",
    "empty": "",
    "a list": "[]\n",
    "no part of a plan": "recipes: []\n",
    "a field too many": f"{FINE}colour: green\n",
    "a field of the wrong kind": FINE.replace("objectives:", "objectives: 3\nreview:", 1),
    "metrics": "metrics:\n  late: {name: Late payouts}\n",
    "an anchor": f"x-team: &team payments\n{FINE}",
}


def tree(text: str) -> MemoryTree:
    """A plan with a text in one place, and once more in another: there it says the same of something else."""
    return MemoryTree({"okrs.yaml": WORKSPACE, "a.yaml": text, "b/c.yaml": text})


def test_one_after_another_is_as_if_each_were_read_alone() -> None:
    known, trees = Known(), [tree(text) for text in TEXTS.values()]
    assert [load(each, known=known) for each in trees * 2] == [load(each) for each in trees * 2]


@pytest.mark.parametrize("order", [1, -1], ids=["compared first", "loaded first"])
def test_comparing_and_loading_know_of_each_other(order: int) -> None:
    known, trees = Known(), [tree(text) for text in TEXTS.values()]
    pairs = list(pairwise(trees))
    loaded, compared = [load(each) for each in trees], [read_both(*pair) for pair in pairs]
    steps = [
        lambda: [read_both(*pair, known=known) for pair in pairs] == compared,
        lambda: [load(each, known=known) for each in trees] == loaded,
    ]
    assert all(step() for step in steps[::order])


def test_what_stands_on_both_sides_is_one_value() -> None:
    known, texts = Known(), {"okrs.yaml": WORKSPACE, "a.yaml": FINE}
    before, after = (load(MemoryTree(texts | more), known=known) for more in ({}, {"b.yaml": okr_file(team="platform")}))
    compared = read_both(MemoryTree(texts), MemoryTree(texts), known=known)
    (same,) = before.plan.objectives
    assert all(any(one is same for one in plan.objectives) for plan in (after.plan, compared.before, compared.after))


def test_the_same_text_in_another_place_has_another_address() -> None:
    found = load(tree(FINE), known=Known()).plan.objectives
    assert [one.address.path for one in found] == ["a.yaml", "b/c.yaml"]
