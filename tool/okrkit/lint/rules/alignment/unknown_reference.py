"""A name that leads nowhere."""

from okrkit.finding import Finding, Severity
from okrkit.lint.found import live_flags_of
from okrkit.lint.rule import Flags, rule
from okrkit.plan import Plan

FLAGGED = (
    """
objectives:
  - aligns_to:
      - {to: company/cafes-stays, because: Cafés that were paid late leave four times as often.}
""",
    """
objectives:
  - depends_on:
      - {team: ledger, what: writes that can be repeated, confirmed_by: mia, date: 2026-10-05}
""",
)

CLEAN = """
objectives:
  - aligns_to:
      - {to: company/cafes-stay, because: Cafés that were paid late leave four times as often.}
    depends_on:
      - {team: support, what: a script for calls about payouts, confirmed_by: mia, date: 2026-10-05}
"""


@rule(Severity.ERROR, flagged=FLAGGED, clean=CLEAN, source="001")
def unknown_reference(plan: Plan, whole: Plan, found: tuple[Finding, ...]) -> Flags:
    """A name in the plan leads to something that is there.

    An objective that supports one which does not exist supports nothing, and nobody notices: the tree
    looks whole, and whoever drew the link believes they are part of something. The same goes for the
    outcome that an output is to prove, the metric, the team and the person. The message has the nearest
    name that there is.
    """
    return live_flags_of(found, "unknown-reference", plan, whole)
