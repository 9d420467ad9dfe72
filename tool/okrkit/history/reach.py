"""How far a key result came, measured by two promises side by side."""

from dataclasses import dataclass
from datetime import date

from okrkit.cycle import Cycle
from okrkit.history.promise import MEASURED, Promise, as_promised
from okrkit.measure.guardrail import holds_on
from okrkit.measure.progress import is_dropped, key_result_progress
from okrkit.measure.score import score_key_result
from okrkit.measure.value import value_on
from okrkit.objective import KeyResult, Kind


@dataclass(frozen=True, slots=True)
class Reach:
    """A key result by its first promise and by the current one.

    Shares are 0 to 1: scores, with two decimals, once the cycle is over (``is_final``), until then the
    progress so far. A guardrail has none; it held by each promise or did not. None is unknown, as are
    two numbers that were not measured alike, and there is no current one for what was dropped.
    ``is_measured`` is whether a number was ever checked in.
    """

    first: float | None
    now: float | None
    is_final: bool
    first_holds: bool | None = None
    now_holds: bool | None = None
    is_measured: bool = True


def reach_of(key_result: KeyResult, first: Promise, now: Promise, cycle: Cycle, day: date) -> Reach:
    """Where a key result stands by both promises on a day."""
    alike = all(getattr(first, field) in (None, getattr(now, field)) for field in MEASURED)
    is_final, dropped = day >= cycle.ends, is_dropped(key_result, day)
    then, today = as_promised(key_result, first), as_promised(key_result, now)
    first_share = first_holds = now_share = now_holds = None
    if key_result.kind is Kind.GUARDRAIL:
        first_holds, now_holds = holds_on(then, day) if alike else None, None if dropped else holds_on(today, day)
    else:
        first_share, now_share = _share(then, cycle, day) if alike else None, None if dropped else _share(today, cycle, day)
    return Reach(first_share, now_share, is_final, first_holds, now_holds, value_on(key_result, day) is not None)


def _share(key_result: KeyResult, cycle: Cycle, day: date) -> float | None:
    if day >= cycle.ends:
        return score_key_result(key_result, cycle, day)
    progress = key_result_progress(key_result, day)
    return None if progress is None else min(1.0, max(0.0, progress))
