"""The register of goalposts in the terminal."""

from okrkit.history.goalposts import Goalpost, Origin
from okrkit.history.move import Direction, Move, Openness
from okrkit.history.register import Group, Register
from okrkit.report.terminal import say, say_item
from okrkit.say.goalposts import advice, headline, moved, reach, unknown, why
from okrkit.say.values import day, join

_MARKS = {Openness.QUIET: ("✘", "bold red"), Openness.DECLARED_LATE: ("▲", "bold yellow"), Openness.DECLARED: ("✔", "green")}


def print_goalposts(register: Register) -> None:
    """Every objective of which a promise moved, the worst first: what, who, when, and what was said about it."""
    say((headline(register), "bold"))
    for group in register.groups:
        say("")
        _print_group(group, register)
    for line in unknown(register):
        say("")
        say((line, "yellow"))
        if register.timeline.deepen:
            say("  ", (register.timeline.deepen, "bold"), " brings what came before.")


def _print_group(group: Group, register: Register) -> None:
    objective = group.objective
    say((group.title, "bold"), (f"  {register.plan.team_name(objective.team)}, {objective.cycle}", "dim"))
    for goalpost in group.goalposts:
        if goalpost.reference.key_result:
            say(f"  {goalpost.title}", (f"  {goalpost.reference}", "dim"))
        if (added := goalpost.added) and goalpost.origin is Origin.ADDED_LATE:
            say_item("    + ", f"added on {day(added.landed.date(), register.day)}, after the freeze, by {added.author}")
        for move in sorted(goalpost.moves, key=lambda one: one.rank):
            _print_move(move, goalpost, register)
        if said := reach(goalpost):
            say_item("      ", said, "dim")
        where, entry = advice(goalpost, register.day)
        if entry:
            say("      ", (f"{where}: ", "dim"), (entry, "bold"))


def _print_move(move: Move, goalpost: Goalpost, register: Register) -> None:
    credit = register.credit(move.commit)
    mark, style = _MARKS[move.openness]
    if move.openness is Openness.QUIET and not move.needs_a_word:
        style = "yellow" if move.direction is not Direction.RAISED else "dim"
    say_item(f"    {mark} ", moved(move, register.plan, goalpost.reference), style)
    request = f"  {credit.request}" if credit.request and credit.request not in move.commit.subject else ""
    say(
        f"      {day(move.day, register.day)}  {join(credit.people)}  ",
        (move.commit.id[:7], "yellow"),
        request,
        "  ",
        (move.commit.subject, "dim"),
    )
    say_item("      ", why(move, register.plan, register.day))
