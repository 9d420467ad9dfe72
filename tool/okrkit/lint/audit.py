"""What has been thought of a number before it was promised: where it is read, on whom, and how it could be gamed."""

import re

from okrkit.lint.wording.reader import Reader
from okrkit.objective import KeyResult, Kind, Objective
from okrkit.plan import Plan
from okrkit.workspace import Trust

_BALANCED = re.compile(r"\b(?:while|whilst|without|at the same|with no)\b", re.IGNORECASE)
"""How a title says itself what must not break."""
_MEASURED = re.compile(r"\b(?:measured|counted|sampled) (?:on|over|among|across|at|by|in|via|with)\b", re.IGNORECASE)
"""How a title says itself on whom, or where, its number is taken."""
_COME_BACK = re.compile(
    r"\b(?:retention|retain|churn|renew|repeat|again|come back|return|cancel|convert|conversion|paying|unsubscrib)",
    re.IGNORECASE,
)
"""What suffers where people were only lured: a result about it is an answer as well."""


def is_adrift(plan: Plan, key_result: KeyResult) -> bool:
    """Whether an outcome's number is promised and nothing says what is counted, where it is read, or on whom.

    One that nobody measures yet is not adrift: the registry knows what is to be done about it.
    """
    metric = plan.metric_of(key_result)
    told = metric and (metric.definition or metric.source or metric.population or metric.confidence is Trust.UNMEASURED)
    said = key_result.population or _MEASURED.search(key_result.title)
    seen = said or any(entry.evidence for entry in key_result.check_ins)
    return key_result.kind is Kind.OUTCOME and key_result.target is not None and not told and not seen


def is_answered(plan: Plan, objective: Objective, key_result: KeyResult) -> bool:
    """Whether somebody has thought of how a number could be gamed: in the registry, beside it, or in its title."""
    metric = plan.metric_of(key_result)
    guards = (one.guards for one in objective.key_results if one.kind is Kind.GUARDRAIL)
    return bool(
        (metric and metric.gamed_by)
        or any(guarded in (None, key_result.id, *key_result.formerly) for guarded in guards)
        or any(
            one.kind is Kind.OUTCOME and one is not key_result and _COME_BACK.search(one.title) for one in objective.key_results
        )
        or _BALANCED.search(key_result.title)
    )


def says_on_whom(plan: Plan, reader: Reader, key_result: KeyResult) -> bool:
    """Whether a field says on whom a number is measured, or the words of its title or of its definition do."""
    metric = plan.metric_of(key_result)
    if key_result.population or (metric and metric.population):
        return True
    said = (key_result.title, (metric and metric.definition) or "")
    return any(reader.find(lexicon, text) for lexicon in ("population", "people", "segments") for text in said)
