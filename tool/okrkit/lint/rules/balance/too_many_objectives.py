"""Too many objectives for a team and a cycle."""

from okrkit.finding import Severity
from okrkit.lint.quote import quote
from okrkit.lint.rule import Flag, Flags, rule
from okrkit.lint.team_cycle import team_cycles
from okrkit.plan import Plan

FLAGGED = (
    """
files:
  teams/roastery/2026-Q4.yaml:
    objectives:
      - {title: Every café pours our coffee at its best, key_results: [{lens: customer}]}
      - {title: Nobody has to guess what green coffee we have, key_results: [{lens: business}]}
      - {title: A new roaster runs the drum without fear, key_results: [{lens: team}]}
      - title: Neighbours of the roastery open their windows again
""",
    """
files:
  teams/roastery/2026-Q4.yaml:
    objectives:
      - {title: Every café pours our coffee at its best, key_results: [{lens: customer}]}
      - {title: Nobody has to guess what green coffee we have, key_results: [{lens: business}]}
      - {title: A new roaster runs the drum without fear, key_results: [{lens: team}]}
      - title: Neighbours of the roastery open their windows again
      - title: Farmers know what we thought of their harvest
""",
)

CLEAN = """
files:
  teams/roastery/2026-Q4.yaml:
    objectives:
      - {title: Every café pours our coffee at its best, key_results: [{lens: customer}]}
      - {title: Nobody has to guess what green coffee we have, key_results: [{lens: business}]}
"""


@rule(Severity.WARNING, flagged=FLAGGED, clean=CLEAN, source="001 004")
def too_many_objectives(plan: Plan, *, most: int = 3, ceiling: int = 4) -> Flags:
    """A team should promise two or three objectives for a cycle.

    Each further one takes hours from those that matter most, and nothing is left that the team has said
    no to. A long list does not steer any more: it only writes down what everybody wanted to do anyway,
    and is met or missed as a whole. Ask which one you would keep if you could keep just one, then which
    second; let the rest wait for the next cycle. Past the ceiling it is an error.
    """
    for one in team_cycles(plan):
        count = len(one.objectives)
        if count > most:
            first = one.objectives[most]
            stock = f"{plan.team_name(one.team)} has {count} objectives for {one.cycle}, more than {most}"
            yield Flag(
                first.at("title"),
                f"{quote(first.title)} is past the limit: {stock}",
                "which would you keep if it could be only one, and which second? Let the rest wait for the next cycle",
                Severity.ERROR if count > ceiling else None,
            )
