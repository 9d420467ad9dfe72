"""An exemption that exempts nothing."""

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
        - {rule: missing-owner, where: payments, because: Dana starts in November, until: 2026-12-31}
"""

CLEAN = """
files:
  okrs.yaml:
    lint:
      exempt:
        - {rule: missing-owner, where: payments, because: Dana starts in November, until: 2026-12-31}
  teams/payments/2026-Q4.yaml:
    objectives:
      - {owner: null}
"""


@rule(Severity.INFO, flagged=FLAGGED, clean=CLEAN)
def unused_exemption(whole: Plan, unused: tuple[int, ...], today: date) -> Flags:
    """An exemption that no finding needs is a door left open.

    What it let pass has been mended, moved or renamed. While it stands, the next fault of that kind passes
    as well, and nobody decided that. Delete it; if the place has only got another name, name that one.
    """
    for at in unused:
        exemption = whole.lint.exempt[at]
        if exemption.until is None or exemption.until >= today:
            yield Flag(
                Address(WORKSPACE_FILE, ("lint", "exempt", at)),
                f"nothing in {quote(exemption.where)} needs the exemption from {exemption.rule}",
                "delete it, or name the place that it is meant for; the path of a file begins beside okrs.yaml",
            )
