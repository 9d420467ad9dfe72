"""The answer of `okr review` as Markdown, for a comment on a request or the summary of a job."""

import re
from collections.abc import Callable, Iterator, Sequence

from okrkit.diff.review import Level
from okrkit.finding import Severity
from okrkit.history.move import Direction, Openness
from okrkit.report.diff import move_line, unread_line
from okrkit.report.diff_answer import Group
from okrkit.report.review import headline
from okrkit.report.review_answer import Answer, Placed, Posts
from okrkit.report.review_around import around
from okrkit.report.review_parts import Part, Weight, fit
from okrkit.request.verdict import Verdict
from okrkit.say.escape import comment, fenced
from okrkit.say.goalposts import moved, reach, why
from okrkit.say.reviewers import asked_by_others
from okrkit.say.summary import summary
from okrkit.say.values import plural, shortened
from okrkit.say.verdicts import remedy, tally, teams

MOST_IN_A_COMMENT = 60_000
"""UTF-16 units that fit into a comment on GitHub and on every host that takes more."""
MOST_IN_A_SUMMARY = 1_000_000
"""Bytes of the summary of a step on GitHub; a larger one is not shown at all."""

_LONG = 12
"""A list that is longer stands folded."""
_FEW = 3
_INSIDE = 6
SIGNS = {
    Verdict.NOT_READY: "❌",
    Verdict.ATTENTION: "⚠️",
    Verdict.REVIEW: "👀",
    Verdict.ROUTINE: "✅",
    Verdict.UNCHANGED: "✅",
}


def review_comment(answer: Answer, whole: str = "", most: int = MOST_IN_A_COMMENT) -> str:
    """The Markdown of an answer as a comment; ``whole`` is the address of the page that has all of it, if there is one.

    ``most`` is how many UTF-16 units it may have.
    """
    return _fitted(answer, most, lambda text: len(text.encode("utf-16-le", "surrogatepass")) // 2, whole)


def review_summary(answer: Answer) -> str:
    """The Markdown of an answer as the summary of a job."""
    return _fitted(answer, MOST_IN_A_SUMMARY, lambda text: len(text.encode("utf-8", "surrogatepass")), "")


def _fitted(answer: Answer, most: int, size: Callable[[str], int], whole: str) -> str:
    link = whole if re.fullmatch(r"https?://[^\s<>()\[\]\"'`]+", whole) else ""
    rest = f"[The summary]({link}) has all of it." if link else "`okr review --summary FILE` writes all of it."
    return fit(list(_parts(answer)), most, size, rest)


def _parts(answer: Answer) -> Iterator[Part]:
    yield Part("", Weight.HEAD, _head(answer))
    if answer.request.both.unread:
        lines = (
            f"> {comment(shortened(unread_line(one, answer.comparison), 300))}  " for one in answer.request.both.unread[:_LONG]
        )
        more = len(answer.request.both.unread) - _LONG
        yield Part("", Weight.HEAD, "\n".join(["> [!WARNING]", *lines, *([f"> and {more} more"] if more > 0 else []), ""]))
    if answer.request.both.moved and answer.request.verdict is not Verdict.REVIEW:
        yield Part("", Weight.HEAD, f"> {comment(move_line(*answer.request.both.moved))}\n")
    if answer.codeowners:
        yield Part("", Weight.HEAD, f"> [!WARNING]\n> {comment(asked_by_others(answer.codeowners))}\n")
    for posts in answer.posts:
        yield Part(
            "Promises that move",
            Weight.PROMISE,
            "\n".join(_posts(posts, answer)),
            ("objective with moving promises", "objectives with moving promises"),
        )
    yield from _others(answer)
    for placed in answer.brought:
        weight = _WEIGHTS[placed.said.finding.severity]
        yield Part("What the rules say of it", weight, _finding(placed), ("finding", "findings"))
    for placed in answer.waived:
        weight = _WEIGHTS[placed.said.finding.severity]
        yield Part("What it would excuse itself from", weight, _finding(placed), ("finding", "findings"))
    for placed in answer.news:
        yield Part("What it brings to light", Weight.ROUTINE, _news(placed), ("finding", "findings"))
    yield from around(answer)


_WEIGHTS = {Severity.ERROR: Weight.ERROR, Severity.WARNING: Weight.WARNING, Severity.INFO: Weight.ROUTINE}


def _head(answer: Answer) -> str:
    request = answer.request
    sign = SIGNS[request.verdict]
    if request.verdict in (Verdict.UNCHANGED, Verdict.ROUTINE):
        return f"{sign} {comment(headline(answer))}\n"
    told = ": ".join(filter(None, (comment(answer.comparison.title), comment(tally(request)))))
    return f"## {sign} {comment(headline(answer))}\n\n{told}\n"


def _posts(posts: Posts, answer: Answer) -> Iterator[str]:
    plan, day = answer.plan_of(posts.about), answer.request.day
    yield f"**{comment(shortened(posts.title))}** · {comment(f'{plan.team_name(posts.about.team)}, {posts.about.cycle}')}"
    yield ""
    for goalpost in posts.goalposts:
        title = f"**{comment(shortened(goalpost.title))}**: " if goalpost.reference.key_result else ""
        for move in sorted(goalpost.moves, key=lambda one: one.rank):
            quiet = move.openness is Openness.QUIET and move.direction is not Direction.RAISED
            said = f"{moved(move, plan, goalpost.reference)}; {why(move, plan, day)}"
            yield f"- {'❌' if quiet else '✅'} {title}{comment(said)}"
        if said := reach(goalpost):
            yield f"  <br>{comment(said)}"
        todo, entry = remedy(goalpost, answer.entry(goalpost))
        if todo:
            yield ""
            yield f"  {prose(todo)} {comment(str(answer.place_of(goalpost)))}"
            yield from (f"  {line}" for line in fenced(entry, "yaml").splitlines())
    yield ""


def _others(answer: Answer) -> Iterator[Part]:
    request = answer.request
    section = "Other changes" if answer.posts else "" if request.verdict is Verdict.ROUTINE else "Changes"
    if request.without_a_plan:
        gone = request.without_a_plan == "after"
        for team, said in teams(request.both.before if gone else request.both.after):
            text = f"- **{comment(team)}**: {comment(said)}"
            yield Part("What goes with it" if gone else "What is in it", Weight.REVIEW, text, ("team", "teams"))
        return
    full = [group for group in answer.others if not group.has_check_ins_only or len(answer.others) <= _FEW]
    for group in full:
        weight = {Level.ATTENTION: Weight.ATTENTION, Level.REVIEW: Weight.REVIEW}.get(group.level, Weight.ROUTINE)
        yield Part(
            section, weight, "\n".join(_group(group, answer)), ("objective with other changes", "objectives with other changes")
        )
    if folded := [item.change for group in answer.others if group not in full for item in group.items]:
        said = f"{'On other objectives: ' if full else ''}{summary(folded, request.both.after)}"
        yield Part(section, Weight.ROUTINE, f"{comment(said)}\n", ("note on check-ins", "notes on check-ins"))


def _group(group: Group, answer: Answer) -> Iterator[str]:
    plan = answer.plan_of(group.about)
    if group.about.objective:
        yield f"**{comment(shortened(group.title))}** · {comment(f'{plan.team_name(group.about.team)}, {group.about.cycle}')}"
    else:
        yield "**Around the objectives**"
    yield ""
    long, inside = len(group.items) > _LONG, answer.contents(group)
    if long:
        yield f"<details><summary>{plural(len(group.items), 'change')}</summary>"
        yield ""
    for item in group.items:
        sign = "⚠️ " if item.level is Level.ATTENTION else ""
        yield f"- {sign}{comment(item.told.text)}"
    yield from (f"  - {comment(shortened(title))}" for title in inside[:_INSIDE])
    if len(inside) > _INSIDE:
        yield f"  - {plural(len(inside) - _INSIDE, 'more key result')}"
    yield ""
    if long:
        yield "</details>"
        yield ""


def _finding(placed: Placed) -> str:
    finding = placed.said.finding
    sign = {Severity.ERROR: "❌ ", Severity.WARNING: "⚠️ "}.get(finding.severity, "💡 ")
    where = comment(f"{placed.location.path}:{placed.location.line}")
    help = f"<br>*{prose(finding.help)}*" if finding.help else ""
    return f"- {sign}{prose(finding.message)}{help}<br><sub>{where} · {comment(finding.rule)}</sub>"


def _news(placed: Placed) -> str:
    finding = placed.said.finding
    return f"- {prose(finding.message)} <sub>{comment(finding.rule)}</sub>"


def prose(text: str) -> str:
    """A sentence of ours with whatever it quotes; what stands between backticks is code."""
    parts: Sequence[str] = text.split("`")
    if len(parts) % 2 == 0:
        return comment(text)
    return "".join(f"<code>{comment(part)}</code>" if at % 2 else _kept(part) for at, part in enumerate(parts))


def _kept(part: str) -> str:
    """Escaped, with the blanks at its ends, which part it from the code beside it."""
    said = comment(part)
    return f"{' ' if part[:1].isspace() else ''}{said}{' ' if said and part[-1:].isspace() else ''}"
