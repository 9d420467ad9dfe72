"""Every readable case in cases/: a key result or an objective, and what is said of it on some days.

The values are worked out by hand; numbers may differ by what four decimals leave out. A case may
set `cycle` (2026-Q4 otherwise), fields of `policy`, and the `supporting` progress of an objective.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from okrkit.cycle import read_cycle
from okrkit.measure.forecast import forecast, pace_needed
from okrkit.measure.score import score_key_result, score_objective
from okrkit.measure.standing import stand_key_result, stand_objective
from okrkit.objective import Objective
from okrkit.reading.build import build_okr_file, build_workspace
from okrkit.reading.events import read_data


def written_cases() -> Iterator[Any]:
    for path in sorted((Path(__file__).parent / "cases").glob("*.yaml")):
        for case in read_data(path.read_bytes()):
            for day, said in case["on"].items():
                yield pytest.param(case, day, said, id=f"{path.stem}: {case['case']}, {day}")


def objective_of(case: dict[str, Any]) -> Objective:
    written = case["objective"] if "objective" in case else {"key_results": [case["key_result"]]}
    key_results = [{"id": f"kr-{at}", "title": "A result"} | one for at, one in enumerate(written.get("key_results", []))]
    objective = {"id": "on-time-payouts", "title": "Payouts arrive on time"} | written | {"key_results": key_results}
    file = {"team": "payments", "cycle": case.get("cycle", "2026-Q4"), "objectives": [objective]}
    return build_okr_file(file, "payments.yaml").objectives[0]


def what_is_said(case: dict[str, Any], day: date) -> dict[str, Any]:
    """Everything that the measures say of a case, by name."""
    objective = objective_of(case)
    cycle = read_cycle(objective.cycle)
    assert cycle
    policy = build_workspace({"organization": "Northwind", "policy": case.get("policy", {})}, "okrs.yaml").policy
    standing = stand_objective(objective, cycle, policy, day, supporting=case.get("supporting"))
    score = score_objective(objective, cycle, day)
    foreseen = needed = None
    if "key_result" in case:
        standing = stand_key_result(objective.key_results[0], cycle, policy, day)
        score = score_key_result(objective.key_results[0], cycle, day)
        foreseen = forecast(objective.key_results[0], cycle, day)
        needed = pace_needed(objective.key_results[0], cycle, day)
    said = {name: getattr(standing, name) for name in (*standing.__slots__, "points_behind")}
    said["last"] = standing.last and standing.last.date
    names = (*foreseen.__slots__, "times_the_pace") if foreseen else ()
    ahead = {name: getattr(foreseen, name) for name in names} if foreseen else None
    return said | {"score": score, "pace_needed": needed, "forecast": ahead}


def as_written(said: Any, like: Any) -> Any:
    """What is said in the form that a case is written in: dates as texts, and only the parts it names."""
    if isinstance(like, dict) and said is not None:
        return {name: as_written(said[name], part) for name, part in like.items()}
    if isinstance(like, int | float) and not isinstance(like, bool):
        return said if said is None else pytest.approx(said, abs=0.00005)
    return said.isoformat() if isinstance(said, date) else said


@pytest.mark.parametrize(("case", "day", "said"), list(written_cases()))
def test_cases_say_what_was_worked_out_by_hand(case: dict[str, Any], day: str, said: dict[str, Any]) -> None:
    assert as_written(what_is_said(case, date.fromisoformat(day)), said) == said
