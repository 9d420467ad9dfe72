"""The calendar of `okr status`, as another program reads it."""

from datetime import date, timedelta
from typing import Any

import pytest
from icalendar import Calendar

from okrkit.due.agenda import agenda
from okrkit.due.asked import Asked
from okrkit.plan import Plan
from okrkit.reading.load import load
from okrkit.reading.tree import MemoryTree
from okrkit.report.calendar import print_calendar

TODAY = date(2026, 11, 22)
WORKSPACE = """\
version: 1
organization: Northwind; Roasters, and "friends"
teams: {company: {name: Northwind, lead: ana}, payments: {name: Payments, parent: company, lead: dana}}
people: {ana: {name: Ana Costa}, dana: {name: Dana Ruiz}}
cycles: [{id: 2026-Q4, frozen_from: 2026-10-12}]
"""


def okr_file(team: str, cycle: str, owner: str, title: str) -> str:
    return (
        f"team: {team}\ncycle: {cycle}\nobjectives:\n  - id: one\n    title: One\n    owner: {owner}\n"
        f"    key_results: [{{id: a, title: '{title}', baseline: 1, target: 2}}]\n"
    )


def plan(workspace: str = WORKSPACE, title: str = "Café; owners, all\\of them") -> Plan:
    files = {
        "okrs.yaml": workspace,
        "year.yaml": okr_file("company", "2026", "ana", "Of the year"),
        "now.yaml": okr_file("payments", "2026-Q4", "dana", title),
        "past.yaml": okr_file("payments", "2026-Q2", "dana", "Long ago"),
    }
    loaded = load(MemoryTree(files))
    assert loaded.findings == ()
    return loaded.plan


@pytest.fixture
def events(capfdbinary: pytest.CaptureFixture[bytes]) -> Any:
    """A function that gives the events of a plan, as icalendar reads them."""

    def read(of: Plan, asked: Asked = Asked(), day: date = TODAY) -> list[Any]:  # noqa: B008 - it is frozen
        print_calendar(agenda(of, day, asked))
        written = Calendar.from_ical(capfdbinary.readouterr().out)
        found = written.walk("VEVENT")
        assert [event.errors for event in found] == [[]] * len(found)
        return list(found)

    return read


def told(found: list[Any]) -> list[tuple[str, date]]:
    return [(str(event["SUMMARY"]), event.decoded("DTSTART")) for event in found]


def test_each_day_of_the_cycles_that_are_not_over(events: Any) -> None:
    found = events(plan())
    assert told(found) == [
        ("2026 freezes", date(2026, 1, 11)),
        ("2026 ends", date(2026, 12, 31)),
        ("Look back on 2026", date(2027, 1, 14)),
        ("Check in on 2026-Q4", date(2026, 10, 5)),
        ("2026-Q4 freezes", date(2026, 10, 12)),
        ("2026-Q4 ends", date(2026, 12, 31)),
        ("Look back on 2026-Q4", date(2027, 1, 14)),
    ]
    assert told(events(plan(), day=date(2027, 1, 15))) == []


def test_check_in_days_come_again_until_the_cycle_ends(events: Any) -> None:
    for cadence, rule in ((7, {"FREQ": ["WEEKLY"], "INTERVAL": [1]}), (10, {"FREQ": ["DAILY"], "INTERVAL": [10]})):
        workspace = f"{WORKSPACE}policy: {{cadence_days: {cadence}}}\n"
        [check_in] = [event for event in events(plan(workspace)) if "RRULE" in event]
        assert check_in["RRULE"] == rule | {"UNTIL": [date(2026, 12, 31)]}
        assert (check_in.decoded("DTSTART"), check_in.get("DURATION", timedelta(1))) == (date(2026, 10, 5), timedelta(1))


def test_who_has_only_the_year_checks_in_all_year(events: Any) -> None:
    [check_in] = [event for event in events(plan(), Asked(owner="ana")) if "RRULE" in event]
    assert (str(check_in["SUMMARY"]), check_in.decoded("DTSTART")) == ("Check in on 2026", date(2026, 1, 5))
    assert str(check_in["DESCRIPTION"]).splitlines()[1:] == ["- Of the year"]


def test_what_people_wrote_is_text(events: Any) -> None:
    title = "Café; owners, all\\of them\\nEND:VEVENT"
    [check_in] = [event for event in events(plan(title=title), Asked(team="payments")) if "RRULE" in event]
    assert str(check_in["DESCRIPTION"]).splitlines()[1:] == [f"- {title}"]


def test_an_event_keeps_its_id_when_its_day_moves(events: Any) -> None:
    before = events(plan())
    after = events(plan(WORKSPACE.replace("2026-10-12", "2026-10-19")), day=TODAY + timedelta(days=1))
    assert told(before) != told(after)
    ids = [str(event["UID"]) for event in before]
    assert ids == [str(event["UID"]) for event in after]
    assert len(set(ids)) == len(ids)
    mine = {str(event["UID"]) for event in events(plan(), Asked(owner="dana"))}
    assert mine.isdisjoint(ids)


def test_the_bytes_are_those_of_the_standard(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    print_calendar(agenda(plan(), TODAY, Asked()))
    written = capfdbinary.readouterr().out
    assert written.startswith(b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:")
    assert written.endswith(b"END:VCALENDAR\r\n")
    assert written.count(b"\n") == written.count(b"\r\n")
    assert b"DTSTAMP:20261122T000000Z\r\n" in written
