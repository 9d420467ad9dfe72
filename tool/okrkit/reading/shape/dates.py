"""What day or cycle somebody meant who wrote it in another order."""

import re

from okrkit.reading.shape.formats import is_day

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_YEAR = re.compile(r"20[0-9]{2}")
_PART = re.compile(r"[QqHh][1-4](?![0-9])")
_YEAR_FIRST = re.compile(r"([0-9]{4})[-./ ]?([0-9]{1,2})[-./ ]?([0-9]{1,2})(?:[T ][0-9:.+Z-]*)?")
_YEAR_LAST = re.compile(r"([0-9]{1,2})[-./ ]([0-9]{1,2})[-./ ]([0-9]{4})")
_DAY_AND_NAME = re.compile(r"([0-9]{1,2})(?:st|nd|rd|th|\.)? +([A-Za-z]{3,9})\.?,? +([0-9]{4})")
_NAME_AND_DAY = re.compile(r"([A-Za-z]{3,9})\.? +([0-9]{1,2})(?:st|nd|rd|th)?,? +([0-9]{4})")


def meant_day(text: str) -> str | None:
    """The day as YYYY-MM-DD where there is only one way to read it, else None: 3/4/2026 is March here and April there."""
    day = _read(text.strip()[:40])
    return day if day and is_day(day) else None


def last_day_of_month(text: str) -> int | None:
    """For YYYY-MM-DD with a day that the month does not have: the last that it has; None where that is not the trouble."""
    from calendar import monthrange

    match = re.fullmatch(r"([0-9]{4})-([0-9]{2})-([0-9]{2})", text)
    if not match or not 1 <= int(match[2]) <= 12 or int(match[1]) < 1:
        return None
    return monthrange(int(match[1]), int(match[2]))[1]


def meant_cycle(text: str) -> str | None:
    """The cycle id, like ``2026-Q4`` for ``Q4 2026`` or ``2026Q4``; None where the text does not look like one."""
    year, part = _YEAR.search(text), _PART.search(text)
    return f"{year[0]}-{part[0].upper()}" if year and part else None


def _read(text: str) -> str | None:
    if match := _YEAR_FIRST.fullmatch(text):
        return _day(match[1], int(match[2]), match[3])
    if match := _YEAR_LAST.fullmatch(text):
        first, second = int(match[1]), int(match[2])
        if first > 12 or "." in text:  # with dots the day always comes first
            return _day(match[3], second, match[1])
        return _day(match[3], first, match[2]) if second > 12 or first == second else None
    if match := _DAY_AND_NAME.fullmatch(text):
        return _day(match[3], _month(match[2]), match[1])
    if match := _NAME_AND_DAY.fullmatch(text):
        return _day(match[3], _month(match[1]), match[2])
    return None


def _month(name: str) -> int:
    """Its number, 0 for no month."""
    short = name[:3].casefold()
    return _MONTHS.index(short) + 1 if short in _MONTHS else 0


def _day(year: str, month: int, day: str) -> str:
    return f"{year}-{month:02}-{int(day):02}"
