"""What needs somebody on a day, found where `okr lint` finds it too."""

from collections.abc import Iterator
from datetime import date
from itertools import chain

from okrkit.align.waiting import not_looked_back, unanswered, unconfirmed
from okrkit.cycle import Cycle
from okrkit.due.need import Need, NeedKind, lead_of, owner_of
from okrkit.measure.behind import Lag, lag_of
from okrkit.measure.guardrail import broken_since, holds_on
from okrkit.measure.progress import is_dropped, live
from okrkit.measure.silence import is_open, is_past_due, is_silent, quiet_days
from okrkit.measure.value import last_heard
from okrkit.objective import KeyResult, Objective
from okrkit.plan import Plan

NEAR_DAYS = 14
"""From how many days before it a day is near."""

_FROM_WEEK = 4
"""The week of a quarter from which a pace says something, as for the rule behind-pace."""


def needs_of(plan: Plan, day: date) -> Iterator[Need]:
    """Every need of the cycles that run on the day, and of those that are over and were not looked back on."""
    for objective in plan.objectives:
        cycle = plan.cycles.get(objective.cycle)
        if cycle and cycle.covers(day) and not is_dropped(objective, day):
            yield from chain.from_iterable(_of_key_result(plan, objective, one, cycle, day) for one in live(objective, day))
            yield from _of_others(plan, objective, cycle, day)
    for team, cycle, _ in not_looked_back(plan, day):
        yield Need(NeedKind.REVIEW_MISSING, lead_of(plan, team), team, cycle, since=cycle.ends)


def _of_key_result(plan: Plan, objective: Objective, key_result: KeyResult, cycle: Cycle, day: date) -> Iterator[Need]:
    """The worst that is wrong with a key result, whether it wants a check-in, and whether its own day is near."""

    def need(kind: NeedKind, since: date | None = None, lag: Lag | None = None) -> Need:
        return Need(kind, owner_of(plan, objective, key_result), objective.team, cycle, objective, key_result, since, lag)

    due, past = key_result.due, is_past_due(key_result, day)
    if holds_on(key_result, day) is False:
        yield need(NeedKind.GUARDRAIL_BREACHED, broken_since(key_result, day))
    elif past:
        yield need(NeedKind.PAST_DUE, due)
    elif lag := lag_of(key_result, cycle, plan.policy, day, _FROM_WEEK):
        yield need(NeedKind.BEHIND_PACE, lag=lag)
    if not past and is_silent(key_result, cycle, plan.policy, day):
        yield need(NeedKind.CHECK_IN_OUTDATED, last_heard(key_result, day))
    elif not past and (quiet_days(key_result, cycle, day) or 0) >= plan.policy.cadence_days:
        yield need(NeedKind.CHECK_IN_DUE, last_heard(key_result, day))
    if due and 0 <= (due - day).days <= NEAR_DAYS and is_open(key_result, day):
        yield need(NeedKind.DUE_SOON, due)


def _of_others(plan: Plan, objective: Objective, cycle: Cycle, day: date) -> Iterator[Need]:
    """Dependencies from a cadence before the freeze on, and what was said a cadence ago or nobody knows when."""
    cadence = plan.policy.cadence_days
    if (cycle.frozen_from - day).days <= cadence:
        for _, dependency in unconfirmed(plan, objective):
            asked = lead_of(plan, dependency.team)
            who = asked if asked.person else owner_of(plan, objective)
            yield Need(NeedKind.DEPENDENCY_UNCONFIRMED, who, dependency.team, cycle, objective, waiting=dependency)
    for _, feedback in unanswered(objective, day):
        if feedback.date is None or (day - feedback.date).days >= cadence:
            who = owner_of(plan, objective)
            yield Need(
                NeedKind.FEEDBACK_UNANSWERED, who, objective.team, cycle, objective, since=feedback.date, waiting=feedback
            )
