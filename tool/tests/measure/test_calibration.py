"""Every readable case in calibration_cases/, and what SciPy and a thousand honest forecasters say of the same numbers."""

import json
from datetime import date
from math import isnan
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from okrkit.measure.bets import Bet, Bets, bets
from okrkit.measure.calibration import FEWEST, Calibration, Verdict, calibrate, calibrate_by
from okrkit.reading.events import read_data
from okrkit.reading.load import load
from okrkit.reading.tree import MemoryTree
from okrkit.reference import Reference

WORKSPACE = {"version": 1, "organization": "Northwind Roasters", "teams": {"payments": {"name": "Payments"}}}


def cases(name: str) -> list[Any]:
    written = (Path(__file__).parent / "calibration_cases" / name).read_bytes()
    return [pytest.param(case, id=case["case"]) for case in read_data(written)]


def bets_of(case: dict[str, Any]) -> Bets:
    key_result = {"id": "late", "title": "Late payouts fall"} | case["key_result"]
    ambition = {"ambition": case["ambition"]} if "ambition" in case else {}
    objective = {"id": "on-time", "title": "Payouts arrive on time", "owner": "dana", "key_results": [key_result]} | ambition
    file = {"team": "payments", "cycle": "2026-Q3", "objectives": [objective]}
    loaded = load(MemoryTree({"okrs.yaml": json.dumps(WORKSPACE), "payments.yaml": json.dumps(file)}))
    return bets(loaded.plan, date.fromisoformat(case.get("day", "2026-10-01")))


def a_bet(confidence: float, met: bool, team: str = "payments", owner: str | None = "dana") -> Bet:
    reference = Reference(team, "on-time", "2026-Q3", "late")
    return Bet(reference, "Late payouts fall", owner, date(2026, 7, 6), confidence, float(met), met, met)


def some_bets(met: list[float], missed: list[float]) -> list[Bet]:
    return [a_bet(confidence, True) for confidence in met] + [a_bet(confidence, False) for confidence in missed]


@pytest.mark.parametrize("case", cases("bets.yaml"))
def test_what_counts_as_a_bet(case: dict[str, Any]) -> None:
    found = bets_of(case)
    assert {reason.value: count for reason, count in found.left_out.items()} == (
        {case["left_out"]: 1} if "left_out" in case else {}
    )
    wanted = case.get("bet")
    assert len(found.decided) == (wanted is not None)
    for bet in found.decided:
        said = {name: getattr(bet, name) for name in wanted} | {"owner": bet.owner, "team": bet.team, "cycle": bet.cycle}
        said = {name: value.isoformat() if isinstance(value, date) else value for name, value in said.items()}
        assert said == wanted | {"owner": "dana", "team": "payments", "cycle": "2026-Q3"}


@pytest.mark.parametrize("case", cases("calibrations.yaml"))
def test_what_bets_add_up_to(case: dict[str, Any]) -> None:
    found = calibrate(some_bets(case.get("met", []), case.get("missed", [])))
    for name, wanted in case["calibration"].items():
        said = getattr(found, name)
        assert said == (pytest.approx(wanted) if isinstance(wanted, int | float) else wanted), name
    if "curve" in case:
        assert [[band.bets, band.met] for band in found.curve] == case["curve"]
    if "shares" in case:
        assert [band.happened for band in found.curve] == case["shares"]


hundredths = st.integers(0, 100).map(lambda number: number / 100)
tables = st.lists(st.tuples(hundredths, st.booleans()), min_size=1, max_size=40)


@given(tables)
@settings(max_examples=60)
def test_scipy_finds_the_same_curve_and_score(table: list[tuple[float, bool]]) -> None:
    from numpy import array, nanmean
    from scipy.stats import binned_statistic

    said, met = array(table, dtype=float).T
    edges = [0, 0.2, 0.4, 0.6, 0.8, 1]
    found = calibrate(a_bet(*row) for row in table)
    assert found.brier == pytest.approx(nanmean((said - met) ** 2))
    assert [band.bets for band in found.curve] == list(binned_statistic(said, met, "count", edges).statistic)
    assert [band.met for band in found.curve] == list(binned_statistic(said, met, "sum", edges).statistic)
    means = binned_statistic(said, said, "mean", edges).statistic
    assert [band.said for band in found.curve] == [None if isnan(mean) else pytest.approx(mean) for mean in means]


@given(tables, tables)
@settings(max_examples=60)
def test_groups_add_up_to_the_whole(one: list[tuple[float, bool]], other: list[tuple[float, bool]]) -> None:
    mixed = [a_bet(*row) for row in one] + [a_bet(*row, team="support", owner=None) for row in other]
    teams, owners = calibrate_by(mixed, lambda bet: bet.team), calibrate_by(mixed, lambda bet: bet.owner)
    assert list(teams) == ["payments", "support"]
    assert list(owners) == ["dana", None]
    whole = calibrate(mixed)
    assert sum(group.met for group in teams.values()) == whole.met
    assert sum(group.brier * group.bets for group in teams.values()) == pytest.approx(whole.brier * whole.bets)


@pytest.mark.parametrize("count", [FEWEST, 30])
@pytest.mark.parametrize("leaning", [0.0, 0.25, -0.25])
def test_honest_people_are_rarely_told_off(count: int, leaning: float) -> None:
    from numpy.random import default_rng

    chance = default_rng(20261122)
    verdicts = []
    for _ in range(600):
        said = chance.choice([0.3, 0.4, 0.5, 0.6, 0.7], count)
        happened = chance.random(count) < said - leaning
        verdicts.append(calibrate(a_bet(float(one), bool(met)) for one, met in zip(said, happened, strict=True)).verdict)
    right = verdicts.count(Verdict.ABOUT_RIGHT) / len(verdicts)
    if leaning == 0:
        assert right > 0.93
    else:
        wrong = Verdict.TOO_CAREFUL if leaning > 0 else Verdict.TOO_SURE
        assert verdicts.count(wrong) < 5
        assert right < (0.75 if count == FEWEST else 0.3)  # few bets let much pass, thirty do not


def test_a_plan_without_a_past_has_none() -> None:
    assert calibrate(()) == Calibration(0, 0, 0, None, None, calibrate(()).curve, Verdict.TOO_FEW)
    assert [(band.bets, band.said) for band in calibrate(()).curve] == [(0, None)] * 5
