"""The numbers of a sentence and what they are to each other: where it starts, where it ends, by how much."""

import re
from dataclasses import dataclass
from functools import lru_cache

from okrkit.lint.wording.numbers import Number, find_numbers
from okrkit.lint.wording.words import LONGEST


@dataclass(frozen=True, slots=True)
class Amounts:
    """What a sentence promises in numbers.

    `start` is the baseline and `end` the target, in `unit` ("%", "$", "ms", as written), `by` a change, in percent if `by_percent`.
    `bound` is "at least", "at most" or empty. `any` is whether there is a number at all that measures something: years, quarters, dates,
    "within 3 months", "p95", "v2" or "Phase 1" do not. `words` and `spans` say where, as written and as places in the text.
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

_BOUNDS = (
    ("at least", r">=|≥|=>|at least|a minimum of|minimum(?: of)?|min\.?|no less than|not less than|above|over|more than|greater than|higher than|better than|exceed(?:s|ing)?|beyond|>|upwards of|north of"),
    ("at most", r"<=|≤|<|at most|a maximum of|max(?:imum)?(?: of)?|under|below|less than|fewer than|lower than|no more than|not more than|never more than|within|up to|inside"),
)  # fmt: skip
_BOUND = {name: re.compile(rf"(?:^|[\s(:]|\b)(?:{forms})\s*$", re.IGNORECASE) for name, forms in _BOUNDS}
_BOUND_AFTER = {
    "at least": re.compile(
        r"^\s*(?:or (?:more|higher|above|better|greater)|and (?:above|over)|minimum|at least)\b", re.IGNORECASE
    ),
    "at most": re.compile(
        r"^\s*(?:or (?:less|fewer|lower|below|under)|and (?:below|under)|maximum|at most|or better)\b", re.IGNORECASE
    ),
}
_ANY_BOUND = "|".join(forms for _, forms in _BOUNDS)
_ARROW = re.compile(
    rf"^[^\d]{{0,3}}?\s*(?:→|⟶|➔|->|=>|–>|—>|~>|>+|to|up to|down to|and)\s*(?:{_ANY_BOUND}|about|around|approximately|~)?\s*$",
    re.IGNORECASE,
)
_TO = re.compile(
    rf"^[^,;()\d]{{0,60}}?(?:\bto\b|→|->|=>|\binto\b|\bup to\b|\bdown to\b)\s*(?:{_ANY_BOUND}|a|an|about|~)?\s*$", re.IGNORECASE
)
_FROM = re.compile(
    r"(?:\bfrom|\bbetween|:)\s*(?:a baseline of|a |an |an average of |about |around |~|over |under |<|>)?\s*$", re.IGNORECASE
)
_BACK = re.compile(
    r"\b(?:from|currently|current|now|today|baseline|was|vs\.?|versus|against|compared (?:to|with)|instead of|previously|last (?:year|quarter)|starting (?:at|from))"
    r"\s*(?:is|at|of|a|an|the|:|=|about|around|~|<|>|avg\.?|an? average of|average|roughly|approximately)?\s*(?:of|current(?:ly)?|baseline(?: of)?)?\s*$",
    re.IGNORECASE,
)  # fmt: skip
_BY = re.compile(r"\b(?:by|further|additional|extra|another)\s*(?:at least|about|around|approximately|up to|over|more than|an additional|another|a further|an extra|~|≥|>=|>|a|an)?\s*$", re.IGNORECASE)  # fmt: skip
_CHANGE_AFTER = re.compile(
    r"^\s*(?:[\w-]+\s){0,2}?(?:increase|decrease|reduction|growth|improvement|rise|drop|uplift|lift|gain|decline|cut|jump|more|fewer|less|faster|lower|higher|cheaper|better|quicker|shorter|savings?)\b"
    r"(?!\s+than)", re.IGNORECASE,
)  # fmt: skip
_MOVES = re.compile(
    r"\b(?:increas|grow|grew|rais|rise|boost|lift|improv|expand|reduc|decreas|cut|lower|drop|fall|shrink|slash|trim|declin|shorten|accelerat|up|down|gain)(?:e|es|s|ed|ing)?\b",
    re.IGNORECASE,
)
_LEVEL = re.compile(r"(?:\b(?:to|at|of|is|are|with|for|in|on|reach|achieve|hit|score|attain|maintain|keep|than|least|most)|[=:<>≥≤(])\s*$", re.IGNORECASE)  # fmt: skip
_BEFORE = 40
"""Characters in front of a number that can say what it is."""


@lru_cache(maxsize=1 << 14)
def read_amounts(text: str) -> Amounts:
    """What the numbers of a sentence are to each other. Source: the forms that people write, issue 3."""
    text = text[:LONGEST]
    numbers = find_numbers(text)
    plain = [number for number in numbers if not number.framed] or numbers
    if not plain:
        return NO_AMOUNTS
    start, end, by = _roles(text, plain)
    main = end or by or start or plain[0]
    first, last = (
        min(filter(None, (start, end, by)), key=lambda n: n.begin),
        max(filter(None, (start, end, by)), key=lambda n: n.end),
    )
    lead = re.search(rf"(?:\bfrom|\bby|\bto|{_ANY_BOUND})\s*$", text[max(0, first.begin - 15) : first.begin], re.IGNORECASE)
    begin = first.begin - len(lead[0]) if lead else first.begin
    return Amounts(
        start=_scaled(start, end) if start else None,
        end=end.value if end else None,
        by=by.value if by else None,
        unit=(end.unit if end else "") or (start.unit if start else "") or (by.unit if by else ""),
        bound=_bound(text, main),
        words=text[begin : last.end].strip(),
        by_percent=bool(by and (by.factor or by.unit.lower() in {"%", "percent", "per cent", "pct"})),
        any=True,
        spans=tuple((number.begin, number.end) for number in plain),
    )


def _roles(text: str, numbers: list[Number]) -> tuple[Number | None, Number | None, Number | None]:
    """Which number is the start, which the end, which the change."""
    start = end = by = None
    for index, number in enumerate(numbers):
        before = text[max(0, number.begin - _BEFORE) : number.begin]
        after = text[number.end : number.end + _BEFORE]
        follower = numbers[index + 1] if index + 1 < len(numbers) else None
        gap = text[number.end : follower.begin] if follower else ""
        if number is start or number is end:
            continue
        if follower and start is None and end is None and (_ARROW.match(gap) or (_FROM.search(before) and _TO.match(gap))):
            start, end = number, follower
        elif start is None and (end or by or follower is None) and (back := _BACK.search(before)):
            told = before[: back.start()].endswith("(") or not back[0].lower().startswith("from")
            if end or by or told or _MOVES.search(text[: number.begin]):
                start = number
            else:
                end = number
        elif by is None and (number.factor or _is_change(text, number, before, after)):
            by = number
        elif end is None:
            end = number
    return start, end, by


def _is_change(text: str, number: Number, before: str, after: str) -> bool:
    if _BY.search(before) or _CHANGE_AFTER.match(after) or (number.signed and number.unit):
        return True
    return number.unit in {"%", "pp", "percent"} and not _LEVEL.search(before) and not after.lstrip().lower().startswith("of ") \
        and bool(_MOVES.search(text[: number.begin]))  # fmt: skip


def _bound(text: str, number: Number) -> str:
    before, after = text[max(0, number.begin - _BEFORE) : number.begin], text[number.end : number.end + _BEFORE]
    if number.plus:
        return "at least"
    for name, form in _BOUND.items():
        if form.search(before) or _BOUND_AFTER[name].match(after):
            return name
    return ""


def _scaled(start: Number, end: Number | None) -> float:
    """A start without the K or M that the end has means the same K or M: "from 1.2 to 2.5M"."""
    if end is None or start.scaled or not end.scaled or not start.value:
        return start.value
    for times in (1e3, 1e6, 1e9):
        if (
            start.value < 1_000
            and end.value / 100 <= start.value * times <= end.value * 100
            and end.value / start.value >= times / 10
        ):
            return start.value * times
    return start.value
