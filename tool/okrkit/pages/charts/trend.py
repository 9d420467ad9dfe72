"""A trend: check-ins over a cycle with what was promised, what is expected and where it is heading."""

from datetime import date

from markupsafe import Markup

from okrkit.pages.charts.scale import Days, Scale, domain, spread, ticks
from okrkit.pages.charts.svg import element, path, percent, stretched
from okrkit.pages.charts.trend_data import Mark, Trend

_TOP, _BOTTOM, _HEIGHT = 30, 190, 214
_EDGE = 0.1
"""Labels nearer to a side than this share of the width are anchored there, so that nothing is cut."""
_HALF_LETTER = 0.0145
"""Half of a letter as a share of the width of a chart on a phone; labels of marks that would touch there stand in two rows."""


def draw_trend(trend: Trend) -> Markup:
    """The whole chart; its title and description carry ids made of the trend's own."""
    days = [point.day for point in (*trend.points, *trend.expected)]
    across = Days(min(trend.starts, *days) if days else trend.starts, max(trend.ends, *days) if days else trend.ends)
    low, high = domain(_values(trend))
    down = Scale(low, high, _BOTTOM, _TOP)
    title, description = f"{trend.id}-title", f"{trend.id}-text"
    return element(
        "svg",
        element("title", trend.title, id=title),
        element("desc", trend.description, id=description),
        *_grid(trend, down, low, high),
        stretched(_HEIGHT, *_areas(trend, across, down), *_lines(trend, across, down)),
        *_marks(trend, across),
        *_points(trend, across, down),
        *_ends(trend, across, down),
        *_dates(trend, across),
        class_="okr-trend",
        role="img",
        aria_labelledby=f"{title} {description}",
        width="100%",
        height=_HEIGHT,
    )


def _values(trend: Trend) -> list[float]:
    """What the vertical axis must hold. A forecast stretches it by at most half of what the rest needs."""
    values = [point.value for point in (*trend.points, *trend.expected)] + [level.value for level in trend.levels]
    if not values:
        return [0.0, 1.0]
    if trend.cone:
        room = (max(values) - min(values)) / 2
        values.append(min(max(values) + room, max(min(values) - room, trend.cone.end.value)))
    return values


def _grid(trend: Trend, down: Scale, low: float, high: float) -> list[Markup]:
    lines = []
    for value in ticks(low, high):
        y = down(value)
        lines.append(element("line", class_="okr-grid", x1=0, x2="100%", y1=y, y2=y))
        lines.append(element("text", trend.number(value), class_="okr-tick", x=0, y=y, dx=-8, dy="0.35em"))
    return lines


def _areas(trend: Trend, across: Days, down: Scale) -> list[Markup]:
    if not trend.cone:
        return []
    cone = trend.cone
    start, end = across(cone.start.day), across(cone.end.day)
    tip, wide = down(cone.start.value), [_inside(down(cone.low)), _inside(down(cone.high))]
    middle = _inside(down(cone.end.value))
    return [
        path([(start, tip), (end, wide[0]), (end, wide[1])], "okr-cone", closed=True),
        path([(start, tip), (end, middle)], "okr-forecast"),
    ]


def _lines(trend: Trend, across: Days, down: Scale) -> list[Markup]:
    lines = []
    for level in trend.levels:
        since = across(level.since) if level.since else 0.0
        lines.append(path([(since, down(level.value)), (1, down(level.value))], f"okr-level okr-{level.kind}"))
    if len(trend.expected) > 1:
        lines.append(path([(across(point.day), down(point.value)) for point in trend.expected], "okr-expected"))
    if len(trend.points) > 1:
        lines.append(path([(across(point.day), down(point.value)) for point in trend.points], "okr-line"))
    return lines


def _marks(trend: Trend, across: Days) -> list[Markup]:
    drawn = []
    for mark, row in _rows(trend.marks, across):
        x, y = across(mark.day), _TOP - 8 - 13 * row
        at = percent(x)
        drawn.append(element("line", class_=f"okr-mark okr-{mark.kind}", x1=at, x2=at, y1=y + 3, y2=_BOTTOM))
        drawn.append(element("text", mark.label, class_=f"okr-mark-label okr-{mark.kind} {_anchor(x)}", x=at, y=y))
    return drawn


def _rows(marks: tuple[Mark, ...], across: Days) -> list[tuple[Mark, int]]:
    """Each mark that lies in the picture with the row of its label: the lower one unless its neighbour stands there."""
    placed: list[tuple[Mark, int]] = []
    for mark in sorted(marks, key=lambda mark: (mark.day, mark.label)):
        if across.first <= mark.day <= across.last:
            last = placed[-1][0] if placed else None
            near = last and across(mark.day) - across(last.day) < _HALF_LETTER * len(last.label + mark.label)
            placed.append((mark, 1 - placed[-1][1] if near else 0))
    return placed


def _points(trend: Trend, across: Days, down: Scale) -> list[Markup]:
    return [
        element(
            "circle",
            element("title", point.label),
            class_="okr-point",
            cx=percent(across(point.day)),
            cy=down(point.value),
            r=4 if point is trend.points[-1] else 3,
        )
        for point in trend.points
    ]


def _ends(trend: Trend, across: Days, down: Scale) -> list[Markup]:
    """Labels at the right ends of lines, kept from one another."""
    labels = [(level.value, level.label, level.kind) for level in trend.levels]
    if trend.cone:
        labels.append((trend.cone.end.value, trend.cone.end.label, "forecast"))
    if trend.expected and trend.expected_label:
        labels.append((trend.expected[-1].value, trend.expected_label, "expected"))
    places = spread([_inside(down(value)) for value, _, _ in labels], 15, _TOP, _BOTTOM)
    return [
        element("text", label, class_=f"okr-end okr-{kind}", x="100%", y=place, dx=8, dy="0.35em")
        for (_, label, kind), place in zip(labels, places, strict=True)
    ]


def _dates(trend: Trend, across: Days) -> list[Markup]:
    def label(day: date) -> Markup:
        x = across(day)
        return element("text", trend.day(day), class_=f"okr-date {_anchor(x)}", x=percent(x), y=_HEIGHT - 6)

    return [label(across.first), label(across.last)]


def _anchor(x: float) -> str:
    return "okr-from" if x < _EDGE else "okr-to" if x > 1 - _EDGE else "okr-mid"


def _inside(y: float) -> float:
    return min(_BOTTOM, max(_TOP, y))
