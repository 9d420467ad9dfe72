"""A side that a team never looks at."""

from okrkit.finding import Severity
from okrkit.lint.quote import quote
from okrkit.lint.rule import Flag, Flags, rule
from okrkit.lint.team_cycle import team_cycles
from okrkit.plan import Plan

FLAGGED = """
files:
  teams/roastery/2026-Q4.yaml:
    objectives:
      - title: Every café pours our coffee at its best
        key_results:
          - {title: Bags that a café sends back as stale fall from 4% to 1%, lens: customer, baseline: 4, target: 1}
          - {title: Green coffee that we write off falls from 6% to 3%, lens: business, baseline: 6, target: 3}
          - {title: Batches that the panel would serve rise from 78% to 92%, lens: process, baseline: 78, target: 92}
          - {title: Cafés that ask us for fresher bags fall from 12% to 4%, lens: customer, baseline: 12, target: 4}
"""

CLEAN = """
files:
  teams/roastery/2026-Q4.yaml:
    objectives:
      - title: Every café pours our coffee at its best
        key_results:
          - {title: Bags that a café sends back as stale fall from 4% to 1%, lens: customer, baseline: 4, target: 1}
          - {title: Green coffee that we write off falls from 6% to 3%, lens: business, baseline: 6, target: 3}
          - {title: Batches that the panel would serve rise from 78% to 92%, lens: process, baseline: 78, target: 92}
          - {title: Roasters who can run either drum rise from 35% to 80%, lens: team, baseline: 35, target: 80}
"""


@rule(Severity.INFO, flagged=FLAGGED, clean=CLEAN, source="000")
def missing_lens(plan: Plan) -> Flags:
    """Each lens of the workspace is worth one key result of a team, or a decision against it.

    The lens that is left out is most often the one in which trouble grows unseen, and of the usual four
    it is most often the team itself. Not every cycle needs all of them; but leaving one out should be
    something that the team has chosen. The rule is silent for a team with fewer key results than the
    workspace has lenses, and as long as most key results do not say their `lens`.
    """
    for one in team_cycles(plan):
        lenses = one.lenses
        unused = [lens for lens in plan.lenses if lens not in lenses]
        if unused and len(set(lenses)) > 1 and len(one.key_results) >= len(plan.lenses):
            yield Flag(
                one.where,
                f"no key result of {plan.team_name(one.team)} in {one.cycle} looks through {' or '.join(map(quote, unused))}",
                "what would get worse there before anybody noticed? Promise one answer, or know why not",
            )
