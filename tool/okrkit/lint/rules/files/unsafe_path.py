"""A file that is not read, for where it leads or how it is named."""

from okrkit.finding import Finding, Severity
from okrkit.lint.found import flags_of
from okrkit.lint.quote import quote
from okrkit.lint.rule import Flags, rule

FLAGGED = """
files:
  "teams/roastery/night\N{NO-BREAK SPACE}shift.yaml": ""
"""

CLEAN = """
files:
  teams/roastery/2026-Q4.yaml: {}
"""


@rule(Severity.ERROR, flagged=FLAGGED, clean=CLEAN)
def unsafe_path(found: tuple[Finding, ...]) -> Flags:
    """A plan is made of ordinary files inside its folder.

    A link that leaves the workspace would make a reviewer approve what is not in the request, and would let
    a stranger's request read whatever lies on the machine that checks it. Names with control characters can
    hide what they are from the one who reads them. Such files are not read; put a copy in the place of a
    link, and give a file a name of letters, digits, `-` and `.`.
    """
    for flag in flags_of(found, "unsafe-path"):
        yield flag._replace(message=f"{quote(flag.where.path)} is not read: {flag.message}")
