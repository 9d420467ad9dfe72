"""The answer of `okr diff` as Markdown, for a comment on a request or the summary of a job."""

from collections.abc import Iterator, Sequence

from okrkit.diff.review import Level
from okrkit.report.diff import as_far_as_read, unread_line
from okrkit.report.diff_answer import Answer, Group, Item, Neighbour, Outcome
from okrkit.report.output import write
from okrkit.say.escape import comment
from okrkit.say.summary import summary
from okrkit.say.values import plural

MOST_UNITS = 60_000
"""UTF-16 units that fit into a comment on every code host, with room to spare."""

_MOST_ROWS = 12
"""A table that is longer stands folded, so that the whole stays in sight."""


def print_diff_markdown(answer: Answer) -> None:
    """Print a headline, then a table for each objective, the worst first, as many as fit into a comment."""
    write(diff_markdown(answer))


def diff_markdown(answer: Answer, most: int = MOST_UNITS) -> str:
    """The Markdown of an answer. Whole objectives are left out from the end where it would be longer than ``most`` units."""
    parts = ["## Changes of the plan\n", f"{comment(answer.title)}: {_headline(answer)}\n"]
    parts += [_unread(answer)] if answer.both.unread else []
    room = most - sum(map(_units, parts)) - 500
    shown = [group for group in answer.groups if not group.has_check_ins_only]
    folded = [group for group in answer.groups if group.has_check_ins_only]
    for at, group in enumerate(shown):
        section = "".join(f"{line}\n" for line in _section(group, answer))
        room -= _units(section)
        if room < 0:
            left = shown[at:]
            count = sum(len(each.items) for each in left)
            parts.append(f"*{plural(len(left), 'more objective')} with {plural(count, 'change')}: `okr diff` lists them.*\n")
            break
        parts.append(section)
    if folded and answer.outcome is Outcome.CHANGES:
        changes = [item.change for group in folded for item in group.items]
        parts.append(f"On other objectives: {comment(summary(changes, answer.both.after))}.\n")
    if answer.left_out:
        parts.append(f"*{plural(answer.left_out, 'change')} below the level `{answer.least}` left out.*\n")
    return "\n".join(parts)


def _headline(answer: Answer) -> str:
    match answer.outcome:
        case Outcome.NOTHING:
            return f"**nothing changed**{as_far_as_read(answer)}."
        case Outcome.TEXT_ONLY:
            return (
                f"the text of {plural(len(answer.both.touched), 'file')} changed, **but not the plan**{as_far_as_read(answer)}."
            )
        case Outcome.CHECK_INS_ONLY:
            changes = [item.change for group in answer.everything for item in group.items]
            return f"**only check-ins**: {comment(summary(changes, answer.both.after))}."
        case _:
            return f"**{answer.headline}**."


def _section(group: Group, answer: Answer) -> Iterator[str]:
    yield f"### {comment(group.title)}" if group.about.objective else "### Around the objectives"
    yield ""
    if group.about.objective:
        plan = answer.both.after
        where = f"{plan.team_name(group.about.team)}, {group.about.cycle}"
        yield f"{comment(where)} · {comment(str(group.about))}"
        yield ""
    long = len(group.items) > _MOST_ROWS
    if long:
        yield f"<details><summary>{plural(len(group.items), 'change')}</summary>"
        yield ""
    yield "| asks for | what changed | fingerprint |"
    yield "|---|---|---|"
    yield from (_row(item) for item in group.items)
    if long:
        yield ""
        yield "</details>"
    if group.level is not Level.ROUTINE:
        for verb, neighbours in (("Serves", group.serves), ("Served by", group.served_by)):
            if neighbours:
                yield ""
                yield f"{verb} {_named(neighbours, answer)}"


def _row(item: Item) -> str:
    level = f"**{item.level}**" if item.level is Level.ATTENTION else str(item.level)
    return f"| {level} | {comment(item.told.text)} | `{item.fingerprint}` |"


def _named(neighbours: Sequence[Neighbour], answer: Answer) -> str:
    names = []
    for each in neighbours:
        plan = answer.both.after if each.after else answer.both.before
        until = "" if each.after else ", no longer"
        where = f"({plan.team_name(each.objective.team)} {each.objective.cycle}{until})"
        names.append(comment(f"“{each.objective.title}” {where}"))
    return "; ".join(names)


def _unread(answer: Answer) -> str:
    lines = ["> [!WARNING]", *(f"> {comment(unread_line(unread, answer))}  " for unread in answer.both.unread)]
    return "".join(f"{line}\n" for line in lines)


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
