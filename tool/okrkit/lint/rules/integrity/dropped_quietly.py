"""A promise that was deleted instead of given up in the open."""

from datetime import date

from okrkit.diff.change import ChangeKind
from okrkit.finding import Severity
from okrkit.history.declaring import giving_up
from okrkit.history.goalposts import Goalpost
from okrkit.history.promise import Field
from okrkit.lint.moved import landed
from okrkit.lint.quote import quote
from okrkit.lint.remains import remains_of
from okrkit.lint.rule import Flag, Flags, rule
from okrkit.plan import Plan
from okrkit.reference import Reference

FLAGGED = """
- on: 2026-10-05
  objectives: [{key_results: [{}, {title: Cafés that ask where their money is fall from 9% to 3%, baseline: 9, target: 3}]}]
- on: 2026-11-02
  objectives: [{key_results: [{}]}]
"""
CLEAN = """
- on: 2026-10-05
  objectives: [{key_results: [{}, {title: Cafés that ask where their money is fall from 9% to 3%, baseline: 9, target: 3}]}]
- on: 2026-11-02
  objectives:
    - key_results:
        - {}
        - title: Cafés that ask where their money is fall from 9% to 3%
          baseline: 9
          target: 3
          dropped: {date: 2026-11-02, because: Nobody takes the calls down any more}
"""


@rule(Severity.ERROR, flagged=FLAGGED, clean=CLEAN, source="004")
def dropped_quietly(goalposts: tuple[Goalpost, ...], whole: Plan, today: date) -> Flags:
    """What was promised is given up in the open, not deleted.

    To stop is often the best decision of a quarter, and the one from which most can be learned, if the plan still shows
    that there was something, and why it ended. Once the cycle has frozen, a key result or an objective that nobody
    wants any more stays where it is, with `dropped`: the day and the reason. It counts no more, and is read in the review.
    """
    for goalpost in goalposts:
        for move in (one for one in goalpost.moves if one.field is Field.EXISTENCE and one.needs_a_word):
            to = Reference.parse(str(move.after)) if move.change.kind is ChangeKind.OBJECTIVE_MOVED else None
            there = whole.objective(to) if to else None
            again = f", and let the one in {to.cycle} say `continues: {goalpost.reference}`" if to else ""
            yield Flag(
                there.at("title") if there else remains_of(goalpost.reference, whole),
                f"{quote(goalpost.title)} was {f'moved to {to.cycle}' if to else 'deleted'} after the freeze"
                f"{landed(move.commit)}, and nobody said why",
                f"put it back as it was, and beside its title write `{giving_up(today)}`{again}",
            )
