"""A team that looks at one side of things."""

from okrkit.finding import Severity
from okrkit.lint.quote import quote
from okrkit.lint.rule import Flag, Flags, rule
from okrkit.lint.team_cycle import team_cycles
from okrkit.plan import Plan

FLAGGED = """
files:
  teams/roastery/2026-Q4.yaml:
    objectives:
      - title: The roastery pays for its own second drum
        key_results:
          - {title: Green coffee that we write off falls from 6% to 3%, lens: business, baseline: 6, target: 3}
          - {title: Kilos that we sell below list price fall from 30% to 18%, lens: business, baseline: 30, target: 18}
"""

CLEAN = """
files:
  teams/roastery/2026-Q4.yaml:
    objectives:
      - title: The roastery pays for its own second drum
        key_results:
          - {title: Green coffee that we write off falls from 6% to 3%, lens: business, baseline: 6, target: 3}
          - {title: Bags that a café sends back as stale fall from 4% to 1%, lens: customer, baseline: 4, target: 1}
"""


@rule(Severity.WARNING, flagged=FLAGGED, clean=CLEAN, source="000")
def one_dimensional(plan: Plan) -> Flags:
    """A team's key results look at more than one side of things.

    What is looked at from one side only can be won at the cost of the others: a good quarter in the
    ledger, paid with customers who leave, work that is done twice and people who are worn out. The
    bill comes later and is larger. Go through the lenses of the workspace (`lenses` in okrs.yaml) and
    ask for each what would tell you that you are paying with it. The rule is silent as long as most
    key results do not say their `lens`.
    """
    for one in team_cycles(plan):
        lenses = one.lenses
        others = [lens for lens in plan.lenses if lens not in lenses]
        if len(set(lenses)) == 1 and others:
            yield Flag(
                one.where,
                f"all key results of {plan.team_name(one.team)} in {one.cycle} look through {quote(lenses[0])}",
                f"what would tell you that it is paid for elsewhere? Ask it for {', '.join(others)}, and promise one answer",
            )
