"""The cases in yaml_cases: a text, and what it says or why it is refused.

A case starts with ``== its name`` and ends with lines of ``-- answer``; ``→`` stands for a tab and ``␣`` for a blank.
Every case is read with both parsers.
"""

import json
from pathlib import Path
from typing import NamedTuple

import pytest

from okrkit.reading.events import YamlError, read_data, read_document

HERE = Path(__file__).parent / "yaml_cases"


class Case(NamedTuple):
    name: str
    text: str
    answers: list[str]


def cases(file: str) -> list[Case]:
    found = []
    for part in (HERE / file).read_text().removeprefix("== ").split("\n== "):
        name, *lines = part.splitlines()
        text = "".join(f"{line}\n" for line in lines if not line.startswith("-- "))
        answers = [line.removeprefix("-- ") for line in lines if line.startswith("-- ")]
        end = text.rstrip("\n") + "\n" if answers else text
        found.append(Case(name, end.replace("→", "\t").replace("␣", " "), answers))
    return found


def parametrized(file: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("case", cases(file), ids=lambda case: case.name)


@pytest.mark.parametrize("pure", [False, True], ids=["c", "python"])
@parametrized("refused.txt")
def test_a_text_is_refused_with_a_place_and_advice(case: Case, pure: bool) -> None:
    with pytest.raises(YamlError) as caught:
        read_data(case.text.encode(), pure=pure)
    error = caught.value
    assert [f"{error.line}:{error.column} {error.message}", error.help] == case.answers


@pytest.mark.parametrize("pure", [False, True], ids=["c", "python"])
@parametrized("accepted.txt")
def test_a_text_is_read_as_json(case: Case, pure: bool) -> None:
    data = case.text.encode()
    assert json.dumps(read_data(data, pure=pure)) == json.dumps(json.loads(*case.answers))
    assert read_document(data, pure=pure).data == read_data(data, pure=pure)


@parametrized("refused.txt")
def test_messages_are_clauses_in_our_own_words(case: Case) -> None:
    foreign = ("expected <", "found '", "while scanning", "while parsing", "token", "node", "scalar")
    for answer in case.answers:
        assert not answer.endswith(".")
        assert not any(word in answer for word in foreign)


def test_every_case_has_a_name_of_its_own_and_an_answer() -> None:
    refused, accepted = cases("refused.txt"), cases("accepted.txt")
    names = [case.name for case in (*refused, *accepted)]
    assert len(names) == len(set(names))
    assert all(len(case.answers) == 2 for case in refused)
    assert all(len(case.answers) == 1 for case in accepted)
