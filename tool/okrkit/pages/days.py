"""Days as pages write them beside the short forms: whole, for a hover, and as the name of a month."""

from datetime import date

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def long_day(day: date) -> str:
    """A day with its weekday left out and its year always there, like "9 November 2026"."""
    return f"{day.day} {month(day)}"


def month(day: date) -> str:
    """The month of a day, like "November 2026", whatever the machine's language is."""
    return f"{_MONTHS[day.month - 1]} {day.year}"
