"""The days that a plan is kept by, as a calendar that other programs subscribe to: RFC 5545.

Every event is of whole days, and keeps its id as long as its cycle keeps its own: decision 0028.
"""

from collections.abc import Iterator
from datetime import date
from uuid import NAMESPACE_URL, uuid5

from okrkit.due.agenda import Agenda
from okrkit.due.need import owner_of
from okrkit.due.occasion import Occasion, OccasionKind, occasions_of
from okrkit.measure.progress import live
from okrkit.report.output import write_bytes
from okrkit.say.escape_files import calendar_line, calendar_text
from okrkit.say.needs import purpose

_WEEK = 7


def print_calendar(agenda: Agenda) -> None:
    """Print check-in days, freezes, ends and look backs of the cycles that are asked for, in the bytes that RFC 5545 wants."""
    write_bytes("".join(map(calendar_line, _lines(agenda))).encode())


def _lines(agenda: Agenda) -> Iterator[str]:
    name = calendar_text(f"OKRs of {_whose(agenda)}")
    yield "BEGIN:VCALENDAR"
    yield "VERSION:2.0"
    yield "PRODID:-//okrkit//okr status//EN"
    yield "CALSCALE:GREGORIAN"
    yield f"NAME:{name}"
    yield f"X-WR-CALNAME:{name}"
    yield "REFRESH-INTERVAL;VALUE=DURATION:P1D"
    for occasion in occasions_of(agenda.plan, agenda.cycles):
        yield from _event(occasion, agenda)
    yield "END:VCALENDAR"


def _whose(agenda: Agenda) -> str:
    asked, plan = agenda.asked, agenda.plan
    parts = [plan.name_of(asked.owner)] if asked.owner else []
    parts += [plan.team_name(asked.team)] if asked.team else []
    return ", ".join([*parts, plan.organization])


def _event(occasion: Occasion, agenda: Agenda) -> Iterator[str]:
    summary, description = purpose(occasion)
    titles = "".join(f"\n- {title}" for title in _titles(occasion, agenda))
    yield "BEGIN:VEVENT"
    yield f"UID:{_identity(occasion, agenda)}"
    yield f"DTSTAMP:{_written(agenda.day)}T000000Z"
    yield f"DTSTART;VALUE=DATE:{_written(occasion.day)}"
    if occasion.every:
        weeks, days = divmod(occasion.every, _WEEK)
        often = f"DAILY;INTERVAL={occasion.every}" if days else f"WEEKLY;INTERVAL={weeks}"
        yield f"RRULE:FREQ={often};UNTIL={_written(occasion.cycle.ends)}"
    yield f"SUMMARY:{calendar_text(summary)}"
    yield f"DESCRIPTION:{calendar_text(description + titles)}"
    yield "CATEGORIES:OKR"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _titles(occasion: Occasion, agenda: Agenda) -> Iterator[str]:
    """The key results that somebody checks in on, where not everybody's are asked for."""
    plan, asked = agenda.plan, agenda.asked
    if occasion.kind is not OccasionKind.CHECK_IN or asked.owner is asked.team is None:
        return
    for objective in asked.objectives(plan, agenda.day):
        cycle = plan.cycles.get(objective.cycle)
        for key_result in live(objective, agenda.day) if cycle and cycle.contains(occasion.cycle) else ():
            if asked.owner in (None, owner_of(plan, objective, key_result).person):
                yield key_result.title


def _identity(occasion: Occasion, agenda: Agenda) -> str:
    """The same for the same day of the same cycle, whatever its date and the plan say, and another in another's calendar."""
    asked = agenda.asked
    parts = (agenda.plan.organization, asked.owner or "", asked.team or "", occasion.cycle.id, occasion.kind)
    return str(uuid5(NAMESPACE_URL, "okr:" + "\n".join(parts)))


def _written(day: date) -> str:
    return day.isoformat().replace("-", "")
