"""The outline: every objective in full exactly once, whatever the links do."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from okrkit.align.graph import build_graph
from okrkit.align.outline import Row, outline
from okrkit.plan import Plan
from okrkit.reading.load import load
from okrkit.reading.tree import MemoryTree


def plan_of(links: dict[str, list[str]]) -> Plan:
    """One team's objectives by id, each with the ids of those that it supports."""
    written = "".join(
        f"  - {{id: {id}, title: {id.upper()}, aligns_to: [{', '.join(f'a/{up}' for up in ups)}]}}\n"
        if ups
        else f"  - {{id: {id}, title: {id.upper()}}}\n"
        for id, ups in links.items()
    )
    workspace = "version: 1\norganization: Northwind Roasters\nteams: {a: {name: A}}\n"
    return load(MemoryTree({"okrs.yaml": workspace, "a.yaml": f"team: a\ncycle: 2026\nobjectives:\n{written}"})).plan


def drawn(rows: tuple[Row, ...]) -> str:
    """Indented ids; ``=`` marks a row that stands in full elsewhere."""
    return " ".join(f"{'.' * row.depth}{row.objective.id}{'=' if row.repeated else ''}" for row in rows)


def outlined(links: dict[str, list[str]], **options: object) -> str:
    return drawn(outline(build_graph(plan_of(links)), {"2026"}, **options))  # type: ignore[arg-type]


def test_a_second_parent_repeats_a_row_without_what_is_below_it() -> None:
    assert outlined({"x": [], "y": [], "c": ["x", "y"], "d": ["c"]}) == "x .c ..d y .c="


def test_the_first_parent_has_it_in_full_even_where_it_comes_later() -> None:
    assert outlined({"x": [], "y": [], "c": ["y", "x"], "d": ["c"]}) == "x .c= y .c ..d"


def test_objectives_in_a_circle_hang_from_the_first_of_them() -> None:
    assert outlined({"x": ["y"], "y": ["x"], "z": ["y"]}) == "x .y ..x= ..z"


def test_a_row_names_its_other_parents_and_counts_what_supports_it() -> None:
    rows = outline(build_graph(plan_of({"x": [], "y": [], "c": ["x", "y"]})), {"2026"})
    assert [[parent.id for parent in row.also] for row in rows] == [[], ["y"], [], ["x"]]
    assert [row.supporters for row in rows] == [1, 0, 1, 0]


def test_what_is_kept_brings_the_way_down_to_it() -> None:
    links = {"x": [], "c": ["x"], "d": ["c"], "e": ["c"], "y": [], "f": ["y"]}
    assert outlined(links, keep=lambda objective: objective.id == "e") == "x .c ..e"
    assert outlined(links, keep=lambda objective: objective.id in "ey") == "x .c ..e y"


def test_one_top_shows_what_serves_it_in_full() -> None:
    plan = plan_of({"x": [], "y": [], "c": ["x", "y"], "d": ["c"]})
    graph = build_graph(plan)
    assert drawn(outline(graph, {"2026"}, top=plan.objectives[1])) == "y .c ..d"


def test_a_thousand_levels_are_no_problem() -> None:
    links = {"o0": []} | {f"o{level}": [f"o{level - 1}"] for level in range(1, 1500)}
    assert outline(build_graph(plan_of(links)), {"2026"})[-1].depth == 1499


@given(st.lists(st.lists(st.integers(0, 7), max_size=3, unique=True), min_size=8, max_size=8))
def test_every_objective_stands_in_full_exactly_once(ups: list[list[int]]) -> None:
    plan = plan_of({f"o{at}": [f"o{up}" for up in targets if up != at] for at, targets in enumerate(ups)})
    rows = outline(build_graph(plan), {"2026"})
    assert sorted(row.objective.id for row in rows if not row.repeated) == [f"o{at}" for at in range(8)]
    for above, row in pairwise(rows):
        assert row.depth <= above.depth + 1
