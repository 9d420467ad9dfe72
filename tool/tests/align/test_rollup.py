"""Progress that rises along the links, worked out by hand."""

from datetime import date
from typing import Any

import pytest

from okrkit.align.graph import Graph, build_graph
from okrkit.measure.status import Status
from okrkit.plan import Plan
from okrkit.reading.build import assemble, build_okr_file, build_workspace

DAY = date(2026, 11, 22)
TEAMS = {team: {"name": team.title()} for team in ("company", "payments", "platform", "support")}


def objective(progress: float | None, *aligns_to: Any, **fields: Any) -> dict[str, Any]:
    """An objective with one key result that stands at some percent, or that nothing is known of."""
    known = {} if progress is None else {"current": progress}
    key_results = [{"id": "result", "title": "A result", "baseline": 0, "target": 100, **known}]
    return {"title": "An objective", "key_results": key_results, "aligns_to": list(aligns_to), **fields}


def graph(rollup: str = "own", **objectives: dict[str, Any]) -> Graph:
    """Objectives by ``team__id``, or ``team__id__cycle`` where that is not 2026-Q4."""
    workspace = build_workspace({"organization": "Northwind", "teams": TEAMS, "policy": {"rollup": rollup}}, "okrs.yaml")
    files = []
    for name, fields in objectives.items():
        team, id, cycle = (*name.split("__"), "2026-Q4")[:3]
        file = {"team": team, "cycle": cycle.replace("_", "-"), "objectives": [{"id": id} | fields]}
        files.append(build_okr_file(file, f"{name}.yaml"))
    return build_graph(assemble(workspace, files))


def supporting(graph: Graph, day: date = DAY) -> float | None:
    """The supporting progress of the first objective."""
    return graph.standing(graph.objectives[0], day).supporting


def near(number: float) -> Any:
    return pytest.approx(number, abs=1e-9)


def test_supporting_progress_is_the_mean_over_what_aligns_to_it_shown_beside_its_own() -> None:
    top = graph(company__a=objective(80), payments__b=objective(30, "company/a"), platform__c=objective(50, "company/a"))
    standing = top.standing(top.objectives[0], DAY)
    assert (standing.progress, standing.own, standing.supporting) == (near(0.8), near(0.8), near(0.4))
    assert standing.status is Status.ON_TRACK


def test_links_weigh() -> None:
    heavy = {"to": "company/a", "weight": 3}
    assert supporting(
        graph(company__a=objective(80), payments__b=objective(30, heavy), platform__c=objective(50, "company/a"))
    ) == near((3 * 0.3 + 0.5) / 4)


def test_an_objective_with_two_links_counts_once_by_the_heavier() -> None:
    twice = objective(30, {"to": "company/a", "weight": 1}, {"to": "company/a#result", "weight": 3})
    assert supporting(graph(company__a=objective(80), payments__b=twice, platform__c=objective(50, "company/a"))) == near(
        (3 * 0.3 + 0.5) / 4
    )


def test_what_is_unknown_or_dropped_is_left_out() -> None:
    gone = objective(90, "company/a", dropped={"date": "2026-11-01", "because": "Other plans"})
    some = graph(
        company__a=objective(80),
        payments__b=objective(30, "company/a"),
        payments__c=objective(None, "company/a"),
        platform__d=gone,
    )
    assert supporting(some) == near(0.3)
    assert supporting(some, date(2026, 10, 31)) == near(0.6)  # not dropped yet
    assert supporting(graph(company__a=objective(80), payments__c=objective(None, "company/a"))) is None
    assert supporting(graph(company__a=objective(80))) is None


def test_an_objective_that_is_carried_on_counts_once_as_the_latest_that_has_begun() -> None:
    year = graph(
        company__a__2026=objective(80),
        payments__b__2026_Q3=objective(90, "company/a"),
        payments__b__2026_Q4=objective(30, "company/a"),
        platform__c__2026_Q3=objective(70, "company/a"),
    )
    assert supporting(year) == near((0.3 + 0.7) / 2)
    assert supporting(year, date(2026, 10, 1)) == near((0.3 + 0.7) / 2)
    assert supporting(year, date(2026, 9, 30)) == near((0.9 + 0.7) / 2)
    assert supporting(year, date(2026, 6, 30)) is None


def chain(rollup: str) -> list[float | None]:
    levels = graph(
        rollup,
        company__a=objective(80),
        payments__b=objective(60, "company/a"),
        platform__c=objective(20, "payments/b"),
    )
    return [levels.standing(one, DAY).progress for one in levels.objectives]


def test_the_headline_is_what_the_policy_says() -> None:
    assert chain("own") == [near(0.8), near(0.6), near(0.2)]
    assert chain("supporting") == [near(0.2), near(0.2), near(0.2)]
    assert chain("blend") == [near((0.8 + 0.4) / 2), near((0.6 + 0.2) / 2), near(0.2)]


@pytest.mark.parametrize("first", [0, 1, 2])
def test_a_circle_ends_at_each_ones_own_progress_whoever_is_asked_first(first: int) -> None:
    circle = graph(
        "supporting",
        company__a=objective(80, "platform/c"),
        payments__b=objective(60, "company/a"),
        platform__c=objective(20, "payments/b"),
    )
    circle.standing(circle.objectives[first], DAY)
    assert [circle.standing(one, DAY).progress for one in circle.objectives] == [near(0.6), near(0.2), near(0.8)]


def test_a_thousand_levels_need_no_stack() -> None:
    levels = {f"payments__o{at}": objective(None, f"payments/o{at - 1}") for at in range(1, 3000)}
    deep = graph("supporting", payments__o0=objective(None), **levels, payments__last=objective(42, "payments/o2999"))
    assert supporting(deep) is not None
    assert supporting(deep) == near(0.42)


def test_a_cycle_without_dates_is_no_reason_to_fall_over() -> None:
    nowhen = graph(company__a__holiday=objective(80), payments__b__holiday=objective(30, "company/a"))
    standings = {nowhen.standing(one, DAY) for one in nowhen.objectives}
    assert {(one.status, one.progress, one.supporting) for one in standings} == {(Status.NOT_STARTED, None, None)}
    assert nowhen.key_result_standing(nowhen.objectives[0].key_results[0], DAY).status is Status.NOT_STARTED


def test_standings_are_worked_out_once_a_day() -> None:
    top = graph(company__a=objective(80))
    assert top.standing(top.objectives[0], DAY) is top.standing(top.objectives[0], DAY)
    assert top.standing(top.objectives[0], date(2026, 10, 2)).expected == near(1 / 91)


def test_a_key_result_stands_in_the_cycle_of_its_objective() -> None:
    top = graph(company__a__2026=objective(80))
    standing = top.key_result_standing(top.objectives[0].key_results[0], date(2026, 7, 2))
    assert (standing.progress, standing.expected, standing.status) == (near(0.8), near(182 / 364), Status.ON_TRACK)


def test_the_order_of_files_changes_nothing() -> None:
    objectives = {
        "company__a": objective(80),
        "payments__b": objective(30, "company/a"),
        "platform__c": objective(50, "company/a"),
    }
    forwards, backwards = graph(**objectives), graph(**dict(reversed(objectives.items())))
    assert [str(one.reference) for one in forwards.objectives] == [str(one.reference) for one in backwards.objectives]
    assert supporting(forwards) == supporting(backwards)


def test_a_plan_without_objectives() -> None:
    empty = build_graph(Plan("Northwind"))
    assert (empty.objectives, empty.roots(), empty.loops(), empty.orphans(), empty.unsupported()) == ((), (), (), (), ())
