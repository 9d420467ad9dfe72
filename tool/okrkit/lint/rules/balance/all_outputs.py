"""An objective with outputs and no outcome."""

from okrkit.finding import Severity
from okrkit.lint.outcomes import has_outcome, is_work
from okrkit.lint.quote import quote
from okrkit.lint.rule import Flag, Flags, rule
from okrkit.lint.wording.reader import Reader
from okrkit.objective import Kind
from okrkit.plan import Plan

FLAGGED = """
objectives:
  - title: Cafés get an answer about their money at any hour
    key_results:
      - {title: The chat assistant can read the payout ledger, kind: output}
      - {title: The chat assistant is open to every partner café, kind: output}
      - {title: Everybody in support can take over from it, kind: output}
"""

CLEAN = """
objectives:
  - title: Cafés get an answer about their money at any hour
    key_results:
      - {title: Questions about payouts that are settled on the same evening rise from 20% to 65%, baseline: 20, target: 65}
      - {title: The chat assistant can read the payout ledger, kind: output}
"""


@rule(Severity.WARNING, flagged=FLAGGED, clean=CLEAN, source="000 002 003")
def all_outputs(plan: Plan, reader: Reader) -> Flags:
    """Beside what gets done, an objective needs one key result that shows what it did for somebody.

    Outputs are pleasant to report: each has a date and can be ticked off. But all of them can be ticked
    off while nobody uses the thing, or uses it and is worse off, and then a quarter went by in which
    everybody was busy. Ask "so what?" of each of them until the answer is something that people do more,
    less, faster or with fewer mistakes, and promise that. The outputs may stay beside it and say with
    `proves` which outcome they are for. Key results that claim to be outcomes and read as work count as
    outputs here, where there are several.
    """
    for objective in plan.objectives:
        outputs = [one for one in objective.key_results if is_work(reader, one)]
        promised = [one for one in objective.key_results if one.kind is not Kind.GUARDRAIL]
        alone = len(promised) == 1 and promised[0].kind is Kind.OUTCOME  # output-as-key-result tells it
        if outputs and not alone and not has_outcome(reader, objective):
            measured = " that could be measured" if len(promised) > len(outputs) else ""
            yield Flag(
                objective.at("title"),
                f"{quote(objective.title)} has {len(outputs)} output{'s' * (len(outputs) > 1)} and no outcome{measured}",
                f"what will somebody do differently once {quote(outputs[0].title)} is done? "
                "Say it as <who> <does what> from <baseline> to <target>",
            )
