"""Objectives that hold each other up."""

from okrkit.finding import Finding, Severity
from okrkit.lint.found import live_flags_of
from okrkit.lint.rule import Flags, rule
from okrkit.plan import Plan

FLAGGED = """
files:
  teams/payments/2026-Q4.yaml:
    objectives:
      - id: know-early
        aligns_to: [{to: support/short-calls@2026-Q4, because: Whoever knows does not call.}]
  teams/support/2026-Q4.yaml:
    objectives:
      - id: short-calls
        aligns_to: [{to: payments/know-early@2026-Q4, because: What we hear tells Payments what to announce.}]
"""

CLEAN = """
files:
  teams/payments/2026-Q4.yaml:
    objectives:
      - id: know-early
  teams/support/2026-Q4.yaml:
    objectives:
      - id: short-calls
        aligns_to: [{to: payments/know-early, because: What we hear tells Payments what to announce.}]
"""


@rule(Severity.ERROR, flagged=FLAGGED, clean=CLEAN, source="001")
def alignment_loop(plan: Plan, whole: Plan, found: tuple[Finding, ...]) -> Flags:
    """Support has a direction: from the work up to what it is for.

    Objectives that support each other in a circle explain one another and nothing else. Asked why one of
    them matters, you come back to it without having met a customer or a number of the business. One of the
    links says what the work is for; the others mostly say who works together, which `depends_on` is for.
    """
    return live_flags_of(found, "alignment-loop", plan, whole)
