"""A number as a message says it."""

_CURRENCIES = tuple("$€£¥₹")
_JOINED = ("", "%", "‰", "°")


def in_unit(value: float, unit: str) -> str:
    """A number with its unit, all its digits kept: "3.1%", "€0.13", "1,200 a week"."""
    size, sign = f"{abs(value):,.12g}", "-" if value < 0 else ""
    if unit[:1] in _CURRENCIES:
        return f"{sign}{unit[:1]}{size}{unit[1:]}"
    return f"{sign}{size}{'' if unit in _JOINED else ' '}{unit}"


def about(value: float) -> float:
    """A number that was worked out, with the three digits that can be believed."""
    return float(f"{value:.3g}")
