"""The numbers of a sentence and what they are to each other: where it starts, where it ends, by how much."""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from okrkit.lint.wording.numbers import Number, find_numbers
from okrkit.lint.wording.words import LONGEST


@dataclass(frozen=True, slots=True)
class Amounts:
    """What a sentence promises in numbers.

    `start` is the baseline and `end` the target, in `unit` ("%", "$", "ms", as written); `by` is a change, in percent if
    `by_percent`. `bound` is "at least", "at most" or empty. `any` is whether a number measures something at all: years,
    quarters, dates, "within 3 months", "p95", "v2" or "Phase 1" do not. `words` is what was read, as written, and `spans`
    where it stands.
    """

    start: float | None = None
    end: float | None = None
    by: float | None = None
    unit: str = ""
    bound: str = ""
    words: str = ""
    by_percent: bool = False
    any: bool = False
    spans: tuple[tuple[int, int], ...] = ()


NO_AMOUNTS = Amounts()

_LEAST = (
    r">=|≥|=>|at least|a minimum of|minimum(?: of)?|min\.?|no less than|not less than|above|over|more than|greater than"
    r"|higher than|better than|exceed(?:s|ing)?|beyond|>|upwards of|north of"
)
_MOST = (
    r"<=|≤|<|at most|a maximum of|max(?:imum)?(?: of)?|max\.|under|below|less than|fewer than|lower than|no more than"
    r"|not more than|no longer than|never more than|within|up to|inside"
)
_BOUNDS = {"at least": _LEAST, "at most": _MOST}
_BEFORE = {bound: re.compile(rf"(?:^|[\s(:]|\b)(?:{forms})\s*$", re.IGNORECASE) for bound, forms in _BOUNDS.items()}
_AFTER = {
    "at least": re.compile(
        r"^\s*(?:or (?:more|higher|above|better|greater)|and (?:above|over)|minimum|at least)\b", re.IGNORECASE
    ),
    "at most": re.compile(r"^\s*(?:or (?:less|fewer|lower|below|under)|and (?:below|under)|maximum|at most)\b", re.IGNORECASE),
}
_BOUND = f"{_LEAST}|{_MOST}"
_ABOUT = r"about|around|approximately|roughly|~|an?|an average of|avg\.?|average"
_RANGE = re.compile(r"^\s?[-–]\s?$|^ and $", re.IGNORECASE)
_ARROW = re.compile(
    rf"^(?:\D{{0,40}}?(?:→|⟶|➔|->|=>|[–—~]>)|\D{{0,3}}?\s*(?:>+|to|up to|down to))\s*(?:{_BOUND}|{_ABOUT})?\s*$", re.IGNORECASE
)
_TO = re.compile(rf"^[^,;()\d]{{0,60}}?(?:\bto\b|→|->|=>|\binto\b)\s*(?:{_BOUND}|{_ABOUT})?\s*$", re.IGNORECASE)
_FROM = re.compile(rf"(?:\bfrom|:)\s*(?:a baseline of|{_ABOUT}|over|under|<|>)?\s*$", re.IGNORECASE)
_BACK = re.compile(
    r"\b(?:from|currently|current|now|today|baseline|was|vs\.?|versus|against|compared (?:to|with)|instead of|previously"
    rf"|last (?:year|quarter)|starting (?:at|from))\s*(?:is|at|of|the|[:=<>]|{_ABOUT})?"
    r"\s*(?:of|current(?:ly)?|baseline(?: of)?)?\s*$",
    re.IGNORECASE,
)
_BY = re.compile(
    r"\b(?:by|further|additional|extra|another)\s*"
    rf"(?:at least|up to|over|more than|an additional|another|a further|an extra|≥|>=|>|{_ABOUT})?\s*$",
    re.IGNORECASE,
)
_CHANGE = re.compile(
    r"^\s*(?!or\b|and\b)(?:[\w-]+\s){0,2}?(?:increase|decrease|reduction|growth|improvement|rise|drop|uplift|lift|gain|decline|cut|jump|more"
    r"|fewer|less|faster|lower|higher|cheaper|better|quicker|shorter|savings?)\b(?!\s+than)",
    re.IGNORECASE,
)
_MOVES = re.compile(
    r"\b(?:increas|grow|grew|rais|rise|boost|lift|improv|expand|reduc|decreas|cut|lower|drop|fall|shrink|slash|trim|declin"
    r"|shorten|accelerat|up|down|gain)(?:e|es|s|ed|ing)?\b",
    re.IGNORECASE,
)
_LEVEL = re.compile(
    r"(?:\b(?:to|at|of|is|are|with|for|in|on|reach|achieve|hit|score|attain|maintain|keep|than|least|most)|[=:<>≥≤(])\s*$",
    re.IGNORECASE,
)
_LEAD = re.compile(rf"(?:\bfrom|\bby|\bto|{_BOUND})\s*$", re.IGNORECASE)
_NEAR = 40
"""Characters before and after a number that can say what it is."""
_SECONDS = {"ms": 1e-3, "s": 1, "sec": 1, "second": 1, "min": 60, "minute": 60, "h": 3600, "hr": 3600, "hour": 3600, "d": 86400,
            "day": 86400, "wk": 604800, "week": 604800, "month": 2629800, "quarter": 7889400, "year": 31557600}  # fmt: skip


@lru_cache(maxsize=1 << 14)
def read_amounts(text: str) -> Amounts:
    """What the numbers of a sentence are to each other. Source: the forms that people write, issue 3."""
    text = text[:LONGEST]
    numbers = find_numbers(text)
    plain = [number for number in numbers if not number.framed] or numbers
    if not plain:
        return NO_AMOUNTS
    start, end, by = _roles(text, plain)
    found = sorted((number for number in (start, end, by) if number), key=lambda number: number.begin)
    lead = _LEAD.search(text[max(0, found[0].begin - 15) : found[0].begin])
    begin = found[0].begin - (len(lead[0]) if lead else 0)
    return Amounts(
        start=_in_unit_of(start, end) if start else None,
        end=end.value if end else None,
        by=by.value if by else None,
        unit=next(
            (number.unit for number in (end, start) if number and number.unit), "" if end or start or not by else by.unit
        ),
        bound=_bound(text, end or by or found[0]),
        words=text[begin : found[-1].end].strip(),
        by_percent=bool(by and (by.factor or by.unit.lower() in {"%", "percent", "per cent", "pct"})),
        any=True,
        spans=tuple((number.begin, number.end) for number in plain),
    )


def _roles(text: str, numbers: list[Number]) -> tuple[Number | None, Number | None, Number | None]:
    """Which number is the start, which the end, which the change."""
    start, end = _pair(text, numbers)
    by = low_end = None
    for number, follower in zip(numbers, [*numbers[1:], None], strict=True):
        if number is start or number is end or number is low_end:
            continue
        if follower and _RANGE.match(text[number.end : follower.begin]):
            low_end, number = number, follower  # noqa: PLW2901  # of a range, the far end counts
        before = text[max(0, number.begin - _NEAR) : number.begin]
        if start is None and _looks_back(text, number, before, bool(end or by), follower is None):
            start = number
        elif by is None and (number.factor or _is_change(text, number, before)):
            by = number
        elif end is None:
            end = number
        low_end = number
    return start, end, by


def _pair(text: str, numbers: list[Number]) -> tuple[Number | None, Number | None]:
    """The first two numbers that are a start and an end: "from 5 to 3", "5 → 3"."""
    for number, follower in pairwise(numbers):
        before, gap = text[max(0, number.begin - _NEAR) : number.begin], text[number.end : follower.begin]
        if _ARROW.match(gap) or (_FROM.search(before) and _TO.match(gap)):
            return number, follower
    return None, None


def _looks_back(text: str, number: Number, before: str, promised: bool, last: bool) -> bool:
    """Whether a number is where things stand today: "(currently 12)". Alone, "from 12" needs a verb of change to be that."""
    back = _BACK.search(before)
    if not back or not (promised or last):
        return False
    told = before[: back.start()].endswith("(") or not back[0].lower().startswith("from")
    return promised or told or bool(_MOVES.search(text[: number.begin]))


def _is_change(text: str, number: Number, before: str) -> bool:
    after = text[number.end : number.end + _NEAR]
    if _BY.search(before) or _CHANGE.match(after) or (number.signed and number.unit):
        return True
    if number.unit not in {"%", "pp", "percent"} or _LEVEL.search(before) or after.lstrip().lower().startswith("of "):
        return False
    return bool(_MOVES.search(text[: number.begin]))


def _bound(text: str, number: Number) -> str:
    before, after = text[max(0, number.begin - _NEAR) : number.begin], text[number.end : number.end + _NEAR]
    if number.plus:
        return "at least"
    said = [
        (len(match[0]), bound) for bound in _BOUNDS if (match := _BEFORE[bound].search(before) or _AFTER[bound].match(after))
    ]
    return max(said)[1] if said else ""  # the longer one: "no more than" is not "more than"


def _in_unit_of(start: Number, end: Number | None) -> float:
    """The start in the unit of the end: "two weeks to three days", and "1.2 to 2.5M", where both are millions."""
    if end is None or not start.value:
        return start.value
    ours, theirs = (_SECONDS.get(number.unit.lower().removesuffix("s") or number.unit) for number in (start, end))
    if ours and theirs and start.unit != end.unit:
        return start.value * ours / theirs
    if start.scaled or not end.scaled or start.value >= 1_000:
        return start.value
    return next(
        (start.value * times for times in (1e3, 1e6, 1e9) if 0.1 <= end.value / start.value / times <= 100), start.value
    )
