"""An id that names two things."""

from okrkit.finding import Finding, Severity
from okrkit.lint.found import flags_of
from okrkit.lint.rule import Flags, rule

FLAGGED = """
objectives:
  - key_results:
      - {id: late-payouts, title: Payouts that arrive late fall from 4.2% to 1.5%}
      - {id: late-payouts, title: Cafés that are told on Monday rise from 10% to 90%, baseline: 10, target: 90}
"""

CLEAN = """
objectives:
  - key_results:
      - {id: late-payouts, title: Payouts that arrive late fall from 4.2% to 1.5%}
      - {id: told-first, title: Cafés that are told on Monday rise from 10% to 90%, baseline: 10, target: 90}
"""


@rule(Severity.ERROR, flagged=FLAGGED, clean=CLEAN)
def duplicate_id(found: tuple[Finding, ...]) -> Flags:
    """An id names one thing.

    Links, history and scores hold on to the id: with two objectives or key results of one id nobody can
    say which of them a team supported, or whose target was moved. It mostly happens when a block is copied.
    Give the copy an id of its own, or delete it. The same id in the *next* cycle is no duplicate: it is the
    same objective, carried on.
    """
    return flags_of(found, "duplicate-id")
