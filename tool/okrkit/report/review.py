"""The answer of `okr review` in the terminal."""

from collections.abc import Iterator, Sequence

from okrkit.history.move import Direction, Openness
from okrkit.report.diff import LEVEL_STYLE, move_line, unread_line
from okrkit.report.diff_answer import Group, Outcome
from okrkit.report.review_answer import Answer, Placed, Posts
from okrkit.report.terminal import SEVERITY_STYLE, say, say_item, width
from okrkit.report.tree import STATUS_LOOK
from okrkit.request.neighbourhood import Node, Presence
from okrkit.request.shifts import Shift
from okrkit.request.verdict import Verdict
from okrkit.say.goalposts import moved, reach, why
from okrkit.say.reviewers import asked_by_others, reasons
from okrkit.say.summary import summary
from okrkit.say.values import percent, plural, shortened, words
from okrkit.say.verdicts import MARKS, remedy, tally, teams, verdict

VERDICT_STYLE = {
    Verdict.NOT_READY: "bold red",
    Verdict.ATTENTION: "bold yellow",
    Verdict.REVIEW: "bold cyan",
    Verdict.ROUTINE: "bold green",
    Verdict.UNCHANGED: "green",
}
_FEW = 3
"""So many check-ins of an objective are told one by one, and so many neighbours named; the others are counted."""
_INSIDE = 6
"""So many key results of an objective that comes or goes are named."""
_MOST = 30
"""So many objectives, findings or people are listed in one section; the others are counted."""


def print_review(answer: Answer) -> None:
    """The verdict, then what leads to it, in the order of what a reviewer must know first."""
    request = answer.request
    say((f"{MARKS[request.verdict]} {headline(answer)}", VERDICT_STYLE[request.verdict]))
    if request.verdict not in (Verdict.UNCHANGED, Verdict.ROUTINE):
        say_item("  ", ": ".join(filter(None, (answer.comparison.title, tally(request)))))
    if request.both.moved and request.verdict is not Verdict.REVIEW:
        say_item("! ", move_line(*request.both.moved), lead_style="bold red")
    if answer.codeowners:
        say_item("! ", asked_by_others(answer.codeowners), lead_style="bold yellow")
    for unread in request.both.unread:
        say_item("! ", unread_line(unread, answer.comparison), lead_style="bold red")
    _print_posts(answer)
    _print_others(answer)
    _print_findings(answer)
    _print_reviewers(answer)
    _print_tree(answer)
    _print_shifts(answer)


def headline(answer: Answer) -> str:
    """The verdict; of a request that is not worth one, what it is instead."""
    if answer.request.verdict not in (Verdict.ROUTINE, Verdict.UNCHANGED):
        return verdict(answer.request)
    match answer.outcome:
        case Outcome.NOTHING:
            return f"{answer.comparison.title}: nothing changed"
        case Outcome.TEXT_ONLY:
            files = plural(len(answer.request.both.touched), "file")
            return f"{answer.comparison.title}: the text of {files} changed, but not the plan"
        case Outcome.CHECK_INS_ONLY:
            return f"{answer.comparison.title}: only check-ins"
        case _:
            return f"{answer.comparison.title}: routine, the plan is going its way"


def _heading(text: str) -> None:
    say("")
    say((text, "bold"))


def _print_posts(answer: Answer) -> None:
    if answer.posts:
        _heading("Promises that move")
    for posts in answer.posts[:_MOST]:
        _print_post(posts, answer)
    _print_more(answer.posts, "objective")


def _print_post(posts: Posts, answer: Answer) -> None:
    plan, day = answer.plan_of(posts.about), answer.request.day
    _print_title(posts.title, f"{plan.team_name(posts.about.team)}, {posts.about.cycle}")
    for goalpost in posts.goalposts:
        if goalpost.reference.key_result:
            say_item("    ", shortened(goalpost.title))
        for move in sorted(goalpost.moves, key=lambda one: one.rank):
            quiet = move.openness is Openness.QUIET and move.direction is not Direction.RAISED
            lead, look = ("✘", "bold red") if quiet else ("✔", "green")
            said = f"{moved(move, plan, goalpost.reference)}; {why(move, plan, day)}"
            say_item(f"    {lead} ", said, lead_style=look)
        if said := reach(goalpost):
            say_item("      ", said, "dim")
        todo, entry = remedy(goalpost, answer.entry(goalpost))
        if todo:
            say_item("      ", f"{todo} {answer.place_of(goalpost)}")
            say_item("        ", entry, "bold")


def _print_others(answer: Answer) -> None:
    request = answer.request
    if not answer.others:
        return
    if request.without_a_plan:
        _print_whole_plan(answer)
        return
    if request.verdict is not Verdict.ROUTINE:
        _heading("Other changes" if answer.posts else "Changes")
    full = [group for group in answer.others if not group.has_check_ins_only or len(answer.others) <= _FEW]
    for group in full[:_MOST]:
        _print_group(group, answer)
    _print_more(full, "objective")
    if folded := [item.change for group in answer.others if group not in full for item in group.items]:
        say("  ", ("on other objectives: " if full else "", "dim"), summary(folded, request.both.after))


def _print_whole_plan(answer: Answer) -> None:
    gone = answer.request.without_a_plan == "after"
    _heading("What goes with it" if gone else "What is in it")
    for team, said in teams(answer.request.both.before if gone else answer.request.both.after):
        say_item(f"  {team}: ", said, lead_style="bold")


def _print_group(group: Group, answer: Answer) -> None:
    plan = answer.plan_of(group.about)
    if group.about.objective:
        _print_title(group.title, f"{plan.team_name(group.about.team)}, {group.about.cycle}")
    else:
        say("  Around the objectives")
    checked = [item.change for item in group.check_ins] if len(group.check_ins) > _FEW else []
    for item in group.items:
        if item.change not in checked:
            lead = "    " if answer.request.verdict is Verdict.ROUTINE else f"    {item.level:<11}"
            say_item(lead, item.told.text, lead_style=LEVEL_STYLE[item.level])
    if checked:
        say_item("    ", summary(checked, plan))
    for title in answer.contents(group)[:_INSIDE]:
        say_item(" " * 15 + "· ", shortened(title), "dim")
    if (more := len(answer.contents(group)) - _INSIDE) > 0:
        say((" " * 17 + plural(more, "more key result"), "dim"))


def _print_title(title: str, where: str) -> None:
    """An objective on one line, beside whose it is."""
    room = max(24, width() - len(where) - 6)
    say(f"  {shortened(title, min(72, room))}", (f"  {shortened(where)}", "dim"))


def _print_findings(answer: Answer) -> None:
    if answer.brought:
        _heading("What the rules say of it")
    for placed in answer.brought[:_MOST]:
        _print_finding(placed)
    _print_more(answer.brought, "finding")
    if answer.waived:
        _heading("What it would excuse itself from")
    for placed in answer.waived[:_MOST]:
        _print_finding(placed)
    _print_more(answer.waived, "finding")
    if answer.news:
        _heading("What it brings to light")
    for placed in answer.news[:_MOST]:
        say_item("  ", f"{placed.said.finding.message}  ({placed.said.finding.rule})")
    _print_more(answer.news, "finding")


def _print_finding(placed: Placed) -> None:
    finding = placed.said.finding
    style = SEVERITY_STYLE[finding.severity]
    say_item(f"  {finding.severity:<8} ", f"{finding.message}  ({finding.rule})", lead_style=style)
    say(" " * 11, (str(placed.location), "dim"))
    if finding.help:
        say_item("    help:  ", finding.help, lead_style="bold")


def _print_reviewers(answer: Answer) -> None:
    people = answer.request.reviewers
    if not people or answer.request.verdict is Verdict.ROUTINE:
        return
    _heading("Who should look")
    widest = min(24, max(len(one.name) for one in people[:_MOST]))
    for one in people[:_MOST]:
        said = reasons(one, answer.request)
        say_item(
            f"  {shortened(one.name, 24):<{widest}}  ",
            said,
            "" if one.required else "dim",
            lead_style="bold" if one.required else "dim",
        )
    _print_more(people, "person", "people")


def _print_tree(answer: Answer) -> None:
    around = answer.request.neighbourhood
    told = [node for node in around.touched if around.serves(node) or around.served_by(node)]
    if not told or answer.request.without_a_plan:
        return
    _heading("Where it stands in the plan")
    for node in told[:_MOST]:
        say_item("  ", _title(node, answer))
        for verb, neighbours in (("serves", around.serves(node)), ("served by", around.served_by(node))):
            if neighbours:
                say_item(f"    {verb:<11}", _neighbours(neighbours, answer), "dim")
    _print_more(told, "objective")


def _neighbours(neighbours: Sequence[tuple[Node, Presence]], answer: Answer) -> str:
    endings = {Presence.STAYS: "", Presence.NEW: ", a new link", Presence.GONE: ", no longer"}
    named = [f"{_title(node, answer, endings[presence])}" for node, presence in neighbours[:_FEW]]
    more = len(neighbours) - _FEW
    return "; ".join(named) + (f" and {more} more" if more > 0 else "")


def _title(node: Node, answer: Answer, ending: str = "") -> str:
    objective = node.objective
    team = answer.plan_of(objective.reference).team_name(objective.team)
    return f"“{shortened(objective.title)}” ({team}{ending})"


def _print_shifts(answer: Answer) -> None:
    found = answer.request.shifts
    if not found:
        return
    if answer.request.verdict is not Verdict.ROUTINE or answer.news:
        _heading("Progress, by the plan before and after")
    for shift in found[:_MOST]:
        shape, colour = STATUS_LOOK[shift.after.status]
        say_item(f"  {shape} ", f"{', '.join(shift_words(shift))}: {shortened(shift.objective.title)}", lead_style=colour)
    _print_more(found, "objective")


def shift_words(shift: Shift) -> Iterator[str]:
    """How the progress and the status of an objective differ, each only where it does."""
    shares = [one.progress for one in (shift.before, shift.after)]
    before, after = ("unknown" if share is None else percent(share) for share in shares)
    yield before if before == after else f"{before} → {after}"
    was, now = (words(one.status) for one in (shift.before, shift.after))
    yield was if was == now else f"{was} → {now}"


def _print_more(found: Sequence[object], noun: str, many: str | None = None) -> None:
    if len(found) > _MOST:
        say((f"  and {plural(len(found) - _MOST, f'more {noun}', f'more {many}' if many else None)}", "dim"))
