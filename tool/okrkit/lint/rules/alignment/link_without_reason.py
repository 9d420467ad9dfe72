"""A link that does not say how."""

from okrkit.align.answered import is_to_fill_in
from okrkit.finding import Severity
from okrkit.lint.quote import quote
from okrkit.lint.rule import Flag, Flags, rule
from okrkit.plan import Plan

FLAGGED = (
    """
objectives:
  - title: Partner cafés know on Monday what money comes on Friday
    aligns_to: [company/cafes-stay]
""",
    """
objectives:
  - title: Partner cafés know on Monday what money comes on Friday
    aligns_to:
      - {to: company/cafes-stay, because: "TODO: what has to be true for this to help?"}
""",
)

CLEAN = """
objectives:
  - title: Partner cafés know on Monday what money comes on Friday
    aligns_to:
      - {to: company/cafes-stay, because: Cafés that were paid late leave four times as often.}
"""


@rule(Severity.INFO, flagged=FLAGGED, clean=CLEAN, source="001")
def link_without_reason(plan: Plan) -> Flags:
    """A link says how the work helps what it supports.

    A line between two boxes is drawn quickly, and any work can be made to fit under "customers love us". One
    sentence of `because` says what has to be true for the help to arrive: it is what another team can
    disagree with, what to look at again when the number below moves and the one above does not, and
    why the team understands what it works for.
    """
    for objective in plan.objectives:
        for at, link in enumerate(objective.aligns_to):
            target = plan.resolve(link.to, objective.cycle)
            if target is not None and (not link.because or is_to_fill_in(link.because)):
                yield Flag(
                    objective.at("aligns_to", at),
                    f"the link to {quote(str(link.to))} does not say how it helps",
                    f"how does {quote(objective.title)} help {quote(target.title)} to come true? Write it as `because`",
                )
