"""A guardrail that allows more than it did at the freeze."""

from okrkit.finding import Severity
from okrkit.history.goalposts import Goalpost
from okrkit.history.move import Direction
from okrkit.history.promise import Field
from okrkit.lint.moved import from_to, is_approved, landed, promised, runs, where
from okrkit.lint.quote import quote
from okrkit.lint.rule import Flag, Flags, rule
from okrkit.plan import Plan

_STORY = """
- on: 2026-10-05
  objectives: [{key_results: [{}, {kind: guardrail, title: A payout is cheap, unit: cents, at_most: 11}]}]
- on: 2026-11-02
  objectives:
    - key_results:
        - {}
        - kind: guardrail
          title: A payout is cheap
          unit: cents
"""
FLAGGED = f"""{_STORY}\
          at_most: 13
          rebaselines: [{{date: 2026-11-02, from: {{at_most: 11}}, to: {{at_most: 13}}, because: The bank asks for more}}]
"""
CLEAN = f"""{_STORY}\
          at_most: 9
"""


@rule(Severity.WARNING, flagged=FLAGGED, clean=CLEAN, source="000 004")
def weakened_guardrail(goalposts: tuple[Goalpost, ...], plan: Plan) -> Flags:
    """A guardrail is loosened on a calm day, not on the day on which it pinches.

    It was set so that one number could not be bought with another. When it gives way in the middle of the cycle, the
    number that it guards mostly looks fine just then, and that is why. Declared or not, a reviewer should stop here:
    what does the looser bound cost, and who bears it? Where the entry says who approved it, it is only worth a thought.

    One that was loosened without a word is told by `quiet-goalpost-move`, which shows how to declare it.
    """
    for key_result, moves in promised(goalposts, plan):
        eased = (one for one in moves if one.direction is Direction.EASED and not one.needs_a_word)
        for run in runs(one for one in eased if one.field in (Field.AT_LEAST, Field.AT_MOST)):
            declared = run[-1].declared
            reason = f", for {quote(declared.because)}" if declared else ""
            yield Flag(
                where(key_result, run[-1].field),
                f"{quote(key_result.title)} allows more than it did at the freeze{landed(run[-1].commit)}: "
                f"`{run[-1].field}` {from_to(run)}{reason}",
                "what does that cost, and who bears it? Whoever answers for it belongs into `approved_by`",
                Severity.INFO if is_approved(run) else None,
            )
