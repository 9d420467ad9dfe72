"""What needs someone today as Markdown, for a chat, a mail or the summary of a job."""

from collections.abc import Iterator

from okrkit.due.agenda import Agenda
from okrkit.report.output import write
from okrkit.say.escape import comment
from okrkit.say.needs import Told, headline, named, occasion, running, told
from okrkit.say.values import day


def print_status_markdown(agenda: Agenda) -> None:
    """Print a heading and a list for each person, and one for the days that are near."""
    write("".join(f"{line}\n" for line in _lines(agenda)))


def _lines(agenda: Agenda) -> Iterator[str]:
    today = agenda.day
    yield "## What needs someone today"
    yield ""
    yield comment(f"{agenda.plan.organization}, {running(agenda)}, {day(today)} {today.year}. {headline(agenda)}")
    for desk in agenda.desks:
        yield ""
        yield f"### {comment(named(desk, agenda.plan))}"
        yield ""
        yield from (_item(one) for one in told(desk, agenda))
    if agenda.coming:
        yield ""
        yield "### Coming up"
        yield ""
        yield from (f"- {comment(occasion(one, today))}" for one in agenda.coming)


def _item(one: Told) -> str:
    where = f" ({comment(', '.join(one.about))})" if one.about else ""
    return f"- **{comment(one.title)}**{where}: {'; '.join(map(comment, one.reasons))}"
