"""What a step moves, judged by its two ends: of a plan with one objective whose cycle froze on 12 October."""

import json
from datetime import date
from typing import Any

import pytest

from okrkit.history.between import NOBODY, moves_between
from okrkit.history.goalposts import Goalpost, Origin
from okrkit.plan import Plan
from okrkit.reading.load import load
from okrkit.reading.tree import MemoryTree

TODAY = date(2026, 11, 22)
WORKSPACE = {"version": 1, "organization": "Northwind Roasters", "teams": {"payments": {"name": "Payments"}}}
LATE = {"id": "late-payouts", "title": "Late payouts fall", "baseline": 4.2, "target": 0.5, "unit": "%"}
COST = {"id": "cost", "title": "A payout costs at most 11 cents", "at_most": 0.11}
EASED = "late-payouts target 0.5 → 1.5: eased, quiet"
DROPPED = {"date": "2026-11-01", "because": "The bank left"}


def entry(before: float, after: float) -> dict[str, Any]:
    return {"rebaselines": [{"date": "2026-11-22", "from": {"target": before}, "to": {"target": after}, "because": "The bank"}]}


def plan(*key_results: dict[str, Any], frozen_from: str = "2026-10-12", **objective: Any) -> Plan:
    """A plan with these key results; without any, with the usual two."""
    written = {"id": "on-time", "title": "Every payout arrives on time", "key_results": key_results or [LATE, COST]} | objective
    file = {"team": "payments", "cycle": "2026-Q4", "objectives": [written]}
    workspace = WORKSPACE | {"cycles": [{"id": "2026-Q4", "frozen_from": frozen_from}]}
    return load(MemoryTree({"okrs.yaml": json.dumps(workspace), "payments.yaml": json.dumps(file)})).plan


def late(**news: Any) -> Plan:
    """The plan with something different in its first key result."""
    return plan(LATE | news, COST)


def told(found: tuple[Goalpost, ...]) -> list[str]:
    return [
        f"{one.reference.key_result or one.reference.objective} {move.field} {move.before} → {move.after}: "
        f"{move.direction}, {move.openness}"
        for one in found
        for move in one.moves
    ]


CASES: dict[str, tuple[Plan, Plan, list[str]]] = {
    "nothing": (plan(), plan(), []),
    "eased": (plan(), late(target=1.5), [EASED]),
    "raised": (plan(), late(target=0.2), ["late-payouts target 0.5 → 0.2: raised, quiet"]),
    "eased and declared": (plan(), late(target=1.5, **entry(0.5, 1.5)), [EASED.replace("quiet", "declared")]),
    "declared with other numbers": (plan(), late(target=1.5, **entry(0.5, 1.4)), [EASED]),
    "declared before": (late(**entry(0.5, 1.5)), late(target=1.5, **entry(0.5, 1.5)), [EASED.replace("quiet", "declared")]),
    "declared now, moved before": (late(target=1.5), late(target=1.5, **entry(0.5, 1.5)), []),
    "the end of a run that began earlier": (
        late(target=1),
        late(target=1.5, **entry(0.5, 1.5)),
        ["late-payouts target 1 → 1.5: eased, declared"],
    ),
    "an entry that claims less than was moved": (plan(), late(target=1.5, **entry(1, 1.5)), [EASED]),
    "loosened": (plan(), plan(LATE, COST | {"at_most": 0.13}), ["cost at_most 0.11 → 0.13: eased, quiet"]),
    "deleted": (plan(), plan(COST), ["late-payouts existence Late payouts fall → None: eased, quiet"]),
    "deleted when it was given up": (late(dropped=DROPPED), plan(COST), []),
    "given up": (plan(), late(dropped=DROPPED), ["late-payouts existence None → 2026-11-01: eased, declared"]),
    "given up as a whole": (plan(), plan(dropped=DROPPED), ["on-time existence None → 2026-11-01: eased, declared"]),
    "renamed and eased": (
        plan(),
        plan(LATE | {"id": "late", "formerly": ["late-payouts"], "target": 1.5}, COST),
        [EASED[:4] + EASED[12:]],
    ),
    "the freeze put off with it": (plan(), plan(LATE | {"target": 1.5}, COST, frozen_from="2026-12-01"), [EASED]),
    "not frozen": (plan(frozen_from="2026-12-01"), plan(LATE | {"target": 1.5}, COST, frozen_from="2026-12-01"), []),
    "added": (plan(COST), plan(), []),
}


@pytest.mark.parametrize(("before", "after", "moves"), list(CASES.values()), ids=list(CASES))
def test_a_step(before: Plan, after: Plan, moves: list[str]) -> None:
    assert told(moves_between(before, after, TODAY)) == moves


def test_what_only_a_history_knows_is_unknown() -> None:
    (found,) = moves_between(late(target=1), late(target=1.5), TODAY)
    (move,) = found.moves
    assert (found.origin, found.first and found.first.target) == (Origin.UNKNOWN, 1)
    assert (move.commit.id, move.day) == (NOBODY, TODAY)


def test_the_last_day_of_drafts_is_one() -> None:
    assert told(moves_between(plan(), late(target=1.5), date(2026, 10, 12))) == []
    assert told(moves_between(plan(), late(target=1.5), date(2026, 10, 13))) == [EASED]
