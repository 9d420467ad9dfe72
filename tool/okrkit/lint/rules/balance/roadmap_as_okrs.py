"""A list of features that calls itself a plan."""

from okrkit.finding import Severity
from okrkit.lint.outcomes import is_work
from okrkit.lint.quote import quote
from okrkit.lint.rule import Flag, Flags, rule
from okrkit.lint.team_cycle import TeamCycle, team_cycles
from okrkit.lint.wording.reader import Reader
from okrkit.lint.wording.reading import ReadsAs
from okrkit.objective import KeyResult
from okrkit.plan import Plan

FLAGGED = """
files:
  teams/roastery/2026-Q4.yaml:
    objectives:
      - title: Every café pours our coffee at its best
        key_results:
          - {title: Bags that a café sends back as stale fall from 4% to 1%, baseline: 4, target: 1}
          - {title: Both drums are run by the new control, kind: output}
          - {title: Every bag carries the day of its roast, kind: output, lens: business}
          - {title: The second van is on the road, kind: output}
      - title: Nobody has to guess what green coffee we have
        owner: jonas
        key_results:
          - {title: Roasts put off for want of beans fall from 9% to 2%, lens: team, baseline: 9, target: 2}
          - {title: The stock list is in the order system, kind: output}
          - {title: Every sack has a label that can be scanned, kind: output}
          - {title: The buyers' calendar is open to all, kind: output}
"""

CLEAN = "objectives: [{key_results: [{title: Payouts that arrive late fall from 4.2% to 1.5%}, {kind: output}]}]"
_ALIKE = 0.8  # from here on a key result repeats an initiative


@rule(Severity.WARNING, flagged=FLAGGED, clean=CLEAN, source="004")
def roadmap_as_okrs(plan: Plan, reader: Reader, *, share: float = 0.5) -> Flags:
    """A plan of outcomes is not the roadmap over again.

    Features are what a team puts in; the plan should say what comes out. When most objectives and key
    results name things to build, or repeat initiatives, the list can no longer tell a good idea from a
    bad one. Keep the roadmap where it is, list work as `initiatives`, and promise what it is to change.
    """
    for one in team_cycles(plan):
        work = [objective.title for objective in one.objectives if reader.objective(objective.title).reads_as is ReadsAs.TASK]
        work += [key_result.title for key_result in one.key_results if _is_roadmap(key_result, one, reader)]
        count = len(one.objectives) + len(one.key_results)
        if len(one.objectives) > 1 and len(work) > share * count:
            message = (
                f"{len(work)} of the {count} objectives and key results of {quote(one.team)} in {one.cycle} are work to do"
            )
            help = f"what is {quote(work[0])} meant to change, and for whom? Promise that; the work is an initiative"
            yield Flag(one.where, message, help)


def _is_roadmap(key_result: KeyResult, one: TeamCycle, reader: Reader) -> bool:
    initiatives = (initiative.title for objective in one.objectives for initiative in objective.initiatives)
    return is_work(reader, key_result) or any(reader.likeness(key_result.title, title) >= _ALIKE for title in initiatives)
