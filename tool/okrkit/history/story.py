"""The part of the timeline that somebody asked for."""

from dataclasses import dataclass

from okrkit.errors import OkrError
from okrkit.history.life import life
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
        return life(self.timeline, self.plan, self.about) if self.about else self.timeline.moments


def find_about(timeline: Timeline, plan: Plan, text: str) -> Reference:
    """The reference that a person typed, if the plan or its history knows it.

    Raises `OkrError` with the nearest names; what was deleted long ago still has a story.
    """
    reference = Reference.parse(text)
    if reference is None:
        raise OkrError(
            f"`{text}` is not a reference", "write team/objective, team/objective@cycle or team/objective#key-result"
        )
    if timeline.about(reference):
        return reference
    lives = plan.in_every_cycle(reference)
    if not lives:
        told = (change.reference for moment in timeline.moments for change in moment.changes)
        names = (one for one in told if one.objective)
        known = dict.fromkeys(f"{one.team}/{one.objective}" for one in (*(one.reference for one in plan.objectives), *names))
        guess = did_you_mean(f"{reference.team}/{reference.objective}", known)
        raise OkrError(f"nothing was ever called `{text}`{guess}", "`okr tree` lists what there is")
    if reference.cycle and reference.cycle not in (cycles := [objective.cycle for objective in lives]):
        raise OkrError(f"nothing was ever called `{text}`", f"that objective is in {', '.join(cycles)}")
    parts = tuple(dict.fromkeys(key_result.id for objective in lives for key_result in objective.key_results))
    if reference.key_result and reference.key_result not in parts:
        guess = did_you_mean(reference.key_result, parts)
        raise OkrError(
            f"`{reference.parent}` never had a key result `{reference.key_result}`{guess}", f"it has {', '.join(parts)}"
        )
    return reference
