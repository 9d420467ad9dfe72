"""What differs in a key result: what it is, how it is measured and how it stands."""

from collections.abc import Iterator, Mapping

from okrkit.diff.change import Change, ChangeKind
from okrkit.diff.check_ins import compare_check_ins
from okrkit.diff.identity import pair_key_results
from okrkit.diff.objectives import compare_dropped, compare_id, details_of
from okrkit.diff.promises import compare_promises
from okrkit.diff.said import differing, keeping, whereabouts
from okrkit.diff.sides import Sides
from okrkit.objective import KeyResult, Objective
from okrkit.workspace import Metric


def compare_key_results(old: Objective, new: Objective, sides: Sides) -> Iterator[Change]:
    """Changes of an objective's key results; one that came or went is one change."""
    pairs = pair_key_results(old.key_results, new.key_results)
    now_called = {before.id: after.id for before, after in pairs if before and after}
    for before, after in pairs:
        if before and after:
            if before != after or after.metric in sides.redefined:
                yield from _compare(before, after, sides)
                yield from _compare_relations(before, after, now_called)
        elif after:
            yield Change.of(after, ChangeKind.KEY_RESULT_ADDED, None, after.title, by=after.owner)
        elif before:
            yield Change.of(before, ChangeKind.KEY_RESULT_REMOVED, before.title, None, by=before.owner)


def _compare(old: KeyResult, new: KeyResult, sides: Sides) -> Iterator[Change]:
    yield from compare_id(old, new, ChangeKind.KEY_RESULT_ID_CHANGED)
    yield from compare_dropped(old, new, ChangeKind.KEY_RESULT_DROPPED)
    for kind, before, after in (
        (ChangeKind.KEY_RESULT_RETITLED, old.title, new.title),
        (ChangeKind.KIND_CHANGED, old.kind, new.kind),
        (ChangeKind.KEY_RESULT_OWNER_CHANGED, old.owner, new.owner),
        (ChangeKind.LENS_CHANGED, old.lens, new.lens),
    ):
        if before != after:
            yield Change.of(new, kind, before, after)
    yield from _compare_metric(old, new, sides)
    yield from compare_promises(old, new, sides)
    yield from compare_check_ins(old, new, sides.unit(old, new))
    for field, was, now in differing(details_of(old), details_of(new)):
        yield Change.of(new, ChangeKind.DETAILS_CHANGED, was, now, detail=field)


def _compare_relations(old: KeyResult, new: KeyResult, now_called: Mapping[str, str]) -> Iterator[Change]:
    """Another outcome that it proves or guards; the same one by another id is none."""
    before = {"proves": old.proves and now_called.get(old.proves, old.proves)}
    before |= {"guards": old.guards and now_called.get(old.guards, old.guards)}
    for field, was, now in differing(before, {"proves": new.proves, "guards": new.guards}):
        yield Change.of(new, ChangeKind.RELATION_CHANGED, was, now, detail=field)


def _compare_metric(old: KeyResult, new: KeyResult, sides: Sides) -> Iterator[Change]:
    """Another metric, or the same one with another meaning, named by the detail.

    The unit and the population have their own kinds, wherever they are written. What else is told of a metric
    that is written in place is a ``metric described`` of its key result.
    """
    if _identity(old.metric) != _identity(new.metric):
        yield Change.of(new, ChangeKind.METRIC_CHANGED, _identity(old.metric), _identity(new.metric))
    else:
        before, after = sides.metrics(old, new)
        if before and after and before is not after:
            for detail, was, now in (
                ("definition", before.definition, after.definition),
                ("direction", before.better, after.better),
                ("source", whereabouts(before.source), whereabouts(after.source)),
            ):
                if was != now:
                    yield Change.of(new, ChangeKind.METRIC_CHANGED, was, now, detail=detail)
            if isinstance(new.metric, Metric):
                for detail, kept, keeps in differing(keeping(before), keeping(after)):
                    yield Change.of(new, ChangeKind.METRIC_DESCRIBED, kept, keeps, detail=detail)
    for kind, was, now in (
        (ChangeKind.POPULATION_CHANGED, *sides.inherited("population", old, new)),
        (ChangeKind.UNIT_CHANGED, *sides.inherited("unit", old, new)),
    ):
        if was != now:
            yield Change.of(new, kind, was, now)


def _identity(metric: str | Metric | None) -> str | None:
    """The id of a registered metric; what one that is written in place is called."""
    return metric.name or "its own" if isinstance(metric, Metric) else metric
