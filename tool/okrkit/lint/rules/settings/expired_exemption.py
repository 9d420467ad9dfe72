"""An exemption whose last day is over."""

from datetime import date

from okrkit.address import Address
from okrkit.finding import Severity
from okrkit.lint.quote import quote
from okrkit.lint.rule import Flag, Flags, rule
from okrkit.plan import Plan
from okrkit.reading.tree import WORKSPACE_FILE

FLAGGED = """
files:
  okrs.yaml:
    lint:
      exempt:
        - {rule: missing-guardrail, where: payments, because: The risk team watches it until the audit, until: 2026-10-31}
"""

CLEAN = """
files:
  okrs.yaml:
    lint:
      exempt:
        - {rule: too-many-key-results, where: payments/ledger, because: The audit asks for all five, until: 2026-12-31}
  teams/payments/2026-Q4.yaml:
    objectives:
      - id: ledger
        key_results:
          - title: Payouts that arrive late fall from 4.2% to 1.5%
          - {title: Cafés that ask where their money is fall from 240 to 60 a week, unit: a week, baseline: 240, target: 60}
          - {title: Payouts that a café can look up by itself rise from 5% to 80%, baseline: 5, target: 80}
          - {title: Payouts that we correct after the fact fall from 3% to 1%, baseline: 3, target: 1}
          - {title: Cafés that renew within 30 days rise from 61% to 75%, baseline: 61, target: 75}
"""


@rule(Severity.WARNING, flagged=FLAGGED, clean=CLEAN)
def expired_exemption(whole: Plan, today: date) -> Flags:
    """An exemption holds until the day that was agreed, and not a day longer.

    Somebody had a reason not to be told something, and said for how long. From the day after, the rule
    speaks again, and this is the reminder to decide: if the reason is still there, set a new day and
    say so; if it is gone, delete the exemption.
    """
    for at, exemption in enumerate(whole.lint.exempt):
        if exemption.until is not None and exemption.until < today:
            yield Flag(
                Address(WORKSPACE_FILE, ("lint", "exempt", at, "until")),
                f"{quote(exemption.where)} was let off {exemption.rule} until {exemption.until}, which is over",
                f"does the reason still hold, {quote(exemption.because)}? Set a new day, or delete the exemption",
            )
