"""Where a key result and an objective stand, in one word.

What overrides what, the strongest first: dropped; over (achieved or missed); a breached guardrail;
not started; silence; and only then progress against what is expected.
"""

from datetime import date
from enum import StrEnum

from okrkit.cycle import Cycle
from okrkit.measure.expected import due_date, expected_key_result
from okrkit.measure.guardrail import breached, holds_on
from okrkit.measure.headline import Headline
from okrkit.measure.progress import is_dropped, key_result_progress, live
from okrkit.measure.silence import is_silent
from okrkit.measure.value import last_heard
from okrkit.objective import KeyResult, Kind, Objective
from okrkit.workspace import Policy


class Status(StrEnum):
    """Where something stands on a day. Silence is never green."""

    ON_TRACK = "on-track"
    BEHIND = "behind"
    AT_RISK = "at-risk"
    ACHIEVED = "achieved"
    MISSED = "missed"
    NOT_STARTED = "not-started"
    DROPPED = "dropped"
    OUTDATED = "outdated"

    @property
    def is_green(self) -> bool:
        """Whether it says that all is well."""
        return self in (Status.ON_TRACK, Status.ACHIEVED)


def points_behind(progress: float | None, expected: float | None) -> float | None:
    """By how many percentage points progress falls short of what is expected; negative when ahead."""
    if progress is None or expected is None:
        return None
    return round((expected - progress) * 100, 6)  # so that exactly 5 points are 5 and not 5.000000000000004


def pace(progress: float, expected: float, policy: Policy) -> Status:
    """What the distance to the expected progress means, by the thresholds of the policy (a threshold itself is still fine)."""
    points = points_behind(progress, expected) or 0.0
    if points > policy.at_risk_points:
        return Status.AT_RISK
    return Status.BEHIND if points > policy.behind_points else Status.ON_TRACK


def key_result_status(key_result: KeyResult, cycle: Cycle, policy: Policy, day: date) -> Status:
    """Where a key result stands on the day.

    ``not-started`` is one of which nothing is known yet, or with no milestone reached while none is
    due. Past its own due date an unmet one is behind at best; it is missed when the cycle is over.
    """
    progress = key_result_progress(key_result, day)
    holds = holds_on(key_result, day)
    if is_dropped(key_result, day):
        return Status.DROPPED
    if day > cycle.ends:
        return Status.ACHIEVED if holds or (progress is not None and progress >= 1) else Status.MISSED
    if holds is not False and last_heard(key_result, day) and is_silent(key_result, cycle, policy, day):
        return Status.OUTDATED
    if key_result.kind is Kind.GUARDRAIL:
        return Status.NOT_STARTED if holds is None else Status.ON_TRACK if holds else Status.AT_RISK
    return Status.NOT_STARTED if progress is None else _against_plan(key_result, progress, cycle, policy, day)


def objective_status(objective: Objective, headline: Headline, cycle: Cycle, policy: Policy, day: date) -> Status:
    """Where an objective stands on the day, from its headline and from how its key results stand.

    A breached guardrail allows ``at-risk`` at best, and ``missed`` once the cycle is over.
    ``outdated`` are an objective whose key results have all gone quiet, and one that would be green
    while some of them have.
    """
    broken = breached(objective, day)
    if is_dropped(objective, day):
        return Status.DROPPED
    if day > cycle.ends:
        return Status.ACHIEVED if headline.met and not broken else Status.MISSED
    if broken:
        return Status.AT_RISK
    statuses = {key_result_status(key_result, cycle, policy, day) for key_result in live(objective, day)}
    silent = [is_silent(key_result, cycle, policy, day) for key_result in live(objective, day)]
    if Status.OUTDATED in statuses and all(silent):
        return Status.OUTDATED
    if headline.progress is None or (headline.progress == 0 and statuses == {Status.NOT_STARTED}):
        return Status.NOT_STARTED
    status = _objective_against_plan(headline, cycle, policy, day)
    return Status.OUTDATED if status.is_green and any(silent) else status


def _against_plan(key_result: KeyResult, progress: float, cycle: Cycle, policy: Policy, day: date) -> Status:
    if progress >= 1:
        return Status.ACHIEVED
    if day >= cycle.starts:
        status = pace(progress, expected_key_result(key_result, cycle, day) or 0.0, policy)
        if status is not Status.ON_TRACK:
            return status
        if day > due_date(key_result, cycle):
            return Status.BEHIND
    untouched = key_result.target is None and last_heard(key_result, day) is None
    return Status.NOT_STARTED if untouched else Status.ON_TRACK


def _objective_against_plan(headline: Headline, cycle: Cycle, policy: Policy, day: date) -> Status:
    if headline.met:
        return Status.ACHIEVED
    if day < cycle.starts or headline.progress is None:
        return Status.ON_TRACK
    return pace(headline.progress, headline.expected, policy)
