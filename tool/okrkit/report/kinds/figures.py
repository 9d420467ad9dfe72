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
    """How far it moved, and whether that is better: "+12 points, better", "-3 days", "the same"; empty where nobody knows.

    It is the difference of what is said of both, so that nobody who subtracts finds another one.
    """
    moved = difference(then, now)
    if moved is None:
        return ""
    shown = round(_shown(now) - _shown(then), 2)
    if not shown:
        return "hardly moved" if moved else "the same"
    better = is_better(then, now)
    verdict = "" if better is None else ", better" if better else ", worse"
    return f"{'+' if shown > 0 else '-'}{_size(abs(shown), now.unit)}{verdict}"


def _shown(figure: Figure) -> float:
    """The number in what is said of a figure; of a share it is whole percent."""
    if figure.value is None:
        return 0
    if figure.unit is Unit.SHARE:
        return int(percent(figure.value).removesuffix("%"))
    return round(figure.value, 2 if figure.unit is Unit.SCORE else 1)


def _size(shown: float, unit: Unit) -> str:
    if unit is Unit.SHARE:
        return plural(int(shown), "point")
    return said(Figure("", "", shown, unit))
