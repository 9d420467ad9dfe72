"""What a key result pushes: growth, speed or lower cost, where something else can break when it is met too fast."""

import re
from dataclasses import dataclass

from okrkit.lint.direction import direction, moves_down
from okrkit.lint.wording.reader import Reader
from okrkit.lint.wording.reading import ReadsAs
from okrkit.objective import KeyResult, Kind
from okrkit.plan import Plan
from okrkit.workspace import Better

_TIMES = frozenset(
    {"ms", "s", "sec", "seconds", "min", "mins", "minutes", "h", "hrs", "hours", "day", "days", "weeks", "months"}
)
_MONEY = frozenset(
    {"€", "$", "£", "¥", "eur", "usd", "gbp", "chf", "sek", "jpy", "euros", "dollars", "pounds", "cents", "k€", "m€"}
)
_PEOPLE = frozenset({"team", "people"})
_INWARD = _PEOPLE | {"process", "internal", "quality", "learning"}
"""Lenses that look at how a team works: what rises there is not the growth of a business."""
_COMMERCIAL = frozenset({"business", "finance", "financial", "commercial", "growth", "revenue", "sales"})
_CLAUSE = re.compile(r"\b(?:that|who|which|whose|where|when|with|within|without|because|while|so)\b", re.IGNORECASE)
_RATE = re.compile(r"\bconver|\bmarket share|\bpenetration", re.IGNORECASE)
_LOST_TIME = re.compile(r"\b(?:over|down)time|\boutage|\babsen|\bsick|\bmanual|\bby hand", re.IGNORECASE)
"""Time that is lost or worked: less of it is not the same thing done faster."""


@dataclass(frozen=True, slots=True)
class Push:
    """What is pushed, in one word; ``words`` are those of the title that say so, empty where the fields do."""

    what: str
    words: str = ""


def pushed(plan: Plan, reader: Reader, key_result: KeyResult) -> Push | None:
    """What a key result pushes; None for work, for guardrails, for vanity (which is told otherwise) and for all else.

    Unit, lens and numbers decide where they can, the words of the title where they cannot.
    """
    reading = reader.key_result(key_result.title)
    if key_result.kind is not Kind.OUTCOME or reading.reads_as in (ReadsAs.OUTPUT, ReadsAs.VANITY):
        return None
    unit = (plan.unit_of(key_result) or reading.amounts.unit).lower().split(" ")[0]
    relative = reading.amounts.by is not None
    down = direction(plan, key_result) is Better.LOWER if relative else moves_down(plan, key_result)
    head = _CLAUSE.split(key_result.title, maxsplit=1)[0]
    if down:
        return _shrinking(reader, key_result, unit, head if relative or unit != "%" else "")
    lens = (key_result.lens or "").lower()
    if lens in _INWARD:
        return None
    counted = unit != "%" or relative or lens in _COMMERCIAL or bool(_RATE.search(head))
    words = reader.find("growth", head) if counted else ""
    return Push("growth", words) if words or unit in _MONEY else None


def _shrinking(reader: Reader, key_result: KeyResult, unit: str, head: str) -> Push | None:
    """Less time is speed and less money is lower cost; ``head`` is the part of the title whose words may say so."""
    if unit in _MONEY:
        return Push("lower cost")
    if (key_result.lens or "").lower() in _PEOPLE or _LOST_TIME.search(key_result.title):
        return None
    if unit in _TIMES:
        return Push("speed")
    if unit in ("", "%"):
        for what, lexicon in (("speed", "speed"), ("lower cost", "cost")):
            if words := reader.find(lexicon, head):
                return Push(what, words)
    return None
