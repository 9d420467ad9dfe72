"""An objective without key results."""

from okrkit.finding import Severity
from okrkit.lint.quote import quote
from okrkit.lint.rule import Flag, Flags, rule
from okrkit.plan import Plan

FLAGGED = """
objectives:
  - title: Owners of partner cafés sleep well before the rent is due
    key_results: null
"""

CLEAN = """
objectives:
  - title: Owners of partner cafés sleep well before the rent is due
    key_results:
      - {title: Payouts that a café had to ask for fall from 9% to 2%, baseline: 9, target: 2}
"""


@rule(Severity.ERROR, flagged=FLAGGED, clean=CLEAN, source="000")
def no_key_results(plan: Plan, whole: Plan) -> Flags:
    """An objective needs something by which anybody can tell that it was reached.

    A good sentence alone settles nothing. At the end of the cycle each reader holds it against a
    picture of their own, and all of them are right. Imagine that it has come true and look around:
    who does something that they do not do today, how many of them, and where would you read the
    number? Two or three such answers are the key results. If you cannot find one, the sentence is
    still a wish; leave it out until you know what you would see.
    """
    for objective in plan.objectives:
        if objective.key_results:
            continue
        written = whole.objective(objective.reference)
        given_up = written is not None and bool(written.key_results)
        yield Flag(
            objective.at("title"),
            f"every key result of {quote(objective.title)} was dropped, and nothing tells its success any more"
            if given_up
            else f"{quote(objective.title)} has no key results, so nobody can tell whether it was reached",
            "drop the objective too and say why, or write down what would show it now"
            if given_up
            else "what would you see if it had come true? Say it as <who> <does what> from <baseline> to <target>",
        )
