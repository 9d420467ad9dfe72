"""A guardrail beside nothing in particular."""

from okrkit.finding import Severity
from okrkit.lint.quote import quote
from okrkit.lint.rule import Flag, Flags, rule
from okrkit.objective import Kind
from okrkit.plan import Plan

FLAGGED = """
objectives:
  - key_results:
      - {title: Payouts that arrive late fall from 4.2% to 1.5%}
      - {title: A payout costs us at most 11 cents, kind: guardrail, guards: null}
"""

CLEAN = """
objectives:
  - key_results:
      - {id: late, title: Payouts that arrive late fall from 4.2% to 1.5%}
      - {title: A payout costs us at most 11 cents, kind: guardrail, guards: late}
"""


@rule(Severity.INFO, flagged=FLAGGED, clean=CLEAN, source="000")
def guardrail_guards_nothing(plan: Plan) -> Flags:
    """A guardrail names the key result whose success could break it.

    A bound that stands by itself is one more number to watch, and nobody knows what to slow down when
    it is passed. With `guards` it is one half of a sentence: this should move, and not at the cost of
    that. It also shows which pushes have nothing beside them. If no key result comes to mind whose
    success would hurt it, watch the number elsewhere and take it out of the plan.
    """
    for objective in plan.objectives:
        promised = [one.id for one in objective.key_results if one.kind is Kind.OUTCOME]
        for key_result in objective.key_results:
            if key_result.kind is Kind.GUARDRAIL and key_result.guards is None and promised:
                answer = f"`guards: {promised[0]}`" if len(promised) == 1 else f"`guards` with one of {', '.join(promised)}"
                yield Flag(
                    key_result.at("title"),
                    f"{quote(key_result.title)} does not say what it guards",
                    f"which key result could break it by being met too fast? Add {answer}",
                )
