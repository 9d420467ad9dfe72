"""What work hangs on: shares by hand, what is loose and why, and what holds of every tangle of links."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrkit.align.covering import Support, most_at_a_time, supports, team_work
from okrkit.align.gaps import serves_company
from okrkit.align.graph import build_graph
from okrkit.align.hanging import Hanging, hang
from okrkit.align.loose import broken_links, loose
from okrkit.align.numbering import number_rows
from okrkit.align.outline import outline
from okrkit.plan import Plan
from tests.align.test_graph import DROPPED, plan
from tests.align.test_graph import supports as to

YEAR_AND_QUARTER = {"2026", "2026-Q4"}
NORTHWIND = plan(
    ("company/love@2026", {"key_results": [{"id": "retention", "title": "Merchants stay"}]}),
    ("company/payouts@2026", {}),
    ("company/cafes@2026", {}),
    ("company/december@2026-Q4", to("company/love", "company/payouts")),
    ("payments/on-time@2026-Q4", to("company/december", "company/love", "company/love#retention", weight=3)),
    ("payments/catalogue@2026-Q4", {}),
    ("payments/cards@2026-Q4", to("company/late", "company/love#churn")),
    ("payments/old@2026-Q3", to("company/cafes")),
    ("platform/always-on@2026-Q4", to("payments/on-time", "payments/catalogue")),
    ("platform/given-up@2026-Q4", to("company/cafes", dropped=DROPPED)),
    ("platform/after@2026-Q4", to("platform/given-up")),
    ("platform/late@2026-Q4", to("payments/old@2026-Q3")),
    ("ledger/one@2026-Q4", to("ledger/two")),
    ("ledger/two@2026-Q4", to("ledger/one")),
    ("ledger/three@2026-Q4", to("platform/ghost")),
    ("ledger/four@2026-Q4", to("ledger/one")),
)
GRAPH = build_graph(NORTHWIND)
HANGING = hang(GRAPH, YEAR_AND_QUARTER)


def shares(hanging: Hanging, plan: Plan) -> dict[str, Mapping[str, float]]:
    """By the references of objectives, without cycles, what they hang on."""
    return {
        f"{one.team}/{one.id}": {up.objective: round(share, 4) for up, share in hanging.company[one.reference].items()}
        for one in hanging.objectives
    }


def test_what_serves_several_is_divided_equally_on_the_way_up() -> None:
    found = shares(HANGING, NORTHWIND)
    assert found["company/december"] == {"love": 0.5, "payouts": 0.5}
    assert found["payments/on-time"] == {"december": 0.5, "love": 0.75, "payouts": 0.25}  # two links to love are one
    assert found["platform/always-on"] == {"december": 0.25, "love": 0.375, "payouts": 0.125}  # and half on nothing
    assert found["payments/cards"] == {"love": 1}
    assert "platform/given-up" not in found
    assert [top.id for top in HANGING.tops] == ["love", "payouts", "cafes"]
    assert {one.id: HANGING.levels[one.reference] for one in HANGING.objectives if one.team != "company"} == (
        {"on-time": 3, "catalogue": 1, "cards": 2, "always-on": 4, "after": 1, "late": 1}
        | {"one": 1, "two": 1, "three": 1, "four": 2}
    )


def test_the_work_of_a_team_counts_by_its_weights() -> None:
    payments, platform = team_work(HANGING, ("payments", "platform"), HANGING.objectives)
    assert {up.objective: share for up, share in payments.on.items()} == pytest.approx(
        {"love": (3 * 0.75 + 1) / 5, "payouts": 3 * 0.25 / 5, "cafes": 0}
    )
    assert payments.nothing == pytest.approx(1 / 5)
    assert (platform.serves, platform.nothing) == (True, pytest.approx(5 / 6))
    [nobody] = team_work(HANGING, ("ledger",), ())
    assert (nobody.serves, nobody.nothing) == (False, None)


def test_who_serves_the_company() -> None:
    found = {one.objective.id: one for one in supports(GRAPH, HANGING)}
    assert {id: (one.teams, one.direct) for id, one in found.items()} == {
        "love": (("payments", "platform"), 3),
        "payouts": (("payments", "platform"), 1),
        "december": (("payments", "platform"), 1),
        "cafes": ((), 0),
    }
    assert found["cafes"].elsewhere == ("2026-Q3",)
    assert found["payouts"].work == pytest.approx((3 * 0.25 / 5 + 0.125 / 3) / 3)  # each of the three teams counts the same


def test_why_work_hangs_on_nothing() -> None:
    assert {one.id: why.value for one, why in loose(GRAPH, HANGING)} == {
        "catalogue": "unlinked",
        "after": "dropped",
        "late": "other-time",
        "one": "circle",
        "two": "circle",
        "three": "broken",
        "four": "above",
    }
    assert [str(link.to) for _, link in broken_links(GRAPH, HANGING)] == [
        "company/late",
        "company/love#churn",
        "platform/ghost",
    ]


def test_what_follows_each_other_is_not_there_at_one_time() -> None:
    quarters = plan(
        ("company/love@2026", {}),
        *((f"payments/on-time@2026-Q{at}", to("company/love")) for at in range(1, 5)),
        ("platform/always-on@2026", to("company/love")),
    )
    assert most_at_a_time(quarters, quarters.objectives[1:]) == 2


def test_a_circle_hangs_on_what_leads_out_of_it() -> None:
    knot = plan(
        ("company/love@2026-Q4", {}),
        ("company/payouts@2026-Q4", to("payments/stray")),
        ("payments/stray@2026-Q4", to("company/payouts")),
        ("payments/one@2026-Q4", to("platform/two")),
        ("platform/two@2026-Q4", to("payments/one", "company/love", "payments/alone")),
        ("payments/alone@2026-Q4", {}),
    )
    found = shares(hang(build_graph(knot), {"2026-Q4"}), knot)
    assert found["payments/one"] == found["platform/two"] == {"love": 0.5}
    assert found["payments/stray"] == {"payouts": 1}


def test_rows_are_numbered_and_say_what_they_count() -> None:
    rows = number_rows(GRAPH, outline(GRAPH, YEAR_AND_QUARTER, lambda one: one.dropped is None), YEAR_AND_QUARTER)
    assert [(one.number, one.row.objective.id, one.in_full) for one in rows][:7] == [
        ("1", "love", "1"),
        ("1.1", "december", "1.1"),
        ("1.1.1", "on-time", "1.1.1"),
        ("1.1.1.1", "always-on", "1.1.1.1"),
        ("1.2", "on-time", "1.1.1"),
        ("1.3", "cards", "1.3"),
        ("2", "payouts", "2"),
    ]
    again = rows[4]
    assert ([str(link.to) for link in again.links], again.part) == (["company/love", "company/love#retention"], 1 / 3)


REFERENCES = [f"{team}/{id}" for team in ("company", "payments", "platform") for id in ("a", "b", "c")]


@given(st.lists(st.lists(st.sampled_from(REFERENCES), max_size=3), min_size=len(REFERENCES), max_size=len(REFERENCES)))
def test_in_any_tangle_nothing_is_counted_twice(links: list[list[str]]) -> None:
    tangle = plan(*((f"{one}@2026-Q4", to(*up)) for one, up in zip(REFERENCES, links, strict=True)))
    graph = build_graph(tangle)
    hanging = hang(graph, {"2026-Q4"})
    for one in hanging.objectives:
        if one.team != "company":
            assert -1e-9 <= hanging.hangs(one) <= 1 + 1e-9
            assert (hanging.hangs(one) > 0) == serves_company(graph, one)
        for parent in hanging.parents[one.reference]:
            assert hanging.levels[one.reference] >= hanging.levels[parent.reference]
    served: dict[str, Support] = {str(one.objective.reference): one for one in supports(graph, hanging)}
    bare = {str(one.reference) for one in graph.unsupported({"2026-Q4"})}
    assert {reference for reference, one in served.items() if not one.serving} == bare
