"""The goalposts that one step moves, judged by the two plans at its ends alone."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time

from okrkit.diff.change import Change, Value
from okrkit.diff.compare import compare
from okrkit.history.entries import entries, same
from okrkit.history.goalposts import Goalpost, goalposts
from okrkit.history.lives import Lives
from okrkit.history.moment import Moment, Timeline
from okrkit.history.move import NOBODY
from okrkit.history.promise import Field, field_of
from okrkit.history.renames import renames
from okrkit.objective import Objective
from okrkit.plan import Plan
from okrkit.reading.raw import Commit

__all__ = ["NOBODY", "followed_by", "moves_between", "timeline_of"]

_SOMEWHERE = "before"
"""Where the history is cut: what came before is not asked for."""


def moves_between(before: Plan, after: Plan, day: date) -> tuple[Goalpost, ...]:
    """The goalposts that a step from one plan to another moves, as if it landed on a day in one commit (its id is `NOBODY`).

    For a pull request, and for what is not committed yet. It is net: what was tried and taken back
    inside moves nothing, and what is eased and declared inside is declared. Give whole plans, and as
    ``before`` what the step really began from (of a branch, the merge base), or it is told of what others did.

    No history is needed, and so this cannot know what only a history does: what was promised at the freeze (the
    origin of all but additions is unknown, and ``first`` is what stood before the step), whether the step takes back
    an earlier move, whether somebody put off a freeze that was over. An entry that stood already tells a
    move of the step that has its values, though it may have told another one before; one of the step that
    names an earlier, harder start is believed to tell a run of moves that began there.
    """
    step = timeline_of(before, after, day)
    return tuple(goalpost for goalpost in goalposts(step, after, day) if goalpost.moves)


def followed_by(timeline: Timeline, before: Plan, after: Plan, day: date) -> Timeline:
    """A history with a step after its last commit, where the step changes anything; ``before`` is where it leads to."""
    step = _step(before, after, day)
    if not step.changes:
        return timeline
    return replace(timeline, moments=(step, *timeline.moments), commits=timeline.commits + 1)


def timeline_of(before: Plan, after: Plan, day: date, begun: date | None = None) -> Timeline:
    """A step as a history that is cut before it: what stood before, said at the dawn of time, then the one change.

    It is authored on the day on which it was ``begun``, for it may have taken some. Where no objectives
    stood before, nothing came before: all of them are first heard of now.
    """
    step = _step(before, after, day, begun)
    if not before.objectives:
        return Timeline((step,), NOBODY, None, 1, step.commit.landed)
    stood = (*compare(_unsaid(before), before), *_begun_earlier(step))
    opening = Moment(_commit(_midnight(date.min)), stood)
    return Timeline((step, opening), NOBODY, _SOMEWHERE, 2, step.commit.landed)


def _step(before: Plan, after: Plan, day: date, begun: date | None = None) -> Moment:
    commit = replace(_commit(_midnight(day)), authored=_midnight(begun or day))
    return Moment(commit, compare(before, after), renamed=tuple(renames(before, after)))


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)


def _commit(landed: datetime) -> Commit:
    return Commit(NOBODY, (), "", "", landed, landed, "")


def _unsaid(plan: Plan) -> Plan:
    """The plan as if nobody had declared a move or given anything up yet."""
    return plan.with_objectives(map(_without_words, plan.objectives))


def _without_words(objective: Objective) -> Objective:
    key_results = objective.key_results
    if objective.dropped is None and not any(one.rebaselines or one.dropped for one in key_results):
        return objective
    kept = (replace(one, rebaselines=(), dropped=None) if one.rebaselines or one.dropped else one for one in key_results)
    return replace(objective, dropped=None, key_results=tuple(kept))


def _begun_earlier(step: Moment) -> Iterator[Change]:
    """Moves before the step, as far as an entry of it tells of a run that began with them."""
    for family in Lives(Timeline((step,), NOBODY, _SOMEWHERE, 1)):
        for life in family.key_results.values():
            for entry in entries(life.events):
                for change in (event.change for event in life.events if field_of(event.change) is entry.field):
                    ends = (entry.before, entry.after)
                    if same(change.after, entry.after) and _is_on_the_way(change.before, ends, entry.field):
                        yield replace(change, before=entry.before, after=change.before)


def _is_on_the_way(value: Value, ends: tuple[Value, Value], field: Field) -> bool:
    """Whether a number, or a day, lies between two others."""
    kinds = str if field is Field.DUE else (int, float)
    return all(isinstance(one, kinds) for one in (*ends, value)) and min(ends) < value < max(ends)  # type: ignore[type-var, operator] # of one kind
