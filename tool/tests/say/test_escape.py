"""Whatever people write, it arrives as the text that it is, and as nothing else."""

import csv as table
import io
import json
import re
from pathlib import Path
from typing import Any

import markdown as python_markdown
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from lxml import html as page

from okrkit.say import escape, escape_files

PAYLOADS: list[str] = [row["text"] for row in json.loads((Path(__file__).parent / "payloads.json").read_text("utf-8"))]
"""What somebody might write, with what it would do where nothing stops it."""

TRICKY = (
    "<>&\"'=+-@:#[](){}|*_`~!\\/^$;,.%\t\n\r\v\x00\x07\x1b\x85\x9b\u00a0\u061c\u200f\u202e\u2028\u2066\ufeff\uff1d\ud800ab1 "
)
TEXTS = st.one_of(
    st.sampled_from(PAYLOADS),
    st.text(st.sampled_from(TRICKY), max_size=30),
    st.text(st.characters(), max_size=20),
    st.lists(st.sampled_from(PAYLOADS), max_size=3).map("".join),
)
UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def on_one_line(text: str) -> str:
    return " ".join(escape.stripped(text).split())


def described(element: Any) -> list[tuple[str, dict[str, str]]]:
    return [(each.tag, dict(each.attrib)) for each in element.iter()]


@given(TEXTS)
def test_stripping_leaves_nothing_unseen_and_is_done_once(text: str) -> None:
    once = escape.stripped(text)
    assert not UNSEEN.search(once)
    assert escape.stripped(once) == once
    once.encode()


@given(st.text("abcäß漢字 .,;!\n\t😀👩\u200d🚀%€“”", max_size=40))
def test_stripping_leaves_honest_text_alone(text: str) -> None:
    assert escape.stripped(text) == text


@given(TEXTS)
def test_a_line_is_one_line(text: str) -> None:
    assert escape.line(text) == on_one_line(text)
    assert len(escape.line(text).splitlines()) <= 1


@given(TEXTS)
def test_a_terminal_gets_one_line_without_control(text: str) -> None:
    said = escape.terminal(text)
    assert not UNSEEN.search(said)
    assert len(said.splitlines()) <= 1
    assert said.split() == escape.stripped(text).split()


@given(TEXTS)
def test_html_shows_the_text_and_adds_nothing(text: str) -> None:
    said = escape.html(text)
    read = page.fragment_fromstring(f'<p title="{said}">a{said}b</p>')
    assert read.text == f"a{escape.stripped(text)}b"
    assert described(read) == [("p", {"title": escape.stripped(text)})]


def test_html_trusts_nobody() -> None:
    assert escape.html(escape.html("<b>")) == "&amp;lt;b&amp;gt;"


EXTENSIONS = ["tables", "attr_list", "md_in_html", "def_list", "footnotes", "abbr", "fenced_code", "toc", "admonition"]
CONTEXTS = {
    "inline": "a {} b",
    "heading": "## a {} b",
    "table": "| x | y |\n| - | - |\n| a {} b | z |",
    "link": "[a {} b](https://example.com/)",
}


@pytest.mark.parametrize("context", CONTEXTS)
@given(text=TEXTS)
def test_markdown_shows_the_text_and_adds_nothing(context: str, text: str) -> None:
    around = CONTEXTS[context]

    def read(said: str) -> Any:
        return page.fragment_fromstring(python_markdown.markdown(around.format(said), extensions=EXTENSIONS), "div")

    shown, plain = read(escape.markdown(text)), read("plain")
    told = [(tag, attributes.keys()) for tag, attributes in described(shown)]
    assert told == [(tag, attributes.keys()) for tag, attributes in described(plain)]
    inside = " ".join(shown.text_content().split())
    assert " ".join(f"a {on_one_line(text)} b".split()) in inside


@given(TEXTS)
def test_markdown_at_the_start_of_a_line_begins_no_block(text: str) -> None:
    shown = page.fragment_fromstring(python_markdown.markdown(escape.markdown(text) + "x", extensions=EXTENSIONS), "div")
    assert [tag for tag, _ in described(shown)] == ["div", "p"]


@given(TEXTS)
def test_front_matter_shows_the_text_in_a_template_that_escapes_nothing(text: str) -> None:
    said = escape.front_matter(text)
    read = page.document_fromstring(f'<title>{said}</title><meta name="description" content="{said}"><p>.')
    assert (read.findtext(".//title") or "").strip() == on_one_line(text)
    assert [dict(meta.attrib) for meta in read.iter("meta")] == [{"name": "description", "content": on_one_line(text)}]
    assert not list(read.iter("script", "img"))


@given(st.lists(TEXTS | st.none() | st.floats(allow_nan=False) | st.integers(), min_size=1, max_size=4))
def test_csv_comes_back_and_nothing_in_it_calculates(row: list[Any]) -> None:
    written = io.StringIO()
    table.writer(written, quoting=table.QUOTE_ALL).writerow([escape.csv(cell) for cell in row])
    (read,) = table.reader(io.StringIO(written.getvalue()))
    for cell, back in zip(row, read, strict=True):
        if isinstance(cell, str):
            assert "\n".join(line.removeprefix("'") for line in back.split("\n")) == "\n".join(
                line.removeprefix("'") for line in escape.stripped(cell).split("\n")
            )
            assert not any(
                line.strip()[:1] in tuple("=+-@\uff1d\uff0b\uff0d\uff20") for line in back.split("\n") if line.strip()
            )
            assert back[:1] not in tuple("\t\r\n")
        else:
            assert back == ("" if cell is None else str(cell))


def test_csv_leaves_numbers_and_plain_words_alone() -> None:
    assert escape.csv(-3.5) == -3.5
    assert escape.csv(None) is None
    assert escape.csv("Late payouts fall from 4.2% to 0.5% - or less") == "Late payouts fall from 4.2% to 0.5% - or less"


def obeyed(line: str) -> bool:
    """Whether a runner would take the line for a command, as runners read it."""
    return line.strip().startswith("::") or bool(re.search(r"##(vso|teamcity)?\[", line))


@given(TEXTS)
@example(":\x00:error::x")
@example("#\u202e#[error]")
@example("::" * 3)
def test_no_runner_obeys_a_line_of_a_log(text: str) -> None:
    said = escape.ci(text)
    assert len(said.splitlines()) <= 1
    assert not obeyed(said)


def test_a_log_shows_honest_colons_and_hashes() -> None:
    assert escape.ci("okrs/a.yaml:3:5 Foo::bar, ## heading, C# [x]") == "okrs/a.yaml:3:5 Foo::bar, ## heading, C# [x]"


def seen(value: Any) -> Any:
    if isinstance(value, dict):
        return {escape.stripped(key): seen(inner) for key, inner in value.items()}
    return (
        [seen(inner) for inner in value]
        if isinstance(value, list)
        else (escape.stripped(value) if isinstance(value, str) else value)
    )


@given(
    st.recursive(TEXTS | st.none() | st.integers(), lambda inner: st.lists(inner) | st.dictionaries(TEXTS, inner), max_leaves=5)
)
def test_json_in_a_page_stays_in_its_element_and_comes_back(value: Any) -> None:
    said = escape.json_in_html(value)
    read = page.fragment_fromstring(f'<div><script type="application/json">{said}</script><p>after</p></div>')
    assert [each.tag for each in read.iter()] == ["div", "script", "p"]
    assert json.loads(read[0].text) == seen(value)
    assert "<" not in said
    assert not UNSEEN.search(said)


def test_json_in_a_page_keeps_what_is_seen() -> None:
    value = {"title": "Late </script> & “paid”", "points": [0.5, None, True]}
    assert json.loads(escape.json_in_html(value)) == value


def test_json_in_a_page_refuses_what_json_does_not_know() -> None:
    with pytest.raises(ValueError, match="JSON"):
        escape.json_in_html(float("nan"))


@given(TEXTS)
def test_a_path_in_codeowners_is_one_word_on_one_line(text: str) -> None:
    said = escape_files.codeowners_path(f"a{text}b")
    assert re.fullmatch(r"(?:[^\\\s]|\\.)+", said)
    assert len(said.splitlines()) == 1
    assert re.sub(r"\\(.)", r"\1", said) == re.sub(r"\s", " ", escape.stripped(f"a{text}b"))


@given(TEXTS)
def test_a_section_in_codeowners_ends_where_it_ends_and_asks_nobody(text: str) -> None:
    assert not set(escape_files.codeowners_section(text)) & set("[]@^#\n")


@given(TEXTS)
def test_a_line_of_a_commit_is_one_line_and_forges_no_trailer(text: str) -> None:
    said = escape_files.commit_line(text)
    assert said
    assert len(said.splitlines()) == 1
    assert not set(said) & set("<>")
    assert not re.search(r"(?<!\S)[@#!]\w", said)


@given(TEXTS)
def test_an_address_in_a_trailer_is_one_or_nothing(text: str) -> None:
    said = escape_files.commit_address(f"{text}@example.com")
    assert not said or (not re.search(r"[\s<>]", said) and said.count("@") == 1)
