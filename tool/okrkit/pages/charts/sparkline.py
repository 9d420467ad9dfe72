"""A sparkline: the shape of a series beside a word, without axes."""

from datetime import date

from markupsafe import Markup

from okrkit.pages.charts.scale import Days, Scale, domain
from okrkit.pages.charts.svg import element, path, percent, stretched
from okrkit.pages.charts.trend_data import Point

_HEIGHT = 24


def draw_sparkline(points: tuple[Point, ...], starts: date, ends: date, target: float | None, description: str) -> Markup:
    """The points of a cycle from ``starts`` to ``ends``, with a faint line at the target; empty without points."""
    if not points:
        return Markup("")
    across = Days(min(starts, points[0].day), max(ends, points[-1].day))
    down = Scale(*domain([point.value for point in points] + ([] if target is None else [target])), _HEIGHT - 3, 3)
    line = [(across(point.day), down(point.value)) for point in points]
    lines = [path(line, "okr-line")] if len(line) > 1 else []
    if target is not None:
        lines.insert(0, path([(0, down(target)), (1, down(target))], "okr-level"))
    end_x, end_y = line[-1]
    return element(
        "svg",
        element("title", description),
        stretched(_HEIGHT, *lines),
        element("circle", class_="okr-point", cx=percent(end_x), cy=end_y, r=2.5),
        class_="okr-spark",
        role="img",
        aria_label=description,
        width="100%",
        height=_HEIGHT,
    )
