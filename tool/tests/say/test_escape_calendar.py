"""Whatever people write, a calendar holds it as the text that it is, and as nothing else."""

from hypothesis import given
from icalendar import Calendar, Event

from okrkit.say import escape
from okrkit.say.escape_files import calendar_line, calendar_text
from tests.say.test_escape import TEXTS


def in_calendar(text: str) -> bytes:
    lines = ["BEGIN:VCALENDAR", "BEGIN:VEVENT", f"SUMMARY:{calendar_text(text)}", "UID:1", "END:VEVENT", "END:VCALENDAR"]
    return "".join(map(calendar_line, lines)).encode()


@given(TEXTS)
def test_another_parser_reads_the_text_and_nothing_else(text: str) -> None:
    written = Calendar.from_ical(in_calendar(text))
    [event] = written.subcomponents
    assert isinstance(event, Event)
    assert event.errors == []
    assert {name: str(value) for name, value in event.items()} == {"SUMMARY": escape.stripped(text), "UID": "1"}


@given(TEXTS)
def test_lines_are_short_and_no_letter_is_cut(text: str) -> None:
    lines = in_calendar(text * 5).split(b"\r\n")
    assert lines.pop() == b""
    assert max(map(len, lines)) <= 75
    assert not any(b"\r" in line or b"\n" in line for line in lines)
    for line in lines:
        line.decode()


def test_a_line_is_folded_where_it_is_full() -> None:
    assert calendar_line("X:" + "a" * 73) == "X:" + "a" * 73 + "\r\n"
    assert calendar_line("X:" + "a" * 74) == "X:" + "a" * 73 + "\r\n a\r\n"
    assert calendar_line("X:" + "a" * 72 + "é") == "X:" + "a" * 72 + "\r\n é\r\n"


def test_what_has_a_meaning_is_escaped() -> None:
    assert calendar_text("a\\n, b; c\nEND:VEVENT") == "a\\\\n\\, b\\; c\\nEND:VEVENT"
