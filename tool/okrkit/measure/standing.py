"""Everything a page, a tree or a report says of one thing on one day."""

from dataclasses import dataclass
from datetime import date

from okrkit.cycle import Cycle
from okrkit.measure.expected import expected_key_result
from okrkit.measure.guardrail import holds_on
from okrkit.measure.headline import headline
from okrkit.measure.progress import carrying, key_result_progress, live, weighted_mean
from okrkit.measure.status import Status, key_result_status, objective_status, points_behind
from okrkit.measure.value import confidence_on, last_check_in, value_on
from okrkit.objective import CheckIn, KeyResult, Objective
from okrkit.workspace import Policy

__all__ = ["UNKNOWN", "Standing", "Status", "stand_key_result", "stand_objective"]


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a key result or an objective stands.

    ``progress`` is an unclamped share (1 is the target), ``expected`` and ``confidence`` are 0 to 1,
    ``value`` is in the unit of the key result. None is unknown, or has no meaning here: guardrails
    have no progress, objectives no value. ``holds`` is for guardrails only. ``own`` and
    ``supporting`` are what the headline ``progress`` of an objective is made of.
    """

    status: Status
    progress: float | None
    expected: float | None
    value: float | None = None
    confidence: float | None = None
    last: CheckIn | None = None
    holds: bool | None = None
    own: float | None = None
    supporting: float | None = None

    @property
    def points_behind(self) -> float | None:
        """Percentage points short of what is expected, negative when ahead; None where either is unknown."""
        return points_behind(self.progress, self.expected)


UNKNOWN = Standing(Status.NOT_STARTED, None, None)
"""What stands where nothing can be measured: the cycle is one without dates, which validation tells of."""


def stand_key_result(key_result: KeyResult, cycle: Cycle, policy: Policy, day: date) -> Standing:
    """Where a key result stands at the end of the day."""
    return Standing(
        status=key_result_status(key_result, cycle, policy, day),
        progress=key_result_progress(key_result, day),
        expected=expected_key_result(key_result, cycle, day),
        value=value_on(key_result, day),
        confidence=confidence_on(key_result, day),
        last=last_check_in(key_result, day),
        holds=holds_on(key_result, day),
    )


def stand_objective(
    objective: Objective, cycle: Cycle, policy: Policy, day: date, *, supporting: float | None = None
) -> Standing:
    """Where an objective stands at the end of the day.

    ``supporting`` is the mean over what aligns to it; whether it counts is said by ``policy.rollup``.
    The confidence is the weighted mean of those stated, the last check-in the newest of all.
    """
    made_of = headline(objective, cycle, policy.rollup, day, supporting)
    newest = [entry for key_result in live(objective, day) if (entry := last_check_in(key_result, day))]
    return Standing(
        status=objective_status(objective, made_of, cycle, policy, day),
        progress=made_of.progress,
        expected=made_of.expected,
        confidence=weighted_mean(
            (confidence, key_result.weight)
            for key_result in carrying(objective, day)
            if (confidence := confidence_on(key_result, day)) is not None
        ),
        last=max(newest, key=lambda entry: entry.date, default=None),
        own=made_of.own,
        supporting=made_of.supporting,
    )
