"""What a key result pushes, so that something else can break, and what keeps it from breaking."""

import re

from okrkit.lint.direction import direction, moves_down, stays
from okrkit.lint.measured_thing import vain_words
from okrkit.lint.wording.reader import Reader
from okrkit.lint.wording.reading import ReadsAs
from okrkit.objective import KeyResult, Kind, Objective
from okrkit.plan import Plan
from okrkit.workspace import Better

_TIME = re.compile(r"(?:ms|s|secs?|seconds?|min|mins|minutes?|h|hrs?|hours?|days?|weeks?|months?)\b", re.IGNORECASE)
_MONEY = re.compile(r"[km]?[€$£¥]|(?:eur|euros?|usd|dollars?|gbp|pounds?|chf|sek|jpy|cents?)\b", re.IGNORECASE)
"""Units, by how they begin."""
_PEOPLE = frozenset(["team", "people"])
_INWARD = _PEOPLE | {"process", "internal", "quality", "learning"}
"""Lenses that look at how a team works: what rises there is not the growth of a business."""
_COMMERCIAL = frozenset(["business", "finance", "financial", "commercial", "growth", "revenue", "sales"])
_CLAUSE = re.compile(r"\b(?:that|who|which|whose|where|when|with|within|without|because|while|so)\b", re.IGNORECASE)
_RATE = re.compile(r"\bconversion|\bmarket share|\bpenetration", re.IGNORECASE)
_LOST_TIME = re.compile(r"\b(?:over|down)time|\boutage|\babsen|\bsick|\bmanual|\bby hand", re.IGNORECASE)
"""Time that is lost or worked: less of it is not the same thing done faster."""
_TAIL = re.compile(r"\b(?:while|without|with no|but not|not at the (?:cost|expense))\b", re.IGNORECASE)
"""How a title says itself what must not break."""
_PAID_WITH = re.compile(
    r"\b(?:nps|csat|satisf|complain|churn|retention|retain|cancel|refund|return rate|defect|error|mistake|bug|incident|"
    r"accident|quality|accura|margin|rework|wrong|again|repeat|renew|come back)",
    re.IGNORECASE,
)
"""What growth, speed and savings are paid with: a result about it is on guard, whatever its kind."""


def unguarded(plan: Plan, reader: Reader, objective: Objective) -> tuple[KeyResult, str] | None:
    """The first key result of an objective that pushes, and what (growth, speed, lower cost), where nothing is on guard.

    On guard is a guardrail, a result that is to stay as it is, one that looks at what the push is paid
    with, or the second half of a title ("while …").
    """
    first: tuple[KeyResult, str] | None = None
    for key_result in objective.key_results:
        push = pushed(plan, reader, key_result)
        if key_result.kind is Kind.GUARDRAIL or _TAIL.search(key_result.title) or (not push and _is_on_guard(key_result)):
            return None
        if push and first is None:
            first = key_result, push
    return first


def pushed(plan: Plan, reader: Reader, key_result: KeyResult) -> str:
    """What a key result pushes, in words; empty for work, for guardrails, for vanity (which is told otherwise) and all else.

    Unit, lens and numbers decide where they can, the words of the title where they cannot.
    """
    reading = reader.key_result(key_result.title)
    if key_result.kind is not Kind.OUTCOME or reading.reads_as is ReadsAs.OUTPUT or vain_words(plan, reader, key_result):
        return ""
    unit = (plan.unit_of(key_result) or reading.amounts.unit).strip()
    head = _CLAUSE.split(key_result.title, maxsplit=1)[0]
    lens, share = (key_result.lens or "").lower(), unit.startswith("%")
    change = reading.amounts.by is not None and reading.amounts.start is None
    if direction(plan, key_result) is Better.LOWER if change else moves_down(plan, key_result):
        return _shrinking(reader, key_result, unit, lens, head if change or not share else "")
    if lens in _INWARD:
        return ""
    counts = change or not share or lens in _COMMERCIAL or _RATE.search(head)
    return "growth" if _MONEY.match(unit) or (counts and reader.find("growth", head)) else ""


def _shrinking(reader: Reader, key_result: KeyResult, unit: str, lens: str, head: str) -> str:
    """Less time is speed, less money is lower cost; ``head`` is the part of the title whose words may say so."""
    if _MONEY.match(unit):
        return "lower cost"
    if lens in _PEOPLE or _LOST_TIME.search(key_result.title):
        return ""
    if _TIME.match(unit):
        return "speed"
    if not unit or unit.startswith("%"):
        return "speed" if reader.find("speed", head) else "lower cost" if reader.find("cost", head) else ""
    return ""


def _is_on_guard(key_result: KeyResult) -> bool:
    moves = key_result.baseline is not None and key_result.baseline != key_result.target
    looks = _PAID_WITH.search(key_result.title) or (stays(key_result.title) and not moves)
    return key_result.kind is Kind.OUTCOME and bool(looks)
