"""The answer of `okr diff` in the terminal."""

from collections.abc import Sequence

from okrkit.diff.review import Level
from okrkit.reading.both import Unread
from okrkit.report.diff_answer import Answer, Group, Neighbour, Outcome
from okrkit.report.terminal import say, say_item
from okrkit.say.summary import summary
from okrkit.say.values import plural, shortened

LEVEL_STYLE = {Level.ATTENTION: "bold red", Level.REVIEW: "yellow", Level.ROUTINE: "dim"}
_MANY = 3
"""So many check-ins of an objective are told one by one; more are counted."""
_NAMED = 3
"""So many neighbours of an objective are named; the others are counted."""


def print_diff(answer: Answer, *, everything: bool = False) -> None:
    """A headline with counts, then each objective with its changes and its neighbours, the worst first.

    Objectives that only have new check-ins are one line, unless ``everything`` is asked for.
    """
    _print_headline(answer, everything)
    folded = [] if everything else [group for group in answer.groups if group.has_check_ins_only]
    print_groups([group for group in answer.groups if group not in folded], answer, everything=everything)
    if folded and answer.outcome is Outcome.CHANGES:
        changes = [item.change for group in folded for item in group.items]
        say("")
        say(("on other objectives: ", "dim"), f"{summary(changes, answer.both.after)} (`--all` lists them)")
    if answer.left_out:
        say("")
        say((f"{plural(answer.left_out, 'change')} below the level `{answer.least}` left out", "dim"))
    if missing := answer.without_a_plan:
        say("")
        say(f"There is no plan {answer.where(missing)}: all of it {'came' if missing == 'before' else 'went'}.")
    for unread in answer.both.unread:
        _print_unread(unread, answer)


def print_groups(groups: Sequence[Group], answer: Answer, *, everything: bool, neighbours: bool = True) -> None:
    """Each objective with its changes and, if they are asked for, its neighbours on the alignment."""
    for group in groups:
        say("")
        _print_group(group, answer, everything)
        if neighbours and group.level is not Level.ROUTINE:
            _print_neighbours(group, answer)


def _print_headline(answer: Answer, everything: bool) -> None:
    match answer.outcome:
        case Outcome.NOTHING:
            said = move_line(*answer.both.moved) if answer.both.moved else f"nothing changed{as_far_as_read(answer)}"
        case Outcome.TEXT_ONLY:
            said = f"the text of {plural(len(answer.both.touched), 'file')} changed, but not the plan{as_far_as_read(answer)}"
        case Outcome.CHECK_INS_ONLY:
            changes = [item.change for group in answer.everything for item in group.items]
            said = f"only check-ins: {summary(changes, answer.both.after)}"
            said += "" if everything else " (`--all` lists them)"
        case _:
            said = answer.headline
    say((answer.title, "bold"), f": {said}")


def as_far_as_read(answer: Answer) -> str:
    """The end of a sentence that speaks only of the files that can be read; empty where all can."""
    return " as far as it can be read" if answer.both.unread else ""


def _print_group(group: Group, answer: Answer, everything: bool) -> None:
    if group.about.objective:
        say((str(group.about), "bold underline"), f"  {shortened(group.title)}")
    else:
        say(("Around the objectives", "bold underline"))
    many = [] if everything or len(group.check_ins) <= _MANY else [item.change for item in group.check_ins]
    for item in group.items:
        if item.change in many:
            continue
        mark = f"  [{item.fingerprint}]" if item.level is Level.ATTENTION else ""
        say_item(f"  {item.level:<11}", f"{item.told.text}{mark}", lead_style=LEVEL_STYLE[item.level])
    if many:
        say_item(f"  {Level.ROUTINE:<11}", f"{summary(many, answer.both.after)} (`--all` lists them)", lead_style="dim")


def _print_neighbours(group: Group, answer: Answer) -> None:
    for verb, neighbours in (("serves", group.serves), ("served by", group.served_by)):
        if neighbours:
            say_item(f"  {verb:<11}", _named(neighbours, answer), "dim")


def _named(neighbours: Sequence[Neighbour], answer: Answer) -> str:
    names = [_name(each, answer) for each in neighbours[:_NAMED]]
    more = len(neighbours) - _NAMED
    return "; ".join(names) + (f" and {more} more" if more > 0 else "")


def _name(neighbour: Neighbour, answer: Answer) -> str:
    objective = neighbour.objective
    plan = answer.both.after if neighbour.after else answer.both.before
    until = "" if neighbour.after else ", no longer"
    return f"“{shortened(objective.title)}” ({plan.team_name(objective.team)} {objective.cycle}{until})"


def _print_unread(unread: Unread, answer: Answer) -> None:
    say("")
    say(("! ", "bold red"), unread_line(unread, answer))


def move_line(before: str, after: str) -> str:
    """That the whole plan lies elsewhere, by its folders from the top of the repository."""
    return f"the plan moves from {before or 'the top'} to {after or 'the top'}"


def unread_line(unread: Unread, answer: Answer) -> str:
    """That a file cannot be read on a side, and what that means for the answer."""
    finding = unread.finding
    means = " and counts as unchanged" if unread.side == "after" else ", so nobody can tell what changes in it"
    return f"{finding.address.path} cannot be read {answer.where(unread.side)}{means}: {finding.message}"
