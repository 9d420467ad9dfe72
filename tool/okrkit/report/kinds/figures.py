"""How a figure is said, and what became of it."""

from okrkit.report.kinds.answer import Figure, Unit
from okrkit.say.values import number, percent, plural


def said(figure: Figure) -> str:
    """The value: "62%", "1,200", "3 days", "0.21", or "unknown"."""
    if figure.value is None:
        return "unknown"
    if figure.unit is Unit.SHARE:
        return percent(figure.value)
    if figure.unit is Unit.SCORE:
        return f"{figure.value:.2f}"
    if figure.unit is Unit.DAYS and float(figure.value).is_integer():
        return plural(int(figure.value), "day")
    return number(round(figure.value, 1), "days" if figure.unit is Unit.DAYS else "")


def difference(then: Figure, now: Figure) -> float | None:
    """Now without then, in the unit of the figure, without the noise of binary fractions; None where one is unknown."""
    return None if then.value is None or now.value is None else round(now.value - then.value, 6)


def is_better(then: Figure, now: Figure) -> bool | None:
    """Whether it went the way that is better; None where it did not move, nobody knows, or neither way is."""
    moved = difference(then, now)
    return None if not moved or now.more_is_better is None else (moved > 0) == now.more_is_better


def said_difference(then: Figure, now: Figure) -> str:
    """How far it moved, and whether that is better: "+12 points, better", "-3 days", "the same"; empty where nobody knows."""
    moved = difference(then, now)
    if moved is None:
        return ""
    if moved == 0:
        return "the same"
    better = is_better(then, now)
    verdict = "" if better is None else ", better" if better else ", worse"
    return f"{'+' if moved > 0 else '-'}{_size(abs(moved), now.unit)}{verdict}"


def _size(moved: float, unit: Unit) -> str:
    if unit is Unit.SHARE:
        points = max(0.1, round(moved * 100, 1 if moved < 0.01 else 0))
        return f"{number(points)} {'point' if points == 1 else 'points'}"
    if unit is Unit.SCORE:
        return f"{max(0.01, round(moved, 2)):.2f}"
    return said(Figure("", "", moved, unit))
