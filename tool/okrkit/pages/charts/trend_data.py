"""What a trend shows, as plain values; the labels are ready words."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Point:
    """A value on a day; ``label`` is shown on hover."""

    day: date
    value: float
    label: str = ""


@dataclass(frozen=True, slots=True)
class Level:
    """A horizontal line from ``since`` on with a label at its end; ``kind`` is target, past, bound or extra."""

    value: float
    label: str
    kind: str = "target"
    since: date | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    """A vertical line with a label above it; ``kind`` is freeze, today or moved."""

    day: date
    label: str
    kind: str


@dataclass(frozen=True, slots=True)
class Cone:
    """Where a series is heading: from its last point to a day, with a range."""

    start: Point
    end: Point
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Trend:
    """A series over a cycle. ``id`` is unique on its page; ``number`` says a value on the axis."""

    id: str
    title: str
    description: str
    starts: date
    ends: date
    points: tuple[Point, ...]
    number: Callable[[float], str]
    day: Callable[[date], str]
    expected: tuple[Point, ...] = ()
    expected_label: str = ""
    levels: tuple[Level, ...] = ()
    marks: tuple[Mark, ...] = ()
    cone: Cone | None = None
