"""Every number that a text has, in digits or words, without those that only name a time, a version or a standard."""

import re
from dataclasses import dataclass

from okrkit.lint.wording.naming import NAMES, Around, names_something, spans_time

_WORDS = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
    "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
    "eighty": 80, "ninety": 90, "dozen": 12, "hundred": 100, "thousand": 1e3, "million": 1e6, "billion": 1e9, "no": 0,
}  # fmt: skip
_TIMES = {
    "k": 1e3, "thousand": 1e3, "m": 1e6, "mm": 1e6, "mn": 1e6, "mio": 1e6, "million": 1e6, "b": 1e9, "bn": 1e9, "billion": 1e9,
    "lakh": 1e5, "l": 1e5, "crore": 1e7, "cr": 1e7, "hundred": 1e2,
}  # fmt: skip
_FACTORS = {
    "double": 100, "doubling": 100, "twice": 100, "twofold": 100, "triple": 200, "tripling": 200, "treble": 200,
    "threefold": 200, "quadruple": 300, "quadrupling": 300, "tenfold": 900, "halve": -50, "halving": -50,
}  # fmt: skip
_PARTS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "tenth": 10}
_CURRENCY = r"US\$|[RACS]\$|[$€£¥₹₦₽₩]|(?:USD|EUR|GBP|CHF|INR|SAR|AED|SEK|NOK|DKK|PLN|CAD|AUD|ZAR|JPY|Rs\.?)(?![a-z])"
_TIME = (
    r"(?:milli|micro)?seconds?|secs?|ms|s|minutes?|mins?|hours?|hrs?|h|(?:business |working |calendar )?days?|d"
    r"|weeks?|wks?|months?|mos?|quarters?|years?|yrs?"
)
_UNIT = (
    r"%|‰|per ?cent(?:age)?(?: points?)?|percentage points?|pct|p\.?p\.?|points?|pts?|bps|basis points?|x"
    rf"|{_TIME}|{_CURRENCY}|stars?|kg|g|tonnes?|tons?|km|kwh|mwh|[kmgt]b|euros?|dollars?|pounds?|rupees?"
)
_DIGITS = re.compile(
    rf"(?=\D{{0,6}}\d)(?<![\w.,#])(?P<currency>{_CURRENCY})?\s?(?P<sign>[+−-])?\s?"
    r"(?P<digits>\d{1,3}(?:,\d{2,3})*,\d{3}(?:\.\d+)?|\d{1,3}(?:[ \u00a0]\d{3})+(?!\d)|\d+(?:[.,]\d+)?)"
    r"(?P<times>\s?(?:k|mm|mn|mio|m|bn|b|thousand|million|billion|lakh|l|crore|cr|hundred)(?![A-Za-z%]))?"
    rf"(?P<plus>\+)?(?:[\s\u00a0-]?(?P<unit>{_UNIT})(?![A-Za-z]))?(?![A-Za-z\d])(?P<late>\+)?",
    re.IGNORECASE,
)
_WORD = re.compile(
    rf"\b(?:(?P<factor>{'|'.join(_FACTORS)})[sd]?|(?:(?P<count>an?|one|two|three|four)[\s-])?(?P<part>{'|'.join(_PARTS)})s?"
    rf"|(?P<word>{'|'.join(_WORDS)})(?:[\s-](?P<scale>hundred|thousand|million|billion|dozen)s?)?"
    rf"(?:[\s-](?P<unit>per ?cent|percentage points?|points?|{_TIME}))?)(?![A-Za-z])",
    re.IGNORECASE,
)
_SPOKEN = frozenset((*_WORDS, *_FACTORS, *_PARTS))
_LETTERS = re.compile(r"[a-z]+")
_HAS_DIGIT = re.compile(r"\d")
_MINUTES = re.compile(r"\d\s?(?:s|h|hrs?|hours?|sec|min)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a text: its value with K, M and the like multiplied out, its unit as written, and where it stands.

    A factor ("double", "3x") is a relative change in percent. A framed number is how long something takes ("within 2 hours"):
    it is an amount only where the text has no other.
    """

    value: float
    unit: str
    begin: int
    end: int
    plus: bool = False
    signed: bool = False
    factor: bool = False
    framed: bool = False
    scaled: bool = False


def find_numbers(text: str) -> list[Number]:
    """The numbers of a text in their order."""
    found = []
    if _HAS_DIGIT.search(text):
        names = [match.span() for match in NAMES.finditer(text)]
        for match in _DIGITS.finditer(text):
            begin, end = match.end() - len(match[0].lstrip()), match.end()
            if not any(begin < stop and start < end for start, stop in names):
                found.append(_in_digits(match, begin, text))
    if not _SPOKEN.isdisjoint(_singular(word) for word in _LETTERS.findall(text.lower())):
        found += [_in_words(match, text) for match in _WORD.finditer(text)]
    return sorted((number for number in found if number), key=lambda number: number.begin)


def _singular(word: str) -> str:
    return word[:-1] if word[-1] in "sd" and word not in _SPOKEN else word


def _in_digits(match: re.Match[str], begin: int, text: str) -> Number | None:
    """A number in digits; None for one that names something or belongs to a span of time."""
    unit, times, currency = match["unit"] or "", (match["times"] or "").strip(), (match["currency"] or "").strip()
    value = _value(match["digits"])
    around = Around.of(text, begin, match.end())
    if not currency and not times and names_something(value, match["digits"], unit, around):
        return None
    framed = spans_time(unit, around)
    if framed is None:
        return None
    if times == "m" and not currency and _MINUTES.search(text):
        unit = "m"
    elif times.lower() == "l" and not currency:
        unit = times
    elif times:
        value *= _TIMES[times.lower()]
    if unit.lower() == "x":
        return Number((value - 1) * 100, "%", begin, match.end(), factor=True)
    plus = bool(match["plus"] or match["late"])
    return Number(value, currency or unit, begin, match.end(), plus, bool(match["sign"]), framed=framed, scaled=bool(times))


def _in_words(match: re.Match[str], text: str) -> Number | None:
    """A number in words; None where the word is none: "no longer", "number one", "two-factor"."""
    begin, end = match.span()
    around = Around.of(text, begin, end)
    if factor := match["factor"]:
        return None if around.names_double else Number(float(_FACTORS[factor.lower()]), "%", begin, end, factor=True)
    if part := match["part"]:
        return _part(part.lower(), (match["count"] or "").lower(), begin, end, around)
    word, unit = match["word"].lower(), match["unit"] or ""
    if around.refuses(word) or names_something(_WORDS[word], word, unit, around):
        return None
    framed = spans_time(unit, around)
    if framed is None:
        return None
    value = float(_WORDS[word] * _WORDS.get((match["scale"] or "").lower(), 1))
    return Number(value, unit, begin, end, framed=framed)


def _part(part: str, count: str, begin: int, end: int, around: Around) -> Number | None:
    """A fraction as a percentage. A quarter or a third is one only where it is a share of something."""
    if (part != "half" and not (count and around.shares)) or around.names_half:
        return None
    share = 100 * _WORDS.get(count, 1) / _PARTS[part]
    return Number(share, "%", begin, end, factor=around.before in {"by", "in"})


def _value(digits: str) -> float:
    """What the digits say. A comma before three digits parts thousands, before fewer it is a decimal comma."""
    plain = digits.replace(" ", "").replace("\u00a0", "")
    decimal = "," in plain and len(plain.rpartition(",")[2]) < 3
    return float(plain.replace(",", "." if decimal else ""))
