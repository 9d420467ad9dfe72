"""The best pace that a number ever held."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date, timedelta
from itertools import chain, combinations

from okrkit.cycle import Cycle
from okrkit.measure.expected import span
from okrkit.measure.value import latest_by_date
from okrkit.objective import KeyResult
from okrkit.plan import Plan
from okrkit.workspace import Reading

HELD = timedelta(days=28)
"""How long a pace lasts that was held: a jump between two weeks is luck, or one good customer."""

FEWEST = 3
"""Readings from before the cycle that are a history."""

_MOST = 100
"""Readings that are looked at, the newest: the pairs grow with the square."""


def histories(whole: Plan, today: date) -> Mapping[str, tuple[Reading, ...]]:
    """All that is known of each metric of the registry: its own values, and the check-ins in its unit of every cycle."""
    known: dict[str, list[Reading]] = defaultdict(list)
    for id, metric in whole.metrics.items():
        known[id] += metric.values
    for key_result in chain.from_iterable(objective.key_results for objective in whole.objectives):
        measured = whole.metric_of(key_result)
        if isinstance(key_result.metric, str) and measured and key_result.unit in (None, measured.unit):
            known[key_result.metric] += (
                Reading(entry.date, entry.value) for entry in key_result.check_ins if entry.value is not None
            )
    return {
        id: latest_by_date(reading for reading in readings if reading.date <= today)[-_MOST:] for id, readings in known.items()
    }


def best_pace(readings: tuple[Reading, ...], upwards: bool) -> float | None:
    """The most that a number moved in a day the way asked for, over four weeks or longer.

    0 or less where it never moved that way, None where there are no readings four weeks apart.
    """
    sign = 1 if upwards else -1
    return max(
        (
            sign * (later.value - earlier.value) / (later.date - earlier.date).days
            for earlier, later in combinations(readings, 2)
            if later.date - earlier.date >= HELD
        ),
        default=None,
    )


def times_best(key_result: KeyResult, cycle: Cycle, history: tuple[Reading, ...]) -> float:
    """How many times the best pace ever held a target asks for; 0 where there is too little history, or none that way."""
    starts, due = span(key_result, cycle)
    start, end = key_result.baseline, key_result.target
    before = [reading for reading in history if reading.date < starts]
    if start is None or end is None or starts >= due or len(before) < FEWEST:
        return 0.0
    best = best_pace(history, end > start)
    return abs(end - start) / (due - starts).days / best if best and best > 0 else 0.0
