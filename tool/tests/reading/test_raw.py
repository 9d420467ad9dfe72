from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrkit.reading import raw
from okrkit.reading.raw import (
    Blob,
    Commit,
    FileChange,
    FileVersion,
    GarbledError,
    read_blobs,
    read_index,
    read_listing,
)


def read_commits(data: bytes) -> Iterator[Commit]:
    return raw.read_commits(BytesIO(data))


def read_diff_tree(data: bytes) -> Iterator[tuple[str, list[FileChange]]]:
    return raw.read_diff_tree(BytesIO(data))


ONE, TWO, THREE = "1" * 40, "2" * 40, "3" * 40
WIDE = "abcdef01" * 8
NOTHING = "0" * 40


def commit_line(ids: str, author: str = "Dana", dates: tuple[str, str] = ("1790000000 +0200", "1790000060 -0330")) -> bytes:
    return "\0".join((ids, author, "dana@example.com", *dates, "A subject")).encode() + b"\n"


def test_a_commit_has_two_people_two_dates_and_a_subject() -> None:
    (commit,) = read_commits(commit_line(f"{ONE} {TWO} {THREE}"))
    assert commit == Commit(
        id=ONE,
        parents=(TWO, THREE),
        author="Dana",
        email="dana@example.com",
        authored=datetime.fromtimestamp(1790000000, timezone(timedelta(hours=2))),
        landed=datetime.fromtimestamp(1790000060, timezone(-timedelta(hours=3, minutes=30))),
        subject="A subject",
    )


def test_a_root_has_no_parents_and_ids_may_be_of_sha_256() -> None:
    assert [commit.parents for commit in read_commits(commit_line(f"{ONE} ") + commit_line(f"{WIDE} {WIDE}"))] == [(), (WIDE,)]


def test_a_subject_may_hold_every_character_but_the_line_end() -> None:
    line = commit_line(ONE + " ").replace(b"A subject", "tab\t cr\r nel\x85 \u2028 \x1e".encode())
    assert next(read_commits(line)).subject == "tab\t cr\r nel\x85 \u2028 \x1e"


def test_a_name_in_another_encoding_keeps_its_readable_part() -> None:
    line = commit_line(ONE + " ").replace(b"Dana", b"Jos\xe9")
    assert next(read_commits(line)).author == "Jos\N{REPLACEMENT CHARACTER}"


@pytest.mark.parametrize(
    ("raw", "understood"),
    [
        ("", datetime(1970, 1, 1, tzinfo=UTC)),
        ("0 +0000", datetime(1970, 1, 1, tzinfo=UTC)),
        ("18446744073709551615 +0000", datetime(9999, 12, 31, tzinfo=UTC)),
        ("100000000000000 +0000", datetime(9999, 12, 31, tzinfo=UTC)),
        ("86400 +9959", datetime(1970, 1, 2, tzinfo=UTC)),
        ("86400 +0260", datetime(1970, 1, 2, tzinfo=UTC)),
        ("86400 nonsense", datetime(1970, 1, 2, tzinfo=UTC)),
        ("yesterday", datetime(1970, 1, 1, tzinfo=UTC)),
    ],
)
def test_a_nonsensical_date_becomes_the_nearest_that_is_one(raw: str, understood: datetime) -> None:
    commit = next(read_commits(commit_line(ONE + " ", dates=(raw, raw))))
    assert (commit.authored, commit.landed) == (understood, understood)


@pytest.mark.parametrize(
    "line",
    [b"\n", commit_line(f"{ONE} ")[:-1], b"\0\0\0\0\0\n", commit_line("x"), commit_line(f"{ONE}\t{TWO}"), ONE.encode() + b"\n"],
)
def test_a_line_that_is_no_commit_is_refused(line: bytes) -> None:
    with pytest.raises(GarbledError):
        list(read_commits(line))


def test_changes_stand_under_their_commit() -> None:
    data = (
        f"{ONE}\0:000000 100644 {NOTHING} {TWO} A\0okrs/new.yaml\0:100644 000000 {TWO} {NOTHING} D\0okrs/old.yaml\0"
        f"{TWO}\0:100644 120000 {ONE} {THREE} T\0a\nb\0"
    ).encode()
    assert list(read_diff_tree(data)) == [
        (
            ONE,
            [
                FileChange(b"okrs/new.yaml", None, FileVersion("100644", TWO)),
                FileChange(b"okrs/old.yaml", FileVersion("100644", TWO), None),
            ],
        ),
        (TWO, [FileChange(b"a\nb", FileVersion("100644", ONE), FileVersion("120000", THREE))]),
    ]


def test_a_path_may_look_like_a_commit_or_like_a_change() -> None:
    change = f":100644 100644 {ONE} {TWO} M"
    data = f"{ONE}\0{change}\0{THREE}\0{change}\0{change}\0".encode()
    assert [[one.path for one in changes] for _, changes in read_diff_tree(data)] == [[THREE.encode(), change.encode()]]


@pytest.mark.parametrize(
    "data",
    [
        b"\0",
        f"{ONE}".encode(),
        f":100644 100644 {ONE} {TWO} M\0path\0".encode(),
        f"{ONE}\0:100644 100644 {ONE} {TWO} M\0".encode(),
        f"{ONE}\0:100644 100644 {ONE} {TWO} R100\0a\0b\0".encode(),
        f"{ONE}\0nonsense\0".encode(),
        f"{ONE[:-1]}\0".encode(),
    ],
)
def test_what_git_never_writes_is_refused_and_not_skipped(data: bytes) -> None:
    with pytest.raises(GarbledError):
        list(read_diff_tree(data))


def test_nothing_changed_is_no_commit() -> None:
    assert list(read_diff_tree(b"")) == []


ids = st.sampled_from([ONE, TWO, THREE, WIDE])
versions = st.builds(FileVersion, st.sampled_from(["100644", "100755", "120000", "160000"]), ids)
paths = st.binary(min_size=1).filter(lambda path: b"\0" not in path)
changes = st.builds(FileChange, paths, versions, versions | st.none())


def as_git_writes(commits: list[tuple[str, list[FileChange]]]) -> bytes:
    written = b""
    for commit, changed in commits:
        written += commit.encode() + b"\0"
        for path, before, after in changed:
            old, new = before or FileVersion("000000", NOTHING), after or FileVersion("000000", NOTHING)
            letter = "M" if after else "D"
            written += f":{old.mode} {new.mode} {old.blob} {new.blob} {letter}".encode() + b"\0" + path + b"\0"
    return written


@given(st.lists(st.tuples(ids, st.lists(changes))))
def test_whatever_is_written_in_gits_form_is_read_back(commits: list[tuple[str, list[FileChange]]]) -> None:
    assert list(read_diff_tree(as_git_writes(commits))) == commits


@given(st.binary())
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    for read in (read_commits, read_diff_tree, read_listing, read_index, blobs_of):
        try:
            list(read(data))
        except GarbledError:
            continue


def test_a_listing_tells_files_links_and_other_repositories_apart() -> None:
    data = f"100644 blob {ONE}\ta\tb\n\x00120000 blob {TWO}\tlink\x00160000 commit {THREE}\tmodule\x00".encode()
    assert [(path, version.is_file) for path, version in read_listing(data)] == [
        (b"a\tb\n", True),
        (b"link", False),
        (b"module", False),
    ]


def blobs_of(data: bytes, largest: int = 1 << 20) -> list[Blob]:
    return list(read_blobs(BytesIO(data), largest))


def test_an_index_tells_what_is_in_conflict() -> None:
    data = b"100644 %b 0\ta\tb\n.yaml\x00100644 %b 2\tc.yaml\x00" % (b"1" * 40, b"2" * 40)
    assert list(read_index(data)) == [
        (b"a\tb\n.yaml", FileVersion("100644", "1" * 40), False),
        (b"c.yaml", FileVersion("100644", "2" * 40), True),
    ]


def test_what_is_no_blob_is_refused() -> None:
    with pytest.raises(GarbledError):
        blobs_of(f"{ONE} tree 2\n..\n".encode())


@given(st.lists(st.tuples(ids, st.binary() | st.none())), st.integers(0, 20))
def test_blobs_are_read_back_whatever_they_hold_unless_there_is_too_much(
    blobs: list[tuple[str, bytes | None]], largest: int
) -> None:
    data = b"".join(
        f"{id} missing\n".encode() if content is None else f"{id} blob {len(content)}\n".encode() + content + b"\n"
        for id, content in blobs
    )
    assert blobs_of(data, largest) == [
        Blob(
            id, None if content is None else len(content), content if content is not None and len(content) <= largest else None
        )
        for id, content in blobs
    ]


WHOLE = f"{ONE} blob 5\nhello\n".encode()


@pytest.mark.parametrize("largest", [0, 5])
@pytest.mark.parametrize("length", range(1, len(WHOLE)))
def test_a_blob_that_ends_too_early_is_refused(length: int, largest: int) -> None:
    with pytest.raises(GarbledError):
        blobs_of(WHOLE[:length], largest)
