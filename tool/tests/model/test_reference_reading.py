"""References as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrkit.reference import SLUG, Reference

slugs = st.from_regex(rf"\A{SLUG}\Z", alphabet=st.sampled_from("abz019-"))
cycles = st.none() | slugs | st.sampled_from(["2026", "2026-H1", "2026-Q4", "2026-11", "2026-W47", "holiday-push"])
references = st.builds(Reference, slugs, slugs, cycles, st.none() | slugs)


@given(references)
def test_what_is_written_is_read_back(reference: Reference) -> None:
    assert Reference.parse(str(reference)) == reference


@given(st.text(alphabet="ab9-/@#QW ", max_size=24))
def test_what_is_read_is_what_was_written(text: str) -> None:
    reference = Reference.parse(text)
    assert reference is None or str(reference) == text


@given(references)
def test_the_parent_is_the_objective(reference: Reference) -> None:
    assert reference.parent == Reference(reference.team, reference.objective, reference.cycle)
    assert reference.parent.parent == reference.parent


@given(st.lists(references, max_size=6))
def test_references_have_an_order_where_all_are_complete(references: list[Reference]) -> None:
    complete = [Reference(one.team, one.objective, one.cycle or "2026", one.key_result or "one") for one in references]
    assert sorted(sorted(complete, reverse=True)) == sorted(complete)


@pytest.mark.parametrize(
    ("text", "reference"),
    [
        ("company/merchant-love", Reference("company", "merchant-love")),
        ("company/merchant-love@2026", Reference("company", "merchant-love", "2026")),
        ("company/merchant-love#retention", Reference("company", "merchant-love", None, "retention")),
        ("company/merchant-love@2026-Q4#retention", Reference("company", "merchant-love", "2026-Q4", "retention")),
        ("company/merchant-love@holiday-push", Reference("company", "merchant-love", "holiday-push")),
        ("a/0@2026-W47", Reference("a", "0", "2026-W47")),
    ],
)
def test_references(text: str, reference: Reference) -> None:
    assert Reference.parse(text) == reference


@pytest.mark.parametrize(
    "text",
    ["", "company", "company/", "/merchant-love", "company/merchant love", "Company/merchant-love", "company/merchant-love@",
     "company/merchant-love#", "company/merchant-love#retention@2026", "company/-love", "company/love-", "a/b/c", "a/b#c#d",
     "company/merchant-love\n", "company/mërchant", f"company/{'a' * 65}"],
)  # fmt: skip
def test_not_references(text: str) -> None:
    assert Reference.parse(text) is None


def test_an_id_has_at_most_64_characters() -> None:
    assert Reference.parse(f"company/{'a' * 64}") == Reference("company", "a" * 64)
