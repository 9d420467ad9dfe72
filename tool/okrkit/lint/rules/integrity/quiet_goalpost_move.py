"""A promise made easier after the freeze, and nobody said why."""

from datetime import date

from okrkit.finding import Severity
from okrkit.history.declaring import giving_up
from okrkit.history.goalposts import Goalpost
from okrkit.history.move import Direction
from okrkit.lint.moved import entry, from_to, landed, promised, runs, where
from okrkit.lint.quote import quote
from okrkit.lint.rule import Flag, Flags, rule
from okrkit.plan import Plan

FLAGGED = """
- on: 2026-10-05
  objectives: [{key_results: [{title: Payouts that arrive late fall, target: 0.5}]}]
- on: 2026-11-02
  objectives: [{key_results: [{title: Payouts that arrive late fall, target: 1.5}]}]
"""
CLEAN = """
- on: 2026-10-05
  objectives: [{key_results: [{title: Payouts that arrive late fall, target: 0.5}]}]
- on: 2026-11-02
  objectives:
    - key_results:
        - title: Payouts that arrive late fall
          target: 1.5
          rebaselines: [{date: 2026-11-02, from: {target: 0.5}, to: {target: 1.5}, because: The second bank left us}]
"""


@rule(Severity.ERROR, flagged=FLAGGED, clean=CLEAN, source="004")
def quiet_goalpost_move(goalposts: tuple[Goalpost, ...], plan: Plan, today: date) -> Flags:
    """A promise that gets easier after the freeze says so, and why.

    To change a goal is no shame: the world changes, and a plan that cannot follow it is worth little. To change it
    without a word takes away what everybody needs to learn from it, the distance between what was believed and what
    came. So a target, a baseline, a bound or a due date that is eased once its cycle has frozen wants an entry in
    `rebaselines`: what it was, what it is, and the reason. An entry that comes later settles it too.

    What is tried and taken back inside one request moves nothing, and to promise more needs no words.
    """
    for key_result, moves in promised(goalposts, plan):
        eased = [one for one in moves if one.needs_a_word and one.direction is Direction.EASED]
        for run in runs(eased):
            declare = entry(key_result, eased, today) or entry(key_result, run, today)  # one entry tells all that it can
            in_the_open = f"say it where everybody can read it: {declare}" if declare else f"drop it with `{giving_up(today)}`"
            yield Flag(
                where(key_result, run[-1].field),
                f"{quote(key_result.title)} was eased after the freeze{landed(run[-1].commit)}, and nobody said why: "
                f"`{run[-1].field}` {from_to(run)}",
                f"what changed? Put back what was promised, or {in_the_open}",
            )
