"""What differs in the promise of a key result: numbers, bounds, days, steps, and declared moves."""

from collections.abc import Iterator, Mapping
from datetime import date

from okrkit.diff.change import Change, ChangeKind, Value
from okrkit.diff.identity import pair, pair_edited
from okrkit.diff.said import readings
from okrkit.diff.sides import Sides
from okrkit.objective import Bound, KeyResult, Rebaseline
from okrkit.plan import Plan


def compare_promises(old: KeyResult, new: KeyResult, sides: Sides) -> Iterator[Change]:
    """Changes of numbers, bounds, days, weight, planned path and milestones, and the rebaselines that declare them."""
    unit = sides.unit(old, new)
    if old.baseline != new.baseline:
        yield Change.of(new, ChangeKind.BASELINE_CHANGED, old.baseline, new.baseline, unit=unit)
    if old.baseline_date != new.baseline_date:
        yield Change.of(new, ChangeKind.BASELINE_CHANGED, _iso(old.baseline_date), _iso(new.baseline_date), detail="date")
    yield from _compare_targets(old, new, sides.upward(old, new), unit)
    yield from _compare_bounds(old, new, unit)
    if old.due != new.due and _due(old, sides.before) != _due(new, sides.after):
        yield Change.of(new, ChangeKind.DUE_DATE_MOVED, _iso(old.due), _iso(new.due))
    if old.weight != new.weight:
        yield Change.of(new, ChangeKind.WEIGHT_CHANGED, old.weight, new.weight)
    if (path := readings(old.trajectory)) != (planned := readings(new.trajectory)):
        yield Change.of(new, ChangeKind.TRAJECTORY_CHANGED, path, planned, unit=unit)
    if old.milestones != new.milestones:
        yield from _compare_milestones(old, new)
    if old.rebaselines != new.rebaselines:
        yield from _compare_rebaselines(old, new, unit)


def _compare_targets(old: KeyResult, new: KeyResult, upward: bool, unit: str) -> Iterator[Change]:
    """Target, and as detail ``commit`` and ``stretch``; to promise a number is to raise it from nothing."""
    for detail, before, after in (
        ("", old.target, new.target),
        ("commit", old.commit, new.commit),
        ("stretch", old.stretch, new.stretch),
    ):
        if before != after:
            raised = before is None or (after is not None and (after > before) == upward)
            kind = ChangeKind.TARGET_RAISED if raised else ChangeKind.TARGET_EASED
            yield Change.of(new, kind, before, after, unit=unit, detail=detail)


def _compare_bounds(old: KeyResult, new: KeyResult, unit: str) -> Iterator[Change]:
    """Each side of a guardrail by itself, as detail ``at least`` and ``at most``; a side that goes away is loosened."""
    before, after = old.bound or Bound(), new.bound or Bound()
    for detail, was, now, inward in (("at least", before.low, after.low, 1), ("at most", before.high, after.high, -1)):
        if was != now:
            tightened = was is None or (now is not None and (now - was) * inward > 0)
            kind = ChangeKind.GUARDRAIL_TIGHTENED if tightened else ChangeKind.GUARDRAIL_LOOSENED
            yield Change.of(new, kind, was, now, unit=unit, detail=detail)


def _due(key_result: KeyResult, plan: Plan) -> date | None:
    """The due date where it is not simply the end of the cycle."""
    cycle = plan.cycles.get(key_result.reference.cycle or "")
    return None if cycle and key_result.due == cycle.ends else key_result.due


def _compare_milestones(old: KeyResult, new: KeyResult) -> Iterator[Change]:
    """Milestones by title.

    They are what an output promises: more of them raise its target, fewer ease it. Where as many
    come as go, they were reworded: a ``key result retitled`` with ``milestone`` as detail.
    """
    pairs = pair(old.milestones, new.milestones, lambda each: each.title)
    gone = [before for before, after in pairs if before and not after]
    come = [after for before, after in pairs if after and not before]
    reworded = dict(zip(come, gone, strict=True)) if len(come) == len(gone) else {}
    for before, after in pairs:
        if after:
            was = before or reworded.get(after)
            if was is None:
                yield Change.of(new, ChangeKind.TARGET_RAISED, None, after.title, detail="milestone")
            elif was.title != after.title:
                yield Change.of(new, ChangeKind.KEY_RESULT_RETITLED, was.title, after.title, detail="milestone")
            if was and was.weight != after.weight:
                yield Change.of(new, ChangeKind.WEIGHT_CHANGED, was.weight, after.weight, detail=after.title)
            yield from _compare_done(was.done if was else None, after.done, new, after.title)
        elif before and before not in reworded.values():
            yield Change.of(new, ChangeKind.TARGET_EASED, before.title, None, detail="milestone")
            yield from _compare_done(before.done, None, new, before.title)


def _compare_done(before: date | None, after: date | None, key_result: KeyResult, title: str) -> Iterator[Change]:
    if before != after:
        kind = ChangeKind.MILESTONE_DONE if after else ChangeKind.MILESTONE_UNDONE
        yield Change.of(key_result, kind, _iso(before), _iso(after), detail=title)


def _compare_rebaselines(old: KeyResult, new: KeyResult, unit: str) -> Iterator[Change]:
    """Declared moves: one change for each field that one names (the detail), with its reason and who approved.

    An entry that only got another reason or approval is told again; one that was taken away has no ``after``.
    """
    was, is_now = (sorted(each.rebaselines, key=lambda move: (move.date, repr(_content(move)))) for each in (old, new))
    for before, after in pair_edited(was, is_now, _content, _declared):
        move = after or before
        if move is None:
            continue
        for field in dict.fromkeys((*move.before, *move.after)):
            now = "none" if move.after.get(field) is None else _value(move.after[field])
            values = (_value(move.before.get(field)), now) if after else (now, None)
            reason, approval = move.because, move.approved_by
            yield Change.of(new, ChangeKind.REBASELINED, *values, unit=unit, detail=field, note=reason, by=approval)


def _content(move: Rebaseline) -> tuple[object, ...]:
    return *_declared(move), move.because, move.approved_by


def _declared(move: Rebaseline) -> tuple[object, ...]:
    return move.date, _key(move.before), _key(move.after)


def _key(fields: Mapping[str, object]) -> tuple[tuple[str, str], ...]:
    return tuple(sorted((field, repr(value)) for field, value in fields.items()))


def _value(value: object) -> Value:
    """A field's value as a change holds it: the two ends of a ``between`` as one text."""
    if isinstance(value, list):
        return " to ".join(map(str, value))
    return value if value is None or (isinstance(value, str | int | float) and not isinstance(value, bool)) else str(value)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
