"""Where in a timeline each cycle froze."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from okrkit.cycle import Cycle, make_cycle, read_cycle
from okrkit.diff.change import Change, ChangeKind, Value
from okrkit.history.moment import Timeline
from okrkit.plan import Plan
from okrkit.reference import Reference


class Freezes:
    """The freezes of all cycles, each worked out once."""

    def __init__(self, timeline: Timeline, plan: Plan, day: date) -> None:
        self._plan, self._day = plan, day
        self._moments = timeline.moments[::-1]
        self._known: dict[str, tuple[Cycle, int] | None] = {}

    def of(self, reference: Reference) -> tuple[Cycle, int] | None:
        """The cycle of something and the position of the first moment after its freeze; None where it is not frozen yet.

        The promise is the plan of the last commit that had landed by the last day of drafts.
        """
        id = reference.cycle or ""
        if id not in self._known:
            self._known[id] = self._find(id)
        return self._known[id]

    def _find(self, id: str) -> tuple[Cycle, int] | None:
        plan = self._plan
        cycle = plan.cycles.get(id) or read_cycle(
            id, fiscal_year_starts=plan.fiscal_year_starts, freeze_after_days=plan.policy.freeze_after_days
        )
        if cycle is None:
            return None
        cycle = replace(cycle, frozen_from=self._first_freeze(cycle))
        if cycle.frozen_from >= self._day:
            return None
        landed = (at for at, moment in enumerate(self._moments) if moment.commit.landed.date() <= cycle.frozen_from)
        return cycle, max(landed, default=-1) + 1

    def _first_freeze(self, cycle: Cycle) -> date:
        """The last day of drafts; one that was over when somebody moved it stays what it was."""
        for moment in self._moments:
            before = _freeze_before(moment.changes, cycle, self._plan)
            if before and before < moment.commit.landed.date() and before < cycle.frozen_from:
                return before
        return cycle.frozen_from


def _freeze_before(changes: Sequence[Change], cycle: Cycle, plan: Plan) -> date | None:
    """The last day of drafts that a commit moved; None where it moved none of this cycle."""
    for change in changes:
        if change.kind is ChangeKind.FREEZE_MOVED and change.reference.cycle == cycle.id:
            return date.fromisoformat(str(change.before))
    shared = [change for change in changes if change.detail in ("freeze_after_days", "fiscal_year_starts")]
    if not shared or cycle.frozen_from != _unsaid(cycle, plan, {one.detail: one.after for one in shared}):
        return None
    return _unsaid(cycle, plan, {one.detail: one.before for one in shared})


def _unsaid(cycle: Cycle, plan: Plan, said: Mapping[str, Value]) -> date:
    """When a cycle freezes of which nothing is said, by the settings of a plan and others in their place."""
    settings = {"freeze_after_days": plan.policy.freeze_after_days, "fiscal_year_starts": plan.fiscal_year_starts}
    days, month = (int(str(said.get(name, own))) for name, own in settings.items())
    named = read_cycle(cycle.id, fiscal_year_starts=month, freeze_after_days=days)
    return (named or make_cycle(cycle.id, cycle.starts, cycle.ends, freeze_after_days=days)).frozen_from
