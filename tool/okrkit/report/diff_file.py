"""What `git diff` shows of one file, in the place of its lines."""

from okrkit.report.diff import print_groups
from okrkit.report.diff_answer import Answer, Outcome
from okrkit.report.terminal import say

_LINES = "`git diff --no-ext-diff` shows its lines"


def print_file(path: str, former: str, answer: Answer) -> None:
    """The file's name and its changes, below each objective; ``former`` is the name that it had before."""
    say((f"okr: {former} → {path}" if former != path else f"okr: {path}", "bold"))
    for unread in answer.both.unread:
        say(f"  cannot be read {unread.side} the change: {unread.finding.message}; {_LINES}")
    if missing := answer.without_a_plan:
        say("  this file marks a workspace, and it ", "came with this change" if missing == "before" else "is gone after it")
    elif answer.outcome in (Outcome.CHANGES, Outcome.CHECK_INS_ONLY):
        print_groups(answer.groups, answer, everything=True, neighbours=False)
    elif not answer.both.unread:
        moved = "the file has moved" if not answer.both.touched else "the text changed"
        say(f"  {moved}, but not the plan; {_LINES}")


def print_conflict(path: str) -> None:
    """That a file has two sides which git could not merge."""
    say((f"okr: {path}", "bold"))
    say("  has a conflict that is not resolved; ", _LINES)


def print_problem(path: str, problem: str) -> None:
    """That a file cannot be compared, and why."""
    say((f"okr: {path}", "bold"))
    say(f"  cannot be compared: {problem}; {_LINES}")
