"""The part of the timeline that somebody asked for."""

from dataclasses import dataclass

from okrkit.errors import OkrError
from okrkit.history.timeline import Moment, Timeline
from okrkit.plan import Plan
from okrkit.reading.nearest import did_you_mean
from okrkit.reference import Reference


@dataclass(frozen=True, slots=True)
class Story:
    """Moments, newest first, of a whole plan or of one objective or key result (``about``), told with the names of ``plan``."""

    plan: Plan
    timeline: Timeline
    about: Reference | None = None

    @property
    def moments(self) -> tuple[Moment, ...]:
        """The moments that belong to it."""
        return self.timeline.about(self.about) if self.about else self.timeline.moments


def find_about(timeline: Timeline, plan: Plan, text: str) -> Reference:
    """The reference that a person typed, if the plan or its history knows it.

    Raises `OkrError` with the nearest names; what was deleted long ago still has a story.
    """
    reference = Reference.parse(text)
    if reference is None:
        raise OkrError(
            f"`{text}` is not a reference", "write team/objective, team/objective@cycle or team/objective#key-result"
        )
    if not timeline.about(reference) and not plan.in_every_cycle(reference):
        names = (change.reference for moment in timeline.moments for change in moment.changes)
        known = dict.fromkeys(f"{one.team}/{one.objective}" for one in (*(one.reference for one in plan.objectives), *names))
        guess = did_you_mean(f"{reference.team}/{reference.objective}", known)
        raise OkrError(f"nothing was ever called `{text}`{guess}", "`okr tree` lists what there is")
    return reference
