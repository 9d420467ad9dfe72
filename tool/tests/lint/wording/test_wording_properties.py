import string

from hypothesis import given
from hypothesis import strategies as st

from okrkit.lint.wording.amounts import read_amounts
from okrkit.lint.wording.coach import question, shape
from okrkit.lint.wording.reader import Reader
from okrkit.lint.wording.reading import Reading, ReadsAs

READER = Reader()
WORDS = st.sampled_from(
    [
        "launch",
        "ship",
        "raise",
        "cut",
        "keep",
        "reach",
        "win",
        "become",
        "make",
        "the",
        "a",
        "our",
        "new",
        "more",
        "better",
        "20",
        "5%",
        "from",
        "to",
        "by",
        "€3k",
        "sign-ups",
        "churn",
        "dashboard",
        "customers",
        "so",
        "that",
        "in",
        "within",
        "days",
        "Q4",
        "2026",
        "number",
        "of",
        "NPS",
        "≥",
        "->",
        ":",
        ",",
        "(",
        ")",
        "who",
        "page",
        "views",
        "NASA",
        "3rd",
        "half",
        "zero",
        "improve",
    ]
)
SENTENCES = st.lists(WORDS, max_size=14).map(" ".join)
KEY_RESULT = {ReadsAs.OUTCOME, ReadsAs.OUTPUT, ReadsAs.VAGUE, ReadsAs.VANITY, None}
OBJECTIVE = {ReadsAs.GOOD, ReadsAs.METRIC, ReadsAs.TASK, ReadsAs.VAGUE, None}


def readings(text: str) -> tuple[Reading, Reading]:
    return READER.key_result(text), READER.objective(text)


@given(st.text() | SENTENCES)
def test_every_text_has_a_reading_with_its_own_words(text: str) -> None:
    key_result, objective = readings(text)
    assert key_result.reads_as in KEY_RESULT
    assert objective.reads_as in OBJECTIVE
    for reading in (key_result, objective):
        assert (reading.reads_as is None) == (not reading.reasons)
        assert all(reason.words in text and reason.why for reason in reading.reasons)
        assert reading.work in text
        assert reading.subject in text
        assert reading.words == "" or reading.words in text
        assert isinstance(question(reading) + shape(reading), str)


@given(st.text() | SENTENCES)
def test_amounts_stand_in_the_text(text: str) -> None:
    amounts = read_amounts(text)
    assert amounts.words in text
    assert amounts.any == bool(amounts.spans)
    assert all(0 <= begin < end <= len(text) for begin, end in amounts.spans)


@given(SENTENCES)
def test_another_reader_says_the_same(text: str) -> None:
    assert Reader().key_result(text) == READER.key_result(text)
    assert Reader().objective(text) == READER.objective(text)


@given(SENTENCES, st.sampled_from([".", "!", " ", ";", ".."]))
def test_case_and_what_ends_it_do_not_change_the_reading(text: str, ending: str) -> None:
    was = [reading.reads_as for reading in readings(text)]
    assert [reading.reads_as for reading in readings(text.upper())] == was
    assert [reading.reads_as for reading in readings(text.capitalize())] == was
    assert [reading.reads_as for reading in readings(text + ending)] == was


@given(SENTENCES, SENTENCES)
def test_likeness_is_a_share_and_goes_both_ways(one: str, other: str) -> None:
    assert 0 <= READER.likeness(one, other) <= 1
    assert READER.likeness(one, other) == READER.likeness(other, one)
    assert READER.likeness(one, one) in {0, 1}


def test_hostile_texts_are_read_in_part() -> None:
    for text in (
        "9" * 100_000,
        "$" * 100_000,
        "launch " * 20_000,
        "a\x00b\x1b[31m" * 10_000,
        "(" * 100_000,
        "-" * 100_000,
        "1," * 50_000,
    ):
        for reading in readings(text):
            assert reading.text == text
            assert len(reading.words) <= 2_000


def test_every_printable_character_alone_has_a_reading() -> None:
    for character in string.printable + "→≥≤€½٣²🚀İß":
        assert readings(character)[0].reads_as in KEY_RESULT
