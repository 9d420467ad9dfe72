"""A lint setting that means nothing."""

from okrkit.finding import Severity
from okrkit.lint.rule import Flag, Flags, rule

FLAGGED = """
files:
  okrs.yaml:
    lint:
      rules:
        too-many-key-result: {most: 5}
"""

CLEAN = """
files:
  okrs.yaml:
    lint:
      rules:
        too-many-key-results: {most: 5}
"""


@rule(Severity.ERROR, flagged=FLAGGED, clean=CLEAN)
def wrong_setting(faults: tuple[Flag, ...]) -> Flags:
    """Every rule, option and list of words that `lint` names is one that exists.

    A name with a letter wrong would change nothing, and everybody would believe that it did: the rule
    that was to be off still speaks, the limit that was to be five stays at four. So each name and each
    value is checked, and the message has the nearest name. `okr explain` lists the rules, and `okr
    explain RULE` the options of one with their defaults.
    """
    yield from faults
