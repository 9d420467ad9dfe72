"""What is kept of a commit comes back as it was, and nothing else is believed."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrkit.address import Address
from okrkit.diff.change import Change, ChangeKind
from okrkit.finding import Finding, Severity
from okrkit.history.entry import EMPTY, Entry, Files, UntrueError, decode, decode_files, encode, encode_files
from okrkit.history.state import Good
from okrkit.reference import Reference

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
NUMBERS = st.integers(-(10**18), 10**18) | st.floats(allow_nan=False, allow_infinity=False)
VALUES = st.none() | TEXTS | NUMBERS
REFERENCES = st.builds(Reference, TEXTS, TEXTS, st.none() | TEXTS, st.none() | TEXTS)
CHANGES = st.builds(
    Change, st.sampled_from(ChangeKind), REFERENCES, TEXTS, VALUES, VALUES, TEXTS, TEXTS, TEXTS, st.none() | TEXTS
)
ADDRESSES = st.builds(Address, TEXTS, st.lists(TEXTS | st.integers(0, 99), max_size=3).map(tuple), st.booleans())
FINDINGS = st.builds(Finding, TEXTS, st.sampled_from(Severity), TEXTS, ADDRESSES, TEXTS)
IDS = st.sampled_from(["0" * 40, "f" * 64])
GOOD = st.builds(Good, IDS, st.sampled_from(["workspace", "okr", "metrics"]), st.lists(TEXTS, max_size=3).map(tuple))
ENTRIES = st.builds(
    Entry,
    touches=st.booleans(),
    changes=st.lists(CHANGES, max_size=3).map(tuple),
    unreadable=st.lists(FINDINGS, max_size=2).map(tuple),
    renamed=st.lists(st.tuples(REFERENCES, REFERENCES), max_size=2).map(tuple),
    moved_from=st.none() | st.sampled_from(["", "okrs/", "caf\udce9/"]),
)
FILES = st.lists(st.tuples(TEXTS, st.none() | GOOD), max_size=3).map(tuple)
JSON = st.recursive(
    st.none() | st.booleans() | NUMBERS | TEXTS | st.sampled_from(["okr", "0" * 40, "check-in added", "error", "\ud800", ""]),
    lambda inner: st.lists(inner, max_size=6) | st.dictionaries(TEXTS, inner, max_size=2),
)
WHOLE = Entry(
    touches=True,
    changes=(Change(ChangeKind.TARGET_EASED, Reference("payments", "trust", "2026-Q4", "late"), "Late", 0.5, 1.5, "%"),),
    unreadable=(Finding("syntax", Severity.ERROR, "what", Address("a.yaml", ("objectives", 0)), "help"),),
    renamed=((Reference("payments", "old", "2026-Q4"), Reference("payments", "trust", "2026-Q4")),),
    moved_from="planning/",
)
WHOLE_FILES: Files = (("payments.yaml", Good("1" * 40, "okr", ("payments/trust@2026-Q4",))), ("old.yaml", None))


@given(ENTRIES)
def test_an_entry_comes_back_from_json_as_it_was(entry: Entry) -> None:
    assert decode(json.loads(json.dumps(encode(entry)))) == entry


@given(FILES)
def test_so_do_its_files(files: Files) -> None:
    assert decode_files(json.loads(json.dumps(encode_files(files)))) == files


def test_a_commit_that_did_nothing_takes_no_room() -> None:
    assert encode(EMPTY) == 0


@given(JSON)
def test_any_json_is_an_entry_or_nothing(data: Any) -> None:
    entry = decode(data)
    assert entry is None or decode(encode(entry)) == entry


@given(JSON)
def test_any_json_is_files_or_untrue(data: Any) -> None:
    try:
        files = decode_files(data)
    except UntrueError:
        return
    assert decode_files(encode_files(files)) == files


def places(data: Any, *path: int) -> list[tuple[int, ...]]:
    inner = [place for at, one in enumerate(data) for place in places(one, *path, at)] if isinstance(data, list) else []
    return [path, *inner]


@pytest.mark.parametrize("wrong", [{}, float("nan"), float("inf"), "\ud800", True, [[]], -1.5])
@pytest.mark.parametrize("place", places(json.loads(json.dumps(encode(WHOLE)))))
def test_a_wrong_value_anywhere_is_not_believed(place: tuple[int, ...], wrong: Any) -> None:
    data = [json.loads(json.dumps(encode(WHOLE)))]
    inner, last = data, 0
    for at in place:
        inner, last = inner[last], at
    fits = type(inner[last]) is type(wrong) and wrong in (True, -1.5)
    inner[last] = wrong
    assert (decode(data[0]) is not None) is fits


@pytest.mark.parametrize("wrong", [{}, True, "\ud800", [[]], 1.5])
@pytest.mark.parametrize("place", places(json.loads(json.dumps(encode_files(WHOLE_FILES)))))
def test_nor_among_files(place: tuple[int, ...], wrong: Any) -> None:
    data = [json.loads(json.dumps(encode_files(WHOLE_FILES)))]
    inner, last = data, 0
    for at in place:
        inner, last = inner[last], at
    inner[last] = wrong
    with pytest.raises(UntrueError):
        decode_files(data[0])


@pytest.mark.parametrize("data", [None, False, 1, 0.0, [], [0], "0", [True, [], [], [], None, None], [1, [], [], [], None]])
def test_what_has_not_the_shape_is_nothing(data: Any) -> None:
    assert decode(data) is None
