"""Valid and invalid files, read from disk: drop one in and it is a test.

The name begins with the schema that the file is held to. In an invalid file each expected fault
stands in a comment below the place that it is about, with its help, if any, in the next line:

    cycle: Q4 2026
    #      ^ `cycle` is `Q4 2026`; write a cycle like …
    #        write `2026-Q4`

A fault at the very start of a line is marked ``#<`` instead.
"""

import re
from pathlib import Path
from typing import NamedTuple

import pytest

from okrkit.reading.events import read_document
from okrkit.reading.schema import check

CASES = Path(__file__).parent / "schema_cases"
VALID, INVALID = (sorted((CASES / name).glob("*.yaml")) for name in ("valid", "invalid"))
_MARK = re.compile(r" *#(?P<dent> *)(?P<mark>[\^<]) (?P<message>.*)")


class Expected(NamedTuple):
    """A fault at a line and a column, both from 1."""

    line: int
    column: int
    message: str
    help: str


def marked(text: str) -> list[Expected]:
    """What the comments of a case say."""
    expected, line, at_mark = [], 0, False
    for number, each in enumerate(text.split("\n"), 1):
        if match := _MARK.fullmatch(each):
            column = match.start("mark") + 1 if match["mark"] == "^" else 1
            expected.append(Expected(line, column, match["message"], ""))
            at_mark = True
        elif at_mark and each.lstrip().startswith("#   "):
            expected[-1] = expected[-1]._replace(help=each.lstrip(" #"))
        else:
            line, at_mark = number, False
    return expected


def found(case: Path) -> list[Expected]:
    document = read_document(case.read_bytes())
    faults = check(document.data, case.name.split(".")[0])
    return sorted(Expected(*document.locate(fault.pointer, key=fault.on_key), fault.message, fault.help) for fault in faults)


@pytest.mark.parametrize("case", VALID, ids=lambda case: case.stem)
def test_valid(case: Path) -> None:
    assert found(case) == []


@pytest.mark.parametrize("case", INVALID, ids=lambda case: case.stem)
def test_invalid(case: Path) -> None:
    expected = marked(case.read_text("utf-8"))
    assert expected, "an invalid case says what is wrong with it"
    assert found(case) == sorted(expected)
    assert all(fault.help or "did you mean" in fault.message for fault in expected)
