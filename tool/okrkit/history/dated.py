"""The short form of a key result, dated: git knows on which day its ``current`` was written."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from okrkit.diff.change import ChangeKind
from okrkit.history.moment import Timeline
from okrkit.objective import CheckIn, KeyResult, Objective
from okrkit.plan import Plan
from okrkit.reference import Reference


def is_short(key_result: KeyResult) -> bool:
    """Whether its team writes ``current`` instead of check-ins."""
    return key_result.current is not None and not key_result.check_ins


def any_short(plan: Plan) -> bool:
    """Whether there is anything that only its history can date."""
    return any(is_short(key_result) for objective in plan.objectives for key_result in objective.key_results)


def dated(plan: Plan, timeline: Timeline, committed: Plan) -> Plan:
    """The plan with a check-in for each value that ``current`` has had, on the day of the commit that wrote it.

    So silence can be told in the short form as well. ``committed`` is the plan at the head of the
    timeline: a ``current`` that is not the one committed stays as it is, for nobody knows yet when
    it was measured.
    """
    if not any_short(plan):
        return plan
    told = _told(timeline)
    return plan.with_objectives(_with_days(objective, told, committed) for objective in plan.objectives)


Values = list[tuple[date, float | None, float | None]]
"""Day, value before and value after of one key result, the oldest first; no values on the day it was written."""


def _told(timeline: Timeline) -> dict[Reference, Values]:
    """What history says of every key result, and under its objective's reference since when there is one."""
    told: dict[Reference, Values] = defaultdict(list)
    for moment in reversed(timeline.moments):
        day = moment.commit.authored.date()
        for change in moment.changes:
            if change.kind in (ChangeKind.OBJECTIVE_ADDED, ChangeKind.KEY_RESULT_ADDED):
                told[change.reference] = [(day, None, None)]
            elif change.kind is ChangeKind.CHECK_IN_ADDED and not change.detail:
                told[change.reference].append((day, _number(change.before), _number(change.after)))
    return told


def _number(value: object) -> float | None:
    return value if isinstance(value, int | float) else None


def _with_days(objective: Objective, told: dict[Reference, Values], committed: Plan) -> Objective:
    before = committed.objective(objective.reference)
    since = told.get(objective.reference, [])[:1]
    key_results = tuple(
        _with_check_ins(key_result, since, told.get(key_result.reference, []))
        if before and is_short(key_result) and _current(before, key_result.id) == key_result.current
        else key_result
        for key_result in objective.key_results
    )
    return replace(objective, key_results=key_results)


def _current(objective: Objective, id: str) -> float | None:
    key_result = objective.key_result(id)
    return key_result.current if key_result else None


def _with_check_ins(key_result: KeyResult, since: Values, values: Values) -> KeyResult:
    if not values or values[0][2] is not None:
        values = [*since, *values]
    check_ins = list(_check_ins(key_result, values))
    if not check_ins or check_ins[-1].value != key_result.current:
        return key_result
    check_ins[-1] = replace(check_ins[-1], confidence=key_result.confidence)
    return replace(key_result, check_ins=tuple(check_ins))


def _check_ins(key_result: KeyResult, values: Values) -> Iterable[CheckIn]:
    """One for each value; the first was there when the key result was written, if it had one then."""
    for at, (day, _, after) in enumerate(values):
        first = values[1][1] if len(values) > 1 else key_result.current
        value = first if at == 0 and after is None else after
        if value is not None:
            yield CheckIn(day, value)
