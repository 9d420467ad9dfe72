"""A result that others decide."""

import re

from okrkit.finding import Severity
from okrkit.lint.measured_thing import subject_of
from okrkit.lint.quote import quote
from okrkit.lint.rule import Flag, Flags, rule
from okrkit.lint.wording.reader import Reader
from okrkit.objective import Kind
from okrkit.plan import Plan

FLAGGED = """
objectives:
  - key_results: [{title: Inflation in our three countries falls from 6% to 3%, baseline: 6, target: 3}]
"""

CLEAN = """
objectives:
  - key_results:
      - {title: Cafés that keep their price list all year rise from 62% to 80% despite the inflation, baseline: 62, target: 80}
"""

_DEPENDS = re.compile(
    r"\b(?:if|once|as soon as|provided|subject to|pending|depend(?:s|ing)? on|hinges on|thanks to)\b", re.IGNORECASE
)


@rule(Severity.INFO, flagged=FLAGGED, clean=CLEAN, source="001")
def external_factor(plan: Plan, reader: Reader) -> Flags:
    """A key result is something that the team can bring about.

    What the market, a regulator, the weather or a rival decides is luck when it goes well, and no excuse
    when it does not; either way nobody learns what the work was worth. Promise the part that is yours:
    how well you are prepared, how fast you answer, how much of it your customers feel.
    """
    for objective in plan.objectives:
        for key_result in objective.key_results:
            if key_result.kind is not Kind.GUARDRAIL and (factor := _decides(reader, key_result.title)):
                yield Flag(
                    key_result.at("title"),
                    f"{quote(factor)} in {quote(key_result.title)} is decided by others",
                    "which part of it is in your hands, whatever they do? Promise that part",
                    words=factor,
                )


def _decides(reader: Reader, title: str) -> str:
    """What no team controls, where it is the thing measured, the one who acts, or what all depends on."""
    factors = reader.find_all("external", title)
    if not factors or not reader.is_english(title):
        return ""
    subject = subject_of(reader.key_result(title))
    for factor in factors:
        before = title[: title.find(factor)]
        measured = subject.endswith(factor) and title.find(subject) <= len(before)
        acts = " " in factor and before.strip().lower() in ("", "the", "a")
        if measured or acts or _DEPENDS.search(before):
            return factor
    return ""
