"""What differs in an objective itself, apart from its key results."""

from collections.abc import Iterator

from okrkit.diff.change import Change, ChangeKind, Value
from okrkit.diff.identity import is_guess
from okrkit.diff.said import differing, joined, written
from okrkit.diff.sides import Sides
from okrkit.objective import Dropped, KeyResult, Link, Objective


def compare_objective(old: Objective, new: Objective, sides: Sides) -> Iterator[Change]:
    """Changes of an objective's own fields.

    ``objective moved`` holds both references, and in its detail what it left: a team, a cycle or
    both. ``aligned`` and ``unaligned`` hold the reference as written and the link's reason; a reason
    that changes is a ``why changed``, a weight a ``weight changed``, with the link's reference as detail.
    ``details changed`` names the field in its detail.
    """
    if (old.team, old.cycle) == (new.team, new.cycle):
        yield from compare_id(old, new, ChangeKind.OBJECTIVE_ID_CHANGED)
    else:
        left = [word for word, moved in (("team", old.team != new.team), ("cycle", old.cycle != new.cycle)) if moved]
        where = str(old.reference), str(new.reference)
        yield Change.of(new, ChangeKind.OBJECTIVE_MOVED, *where, detail=" and ".join(left))
    yield from compare_dropped(old, new, ChangeKind.OBJECTIVE_DROPPED)
    for kind, before, after in (
        (ChangeKind.OBJECTIVE_RETITLED, old.title, new.title),
        (ChangeKind.OBJECTIVE_OWNER_CHANGED, old.owner, new.owner),
        (ChangeKind.CONTRIBUTORS_CHANGED, joined(sorted(old.contributors)), joined(sorted(new.contributors))),
        (ChangeKind.WHY_CHANGED, old.why, new.why),
        (ChangeKind.AMBITION_CHANGED, old.ambition, new.ambition),
        (ChangeKind.WEIGHT_CHANGED, old.weight, new.weight),
    ):
        if before != after:
            yield Change.of(new, kind, before, after)
    if old.aligns_to != new.aligns_to:
        yield from _compare_links(old, new, sides)
    continued = (str(each.continues) if each.continues else None for each in (old, new))
    for field, was, now in differing(*({"continues": each} for each in continued)):
        yield Change.of(new, ChangeKind.RELATION_CHANGED, was, now, detail=field)
    for field, was, now in differing(*({"discussion": each.discussion, **details_of(each)} for each in (old, new))):
        yield Change.of(new, ChangeKind.DETAILS_CHANGED, was, now, detail=field)


def compare_id(old: Objective | KeyResult, new: Objective | KeyResult, kind: ChangeKind) -> Iterator[Change]:
    """Another id; the detail is ``guess`` where neither side says that it is the same thing."""
    if old.id != new.id:
        yield Change.of(new, kind, old.id, new.id, detail="guess" if is_guess(old, new) else "")


def details_of(thing: Objective | KeyResult) -> dict[str, Value]:
    """What is written on a thing for other tools and for finding it, as text."""
    return {
        "tags": joined(sorted(thing.tags)),
        "external_ids": written(dict(thing.external_ids)),
        "custom": written(dict(thing.custom)),
    }


def compare_dropped(old: Objective | KeyResult, new: Objective | KeyResult, kind: ChangeKind) -> Iterator[Change]:
    """Giving up or taking up again: ``before`` and ``after`` are the day it was dropped, the note is the reason."""
    if old.dropped != new.dropped:
        yield Change.of(new, kind, _day(old.dropped), _day(new.dropped), note=new.dropped.because if new.dropped else "")


def _day(dropped: Dropped | None) -> str | None:
    return dropped.date.isoformat() if dropped else None


def _compare_links(old: Objective, new: Objective, sides: Sides) -> Iterator[Change]:
    """Links are the same if they are written alike, or mean the same objective."""
    left = list(old.aligns_to)
    for link in new.aligns_to:
        meant = sides.meant(link, sides.after, new.cycle)
        same = next((each for each in left if each.to == link.to), None) or next(
            (each for each in left if sides.meant(each, sides.before, old.cycle) == meant), None
        )
        if same is None:
            yield Change.of(new, ChangeKind.ALIGNED, None, str(link.to), note=link.because)
            continue
        left.remove(same)
        yield from _compare_link(same, link, new)
    for link in left:
        yield Change.of(new, ChangeKind.UNALIGNED, str(link.to), None, note=link.because)


def _compare_link(old: Link, new: Link, objective: Objective) -> Iterator[Change]:
    if old.because != new.because:
        yield Change.of(objective, ChangeKind.WHY_CHANGED, old.because, new.because, detail=str(new.to))
    if old.weight != new.weight:
        yield Change.of(objective, ChangeKind.WEIGHT_CHANGED, old.weight, new.weight, detail=str(new.to))
