"""A report of tests in the form of JUnit, which nearly every program that builds can show.

There is one test for each note. What makes the run fail is a failure. JUnit knows no warnings: other notes are skipped
tests, whose message is shown and turns nothing red.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from okrkit.report.ci.note import Note, Run
from okrkit.say.escape import line, xml
from okrkit.say.values import shortened

_LINE = 200
"""Characters of a line of source that are shown."""


def junit(notes: Sequence[Note], about: Run) -> str:
    """The notes as test suites, one for each file; a run without notes is a test that passed."""
    by_path = groupby(sorted(notes, key=lambda note: note.path), lambda note: note.path)
    suites = [_suite(path, list(group), about) for path, group in by_path] or [_passed(about)]
    totals = f'tests="{len(notes) or 1}" failures="{_failures(notes, about)}" errors="0"'
    body = "\n".join(suites)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="{xml(about.command)}" {totals}>\n{body}\n</testsuites>\n'


def _suite(path: str, notes: Sequence[Note], about: Run) -> str:
    failures = _failures(notes, about)
    counts = f'tests="{len(notes)}" failures="{failures}" errors="0" skipped="{len(notes) - failures}"'
    cases = "\n".join(_case(name, note, about) for name, note in _named(notes))
    return f'  <testsuite name="{_attribute(path)}" {counts}>\n{cases}\n  </testsuite>'


def _case(name: str, note: Note, about: Run) -> str:
    kind = "failure" if about.fails(note) else "skipped"
    group = note.path.removesuffix(".yaml")  # a dot would divide it into a package and a class
    text = "\n".join(filter(None, (line(note.place), shortened(note.source, _LINE), note.advised)))
    return (
        f'    <testcase classname="{_attribute(group)}" name="{_attribute(name)}">\n'
        f'      <{kind} type="{note.severity}" message="{_attribute(note.said)}">{xml(text)}</{kind}>\n'
        "    </testcase>"
    )


def _passed(about: Run) -> str:
    name = _attribute(about.command)
    return f'  <testsuite name="{name}" tests="1" failures="0" errors="0">\n    <testcase name="{name}"/>\n  </testsuite>'


def _named(notes: Iterable[Note]) -> Iterator[tuple[str, Note]]:
    """Each note with a name without a line number, so that it is the same test tomorrow, and that no other one has."""
    times: Counter[str] = Counter()
    taken: set[str] = set()
    for note in notes:
        said = name = f"{note.rule}: {note.said}"
        while name in taken:
            times[said] += 1
            name = f"{said} ({times[said] + 1})"
        taken.add(name)
        yield name, note


def _failures(notes: Iterable[Note], about: Run) -> int:
    return sum(about.fails(note) for note in notes)


def _attribute(text: str) -> str:
    return xml(line(text))
