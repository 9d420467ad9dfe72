"""A file that is no YAML, or more of it than a plan needs."""

from okrkit.finding import Finding, Severity
from okrkit.lint.found import flags_of
from okrkit.lint.rule import Flags, rule

FLAGGED = """
files:
  teams/roastery/2026-Q4.yaml: |
    team: roastery
    cycle: 2026-Q4
    team: payments
    objectives: []
"""

CLEAN = """
files:
  teams/roastery/2026-Q4.yaml:
    team: roastery
    cycle: 2026-Q4
"""


@rule(Severity.ERROR, flagged=FLAGGED, clean=CLEAN)
def syntax(found: tuple[Finding, ...]) -> Flags:
    """A file of the plan is plain YAML that everybody reads alike.

    It is made of mappings, lists, texts and numbers. A key that is written twice, a number like
    `1_000`, anchors, tags and several documents in a file are refused, because one tool reads them in
    one way and the next in another, and then two people discuss two plans. As long as a file cannot be
    read, nothing else is known of it. The message names the line and the column, and the way to write
    it.
    """
    return flags_of(found, "syntax")
