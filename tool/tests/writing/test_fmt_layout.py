"""What the canonical layout makes of a file, line by line."""

import re
from pathlib import Path

import pytest

from okrkit.reading.folder import Folder
from okrkit.writing.layout.canonical import laid_out
from okrkit.writing.layout.files import lay_out
from okrkit.writing.splicing.refusal import Refusal

ROOT = Path(__file__).parents[3]

MESSY = """\
# The quarter.
# yaml-language-server: $schema=../schema/okr.schema.json

# why this cycle
cycle: "2026-Q4"
team: 'payments' # us

objectives:


- title: "Payouts arrive on the day we said"   # short
  id: on-time
  # nobody wants it
  owner: 'no'
  why: |
        Two lines
          and more
  key_results:
     # the first
     - { title: 'Late payouts fall', id: late, target: 0.50, baseline: 4.2, unit: "%",
         check_ins: [{value: 3.9, date: "2026-10-12"}, {date: 2026-10-19, value: 3.5, note: "yes"}] }
     # the second
     - id: cost
       tags: [a,
         b, # bee
         c]
       title: A payout costs
          at most 11 cents
       check_ins:
       - date: 2026-10-12
         value: 3
       # - date: 2026-10-13
       #   value: 4
  # end of the objective
- id: two # second
  title: Two
  tags: ["x", yes, 12:30]
  custom: {b: 1, a: [1,2]}
# end of the file


"""
TIDY = """\
# yaml-language-server: $schema=../schema/okr.schema.json
# The quarter.

team: payments  # us
# why this cycle
cycle: 2026-Q4

objectives:
  - id: on-time
    title: Payouts arrive on the day we said   # short
    why: |
      Two lines
        and more
    # nobody wants it
    owner: "no"
    key_results:
      # the first
      - id: late
        title: Late payouts fall
        target: 0.50
        baseline: 4.2
        unit: "%"
        check_ins:
          - {date: 2026-10-12, value: 3.9}
          - {date: 2026-10-19, value: 3.5, note: "yes"}
      # the second
      - id: cost
        title: A payout costs
          at most 11 cents
        check_ins:
          - {date: 2026-10-12, value: 3}
          # - date: 2026-10-13
          #   value: 4
        tags:
          - a
          - b  # bee
          - c
    # end of the objective

  - id: two  # second
    title: Two
    tags: [x, "yes", "12:30"]
    custom: {b: 1, a: [1, 2]}
# end of the file
"""


def of(text: str, path: str = "payments.yaml") -> str:
    return laid_out(text.encode(), path).decode()


def test_a_file_that_grew_becomes_one_that_was_planned() -> None:
    assert of(MESSY) == TIDY
    assert of(TIDY) == TIDY


def test_our_own_plan_and_that_of_the_story_are_as_they_should_be() -> None:
    for folder in (ROOT / "okrs", ROOT / "tool" / "okrkit" / "demo" / "story" / "files" / "okrs"):
        files = lay_out(Folder(folder).texts())
        assert len(files) > 10
        assert [file.path for file in files if file.change or file.trouble] == []


def test_the_guide_shows_what_happens() -> None:
    guide = (ROOT / "site" / "docs" / "guide" / "writing.md").read_text("utf-8")
    before, after = re.findall(r"```yaml\n(.*?)```", guide[guide.index("## One layout") :], flags=re.DOTALL)
    assert of(before) == after


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("no", '"no"'),
        ("Off", '"Off"'),
        ("12:30", '"12:30"'),
        ("0b1", '"0b1"'),
        ("2026-01-01 10:00", '"2026-01-01 10:00"'),
        ("2026-01-01", "2026-01-01"),
        ('"2026-01-01"', "2026-01-01"),
        ('"1_000"', '"1_000"'),
        ("'4711'", '"4711"'),
        ("'say \"so\": yes'", "'say \"so\": yes'"),
        ('"\\u00e9: x"', '"\\u00e9: x"'),
        ("'a word'", "a word"),
        ("TRUE", "true"),
        ("4.0", "4.0"),
        ("~", "~"),
        ("https://example.com/x", "https://example.com/x"),
        ("# c\n  a word", "a word  # c"),
        ("\n  # c\n  a word", "a word"),
    ],
)
def test_a_value_has_quotes_where_any_reader_needs_them(written: str, expected: str) -> None:
    above = "# c\n" if written.startswith("\n") else ""
    assert of(f"cycle: 2026\nteam: {written}\n") == f"{above}team: {expected}\ncycle: 2026\n"


def test_settings_of_rules_stay_as_everybody_writes_them() -> None:
    text = "version: 1\nlint:\n  rules:\n    jargon: off\n"
    assert of(text, "okrs.yaml") == text


@pytest.mark.parametrize(
    "value",
    [
        "|\n  two\n\n  lines\n",
        ">-\n  folded\n  text\n\n    deeper\n",
        "|+  # why\n  kept\n\n",
        "|2\n    begins with blanks\n",
        '"over \\\n  two lines"\n',
    ],
)
def test_a_text_of_several_lines_keeps_them(value: str) -> None:
    assert of(f"team: x\nreview:\n    learned: {value.replace(chr(10) + '  ', chr(10) + '      ')}cycle: 2026\n") == (
        f"team: x\ncycle: 2026\nreview:\n  learned: {value.replace(chr(10) + '  ', chr(10) + '    ')}"
    )


def test_what_fits_is_a_line_and_what_holds_a_comment_is_not() -> None:
    long = "word " * 24
    text = f"""\
team: x
objectives:
  - id: a
    aligns_to: [{{because: it helps, to: company/b}}]
    initiatives:
      - id: i
        title: {long}end
    depends_on:
      - team: platform
        # since May
        what: a file
    feedback: [{{note: x, from: customer}}]
"""
    assert of(text) == text.replace(
        "    aligns_to: [{because: it helps, to: company/b}]\n", "    aligns_to:\n      - {to: company/b, because: it helps}\n"
    ).replace("    feedback: [{note: x, from: customer}]\n", "    feedback:\n      - {from: customer, note: x}\n")


def test_fields_that_nobody_knows_stay_behind_their_neighbours() -> None:
    assert of("cycle: 2026\nmood: good\nteam: x\n") == "team: x\ncycle: 2026\nmood: good\n"


def test_line_endings_stay_and_a_byte_order_mark_goes() -> None:
    source = b"\xef\xbb\xbfcycle: 2026\r\nteam: x\r\nreview:\r\n  learned: |\r\n    two\r\n    lines"
    tidy = b"team: x\r\ncycle: 2026\r\nreview:\r\n  learned: |-\r\n    two\r\n    lines\r\n"
    assert laid_out(source, "x.yaml") == tidy


@pytest.mark.parametrize("text", ["", "# only a comment", "{}\n", "- a\n-  b\n", "services:  {web: {image: x}}\n"])
def test_what_is_no_plan_stays_as_it_is(text: str) -> None:
    assert of(text) == text


def test_what_could_be_read_in_two_ways_is_left_to_a_person() -> None:
    with pytest.raises(Refusal, match=r"^x\.yaml cannot be formatted: the key `a b` is written over several lines$"):
        of("team: x\n? a\n  b\n: c\n", "x.yaml")
