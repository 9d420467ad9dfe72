"""What needs someone today, in the terminal."""

from itertools import groupby

from okrkit.due.agenda import Agenda, Desk
from okrkit.due.need import NeedKind
from okrkit.report.terminal import say, say_item, width
from okrkit.say.needs import Told, headline, named, occasion, running, told
from okrkit.say.values import day

_MARKS = {
    NeedKind.GUARDRAIL_BREACHED: ("■", "bold red"),
    NeedKind.PAST_DUE: ("■", "bold red"),
    NeedKind.CHECK_IN_OUTDATED: ("◷", "yellow"),
    NeedKind.BEHIND_PACE: ("▲", "bold yellow"),
    NeedKind.REVIEW_MISSING: ("◷", "yellow"),
    NeedKind.DEPENDENCY_UNCONFIRMED: ("?", "bold yellow"),
    NeedKind.CHECK_IN_DUE: ("○", ""),
    NeedKind.FEEDBACK_UNANSWERED: ("?", "bold"),
    NeedKind.DUE_SOON: ("○", ""),
}

_CHECK_INS = (NeedKind.CHECK_IN_OUTDATED, NeedKind.CHECK_IN_DUE)


def print_status(agenda: Agenda) -> None:
    """For each person what needs them and why, the worst first, and then the days that are near."""
    today = agenda.day
    say((agenda.plan.organization, "bold"), f" · {running(agenda)} · {day(today)} {today.year}")
    say(headline(agenda))
    for desk in agenda.desks:
        say("")
        _print_desk(desk, agenda)
    if agenda.coming:
        say("")
        say(("Coming up", "bold"))
        for one in agenda.coming:
            say_item("  ", occasion(one, today))
    if any(need.kind in _CHECK_INS for desk in agenda.desks for need in desk.needs):
        say("")
        say(("Check in with `okr check-in REF VALUE`; REF stands beside the title.", "dim"))


def _print_desk(desk: Desk, agenda: Agenda) -> None:
    """What has the same reasons stands together, so that they are said once."""
    say((named(desk, agenda.plan), "bold"), (f"  {len(desk.needs)}", "dim"))
    for reasons, group in groupby(told(desk, agenda), key=lambda one: one.reasons):
        same = list(group)
        for one in same:
            _print_title(one)
        of_all = {1: "", 2: "both: "}.get(len(same), f"all {len(same)}: ")
        for reason in reasons:
            say_item("    ", f"{of_all}{reason}")


def _print_title(one: Told) -> None:
    """The title with what tells it from others beside it, or below it where there is no room."""
    mark, style = _MARKS[one.kind]
    about = "  ".join(one.about)
    if len(f"  {mark} {one.title}  {about}") <= width():
        say("  ", (mark, style), f" {one.title}", (f"  {about}" if about else "", "dim"))
    else:
        say_item(f"  {mark} ", one.title, lead_style=style)
        say_item("    ", about, "dim")
