"""A key result that nobody could call met or missed."""

from okrkit.finding import Severity
from okrkit.lint.countable import is_uncountable
from okrkit.lint.quote import quote
from okrkit.lint.rule import Flag, Flags, rule
from okrkit.lint.same_amount import written
from okrkit.lint.wording.reader import Reader
from okrkit.objective import Kind
from okrkit.plan import Plan

FLAGGED = """
objectives:
  - key_results:
      - {title: Cafés are happier with our answers, target: 80, baseline: 60, unit: null, metric: null}
"""

CLEAN = """
objectives:
  - key_results:
      - {title: Cafés are happier with our answers, target: 80, baseline: 60, unit: "% who say so in the monthly call"}
"""
_ASK = "what is counted? Say it as <who> <does what> from <baseline> to <target>, or name the `metric` and its `unit`"
_ASK_OUTPUT = "what could one see that is not there today? Name the thing and its state, or list `milestones`"


@rule(Severity.WARNING, flagged=FLAGGED, clean=CLEAN, source="000 004")
def vague_key_result(plan: Plan, reader: Reader) -> Flags:
    """On the last day anybody can tell whether a key result was met, without asking the team.

    If two people can look at the same facts and disagree, the discussion at the end will be about words,
    and the word can be stretched until the result is met. Say what is counted, from how much to how
    much, and on whom. A title may be plain where the fields say it: a `metric`, or a `unit` beside the
    target. An output needs something that can be seen done, or milestones.
    """
    for objective in plan.objectives:
        for key_result in objective.key_results:
            if is_uncountable(reader, key_result):
                goal = "is met" if key_result.target is None else f"has reached {written(key_result.target)}"
                yield Flag(
                    key_result.at("title"),
                    f"nobody could say on the day whether {quote(key_result.title)} {goal}",
                    _ASK_OUTPUT if key_result.kind is Kind.OUTPUT else _ASK,
                )
