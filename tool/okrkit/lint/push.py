"""What a key result pushes, so that something else can break, and what keeps it from breaking."""

import re

from okrkit.lint.audit import is_answered
from okrkit.lint.direction import direction, moves_down, stays
from okrkit.lint.measured_thing import vain_words
from okrkit.lint.outcomes import is_work
from okrkit.lint.wording.amounts import read_amounts
from okrkit.lint.wording.reader import Reader
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
_NO_GROWTH = re.compile(r"\badopt|\breference|\bbook(?!ing)|\bper (?!(?:day|week|month|quarter|year)\b)\w", re.IGNORECASE)
"""Use of something, so much for each, and what is only called like the growth of a business."""
_SAVED = re.compile(r"\bsav(?:ed?|es|ings?)\b", re.IGNORECASE)
_LOST_TIME = re.compile(
    r"\b(?:(?:over|down)time|outage|absen|sick|manual|by hand|spen[dt]|paperwork|entry\b|repair|recover|restor|undo|"
    r"roll(?:ed)?.?back|latency|loads?\b|loading|p\d\d\b|first use|to.(?:first|value|insight|productiv|competen))",
    re.IGNORECASE,
)
"""Time that is lost, waited for a machine, or until somebody has what they came for: less of it is not work in a hurry."""
_TAIL = re.compile(r"\b(?:while|without|with no|but not|not at the (?:cost|expense))\b", re.IGNORECASE)
"""How a title says itself what must not break."""
_PAID_WITH = re.compile(
    r"\b(?:nps|csat|satisf|complain|churn|retention|retain|cancel|refund|return rate|defect|error|mistake|bug|incident|"
    r"accident|injur|quality|accura|varian|deviat|margin|rework|reopen|wrong|correct|fail|complet|settled|solved|resolution|"
    r"first.time|(?:voluntary|staff|employee|driver|nurse) turnover|attrition|again|repeat|renew|return(?!s? on)|come back|"
    r"reliab|safe)",
    re.IGNORECASE,
)
"""What growth, speed and savings are paid with: a result about it is on guard, whatever its kind."""


def unguarded(plan: Plan, reader: Reader, objective: Objective) -> tuple[KeyResult, str] | None:
    """The first key result of an objective that pushes, and what (growth, speed, lower cost), where nothing is on guard.

    On guard is a guardrail, a result that is to stay as it is, one that looks at what the push is paid
    with, or the second half of a title ("while …").
    """
    if any(one.kind is Kind.GUARDRAIL or _TAIL.search(one.title) for one in objective.key_results):
        return None
    pushing = [(one, _pushed(plan, reader, objective, one)) for one in objective.key_results]
    if any(not push and _is_on_guard(one) for one, push in pushing):
        return None
    return next(((one, push) for one, push in pushing if push), None)


def _pushed(plan: Plan, reader: Reader, objective: Objective, key_result: KeyResult) -> str:
    """What a key result pushes, in words; empty for work, for vanity that is told of as such, and for all else.

    Unit, lens and numbers decide where they can, the words of the title where they cannot.
    """
    if key_result.kind is not Kind.OUTCOME:
        return ""
    amounts = read_amounts(key_result.title)
    unit, lens = (plan.unit_of(key_result) or amounts.unit).strip(), (key_result.lens or "").lower()
    change = amounts.by is not None and amounts.start is None
    worded = change or not unit.startswith("%")
    if direction(plan, key_result) is Better.LOWER if change else moves_down(plan, key_result):
        push = _shrinking(reader, key_result.title, unit, lens, worded)
    else:
        push = _growing(reader, key_result.title, unit, lens, worded)
    if not push or is_work(reader, key_result):
        return ""
    vain = vain_words(plan, reader, key_result) and not is_answered(plan, objective, key_result)
    return "" if vain else push


def _growing(reader: Reader, title: str, unit: str, lens: str, worded: bool) -> str:
    """More money is growth unless it is saved, and so is more of what businesses count; a larger share is not by itself."""
    if lens in _INWARD:
        return ""
    if _MONEY.match(unit) and _SAVED.search(title):
        return "lower cost"
    if _NO_GROWTH.search(title):
        return ""
    counts = worded or lens in _COMMERCIAL or _RATE.search(title)
    return "growth" if _MONEY.match(unit) or (counts and _names(reader, "growth", title)) else ""


def _shrinking(reader: Reader, title: str, unit: str, lens: str, worded: bool) -> str:
    """Less time is speed, less money is lower cost; without such a unit the title may say so."""
    if _MONEY.match(unit):
        return "lower cost"
    if lens in _PEOPLE or _LOST_TIME.search(title):
        return ""
    if _TIME.match(unit):
        return "speed"
    if not worded or unit not in ("", "%"):
        return ""
    return "speed" if _names(reader, "speed", title) else "lower cost" if _names(reader, "cost", title) else ""


def _names(reader: Reader, lexicon: str, title: str) -> bool:
    """Whether the title has words of a lexicon before the first clause that says of whom, where or why."""
    head = _CLAUSE.split(title, maxsplit=1)[0]
    return any(words in head for words in reader.find_all(lexicon, title))


def _is_on_guard(key_result: KeyResult) -> bool:
    moves = key_result.baseline is not None and key_result.baseline != key_result.target
    looks = _PAID_WITH.search(key_result.title) or (stays(key_result.title) and not moves)
    return key_result.kind is Kind.OUTCOME and bool(looks)
