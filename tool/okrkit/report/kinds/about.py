"""What a report is about, in the same words for all kinds."""

from collections.abc import Iterator

from okrkit.report.kinds.answer import About
from okrkit.report.kinds.question import Question
from okrkit.say.values import join, words


def about(question: Question) -> About:
    """Whose plan a report is about, its day, and which part of it."""
    parts = list(_parts(question))
    return About(question.plan.organization, question.day, f"Only {join(parts)}." if parts else "")


def left_out(question: Question) -> Iterator[str]:
    """What is missing from a report because it could not be read."""
    if files := sorted(question.unread):
        yield f"{join(files)} could not be read, so nothing in {'it' if len(files) == 1 else 'them'} is counted."


def _parts(question: Question) -> Iterator[str]:
    asked = question.asked
    if asked.team is not None:
        yield question.plan.team_name(asked.team)
    if asked.level is not None:
        yield f"teams of level {asked.level}"
    if asked.cycle is not None:
        yield asked.cycle
    if asked.owner is not None:
        yield f"what {question.plan.name_of(asked.owner)} owns"
    if asked.lens is not None:
        yield f"key results of the lens {asked.lens}"
    if asked.status is not None:
        yield f"what is {words(asked.status)}"
