"""Where a link goes: its own cycle first, then the smallest one around it that has the objective."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrkit.address import Address
from okrkit.cycle import make_cycle, read_cycle
from okrkit.objective import KeyResult, Kind, Objective
from okrkit.plan import Plan
from okrkit.reference import Reference

HERE = Address("company.yaml")
IDS = ("2026", "2026-H2", "2026-Q3", "2026-Q4", "2026-11", "2026-W47", "2027")
CYCLES = {id: cycle for id in IDS if (cycle := read_cycle(id))}
CYCLES["holiday-push"] = make_cycle("holiday-push", date(2026, 11, 1), date(2026, 12, 31))


def objective(reference: str, *formerly: str) -> Objective:
    parsed = Reference.parse(reference)
    assert parsed
    return Objective(parsed, "Merchants recommend us", HERE, formerly=formerly)


def plan(*references: str) -> Plan:
    return Plan("Northwind", cycles=CYCLES, objectives=tuple(objective(reference) for reference in references))


def lead(plan: Plan, to: str, seen_from: str) -> str | None:
    reference = Reference.parse(to)
    assert reference
    found = plan.resolve(reference, seen_from)
    return str(found.reference) if found else None


@pytest.mark.parametrize(
    ("there", "seen_from", "found"),
    [
        (("2026", "2026-Q4"), "2026-Q4", "2026-Q4"),              # its own first
        (("2026", "2026-H2"), "2026-Q4", "2026-H2"),              # then the smallest around it
        (("2026",), "2026-Q4", "2026"),
        (("2026", "2026-H2", "2026-Q4"), "2026-11", "2026-Q4"),
        (("2026", "holiday-push", "2026-Q4"), "2026-11", "holiday-push"),
        (("2026-Q3",), "2026-Q4", None),                          # beside it
        (("2026-11",), "2026-Q4", None),                          # inside it
        (("holiday-push",), "2026-Q4", None),
        (("2027",), "2026-Q4", None),
        (("2026",), "2026-W47", "2026"),
        (("2026",), "unheard-of", None),
        (("2026", "2026-Q4"), "2027", None),
    ],
)  # fmt: skip
def test_a_link_without_a_cycle_goes_to_the_nearest(there: tuple[str, ...], seen_from: str, found: str | None) -> None:
    both_ways = [plan(*(f"company/merchant-love@{cycle}" for cycle in order)) for order in (there, there[::-1])]
    expected = found and f"company/merchant-love@{found}"
    assert [lead(one, "company/merchant-love", seen_from) for one in both_ways] == [expected, expected]


def test_a_link_with_a_cycle_goes_there_and_nowhere_else() -> None:
    both = plan("company/merchant-love@2026", "company/merchant-love@2026-Q4")
    assert lead(both, "company/merchant-love@2026", "2026-Q4") == "company/merchant-love@2026"
    assert lead(both, "company/merchant-love@2026-Q3", "2026-Q4") is None
    assert lead(both, "company/merchant-love@2026#retention", "2026-Q4") == "company/merchant-love@2026"


def test_other_teams_and_other_objectives_are_not_meant() -> None:
    assert lead(plan("payments/merchant-love@2026"), "company/merchant-love", "2026") is None
    assert lead(plan("company/merchant-trust@2026"), "company/merchant-love", "2026") is None


def test_an_id_it_had_before_still_leads_to_it() -> None:
    renamed = Plan("Northwind", cycles=CYCLES, objectives=(objective("company/merchant-love@2026", "nps", "happy-merchants"),))
    assert lead(renamed, "company/nps", "2026-Q4") == "company/merchant-love@2026"
    assert lead(renamed, "company/happy-merchants@2026", "2026-Q4") == "company/merchant-love@2026"


def test_a_current_id_wins_over_one_that_was_given_up() -> None:
    renamed, successor = objective("company/merchant-love@2026", "nps"), objective("company/nps@2026")
    for order in ((renamed, successor), (successor, renamed)):
        assert lead(Plan("Northwind", cycles=CYCLES, objectives=order), "company/nps", "2026-Q4") == "company/nps@2026"


def test_key_results_are_found_under_ids_they_had_before() -> None:
    reference = Reference("company", "merchant-love", "2026", "retention")
    kept = KeyResult(reference, "Merchants stay", Kind.OUTCOME, HERE, formerly=("churn",))
    owner = replace(objective("company/merchant-love@2026"), key_results=(kept,))
    assert (owner.key_result("retention"), owner.key_result("churn"), owner.key_result("nps")) == (kept, kept, None)


def test_an_objective_carried_on_is_the_same_in_every_cycle() -> None:
    carried = plan("company/merchant-love@2026-Q4", "company/merchant-love@2026", "company/merchant-love@2026-Q3")
    found = carried.in_every_cycle(Reference("company", "merchant-love"))
    assert [one.cycle for one in found] == ["2026", "2026-Q3", "2026-Q4"]


def test_cycles_of_the_same_days_are_told_apart_by_their_ids_and_not_by_the_order_of_files() -> None:
    twins = {id: make_cycle(id, date(2026, 10, 1), date(2026, 12, 31)) for id in ("fourth", "autumn")}
    for order in (("fourth", "autumn"), ("autumn", "fourth")):
        objectives = tuple(objective(f"company/merchant-love@{cycle}") for cycle in order)
        assert lead(Plan("Northwind", cycles=CYCLES | twins, objectives=objectives), "company/merchant-love", "2026-11") == (
            "company/merchant-love@autumn"
        )


days = st.dates(date(2026, 1, 1), date(2026, 12, 31))
spans = st.tuples(days, st.integers(0, 200))


@given(st.lists(spans, min_size=1, max_size=6), st.data())
def test_nothing_nearer_is_passed_over(spans: list[tuple[date, int]], data: st.DataObject) -> None:
    cycles = {f"c{at}": make_cycle(f"c{at}", start, start + timedelta(days=length)) for at, (start, length) in enumerate(spans)}
    there = data.draw(st.sets(st.sampled_from(sorted(cycles))))
    asker = cycles[data.draw(st.sampled_from(sorted(cycles)))]
    everything = Plan("Northwind", cycles=cycles, objectives=tuple(objective(f"company/love@{id}") for id in sorted(there)))
    found = everything.resolve(Reference("company", "love"), asker.id)
    around = [cycles[id] for id in there if cycles[id].contains(asker)]
    if asker.id in there:
        assert found
        assert found.cycle == asker.id
    elif found:
        assert cycles[found.cycle].days == min(cycle.days for cycle in around)
    else:
        assert not around


def test_current_cycles_are_those_that_run_the_shortest_first() -> None:
    running = Plan("Northwind", cycles=CYCLES).current_cycles(date(2026, 11, 18))
    assert [cycle.id for cycle in running] == ["2026-W47", "2026-11", "holiday-push", "2026-Q4", "2026-H2", "2026"]
