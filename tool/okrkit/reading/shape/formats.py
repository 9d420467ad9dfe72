"""The formats that schemas here may ask for, each really checked."""

import re
from collections.abc import Callable, Mapping
from datetime import date

_URI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]+")
_EMAIL = re.compile(r"[^\s@<>]+@[^\s@<>]+")


def is_day(text: str) -> bool:
    """Whether a text is a day of the calendar written YYYY-MM-DD; ``2026-02-31`` is not."""
    if len(text) != 10 or text[4] != "-" or text[7] != "-" or not text.isascii():
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def is_uri(text: str) -> bool:
    """Whether a text is an absolute address: a scheme, a colon, and no space or bracket after it."""
    return _URI.fullmatch(text) is not None


def is_email(text: str) -> bool:
    """Whether a text has the shape of an email address."""
    return _EMAIL.fullmatch(text) is not None


FORMATS: Mapping[str, Callable[[str], bool]] = {"date": is_day, "uri": is_uri, "email": is_email}
