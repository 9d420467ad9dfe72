"""Values of many parts as the one value that a change holds, and which of many named values differ."""

import json
from collections.abc import Iterable, Iterator, Mapping

from okrkit.diff.change import Value
from okrkit.workspace import Metric, Reading, Source


def differing(before: Mapping[str, Value], after: Mapping[str, Value]) -> Iterator[tuple[str, Value, Value]]:
    """For each name whose value differs, the name with both; None where a side does not have it."""
    for name in (*after, *(name for name in before if name not in after)):
        was, now = before.get(name), after.get(name)
        if was != now:
            yield name, _plain(was), _plain(now)


def joined(parts: Iterable[str | None]) -> str | None:
    """The parts that there are, as a list; None where there is none."""
    return ", ".join(part for part in parts if part) or None


def readings(values: Iterable[Reading]) -> str | None:
    """Numbers with their days, the oldest first; None where there is none."""
    return joined(f"{one.value:.15g} on {one.date}" for one in sorted(values, key=lambda one: one.date))


def keeping(metric: Metric) -> dict[str, Value]:
    """What is told of a metric apart from what it measures: who looks after it, and how far it can be believed."""
    return {
        "owner": metric.owner,
        "confidence": metric.confidence,
        "indicator": metric.indicator,
        "gamed_by": metric.gamed_by,
        "values": readings(metric.values),
    }


def whereabouts(source: Source | None) -> str | None:
    """Where a metric is read; None where nobody says."""
    return joined((source.system, source.query, source.url)) if source else None


def written(value: object) -> Value:
    """A value of a file as a change holds it: a map or a list as the text that writes it, None where it is empty."""
    if isinstance(value, bool):
        return str(value).lower()
    if value is None or isinstance(value, str | int | float):
        return value
    return json.dumps(value, ensure_ascii=False, sort_keys=True, default=str) if value else None


def _plain(value: Value) -> Value:
    """A value without its enum, so that changes compare alike wherever they come from."""
    return str(value) if isinstance(value, str) else value
