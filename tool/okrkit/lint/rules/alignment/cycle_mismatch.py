"""A link to an objective of another time."""

from okrkit.finding import Finding, Severity
from okrkit.lint.found import live_flags_of
from okrkit.lint.rule import Flags, rule
from okrkit.plan import Plan

FLAGGED = """
files:
  teams/payments/2026-Q4.yaml:
    objectives:
      - aligns_to: [{to: company/calm-november@2026-11, because: Late money is what cafés call about in November.}]
  company/2026-11.yaml:
    objectives:
      - id: calm-november
        key_results: [{check_ins: [{date: 2026-11-02, value: 5.8, confidence: 0.6}]}]
"""

CLEAN = """
files:
  teams/payments/2026-Q4.yaml:
    objectives:
      - aligns_to: [{to: company/cafes-stay@2026, because: Cafés that were paid late leave four times as often.}]
"""


@rule(Severity.WARNING, flagged=FLAGGED, clean=CLEAN, source="001")
def cycle_mismatch(plan: Plan, whole: Plan, found: tuple[Finding, ...]) -> Flags:
    """An objective supports one that runs for as long as itself, or longer.

    A quarter's work cannot carry an objective that is over after its first month, or one that begins when
    the quarter has ended: the link promises help that comes at the wrong time. Link to what runs around
    this cycle. If the other one is what came before, say so with `continues`.
    """
    return live_flags_of(found, "cycle-mismatch", plan, whole)
