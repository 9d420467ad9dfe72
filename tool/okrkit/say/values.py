# PLACEHOLDER by the lead so that others can run; helper D: overwrite this file with yours.
from datetime import date


def number(value: float, unit: str = "") -> str:
    text = f"{value:,.10g}"
    return f"{unit}{text}" if unit in ("€", "$", "£") else f"{text}{unit}" if unit == "%" or not unit else f"{text} {unit}"


def percent(share: float) -> str:
    return f"{round(min(1, max(0, share)) * 100)}%"


def day(when: date, today: date | None = None) -> str:
    return f"{when.day} {when:%B}" + (f" {when.year}" if today and when.year != today.year else "")


def short_day(when: date, today: date | None = None) -> str:
    return f"{when.day} {when:%b}"


def plural(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"
