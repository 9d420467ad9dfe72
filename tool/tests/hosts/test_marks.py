"""The hidden line by which a comment is known again."""

import pytest

from okrkit.errors import OkrError
from okrkit.hosts.comment import Comment, Mark, checked_tag

HEAD = "5f2c" * 10


@pytest.mark.parametrize("mark", [Mark("plan", HEAD), Mark("retail-2", ""), Mark("plan", HEAD, outdated=True)])
def test_a_mark_is_read_back(mark: Mark) -> None:
    assert Comment("1", f"{mark}\n\nText", "bot").mark == mark


@pytest.mark.parametrize("body", ["", "Text", f"\n{Mark('plan')}", f"Text {Mark('plan')}", "<!-- okr-review:plan sha= v=2 -->"])
def test_what_is_no_mark(body: str) -> None:
    assert Comment("1", body, "bot").mark is None


def test_the_form_is_the_one_that_is_documented() -> None:
    assert str(Mark("plan", "abc")) == "<!-- okr-review:plan sha=abc v=1 -->"


@pytest.mark.parametrize("tag", ["plan", "retail-2026.q4", "A_b", "x" * 50])
def test_tags(tag: str) -> None:
    assert checked_tag(tag) == tag


@pytest.mark.parametrize("tag", ["", "-", "a--b", "a b", "a>", "-->", "a-", "é", "x" * 51, "a\n"])
def test_what_is_no_tag(tag: str) -> None:
    with pytest.raises(OkrError, match="is no tag"):
        checked_tag(tag)
