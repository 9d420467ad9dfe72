"""A line of source with carets below what is meant: always in one column, however long or wide the line."""

from unicodedata import east_asian_width

import pytest

from okrkit.report.source import print_source


def printed(capsys: pytest.CaptureFixture[str], source: str, meant: str, line: int = 7) -> tuple[str, str]:
    print_source(source, line, source.index(meant) + 1, len(meant), "red")
    text, marks = capsys.readouterr().out.splitlines()
    return text, marks


def below(text: str, marks: str) -> str:
    """The characters of a line that stand in the columns of the carets."""
    columns = [at for at, letter in enumerate(text) for _ in range(2 if east_asian_width(letter) in "WF" else 1)]
    return "".join(text[at] for at in dict.fromkeys(columns[marks.index("^") : marks.rindex("^") + 1]))


def test_what_is_meant_stands_above_the_carets(capsys: pytest.CaptureFixture[str]) -> None:
    assert printed(capsys, "    title: Hold 20 evenings", "Hold 20") == (
        "    7 │     title: Hold 20 evenings",
        "      │            ^^^^^^^",
    )


@pytest.mark.parametrize("before", ["", "x" * 60, "word " * 40, "漢字かな " * 20])
@pytest.mark.parametrize("after", ["", " y" * 10, " and more" * 40])
def test_a_long_line_is_cut_around_it(capsys: pytest.CaptureFixture[str], before: str, after: str) -> None:
    text, marks = printed(capsys, f"{before}Evid{after}", "Evid")
    assert below(text, marks) == "Evid"
    assert len(text) <= 115
    assert ("…" in text) == (len(before + after) > 96)


@pytest.mark.parametrize("columns", [30, 40, 60, 69, 80])
def test_a_narrow_window_is_kept_to(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, columns: int) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    text, marks = printed(capsys, f"{'word ' * 20}Evid{' word' * 20}", "Evid")
    assert len(text) <= columns
    assert below(text, marks) == "Evid"


def test_what_is_longer_than_a_line_is_marked_as_far_as_it_is_seen(capsys: pytest.CaptureFixture[str]) -> None:
    text, marks = printed(capsys, "title: " + "long " * 60, "long " * 60)
    assert text.endswith("…")
    assert len(marks) <= len(text)


def test_wide_and_combined_characters_take_their_room(capsys: pytest.CaptureFixture[str]) -> None:
    _, marks = printed(capsys, "title: 売上 rises", "rises")
    assert marks.index("^") == len("    7 │ title: ") + 5
    _, marks = printed(capsys, "title: Cafe\u0301s stay", "stay")
    assert marks.index("^") == len("    7 │ title: Cafés ")


def test_what_nobody_can_see_moves_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    text, marks = printed(capsys, "title:\tred\x1b[31m text", "text")
    assert "\x1b" not in text
    assert below(text, marks) == "text"


def test_past_the_end_of_a_line_there_is_still_a_caret(capsys: pytest.CaptureFixture[str]) -> None:
    print_source("title:", 7, 8, 1, "red")
    assert capsys.readouterr().out.splitlines()[1].endswith("^")
