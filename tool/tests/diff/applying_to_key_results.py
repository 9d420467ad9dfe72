"""A key result after a change, made from the key result and the change alone."""

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from okrkit.diff.change import Change, ChangeKind
from okrkit.diff.said import joined, readings, whereabouts, written
from okrkit.objective import Bound, CheckIn, Dropped, KeyResult, Kind, Milestone, Rebaseline
from okrkit.reference import Reference
from okrkit.workspace import Better, Metric, Reading, Source, Trust
from tests.diff.told import HERE, SOME_DAY

Step = Callable[[KeyResult, Change], KeyResult]

_PARTS = {"contributors", "tags", "members", "lenses", "plugins"}
"""Lists that a change holds as one text."""


def set_field(thing: Any, name: str, change: Change, read: Callable[[Any], Any] = lambda value: value) -> Any:
    """The thing with the value that a change gives to a field, which must have had the one it names before."""
    old = getattr(thing, name)
    assert held(old) == change.before, (name, old, change)
    if name in _PARTS:
        return replace(thing, **{name: tuple(str(change.after).split(", ")) if change.after else ()})
    if change.after is None:
        return replace(thing, **{name: type(old)() if isinstance(old, Mapping | tuple) else None})
    return replace(thing, **{name: as_before(name, read(change.after))})


def as_before(name: str, value: Any) -> Any:
    """A day from its text, where the field is one."""
    return date.fromisoformat(value) if name in ("date", "due", "baseline_date") else value


def held(value: Any) -> Any:
    """A value as a change holds it."""
    match value:
        case date():
            return value.isoformat()
        case Reference():
            return str(value)
        case tuple():
            return readings(value) if any(isinstance(one, Reading) for one in value) else joined(value)
        case Mapping():
            return written(dict(value))
        case Source():
            return whereabouts(value)
    return value


def parsed(text: Any) -> Any:
    """What a text that stands for a map stands for."""
    return json.loads(text) if str(text).startswith("{") else text


def readings_from(text: object) -> tuple[Reading, ...]:
    """Numbers with their days, from the text that a change holds."""
    parts = [part.split(" on ") for part in str(text).split(", ")] if text else []
    return tuple(Reading(date.fromisoformat(day), float(number)) for number, day in parts)


def field(name: str, read: Callable[[Any], Any] = lambda value: value) -> Step:
    """Sets one field."""
    return lambda key_result, change: set_field(key_result, name, change, read)


def _dropped(key_result: KeyResult, change: Change) -> KeyResult:
    after = Dropped(date.fromisoformat(str(change.after)), change.note) if change.after else None
    return replace(key_result, dropped=after)


def _retitled(key_result: KeyResult, change: Change) -> KeyResult:
    if change.detail != "milestone":
        return set_field(key_result, "title", change)
    return _milestones(key_result, lambda one: set_field(one, "title", change) if one.title == change.before else one)


def _milestones(key_result: KeyResult, edit: Callable[[Milestone], Milestone]) -> KeyResult:
    return replace(key_result, milestones=tuple(edit(one) for one in key_result.milestones))


def _weight(key_result: KeyResult, change: Change) -> KeyResult:
    if not change.detail:
        return set_field(key_result, "weight", change)
    return _milestones(key_result, lambda one: set_field(one, "weight", change) if one.title == change.detail else one)


def _done(key_result: KeyResult, change: Change) -> KeyResult:
    day = date.fromisoformat(str(change.after)) if change.after else None
    return _milestones(key_result, lambda one: replace(one, done=day) if one.title == change.detail else one)


def _target(key_result: KeyResult, change: Change) -> KeyResult:
    if change.detail != "milestone":
        return set_field(key_result, change.detail or "target", change)
    if change.after is not None:
        return replace(key_result, milestones=(*key_result.milestones, Milestone(str(change.after))))
    return replace(key_result, milestones=tuple(one for one in key_result.milestones if one.title != change.before))


def _bound(key_result: KeyResult, change: Change) -> KeyResult:
    side = {"at least": "low", "at most": "high"}[change.detail]
    bound = set_field(key_result.bound or Bound(), side, change)
    return replace(key_result, bound=None if bound == Bound() else bound)


def _baseline(key_result: KeyResult, change: Change) -> KeyResult:
    return set_field(key_result, "baseline_date" if change.detail == "date" else "baseline", change)


def _metric(key_result: KeyResult, change: Change) -> KeyResult:
    old = key_result.metric
    if not change.detail:
        assert (old.name or "its own" if isinstance(old, Metric) else old) == change.before
        return replace(key_result, metric=_named(change.after))
    name = {"direction": "better"}.get(change.detail, change.detail)
    if not isinstance(old, Metric):
        return key_result  # the registry has it
    return replace(key_result, metric=set_field(old, name, change, READ_METRIC.get(name, str)))


def _named(after: object) -> Metric | str | None:
    """What a metric is called: by an id in the registry, in words where it is written in place."""
    if after is None:
        return None
    return str(after) if str(after).islower() and " " not in str(after) else Metric(None, str(after), HERE)


def metric_described(metric: Metric, name: str, change: Change) -> Metric:
    """A metric with one field told anew."""
    described: Metric = set_field(metric, name, change, READ_METRIC.get(name, str))
    return described


def _described(key_result: KeyResult, change: Change) -> KeyResult:
    assert isinstance(key_result.metric, Metric)
    return replace(key_result, metric=metric_described(key_result.metric, change.detail, change))


READ_METRIC: Mapping[str, Callable[[Any], Any]] = {
    "better": Better,
    "confidence": Trust,
    "source": Source,
    "values": readings_from,
}


def _check_in_added(key_result: KeyResult, change: Change) -> KeyResult:
    if not change.detail:
        return set_field(key_result, "current", change)
    one = CheckIn(date.fromisoformat(change.detail), _number(change.after), None, change.by, change.note or None)
    return replace(key_result, check_ins=(*key_result.check_ins, one), current=None)


def _check_in_edited(key_result: KeyResult, change: Change) -> KeyResult:
    def edit(one: CheckIn) -> CheckIn:
        if one.date.isoformat() != change.detail:
            return one
        value = one.value if change.before is None and change.after is None else _number(change.after)
        return replace(one, value=value, by=change.by, note=change.note or None)

    return replace(key_result, check_ins=tuple(edit(one) for one in key_result.check_ins))


def _check_in_removed(key_result: KeyResult, change: Change) -> KeyResult:
    if not change.detail:
        return set_field(key_result, "current", change)
    left = tuple(one for one in key_result.check_ins if one.date.isoformat() != change.detail)
    assert len(left) == len(key_result.check_ins) - 1
    return replace(key_result, check_ins=left)


def _number(value: object) -> float | None:
    assert not isinstance(value, str)
    return value  # type: ignore[return-value] # a change holds a text, a number or nothing


def _rebaselined(key_result: KeyResult, change: Change) -> KeyResult:
    moved, by = change.detail, change.by
    if change.after is None:
        gone = ({moved: change.before}, change.note, by)
        found = next(one for one in key_result.rebaselines if (one.after, one.because, one.approved_by) == gone)
        left = list(key_result.rebaselines)
        left.remove(found)
        return replace(key_result, rebaselines=tuple(left))
    entry = Rebaseline(SOME_DAY, {moved: change.before}, {moved: change.after}, change.note, by)
    others = tuple(one for one in key_result.rebaselines if (one.before, one.after) != (entry.before, entry.after))
    return replace(key_result, rebaselines=(*others, entry))


KEY_RESULT_STEPS: Mapping[ChangeKind, Step] = {
    ChangeKind.KEY_RESULT_DROPPED: _dropped,
    ChangeKind.KEY_RESULT_RETITLED: _retitled,
    ChangeKind.KIND_CHANGED: field("kind", Kind),
    ChangeKind.KEY_RESULT_OWNER_CHANGED: field("owner"),
    ChangeKind.LENS_CHANGED: field("lens"),
    ChangeKind.METRIC_CHANGED: _metric,
    ChangeKind.METRIC_DESCRIBED: _described,
    ChangeKind.POPULATION_CHANGED: field("population"),
    ChangeKind.UNIT_CHANGED: field("unit"),
    ChangeKind.BASELINE_CHANGED: _baseline,
    ChangeKind.TARGET_RAISED: _target,
    ChangeKind.TARGET_EASED: _target,
    ChangeKind.DUE_DATE_MOVED: field("due"),
    ChangeKind.TRAJECTORY_CHANGED: lambda one, change: replace(one, trajectory=readings_from(change.after)),
    ChangeKind.WEIGHT_CHANGED: _weight,
    ChangeKind.GUARDRAIL_TIGHTENED: _bound,
    ChangeKind.GUARDRAIL_LOOSENED: _bound,
    ChangeKind.REBASELINED: _rebaselined,
    ChangeKind.CHECK_IN_ADDED: _check_in_added,
    ChangeKind.CHECK_IN_EDITED: _check_in_edited,
    ChangeKind.CHECK_IN_REMOVED: _check_in_removed,
    ChangeKind.CONFIDENCE_CHANGED: field("confidence"),
    ChangeKind.MILESTONE_DONE: _done,
    ChangeKind.MILESTONE_UNDONE: _done,
    ChangeKind.RELATION_CHANGED: lambda one, change: set_field(one, change.detail, change),
    ChangeKind.DETAILS_CHANGED: lambda one, change: set_field(one, change.detail, change, parsed),
}
