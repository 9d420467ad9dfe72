"""A file that is YAML, and says what no plan can say."""

from okrkit.finding import Finding, Severity
from okrkit.lint.found import flags_of
from okrkit.lint.rule import Flags, rule

FLAGGED = """
files:
  teams/roastery/2026-Q4.yaml: |
    team: roastery
    cycle: 2026-Q4
    objectives:
      - {id: fresh, titel: Every café pours our coffee at its best}
"""

CLEAN = """
files:
  teams/roastery/2026-Q4.yaml:
    objectives:
      - {id: fresh, title: "Every café pours our coffee at its best, not at its oldest"}
"""


@rule(Severity.ERROR, flagged=FLAGGED, clean=CLEAN)
def schema(found: tuple[Finding, ...]) -> Flags:
    """A file keeps to the schema: the fields it knows, each with a value of its kind.

    A field with a letter wrong would otherwise be passed over in silence, and whoever wrote it would
    believe that it counts. The message names the field that was probably meant, or what the value has
    to be. An editor that is given the schema says the same while you type; `okr schema` prints it. What
    is your own goes under `custom`, with a schema of your own if you like.
    """
    return flags_of(found, "schema")
