"""Texts that say nearly the same are found without holding each against each."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from okrkit.lint.twins import Twins
from okrkit.lint.wording.reader import Reader

WORDS = ("coffee", "payout", "delivery", "weekend", "supplier", "machine", "morning", "holiday", "barista", "harvest")
TEXTS = st.lists(
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=7, unique=True).map(lambda words: f"The {' of the '.join(words)}"),
    max_size=12,
)
READER = Reader()
DELIVERIES = "Deliveries that reach a café in time rise to 92%"


def twins(alike: float = 0.75) -> Twins:
    return Twins(READER, alike)


@given(TEXTS)
def test_whatever_has_a_twin_is_found(texts: list[str]) -> None:
    distinct = tuple(dict.fromkeys(texts))
    every = [(one, other) for one, other in combinations(distinct, 2) if twins().are(one, other)]
    found = list(twins().among(texts))
    assert {other for _, other in found} == {other for _, other in every}
    assert set(found) <= set(every)
    assert len(found) == len(set(found))


def test_endings_and_numbers_make_no_difference() -> None:
    assert twins().are(DELIVERIES, "A delivery that reaches the cafés in time rises to 80%")


def test_other_words_do() -> None:
    assert not twins().are(DELIVERIES, "Invoices that reach a café by mail rise to 92%")


def test_short_texts_are_alike_only_if_they_are_the_same() -> None:
    assert not twins().are("Churn falls to 5%", "Churn falls to 3%")
    assert twins().are("Churn falls to 5%", "Churn falls to 5%")
    assert list(twins().among(["Churn falls to 5%", "Churn falls to 3%"])) == []


def test_of_many_that_look_the_same_each_is_held_against_the_first() -> None:
    texts = [f"The {number} machines of the supplier rest on every holiday" for number in range(5)]
    assert list(twins().among(texts)) == [(texts[0], other) for other in texts[1:]]


def test_what_is_not_english_is_left_alone() -> None:
    german = "Kein Café erfährt von einer Verspätung erst durch ein leeres Regal"
    assert not twins().are(german, german)
