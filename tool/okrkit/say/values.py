"""How numbers, shares, days and lists are said: in English, whatever the machine's language is.

What comes out is plain text with whatever people wrote in it; see `okrkit.say.escape` for each place it goes to.
"""

from collections.abc import Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_CURRENCIES = tuple("$€£¥₹₩₽₺₴₪฿")
_JOINED = ("", "%", "‰", "°")
_TOO_LONG = 1e15
_DIGITS = 15
_SURE = 12
"""Digits of a share that are no noise."""


def number(value: float, unit: str = "") -> str:
    """A number in its unit: "0.5%", "1,200 ms", "13 cents", "€0.10", and "€1.2M" for a unit of "€M".

    All its digits are kept, without the noise of binary fractions and trailing zeros; from 1,000 on with commas.
    """
    unit, size = unit.strip(), _digits(abs(value))
    sign = "-" if value < 0 and size != "0" else ""
    if unit[:1] in _CURRENCIES:
        if len(unit) == 1 and size[-2:-1] == ".":
            size += "0"  # money has cents or has none
        return f"{sign}{unit[:1]}{size}{unit[1:]}"
    return f"{sign}{size}{'' if unit[:1] in _JOINED else ' '}{unit}"


def step(before: float, after: float, unit: str = "") -> str:
    """From a number to another, with a unit that is a word only once: "0.5% → 1.5%", "1 → 2 days"."""
    end = number(after, unit)
    is_word = bool(unit) and end.endswith(f" {unit}")
    return f"{number(before, '' if is_word else unit)} → {end}"


def _digits(size: float) -> str:
    if not size < _TOO_LONG:
        return f"{Decimal(size).normalize()}"
    digits = f"{Decimal(f'{size:.{_DIGITS}g}'):,f}"
    return digits.rstrip("0").rstrip(".") if "." in digits else digits


def percent(share: float) -> str:
    """A share of 1 as whole percent between 0 and 100; "100%" is said of nothing that is not whole."""
    share = round(share, _SURE)  # ten tenths are a whole, whatever their sum is in binary
    whole = int((Decimal(repr(float(min(1.0, max(0.0, share))))) * 100).quantize(Decimal(1), ROUND_HALF_UP))
    return f"{min(whole, 99) if share < 1 else 100}%"


def day(when: date, today: date | None = None) -> str:
    """A day like "9 November", with its year where that is not today's; without a today it has no year."""
    return f"{when.day} {_MONTHS[when.month - 1]}{_year(when, today)}"


def short_day(when: date, today: date | None = None) -> str:
    """A day like "9 Nov", for where there is little room."""
    return f"{when.day} {_MONTHS[when.month - 1][:3]}{_year(when, today)}"


def _year(when: date, today: date | None) -> str:
    return f" {when.year}" if today and when.year != today.year else ""


def when(then: date, today: date) -> str:
    """How long ago or ahead a day is: "yesterday", "12 days ago", "in 3 weeks"."""
    days = (today - then).days
    if abs(days) <= 1:
        return ("today", "yesterday", "tomorrow")[days]
    said = _span(abs(days))
    return f"{said} ago" if days > 0 else f"in {said}"


def _span(days: int) -> str:
    """A number of days in the largest unit that still says something: days for two weeks, weeks for two months."""
    for length, noun, below in ((1, "day", 14), (7, "week", 61), (30.44, "month", 731)):
        if days < below:
            return plural(int(days / length), noun)
    return plural(int(days / 365.25), "year")


def plural(count: int, noun: str, many: str | None = None) -> str:
    """A count with its noun: "1 key result", "3 key results", "2 people"."""
    return f"{count:,} {noun if count == 1 else many or _many(noun)}"


def _many(noun: str) -> str:
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(("s", "x", "ch", "sh")) else f"{noun}s"


def join(words: Sequence[str]) -> str:
    """A list as it is spoken: "a", "a and b", "a, b and c"."""
    return " and ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))


def shortened(text: str, most: int = 72) -> str:
    """A text on one line, cut after about so many characters, between words where it can be."""
    text = " ".join(text.split())
    if len(text) <= most:
        return text
    whole = text[:most].rpartition(" ")[0]
    return f"{whole if len(whole) > most // 2 else text[: most - 1]}".rstrip(" ,;:.") + " …"


def quoted(text: str, most: int = 72) -> str:
    """Somebody's words, shortened, in quotation marks."""
    return f"“{shortened(text, most)}”"


def contrasted(before: str, after: str, most: int = 72) -> tuple[str, str]:
    """Two texts in quotation marks; where they are long, without most of the words with which both begin."""
    old, new = before.split(), after.split()
    same = next((at for at, (one, other) in enumerate(zip(old, new, strict=False)) if one != other), min(len(old), len(new)))
    start = max(0, same - 2) if max(len(before), len(after)) > most else 0
    old_end, new_end = (shortened(" ".join(each[start:]), most) for each in (old, new))
    return (f"“… {old_end}”", f"“… {new_end}”") if start else (f"“{old_end}”", f"“{new_end}”")


def words(slug: str) -> str:
    """A word of the file format as it is spoken: "at risk" for ``at-risk``, "priority shift" for ``priority-shift``."""
    return slug.replace("-", " ").replace("_", " ")
