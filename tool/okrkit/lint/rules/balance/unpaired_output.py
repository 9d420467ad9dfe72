"""An output that no outcome proves."""

from okrkit.finding import Severity
from okrkit.lint.outcomes import has_outcome
from okrkit.lint.quote import quote
from okrkit.lint.rule import Flag, Flags, rule
from okrkit.lint.wording.reader import Reader
from okrkit.objective import KeyResult, Kind, Objective
from okrkit.plan import Plan

FLAGGED = (
    """
objectives:
  - key_results:
      - {title: Payouts that arrive late fall from 4.2% to 1.5%}
      - {title: The bank file carries the reason of each refusal, kind: output, proves: null}
""",
    """
objectives:
  - key_results:
      - {id: late, title: Payouts that arrive late fall from 4.2% to 1.5%, due: 2026-12-28}
      - {title: The bank file carries the reason of each refusal, kind: output, proves: late, due: 2026-12-31}
""",
)

CLEAN = """
objectives:
  - key_results:
      - {id: late, title: Payouts that arrive late fall from 4.2% to 1.5%}
      - {title: The bank file carries the reason of each refusal, kind: output, proves: late, due: 2026-12-15}
"""


@rule(Severity.WARNING, flagged=FLAGGED, clean=CLEAN, source="000 002")
def unpaired_output(plan: Plan, reader: Reader) -> Flags:
    """An output names the outcome that will show whether it was worth doing.

    Work is a bet: if we do this, that number will move. Written down with `proves`, the bet can be
    looked at while there is time, and a number that stays where it was teaches everybody something. An
    outcome that is due before the output is done says nothing about it.
    """
    for objective in plan.objectives:
        if not has_outcome(reader, objective):
            continue  # all-outputs tells it
        for output in objective.key_results:
            if output.kind is Kind.OUTPUT and (why := _unpaired(objective, output)):
                help = "which number should move once it is done? Name that outcome with `proves`, and look at it later"
                yield Flag(output.at("proves" if output.proves else "title"), f"{quote(output.title)} {why}", help)


def _unpaired(objective: Objective, output: KeyResult) -> str:
    """What is missing between an output and the outcome that it proves; empty where nothing is."""
    if output.proves is None:
        return "does not say which outcome will show that it mattered"
    proof = objective.key_result(output.proves)
    if proof and proof.kind is not Kind.OUTCOME:
        return f"proves {quote(proof.id)}, which is itself {'work' if proof.kind is Kind.OUTPUT else 'a guardrail'}"
    if proof and output.due and proof.due and proof.due < output.due:
        return f"is done on {output.due}, and {quote(proof.id)}, which it proves, is measured on {proof.due} already"
    return ""
