"""Texts that nobody would write, read by three readers that should agree: ours with either parser, and ruamel's own."""

import json
from collections.abc import Iterator

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML, SafeConstructor, YAMLError

from okrkit.address import Pointer
from okrkit.reading.events import JSON, YamlError, read_data, read_document

SEEDS = (
    """\
team: payments
cycle: 2026-Q4
objectives:
  - id: on-time   # a comment
    title: "Merchants trust: it"
    why: >
      Folded text
      goes on

      more
    note: |-
      keep
        this
    owner: 'dana ''s'
    aligns_to:
      - company/merchant-love
      - to: company/x#retention
    key_results:
      - {date: 2026-10-12, value: 3.9, tags: [a, b, "c"], link: https://git.example.com/x?y=z}
    empty:
    list: [1, -2, 0.5, true, ~]
""",
    "a: 1\nb:\n- x\n- y: z\n  w: [q, {r: s}]\nc: {d: e,\n  f: g}\n",
    "[a, b: c, {d}, 12:30]",
    "a:\n  b:\n    c: d\n  e: 'f\n   g'\n? k\n: v\n",
    "- - a\n  - b\n- c: |\n    text\n    more\n  d: e\n- \n",
)
BITS = (
    *(
        "\t",
        " ",
        "  ",
        "\n",
        "\n\n",
        "\r\n",
        "\r",
        ":",
        ": ",
        "- ",
        "-",
        "?",
        "? ",
        "#",
        " #",
        "'",
        '"',
        "''",
        '""',
        "[",
        "]",
        "{",
        "}",
    ),
    *(
        ",",
        "|",
        ">",
        "|2",
        "|+",
        ">-",
        " |\n",
        "&a ",
        "*a",
        "!",
        "!t ",
        "%",
        "@",
        "`",
        "---\n",
        "...\n",
        "\n---\n",
        "\\",
        "\\x41",
    ),
    *(
        "\\ud800",
        "\\\n",
        "\\t",
        "~",
        "<<: ",
        "=",
        "null",
        "1_000",
        "1,000",
        "0x1f",
        "010",
        ".5",
        "1e3",
        ".inf",
        "2026-10-01",
        "é",
        "😀",
    ),
    *(
        "\ufeff",
        "\n\t",
        "\n   ",
        "\n \n",
        "a: b",
        "\t#",
        "# \t",
        "x\ty",
        ": \t",
        ":\t",
        "\\U0001f600",
        "\\U00110000",
        "://",
        "a:b",
        "?x",
    ),
)


@st.composite
def mutated(draw: st.DrawFn) -> str:
    text = draw(st.sampled_from(SEEDS))
    for _ in range(draw(st.integers(0, 3))):
        start = draw(st.integers(0, len(text)))
        end = start + draw(st.integers(0, 4))
        text = text[:start] + draw(st.sampled_from(("", *BITS))) + text[end:]
    return text


def answer(text: str, pure: bool) -> tuple[object, ...]:
    try:
        return ("data", json.dumps(read_data(text.encode(), pure=pure)))
    except YamlError as error:
        return ("error", error.line, error.column, error.message, error.help)


def pointers(data: JSON, here: Pointer = ()) -> Iterator[Pointer]:
    yield here
    inside = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for step, value in inside:
        yield from pointers(value, (*here, step))


many = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@many
@given(mutated())
def test_both_parsers_give_the_same_answer(text: str) -> None:
    assert answer(text, pure=False) == answer(text, pure=True)


@many
@given(mutated())
def test_both_parsers_give_the_same_places(text: str) -> None:
    try:
        quick, slow = (read_document(text.encode(), pure=pure) for pure in (False, True))
    except YamlError:
        return
    for pointer in pointers(quick.data):
        for key in (False, True):
            assert quick.locate(pointer, key=key) == slow.locate(pointer, key=key)
        assert quick.span(pointer) == slow.span(pointer)


class DatesAsText(SafeConstructor):
    """The first intended difference: a date is a text."""


DatesAsText.add_constructor("tag:yaml.org,2002:timestamp", SafeConstructor.construct_yaml_str)

WE_REFUSE = (
    "a value cannot start with `&`",
    "a value cannot start with `*`",
    "a value cannot start with `!`",
    "`<<` would merge",
    "a line that starts with `%` is a directive",
    "cannot be a name",
    "cannot be the name of a field",
    "opens two mappings",
    "there is no name in front of this colon",
    "starts with a zero",
    "is a number to some readers of YAML",
    "has a separator between its digits",
    "is two values here",
    "is not a number that can be measured",
    "the file holds a single value",
    "invisible character",
    "one half of a character",
    "there is no space after the colon",
)
"""The other intended differences: what ruamel reads, and a plan may not hold."""


@many
@given(mutated())
def test_ruamels_own_loader_reads_the_same(text: str) -> None:
    loader = YAML(typ="safe", pure=True)
    loader.Constructor = DatesAsText
    ours = answer(text, pure=False)
    try:
        theirs = json.dumps(loader.load(text))
    except (YAMLError, AssertionError, ValueError, TypeError):
        # What ruamel refuses and we read: `|` before a line of blanks, and `=`, which was a type in YAML 1.1.
        assert ours[0] == "error" or "\n \n" in text or "=" in text
        return
    if ours[0] == "error":
        assert any(words in str(ours[3]) for words in WE_REFUSE), ours
    else:
        assert ours == ("data", theirs)
