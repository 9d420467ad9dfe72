import pickle
import subprocess
import sys
import time
import tracemalloc

import pytest

from okrkit.reading.events import PARSER_VERSION, YamlError, read_data, read_document

PLAN = """\
team: payments
cycle: 2026-Q4
objectives:
  - id: on-time   # a comment
    title: "Merchants: é😀"
    why: >
      Late payouts

      hurt

    tags: [a, "b"]
    owner:
    key_results:
    - {id: late, target: 0.5}

# the end
"""

parsers = pytest.mark.parametrize("pure", [False, True], ids=["c", "python"])
line_ends = pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"], ids=["lf", "crlf", "cr"])


def refusal(data: bytes, pure: bool = False) -> YamlError:
    with pytest.raises(YamlError) as caught:
        read_data(data, pure=pure)
    return caught.value


@parsers
@line_ends
@pytest.mark.parametrize("bom", [b"", b"\xef\xbb\xbf"], ids=["no mark", "byte order mark"])
def test_a_document_knows_where_its_values_stand(pure: bool, newline: str, bom: bytes) -> None:
    document = read_document(bom + PLAN.replace("\n", newline).encode(), pure=pure)
    assert (document.bom, document.newline) == (bool(bom), newline)
    first = ("objectives", 0)
    assert document.locate(()) == (1, 1)
    assert document.locate(("cycle",)) == (2, 8)
    assert document.locate(("cycle",), key=True) == (2, 1)
    assert document.locate(("objectives",), key=True) == (3, 1)
    assert document.locate(first) == (4, 5)
    assert document.locate((*first, "title")) == (5, 12)
    assert document.locate((*first, "tags", 1)) == (11, 15)
    assert document.locate((*first, "tags", 1), key=True) == (11, 15), "an item has no key"
    assert document.locate((*first, "owner"), key=True) == (12, 5)
    assert document.locate((*first, "key_results", 0, "target")) == (14, 26)


@parsers
def test_a_missing_value_is_located_at_its_nearest_ancestor(pure: bool) -> None:
    document = read_document(PLAN.encode(), pure=pure)
    for pointer in [
        ("objectives", 0, "ambition"),
        ("objectives", 0, "why", "x", 3),
        ("objectives", 0, 7),
        ("objectives", "id"),
    ]:
        known = pointer[:3] if "why" in pointer else pointer[:2] if pointer[1] == 0 else pointer[:1]
        assert document.locate(pointer) == document.locate(known)
        with pytest.raises(KeyError):
            document.span(pointer)
    assert document.locate(("owner",), key=True) == (1, 1)


@parsers
@line_ends
@pytest.mark.parametrize("bom", ["", "\ufeff"], ids=["no mark", "byte order mark"])
def test_a_span_is_what_writes_a_value(pure: bool, newline: str, bom: str) -> None:
    document = read_document((bom + PLAN.replace("\n", newline)).encode(), pure=pure)

    def written(*pointer: str | int) -> str:
        start, end = document.span(pointer)
        return document.text[start:end].replace(newline, "\n")

    assert written("team") == "payments"
    assert written("objectives", 0, "id") == "on-time"
    assert written("objectives", 0, "title") == '"Merchants: é😀"'
    assert written("objectives", 0, "why") == ">\n      Late payouts\n\n      hurt"
    assert written("objectives", 0, "tags") == '[a, "b"]'
    assert written("objectives", 0, "owner") == ""
    assert written("objectives", 0, "key_results") == "- {id: late, target: 0.5}"
    assert written("objectives", 0, "key_results", 0) == "{id: late, target: 0.5}"
    assert written("objectives", 0).endswith("target: 0.5}")
    assert written("objectives").startswith("- id: on-time   #")
    assert written() == PLAN.partition("\n\n# the end")[0]


@parsers
def test_both_parsers_place_an_empty_value_behind_its_colon(pure: bool) -> None:
    document = read_document(b"a:\nb: {c, d: }\n", pure=pure)
    assert document.locate(("a",)) == (1, 3)
    assert document.span(("a",)) == (2, 2)
    assert document.span(("b", "c")) == (8, 8)


def test_a_document_is_frozen_and_its_data_is_what_read_data_says() -> None:
    document = read_document(PLAN.encode())
    assert document.data == read_data(PLAN.encode())
    with pytest.raises(AttributeError):
        document.bom = True  # type: ignore[misc]


@parsers
@pytest.mark.parametrize(
    ("data", "place", "message"),
    [
        (b"a: caf\xe9\n", (1, 7), "the byte 0xE9 here is not UTF-8"),
        ("é: ä\nb: ".encode() + b"\x80", (2, 4), "the byte 0x80 here is not UTF-8"),
        (b"a: \xed\xa0\x80\n", (1, 4), "the byte 0xED here is not UTF-8"),
        ("a: b".encode("utf-16"), (1, 1), "the file is written in UTF-16, not in UTF-8"),
        ("a: b".encode("utf-16-be"), (1, 1), "the file is written in UTF-16 or is not a text"),
        ("a: b".encode("utf-16-le"), (1, 1), "the file is written in UTF-16 or is not a text"),
        (b"a: b\r\nc: \x07\n", (2, 4), "there is an invisible character here (U+0007)"),
        (b"a: 'b\x00'", (1, 6), "there is an invisible character here (U+0000)"),
        ("a: b\x85c".encode(), (1, 5), "there is an invisible character here (U+0085)"),
        ("é: b\u2028c".encode(), (1, 5), "there is an invisible character here (U+2028)"),
        ("a: \ufeffb".encode(), (1, 4), "there is an invisible character here (U+FEFF)"),
        ("\ufeff\ufeffa: b".encode(), (1, 1), "there is an invisible character here (U+FEFF)"),
        ("# \uffff".encode(), (1, 3), "there is an invisible character here (U+FFFF)"),
    ],
)
def test_what_is_no_visible_utf8_is_refused(pure: bool, data: bytes, place: tuple[int, int], message: str) -> None:
    error = refusal(data, pure)
    assert ((error.line, error.column), error.message) == (place, message)
    assert error.help


@parsers
@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"#" * (1 << 20) + b"\n", "the file is larger than 1 MiB"),
        (b"[" * 65 + b"]" * 65, "this is nested more than 64 levels deep"),
        (b"- " * 65 + b"a", "this is nested more than 64 levels deep"),
        (b"-\n" * 100_001, "the file holds more than 100,000 values"),
        (b"a: " + b"x" * 65_537, "this text is longer than 65,536 characters"),
        (b"a: |\n" + b"  x\n" * 32_769, "this text is longer than 65,536 characters"),
    ],
    ids=["bytes", "brackets", "dashes", "values", "characters", "lines"],
)
def test_a_limit_is_kept(pure: bool, data: bytes, message: str) -> None:
    error = refusal(data, pure)
    assert error.message == message
    assert error.help


@parsers
def test_what_just_keeps_the_limits_is_read(pure: bool) -> None:
    assert read_data(b"[" * 64 + b"]" * 64, pure=pure)
    assert read_data(b"a: " + b"x" * 65_536, pure=pure) == {"a": "x" * 65_536}
    assert read_data(b"#" * (1 << 20), pure=pure) is None


BOMBS = [
    b"[" * 1_000_000,
    b"{a: " * 250_000,
    b"- " * 500_000,
    b"? " * 500_000,
    b"[a: " * 250_000,
    b"[" + b"{}," * 300_000,
    b"a: &a [x]\nb: &b [*a, *a]\nc: &c [*b, *b]\n" * 20_000,
    b"a: b: " * 170_000,
    b'"' + b"\\\\" * 50_000,
    b"a:\n" + b" \n" * 50_000 + b"b",
]


@pytest.mark.parametrize("data", BOMBS, ids=lambda data: data[:12].decode())
def test_a_hostile_text_is_refused_soon(data: bytes) -> None:
    started = time.perf_counter()
    refusal(data)
    assert time.perf_counter() - started < 10, "it takes less than a second, but machines can be busy"


def test_a_hostile_text_takes_little_memory() -> None:
    tracemalloc.start()
    try:
        refusal(BOMBS[0])
        assert tracemalloc.get_traced_memory()[1] < 20 << 20
    finally:
        tracemalloc.stop()


def test_an_error_can_travel_to_another_process() -> None:
    error = pickle.loads(pickle.dumps(refusal(b"a: @b")))
    assert (error.line, error.column, error.message) == (1, 4, "a value cannot start with `@`")
    assert str(error) == "1:4: a value cannot start with `@`"
    assert error.help == 'put it in quotes: "@b", or leave the @ out: b'


def test_the_version_can_be_a_part_of_a_cache_key() -> None:
    assert PARSER_VERSION.isalnum()


WITHOUT = """
import sys
sys.modules["_ruamel_yaml"] = sys.modules["_ruamel_yaml_clibz"] = None
from okrkit.reading.events import read_document
document = read_document(sys.stdin.buffer.read())
print(document.data, document.locate(("objectives", 0, "key_results", 0, "target")))
"""


def test_without_the_parser_in_c_the_one_in_python_is_taken() -> None:
    done = subprocess.run([sys.executable, "-c", WITHOUT], input=PLAN.encode(), capture_output=True, check=True)
    assert done.stdout.decode().strip() == f"{read_data(PLAN.encode())} (14, 26)"


def test_ruamel_is_imported_when_something_is_read() -> None:
    script = "import sys, okrkit.reading.events; print('ruamel.yaml' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], capture_output=True, check=True).stdout.strip() == b"False"
