"""What differs in the metric registry."""

from collections.abc import Iterator

from okrkit.diff.change import Change, ChangeKind, Value
from okrkit.diff.identity import pair_key_results
from okrkit.diff.said import differing, keeping, whereabouts
from okrkit.diff.sides import WORKSPACE, Inherited, Sides
from okrkit.workspace import Metric


def compare_registry(sides: Sides) -> Iterator[Change]:
    """What the registry tells of a metric, with its id in the detail, but for what its key results tell of it.

    A metric that came or went is one change, as the registry is when it comes or goes: each of its metrics.
    """
    before, after = sides.before.metrics, sides.after.metrics
    if before == after:
        return
    elsewhere = set(_told_by_key_results(sides))
    for id in (*after, *(id for id in before if id not in after)):
        old, new = before.get(id), after.get(id)
        if old == new:
            continue
        told: list[tuple[str, Value, Value]] = [("", old.name if old else None, new.name if new else None)]
        if old and new:
            told += differing(_described(old), _described(new))
        for field, was, now in told:
            if was != now and (id, field) not in elsewhere:
                detail = f"{id} {field}" if field else id
                yield Change(ChangeKind.METRIC_DESCRIBED, WORKSPACE, sides.after.organization, was, now, detail=detail)


def _described(metric: Metric) -> dict[str, Value]:
    return keeping(metric) | {
        "definition": metric.definition,
        "unit": metric.unit,
        "better": metric.better,
        "source": whereabouts(metric.source),
        "population": metric.population,
    }


def _told_by_key_results(sides: Sides) -> Iterator[tuple[str, str]]:
    """Metrics with the fields whose change a key result tells, because it is measured by them before and after."""
    for old, new in sides.objectives:
        for was, now in pair_key_results(old.key_results, new.key_results) if old and new else ():
            if was and now and isinstance(was.metric, str) and was.metric == now.metric:
                yield from ((was.metric, field) for field in ("definition", "better", "source"))
                inherited: tuple[Inherited, ...] = ("unit", "population")
                yield from ((was.metric, field) for field in inherited if len(set(sides.inherited(field, was, now))) > 1)
