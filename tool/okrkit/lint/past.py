"""What rules know of the past of a plan: as far as git remembers, and no further."""

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from okrkit.history.check_ins import CheckIns, check_ins_of
from okrkit.history.goalposts import Goalpost, goalposts
from okrkit.history.moment import Timeline
from okrkit.plan import Plan


class Seen(StrEnum):
    """How much of the past is known."""

    ALL = "all"
    PART = "part"
    """The history is cut; what came after is known."""
    CHANGE = "change"
    """Only what one change brought was asked for."""
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Past:
    """What became of promises and check-ins; ``why`` says why not all of it is known, empty where nothing is missing."""

    goalposts: tuple[Goalpost, ...] = ()
    check_ins: CheckIns = field(default_factory=CheckIns)
    seen: Seen = Seen.NOTHING
    why: str = ""

    def with_cycles(self, cycles: Collection[str], other: "Past") -> "Past":
        """The same with what another knows of the promises of some cycles."""
        kept = tuple(one for one in self.goalposts if one.reference.cycle not in cycles)
        return replace(self, goalposts=kept + tuple(one for one in other.goalposts if one.reference.cycle in cycles))


def past_of(timeline: Timeline, plan: Plan, day: date, known: tuple[Goalpost, ...] | None = None) -> Past:
    """All that a history tells up to a day; ``plan`` is the one that it leads to, ``known`` its goalposts if they are."""
    seen, why = Seen.ALL, ""
    if timeline.cut_at:
        seen, why = Seen.PART, f"this clone is shallow and begins at {timeline.cut_at[:7]}: `{timeline.deepen}` brings the rest"
    promises = goalposts(timeline, plan, day) if known is None else known
    return Past(promises, check_ins_of(timeline, day), seen, why)


def past_between(before: Plan, after: Plan, day: date, begun: date | None = None) -> Past:
    """What a change brought that lands on a day, and may have been begun earlier, judged by its two ends.

    See `history.between`. Of promises that it leaves alone nothing is told.
    """
    from okrkit.history.between import timeline_of  # with all that compares plans, which lint needs for this alone

    step = timeline_of(before, after, day, begun)
    return Past(goalposts(step, after, day, untold=False), check_ins_of(step, day), Seen.CHANGE)
