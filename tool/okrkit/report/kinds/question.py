"""What a report is asked."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from okrkit.align.narrow import Narrow, narrow
from okrkit.plan import Plan
from okrkit.reference import Reference


def _unknown(day: date) -> None:
    """The plan as it had landed by a day, where there is no history."""


@dataclass(frozen=True)
class Question:
    """A plan, the day to measure at, and the part of it that is asked about.

    ``earlier`` is the plan that had landed by an earlier day: None where the history does not say. ``since`` is the first
    day of a report that covers some time. ``unread`` are the files of which nobody can tell what the plan has in them.
    """

    plan: Plan
    day: date
    asked: Narrow = field(default_factory=Narrow)
    earlier: Callable[[date], Plan | None] = _unknown
    since: date | None = None
    unread: frozenset[str] = frozenset()

    @cached_property
    def part(self) -> Plan:
        """The plan with what is asked about only: which rows to show. What they lead to is known by ``plan`` alone.

        Raises `OkrError` for a name that does not exist.
        """
        return narrow(self.plan, self.asked, self.day)

    def unknown(self, before: Plan) -> frozenset[Reference]:
        """The objectives of an earlier plan of which nobody can tell whether they are still there."""
        hidden = (one.reference for one in before.objectives if one.address.path in self.unread)
        return frozenset(reference for reference in hidden if self.plan.objective(reference) is None)
