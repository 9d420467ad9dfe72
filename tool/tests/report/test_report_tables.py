"""Tables of reports, in windows of any width."""

from collections.abc import Iterator

import pytest

from okrkit.report.kinds.answer import Answer, Records, Table
from okrkit.report.kinds.text import print_answer
from okrkit.report.terminal import console

ROWS = (("Payments and everything that has to do with money", "4", "too sure"), ("カフェ", "12", "about right"), ("", "0", ""))
TABLE = Table(("Team", "Key results", "Verdict"), ROWS, frozenset({1}))


@pytest.fixture(autouse=True)
def window() -> Iterator[None]:
    """A console that looks for the width of its window anew."""
    yield
    console.cache_clear()


def said(capsys: pytest.CaptureFixture[str], *tables: Table, notes: tuple[str, ...] = ()) -> str:
    console.cache_clear()
    print_answer(Answer("Calibration", ("It went well.",), tables, notes, Records((), ()), {}))
    return capsys.readouterr().out


def test_columns_stand_below_their_headings(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    assert said(capsys, TABLE, notes=("One.", "Two.")) == (
        "Calibration\n"
        "It went well.\n"
        "\n"
        "Team                                               Key results  Verdict\n"
        "Payments and everything that has to do with money            4  too sure\n"
        "カフェ                                                      12  about right\n"
        "                                                             0\n"
        "\n"
        "One.\n"
        "Two.\n"
    )


def test_only_the_first_column_takes_several_lines(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "51")
    _, _, _, heading, first, more, last, *_ = said(capsys, TABLE).splitlines()
    assert (heading, first, more, last) == (
        "Team                       Key results  Verdict",
        "Payments and everything              4  too sure",
        "that has to do with money",
        "カフェ                              12  about right",
    )
    monkeypatch.setenv("COLUMNS", "10")  # the column keeps sixteen cells, and lines are longer than that
    assert said(capsys, TABLE).splitlines()[4] == "Payments and                4  too sure"
