"""Where in a timeline each cycle froze."""

from dataclasses import replace
from datetime import date

from okrkit.cycle import Cycle, read_cycle
from okrkit.diff.change import ChangeKind
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
            for change in moment.changes:
                if change.kind is ChangeKind.FREEZE_MOVED and change.reference.cycle == cycle.id:
                    before = date.fromisoformat(str(change.before))
                    if before < moment.commit.landed.date() and before < cycle.frozen_from:
                        return before
        return cycle.frozen_from
