from pathlib import Path

import pytest

from okrkit.lint.wording.amounts import NO_AMOUNTS, read_amounts
from okrkit.lint.wording.reader import Reader

CASES = Path(__file__).parent / "cases"
READER = Reader()


def lines(name: str) -> list[str]:
    text = (CASES / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


@pytest.mark.parametrize("line", lines("key_results.txt"))
def test_a_key_result_reads_as_it_is_labelled(line: str) -> None:
    label, text = line.split(" ", 1)
    assert READER.key_result(text).reads_as == label


@pytest.mark.parametrize("line", lines("objectives.txt"))
def test_an_objective_reads_as_it_is_labelled(line: str) -> None:
    label, text = line.split(" ", 1)
    assert READER.objective(text).reads_as == label


@pytest.mark.parametrize("line", lines("amounts.txt"))
def test_amounts_are_told_apart(line: str) -> None:
    text, *wanted = (part.strip() for part in line.split(" | "))
    amounts = read_amounts(text)
    if wanted == ["nothing"]:
        assert amounts == NO_AMOUNTS
        return
    numbers = [None if part == "-" else pytest.approx(float(part), abs=0.001) for part in wanted[:3]]
    assert [amounts.start, amounts.end, amounts.by] == numbers
    assert [amounts.unit or "-", amounts.bound or "-"] == wanted[3:]
    assert amounts.words
    assert amounts.words in text


@pytest.mark.parametrize("line", lines("languages.txt"))
def test_other_languages_are_left_alone(line: str) -> None:
    language, _, text = line.partition(" ")
    english = language == "english"
    assert READER.is_english(text) is english
    assert (READER.key_result(text).reads_as is None) is not english
    assert (READER.objective(text).reads_as is None) is not english
