"""Who supports whom in a small company: parents, children, roots, gaps, and links that run in a circle."""

from collections.abc import Iterable
from datetime import date
from time import process_time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrkit.align.gaps import serving_share, serving_teams
from okrkit.align.graph import Graph, build_graph
from okrkit.align.loops import components
from okrkit.measure.status import Status
from okrkit.objective import Objective
from okrkit.plan import Plan
from okrkit.reading.build import assemble, build_okr_file, build_workspace

TEAMS = {"company": {}, "payments": {"parent": "company"}, "platform": {"parent": "company"}, "ledger": {"parent": "platform"}}


def plan(*objectives: tuple[str, dict[str, Any]], teams: dict[str, dict[str, Any]] = TEAMS) -> Plan:
    """A plan of objectives, each told by ``team/id@cycle`` and its fields, in files of their own."""
    named = {id: {"name": id.title()} | team for id, team in teams.items()}
    workspace = build_workspace({"organization": "Northwind Roasters", "teams": named}, "okrs.yaml")
    files = []
    for reference, fields in objectives:
        team, _, rest = reference.partition("/")
        id, _, cycle = rest.partition("@")
        objective = {"id": id, "title": id} | fields
        files.append(build_okr_file({"team": team, "cycle": cycle, "objectives": [objective]}, f"{team}/{id}-{cycle}.yaml"))
    return assemble(workspace, files)


def supports(*references: str, **fields: Any) -> dict[str, Any]:
    return {"aligns_to": list(references)} | fields


def names(objectives: Iterable[Objective]) -> list[str]:
    return [str(objective.reference) for objective in objectives]


def one(graph: Graph, reference: str) -> Objective:
    return next(objective for objective in graph.objectives if str(objective.reference) == reference)


DROPPED = {"date": "2026-11-01", "because": "Other plans"}
NORTHWIND = plan(
    ("ledger/ledger-writes@2026-Q4", supports("platform/always-on")),
    ("platform/always-on@2026-Q4", supports("payments/on-time", "company/love#retention")),
    ("payments/on-time@2026-Q4", supports("company/payouts", "company/love")),
    ("payments/catalogue@2026-Q4", {}),
    ("payments/old-bet@2026-Q4", supports("company/cafes", dropped=DROPPED)),
    ("payments/on-time@2026-Q3", supports("company/payouts")),
    ("company/love@2026", {"key_results": [{"id": "retention", "title": "Merchants stay", "formerly": ["churn"]}]}),
    ("company/payouts@2026", {}),
    ("company/cafes@2026", {}),
)
GRAPH = build_graph(NORTHWIND)


def test_objectives_come_by_team_then_by_cycle_wherever_their_files_are() -> None:
    in_order = [
        "company/love@2026", "company/payouts@2026", "company/cafes@2026",
        "payments/on-time@2026-Q3", "payments/on-time@2026-Q4", "payments/catalogue@2026-Q4", "payments/old-bet@2026-Q4",
        "platform/always-on@2026-Q4", "ledger/ledger-writes@2026-Q4",
    ]  # fmt: skip
    assert names(GRAPH.objectives) == in_order


def test_parents_in_the_order_they_are_written() -> None:
    links = GRAPH.parents(one(GRAPH, "platform/always-on@2026-Q4"))
    assert [(str(link.to), str(parent.reference)) for link, parent in links] == [
        ("payments/on-time", "payments/on-time@2026-Q4"),
        ("company/love#retention", "company/love@2026"),
    ]
    assert names(parent for _, parent in GRAPH.parents(one(GRAPH, "platform/always-on@2026-Q4"), {"2026"})) == [
        "company/love@2026"
    ]


def test_children_of_an_objective_and_of_its_key_results() -> None:
    love = one(GRAPH, "company/love@2026")
    assert names(GRAPH.children(love)) == ["payments/on-time@2026-Q4", "platform/always-on@2026-Q4"]
    assert names(GRAPH.supporters(love.key_results[0])) == ["platform/always-on@2026-Q4"]
    payouts = one(GRAPH, "company/payouts@2026")
    assert names(GRAPH.children(payouts)) == ["payments/on-time@2026-Q3", "payments/on-time@2026-Q4"]
    assert names(GRAPH.children(payouts, {"2026-Q3"})) == ["payments/on-time@2026-Q3"]


def test_a_key_result_is_supported_under_an_id_it_had_before() -> None:
    graph = build_graph(
        plan(
            ("company/love@2026", {"key_results": [{"id": "retention", "title": "Merchants stay", "formerly": ["churn"]}]}),
            ("payments/on-time@2026-Q4", supports("company/love#churn")),
        )
    )
    assert names(graph.supporters(graph.objectives[0].key_results[0])) == ["payments/on-time@2026-Q4"]


def test_two_links_to_one_objective_make_one_child() -> None:
    graph = build_graph(
        plan(("company/love@2026", {}), ("payments/on-time@2026-Q4", supports("company/love", "company/love#nps")))
    )
    assert names(graph.children(graph.objectives[0])) == ["payments/on-time@2026-Q4"]
    assert len(graph.parents(graph.objectives[1])) == 2


def test_links_that_lead_nowhere_are_left_out() -> None:
    graph = build_graph(plan(("payments/on-time@2026-Q4", supports("company/nobody"))))
    assert graph.parents(graph.objectives[0]) == ()
    assert names(graph.orphans()) == ["payments/on-time@2026-Q4"]


def test_all_above_and_below_the_nearest_first() -> None:
    assert names(GRAPH.above(one(GRAPH, "ledger/ledger-writes@2026-Q4"))) == [
        "platform/always-on@2026-Q4", "payments/on-time@2026-Q4", "company/love@2026", "company/payouts@2026",
    ]  # fmt: skip
    assert names(GRAPH.below(one(GRAPH, "company/payouts@2026"), {"2026-Q4"})) == [
        "payments/on-time@2026-Q4", "platform/always-on@2026-Q4", "ledger/ledger-writes@2026-Q4",
    ]  # fmt: skip


def test_a_tree_begins_where_nothing_is_supported() -> None:
    everywhere = ["company/love@2026", "company/payouts@2026", "company/cafes@2026", "payments/catalogue@2026-Q4"]
    assert names(GRAPH.roots()) == everywhere
    assert names(GRAPH.roots({"2026", "2026-Q4"})) == everywhere
    assert names(GRAPH.roots({"2026-Q4"})) == [
        "payments/on-time@2026-Q4", "payments/catalogue@2026-Q4", "payments/old-bet@2026-Q4",
    ]  # fmt: skip


def test_what_supports_nothing_and_what_nobody_supports() -> None:
    assert names(GRAPH.orphans()) == ["payments/catalogue@2026-Q4"]
    assert names(GRAPH.orphans({"2026-Q3"})) == []
    assert names(GRAPH.unsupported()) == ["company/cafes@2026"]  # its only supporter was dropped
    assert names(GRAPH.unsupported({"2026-Q4"})) == []


def test_support_through_another_objective_of_the_company_counts() -> None:
    graph = build_graph(
        plan(
            ("company/love@2026", {}),
            ("company/love-now@2026-Q4", supports("company/love")),
            ("payments/on-time@2026-Q4", supports("company/love-now")),
        )
    )
    assert graph.unsupported() == ()
    assert names(build_graph(NORTHWIND.with_objectives(NORTHWIND.objectives[-3:])).unsupported()) == [
        "company/love@2026", "company/payouts@2026", "company/cafes@2026",
    ]  # fmt: skip


def test_where_all_teams_are_at_the_top_nothing_is_missing() -> None:
    flat = build_graph(plan(("company/love@2026", {}), ("payments/on-time@2026", {}), teams={"company": {}, "payments": {}}))
    assert (flat.orphans(), flat.unsupported(), serving_share(flat)) == ((), (), None)


def test_the_share_of_team_work_that_serves_the_company() -> None:
    assert serving_share(GRAPH) == 4 / 5  # not the catalogue; the old bet was dropped
    assert serving_share(GRAPH, {"2026-Q4"}) == 3 / 4
    assert serving_share(GRAPH, {"2026-Q3"}) == 1
    assert serving_share(GRAPH, {"2026"}) is None


def test_the_teams_that_serve_an_objective() -> None:
    assert serving_teams(GRAPH, one(GRAPH, "company/payouts@2026")) == ("payments", "platform", "ledger")
    assert serving_teams(GRAPH, one(GRAPH, "company/payouts@2026"), {"2026-Q3"}) == ("payments",)
    assert serving_teams(GRAPH, one(GRAPH, "platform/always-on@2026-Q4")) == ("ledger",)
    assert serving_teams(GRAPH, one(GRAPH, "company/cafes@2026")) == ()


def test_how_far_a_team_is_from_the_top() -> None:
    assert [GRAPH.level(team) for team in (*TEAMS, "unheard-of")] == [0, 1, 1, 2, 0]


def test_teams_above_each_other_in_a_circle_have_a_level_too() -> None:
    circle = {"payments": {"parent": "platform"}, "platform": {"parent": "payments"}}
    assert [build_graph(plan(teams=circle)).level(team) for team in circle] == [2, 2]


CIRCLE = plan(
    ("company/love@2026", {}),
    ("payments/a@2026", supports("platform/b")),
    ("platform/b@2026", supports("ledger/c")),
    ("ledger/c@2026", supports("payments/a")),
    ("ledger/d@2026", supports("ledger/c")),
    ("ledger/e@2026", supports("ledger/e", "company/love")),
)


def test_objectives_that_support_each_other_in_a_circle_are_told() -> None:
    graph = build_graph(CIRCLE)
    assert [names(loop) for loop in graph.loops()] == [
        ["payments/a@2026", "platform/b@2026", "ledger/c@2026"],
        ["ledger/e@2026"],
    ]
    assert GRAPH.loops() == ()


def test_nothing_is_endless_in_a_circle_and_nothing_is_lost() -> None:
    graph = build_graph(CIRCLE)
    first = one(graph, "payments/a@2026")
    assert names(graph.below(first)) == ["ledger/c@2026", "platform/b@2026", "ledger/d@2026"]
    assert names(graph.above(first)) == ["platform/b@2026", "ledger/c@2026"]
    assert names(graph.roots()) == ["company/love@2026", "payments/a@2026"]
    assert names(child for child in graph.children(one(graph, "ledger/e@2026"))) == []


nodes = st.integers(0, 7)
edges = st.sets(st.tuples(nodes, nodes), max_size=20)


@given(edges)
def test_every_objective_hangs_below_a_root(edges: set[tuple[int, int]]) -> None:
    objectives = [
        (f"payments/o{node}@2026", supports(*(f"payments/o{to}" for at, to in sorted(edges) if at == node)))
        for node in range(8)
    ]
    graph = build_graph(plan(*objectives))
    reached = {str(below.reference) for root in graph.roots() for below in (root, *graph.below(root))}
    assert reached == {reference for reference, _ in objectives}


@given(edges)
def test_a_component_is_all_that_reach_each_other_and_comes_before_what_leads_to_it(edges: set[tuple[int, int]]) -> None:
    leads_to = {node: [to for at, to in sorted(edges) if at == node] for node in range(8)}
    reach = {node: {node} for node in range(8)}
    for _ in range(8):
        reach = {node: found.union(*(reach[to] for at in found for to in leads_to[at])) for node, found in reach.items()}
    found = components(range(8), leads_to.__getitem__)
    assert {frozenset(part) for part in found} == {frozenset(b for b in reach[a] if a in reach[b]) for a in range(8)}
    place = {node: at for at, part in enumerate(found) for node in part}
    assert all(place[to] <= place[at] for at, to in edges)


@pytest.mark.parametrize("shape", ["wide", "deep"])
def test_five_thousand_objectives_are_no_wait(shape: str) -> None:
    above = (lambda at: at // 7) if shape == "wide" else (lambda at: at - 1)
    deep = plan(
        ("payments/o0@2026-Q4", {}), *((f"payments/o{at}@2026-Q4", supports(f"payments/o{above(at)}")) for at in range(1, 5000))
    )
    before = process_time()
    graph = build_graph(deep)
    below = graph.below(graph.objectives[0])
    assert process_time() - before < 1
    assert (len(below), len(graph.roots()), graph.loops()) == (4999, 1, ())


def test_a_key_result_is_dropped_with_its_objective() -> None:
    dropped = {"date": "2026-05-01", "because": "Nobody asked for it"}
    key_result = {"id": "late", "title": "Late payouts fall from 4 to 1", "baseline": 4, "target": 1}
    graph = build_graph(plan(("payments/on-time@2026-Q2", {"dropped": dropped, "key_results": [key_result]})))
    [objective] = graph.objectives
    before, after = date(2026, 4, 30), date(2026, 7, 1)
    assert graph.key_result_standing(objective.key_results[0], before).status is Status.NOT_STARTED
    assert graph.key_result_standing(objective.key_results[0], after).status is Status.DROPPED
