"""Our part of a file that people write into, too: put in its place, and not a byte beside it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrkit.errors import OkrError
from okrkit.owners.callers import Host
from okrkit.owners.our_part import BEGIN, END, with_our_part

NEW = f"{BEGIN}\n/okrs/ @acosta\n{END}\n"
OLD = f"{BEGIN}\n/okrs/ @tess\n/old @tess\n{END}\n".encode()


@pytest.mark.parametrize("existing", [None, b"", b"\n \r\n"])
def test_where_nothing_was_our_part_is_all(existing: bytes | None) -> None:
    assert with_our_part(existing, NEW, Host.GITHUB) == NEW.encode()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"", b""),
        (b"* @everybody\n\n", b""),
        (b"", b"/src/ @builders\n"),
        (b"\xff not text @x\n", b"# okr owners: begins here\n/src/ @builders"),
        ("# über uns\n".encode(), b"\n\n"),
    ],
)
def test_what_people_wrote_around_it_stays(before: bytes, after: bytes) -> None:
    assert with_our_part(before + OLD + after, NEW, Host.GITHUB) == before + NEW.encode() + after


def test_two_marks_alone_are_a_place() -> None:
    place = f"* @everybody\n{BEGIN}\n{END}\n/src/ @builders\n".encode()
    assert with_our_part(place, NEW, Host.GITHUB) == b"* @everybody\n" + NEW.encode() + b"/src/ @builders\n"


def test_marks_at_the_very_end_need_no_newline() -> None:
    assert with_our_part(OLD.rstrip(), NEW, Host.GITHUB) == NEW.encode()


def test_lines_end_as_the_file_has_them() -> None:
    windows = b"* @everybody\r\n" + OLD.replace(b"\n", b"\r\n")
    assert with_our_part(windows, NEW, Host.GITHUB) == b"* @everybody\r\n" + NEW.encode().replace(b"\n", b"\r\n")


@pytest.mark.parametrize(
    ("existing", "message"),
    [
        (b"* @everybody\n", "was written by hand"),
        (f"{END}\n{BEGIN}\n".encode(), "exactly once"),
        (f"{BEGIN}\n* @everybody\n".encode(), "exactly once"),
        (OLD + OLD, "exactly once"),
        (OLD + f"{END}\n".encode(), "exactly once"),
    ],
)
def test_where_our_part_is_not_clear_nothing_is_done(existing: bytes, message: str) -> None:
    with pytest.raises(OkrError, match=message) as raised:
        with_our_part(existing, NEW, Host.GITHUB)
    assert raised.value.help


@pytest.mark.parametrize(
    ("after", "refused"),
    [(b"/src/ @builders\n", True), (b"# ours\n\n[Ours]\n/src/ @builders\n", False), (b"^[Ours]\n", False), (b"# end\n", False)],
)
def test_on_gitlab_nothing_slips_into_our_last_section(after: bytes, refused: bool) -> None:
    if refused:
        with pytest.raises(OkrError, match="our last section"):
            with_our_part(OLD + after, NEW, Host.GITLAB)
    else:
        assert with_our_part(OLD + after, NEW, Host.GITLAB) == NEW.encode() + after


TEXTS = st.binary(max_size=40).map(lambda text: text.replace(b"\r", b""))


@given(TEXTS.map(lambda text: text and text + b"\n"), TEXTS)
def test_writing_twice_changes_nothing_and_the_rest_is_kept(before: bytes, after: bytes) -> None:
    once = with_our_part(before + OLD + after, NEW, Host.GITHUB)
    assert once == before + NEW.encode() + after
    assert with_our_part(once, NEW, Host.GITHUB) == once
