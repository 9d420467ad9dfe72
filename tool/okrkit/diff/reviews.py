"""What differs in what a team said of an objective at the end of its cycle."""

from collections.abc import Iterator
from dataclasses import replace

from okrkit.diff.change import Change, ChangeKind
from okrkit.diff.sides import Sides
from okrkit.objective import Objective
from okrkit.reference import Reference
from okrkit.review import Verdict


def compare_learned(sides: Sides) -> Iterator[Change]:
    """What a team says of a cycle, on no objective: ``reviewed`` with the detail ``learned``, or ``date`` for another day.

    The day of a review that came or went is told only where that is all it says.
    """
    before, after = ({(one.team, one.cycle): one for one in plan.reviews} for plan in (sides.before, sides.after))
    for team, cycle in dict.fromkeys((*after, *before)):
        old, new = before.get((team, cycle)), after.get((team, cycle))
        told = [("learned", old.learned if old else None, new.learned if new else None)]
        if (old and new) or not any(one and (one.learned or one.verdicts) for one in (old, new)):
            told.append(("date", old.date.isoformat() if old else None, new.date.isoformat() if new else None))
        for detail, was, now in told:
            if was != now:
                title = sides.after.team_name(team)
                yield Change(ChangeKind.REVIEWED, Reference(team, "", cycle), title, was, now, detail=detail)


def compare_review(old: Objective, new: Objective, sides: Sides) -> Iterator[Change]:
    """Changes of the verdict on an objective.

    ``reviewed`` holds the outcomes and, as detail, the cause. ``score changed`` holds the claimed
    scores, and is told the first time too, from None.
    """
    verdicts = sides.verdicts
    if not any(verdicts):
        return
    before, after = (_of(side, found) for side, found in zip((old, new), verdicts, strict=True))
    if before == after:
        return
    if _words(before) != _words(after):
        outcomes = before.outcome if before else None, after.outcome if after else None
        detail, note = (after.because or "", after.note) if after else ("", None)
        yield Change.of(new, ChangeKind.REVIEWED, *outcomes, detail=detail, note=note)
    scores = before.score if before else None, after.score if after else None
    if scores[0] != scores[1]:
        yield Change.of(new, ChangeKind.SCORE_CHANGED, *scores)


def _of(objective: Objective, verdicts: dict[Reference, Verdict]) -> Verdict | None:
    """The verdict on an objective, also under an id it had before."""
    for id in (objective.id, *objective.formerly):
        if verdict := verdicts.get(replace(objective.reference, objective=id)):
            return verdict
    return None


def _words(verdict: Verdict | None) -> tuple[object, ...]:
    return (verdict.outcome, verdict.because, verdict.note, verdict.next) if verdict else ()
