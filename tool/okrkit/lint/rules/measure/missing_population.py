"""A rate that does not say measured on whom."""

from okrkit.finding import Severity
from okrkit.lint.audit import is_adrift, says_on_whom
from okrkit.lint.quote import quote
from okrkit.lint.rates import is_answer, unsaid_rate
from okrkit.lint.rule import Flag, Flags, rule
from okrkit.lint.wording.reader import Reader
from okrkit.objective import Kind
from okrkit.plan import Plan

FLAGGED = "objectives: [{key_results: [{title: Retention rises from 61% to 75%, baseline: 61, target: 75, population: null}]}]"
CLEAN = FLAGGED.replace("null", "cafés in their second year")

_SAY_IT = " Say it in `population`"


@rule(Severity.INFO, flagged=FLAGGED, clean=CLEAN, source="004")
def missing_population(plan: Plan, reader: Reader) -> Flags:
    """A rate, a share or a median means something only with the words: measured on whom.

    Retention of whom, since when? Leave out the newcomers and it rises; ask only happy customers and so
    does the score. Nobody has to cheat: it is enough that two people mean two groups. Say it in
    `population`, of the key result or of its metric, before anybody knows which group looks better.
    """
    for objective in plan.objectives:
        for key_result in objective.key_results:
            rate = unsaid_rate(reader, key_result.title)
            asked = is_answer(rate)
            if not rate or key_result.kind is not Kind.OUTCOME or says_on_whom(plan, reader, key_result):
                continue
            if asked or not is_adrift(plan, key_result):  # else missing-source tells it
                yield Flag(
                    key_result.at("title"),
                    f"{quote(rate)} in {quote(key_result.title)}: nothing says measured on whom",
                    ("who is asked, and who answers?" if asked else "of whom, counted since when?") + _SAY_IT,
                    words=rate,
                )
