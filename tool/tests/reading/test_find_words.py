"""Where words of a value stand in YAML, however it is written there."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrkit.address import Address
from okrkit.reading.load import load
from okrkit.reading.tree import MemoryTree
from okrkit.reading.words import find_words

WORKSPACE = "version: 1\norganization: Northwind Roasters\nteams: {payments: {name: Payments}}\n"
PLAN = "team: payments\ncycle: 2026-Q4\nobjectives:\n  - id: calm\n    title: {}\n    why: Because\n"
TITLE = Address("payments.yaml", ("objectives", 0, "title"))


@pytest.mark.parametrize(
    ("written", "words", "marked"),
    [
        ("Hold 20 tasting evenings", "20 tasting", "20 tasting"),
        ("Networking that works", "works", "works"),
        ("Networking", "work", "work"),
        ("Hold 20\n      tasting evenings", "20 tasting", "20\n      tasting"),
        (">\n      Hold 20\n      tasting evenings", "tasting evenings", "tasting evenings"),
        ("'It''s the baristas'' day'", "It's the baristas' day", "It''s the baristas'' day"),
        (r'"Say \"thank you\" first"', 'Say "thank you"', r"Say \"thank you\""),
        (r'"Caf\u00e9s stay"', "Cafés stay", r"Caf\u00e9s stay"),
        (r'"Caf\xE9s stay"', "Cafés", r"Caf\xE9s"),
        ('"Hold 20\\\n  \\ tasting evenings"', "20 tasting", "20\\\n  \\ tasting"),
        (r'"Hold\ttwenty"', "Hold twenty", r"Hold\ttwenty"),
        ("Up (to 5%) [now]", "(to 5%) [now]", "(to 5%) [now]"),
    ],
)
def test_words_are_found_as_they_are_written(written: str, words: str, marked: str) -> None:
    found = find_words(written, words)
    assert found is not None
    assert written[slice(*found)] == marked


WORDS = st.lists(
    st.text(st.characters(codec="utf-8", max_codepoint=0xFFFF, exclude_categories=("C", "Z")), min_size=1), min_size=1
)


@given(WORDS, WORDS, WORDS)
def test_any_words_are_found_in_quotes_of_any_sort(before: list[str], words: list[str], after: list[str]) -> None:
    meant, text = " ".join(words), " ".join((*before, *words, *after))
    for written in (json.dumps(text), json.dumps(text, ensure_ascii=False), "'" + text.replace("'", "''") + "'", text):
        found = find_words(written, meant)
        assert found is not None
        part = written[slice(*found)]
        assert meant in (part, part.replace("''", "'"), json.loads(f'"{part}"') if written[0] == '"' == written[-1] else part)


@pytest.mark.parametrize("words", ["", " ", "evenings with a friend"])
def test_what_is_not_there_is_not_found(words: str) -> None:
    assert find_words("Hold 20 tasting evenings", words) is None


@pytest.mark.parametrize(
    ("title", "words", "place"),
    [
        ("Hold 20 tasting evenings", "tasting", (5, 20, 7)),
        ("Hold 20 tasting evenings", "", (5, 12, 24)),
        ("Hold 20 tasting evenings", "not there", (5, 12, 24)),
        ("'Hold 20 tasting evenings'", "Hold", (5, 13, 4)),
        (">\n      Hold 20\n      tasting evenings", "tasting", (7, 7, 7)),
        (">\n      Hold 20\n      tasting evenings", "", (6, 7, 7)),
        ("Hold 20\n      tasting evenings", "20 tasting", (5, 17, 2)),
        ("|\r\n      Hold 20\r\n", "20", (6, 12, 2)),
    ],
)
def test_they_have_a_line_a_column_and_a_length(title: str, words: str, place: tuple[int, int, int]) -> None:
    loaded = load(MemoryTree({"okrs.yaml": WORKSPACE, "payments.yaml": PLAN.format(title)}))
    location, length = loaded.extent(TITLE, words)
    assert (location.line, location.column, length) == place


@pytest.mark.parametrize(
    ("address", "place"),
    [
        (Address("payments.yaml", ("objectives", 0, "why"), on_key=True), (6, 5, 3)),
        (Address("payments.yaml", ("objectives", 0)), (4, 5, 1)),
        (Address("payments.yaml", ("objectives", 0, "owner")), (4, 5, 1)),
        (Address("payments.yaml", ("cycle",)), (2, 8, 7)),
        (Address("nowhere.yaml", ("cycle",)), (1, 1, 1)),
    ],
    ids=["key", "mapping", "missing", "value", "no such file"],
)
def test_without_words_it_is_all_of_a_value_or_key_and_the_start_of_the_rest(
    address: Address, place: tuple[int, int, int]
) -> None:
    loaded = load(MemoryTree({"okrs.yaml": WORKSPACE, "payments.yaml": PLAN.format("Nobody waits")}))
    location, length = loaded.extent(address)
    assert (location.line, location.column, length) == place


def test_a_file_that_cannot_be_read_is_marked_where_reading_stopped() -> None:
    loaded = load(MemoryTree({"okrs.yaml": WORKSPACE, "payments.yaml": "team: payments\n\tcycle: 2026\n"}))
    location, length = loaded.extent(Address("payments.yaml"), "payments")
    assert (location.line, location.column, length) == (2, 1, 1)


def test_what_is_known_but_not_written_has_the_place_of_what_is_around_it() -> None:
    loaded = load(MemoryTree({"okrs.yaml": WORKSPACE, "payments.yaml": PLAN.format("Nobody waits")}))
    other = replace(loaded, data={"payments.yaml": {"cycle": {"id": "2026-Q4"}}})
    location, length = other.extent(Address("payments.yaml", ("cycle", "id")))
    assert (location.line, location.column, length) == (2, 8, 1)
