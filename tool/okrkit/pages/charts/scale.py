"""From values and days to places in a drawing, and the round numbers along its side."""

import math
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Scale:
    """A straight map from ``low … high`` to ``start … end``."""

    low: float
    high: float
    start: float
    end: float

    def __call__(self, value: float) -> float:
        """Where the value lies; values outside are carried on, a scale without extent gives its middle."""
        if self.high == self.low:
            return (self.start + self.end) / 2
        return self.start + (value - self.low) / (self.high - self.low) * (self.end - self.start)


@dataclass(frozen=True, slots=True)
class Days:
    """A map from days to shares of the width, 0 on the first and 1 on the last."""

    first: date
    last: date

    def __call__(self, day: date) -> float:
        """Where the day lies."""
        return (day - self.first).days / max(1, (self.last - self.first).days)


def ticks(low: float, high: float, most: int = 5) -> list[float]:
    """Round numbers within ``low … high``, at most ``most`` of them and at least one where there is room."""
    if not high > low or not math.isfinite(high - low):
        return [low]
    step = _round_step((high - low) / max(1, most - 1))
    first = math.ceil(low / step - 1e-9)
    last = math.floor(high / step + 1e-9)
    return [round(number * step, 12) for number in range(first, last + 1)]


def _round_step(least: float) -> float:
    """The smallest of 1, 2, 2.5 and 5 times a power of ten that is not below ``least``."""
    power = 10.0 ** math.floor(math.log10(least))
    return next((factor * power for factor in (1, 2, 2.5, 5) if factor * power >= least * (1 - 1e-9)), 10 * power)


def domain(values: list[float]) -> tuple[float, float]:
    """The stretch to draw for some values: with air around them, and with zero where it is near."""
    low, high = min(values), max(values)
    if low == high:
        room = abs(low) * 0.1 or 1.0
        return low - room, high + room
    if 0 < low < 0.4 * high:
        low = 0.0
    if 0 > high > 0.4 * low:
        high = 0.0
    room = (high - low) * 0.06
    return (low if low == 0 else low - room), (high if high == 0 else high + room)


def spread(wanted: list[float], apart: float, low: float, high: float) -> list[float]:
    """The places nearest to the wanted ones that keep labels ``apart`` from one another and within ``low … high``."""
    order = sorted(range(len(wanted)), key=lambda index: (wanted[index], index))
    places = dict.fromkeys(order, 0.0)
    least = low
    for index in order:
        places[index] = max(wanted[index], least)
        least = places[index] + apart
    most = high
    for index in reversed(order):
        places[index] = min(places[index], most)
        most = places[index] - apart
    return [places[index] for index in range(len(wanted))]
