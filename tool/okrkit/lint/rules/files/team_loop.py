"""Teams that are above each other."""

from okrkit.finding import Finding, Severity
from okrkit.lint.found import flags_of
from okrkit.lint.rule import Flags, rule

FLAGGED = """
files:
  okrs.yaml:
    teams:
      roastery: {parent: support}
      support: {parent: roastery}
"""

CLEAN = """
files:
  okrs.yaml:
    teams:
      roastery: {parent: company}
      support: {parent: roastery}
"""


@rule(Severity.ERROR, flagged=FLAGGED, clean=CLEAN)
def team_loop(found: tuple[Finding, ...]) -> Flags:
    """Of two teams one is above the other, or neither is.

    `parent` says who answers for a team's plan, and who is asked when its objectives do not fit. Teams that
    are above each other in a circle have nobody at the top, so every question about them runs round it.
    The message prints the circle: take away the `parent` that only says who works with whom.
    """
    return flags_of(found, "team-loop")
