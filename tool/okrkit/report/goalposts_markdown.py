"""The register of goalposts as Markdown, for a comment on a request or the summary of a job."""

from collections.abc import Iterator

from okrkit.history.goalposts import Goalpost, Origin
from okrkit.history.register import Register
from okrkit.report.output import write
from okrkit.say.escape import comment, markdown
from okrkit.say.goalposts import advice, headline, moved, reach, unknown, why
from okrkit.say.values import day, join


def print_goalposts_markdown(register: Register) -> None:
    """Print a heading and a list for each objective of which a promise moved, the worst first."""
    write("".join(f"{line}\n" for line in _lines(register)))


def _lines(register: Register) -> Iterator[str]:
    yield "## Goalposts"
    yield ""
    yield comment(headline(register))
    for group in register.groups:
        objective = group.objective
        yield ""
        yield f"### {comment(group.title)}"
        yield ""
        yield f"{comment(register.plan.team_name(objective.team))}, {comment(objective.cycle or '')}"
        yield ""
        for goalpost in group.goalposts:
            yield from _items(goalpost, register)
    for line in unknown(register):
        yield ""
        yield comment(line)


def _items(goalpost: Goalpost, register: Register) -> Iterator[str]:
    title = f"**{comment(goalpost.title)}** "
    if (added := goalpost.added) and goalpost.origin is Origin.ADDED_LATE:
        yield f"- {title}added on {day(added.landed.date(), register.day)}, after the freeze, by {comment(added.author)}"
    said = reach(goalpost)
    for move in sorted(goalpost.moves, key=lambda one: one.rank):
        credit = register.credit(move.commit)
        number = f", {comment(credit.request)}" if credit.request and credit.request not in move.commit.subject else ""
        made = f"{comment(join(credit.people))}, {day(move.day, register.day)}, {move.commit.id[:7]}{number}"
        deed, reason = (
            comment(text) for text in (moved(move, register.plan, goalpost.reference), why(move, register.plan, register.day))
        )
        yield f"- {title}{deed}  "
        yield f"  {made}: {comment(move.commit.subject)}  "
        yield f"  {reason}" + ("  " if said else "")
        if said:
            yield f"  {comment(said)}"
    where, entry = advice(goalpost, register.day)
    if entry:
        yield f"  - {where}: <code>{markdown(entry)}</code>"
