"""Whatever people write, no program that builds, reviews or hosts takes it for more than the text that it is."""

import json
import re
from urllib.parse import unquote_to_bytes

import markdown as python_markdown
from hypothesis import example, given
from hypothesis import strategies as st
from lxml import etree
from lxml import html as page

from okrkit.say import escape
from tests.report.ci.consumers import azure_commands, github_commands
from tests.say.test_escape import EXTENSIONS, TEXTS

CALLS = re.compile(r"(?<!\w)@\w|[#!]\d|GH-\d|://|www\.", re.IGNORECASE)
WRITTEN_OUT = ["%0A::error::x", "%25250A", "%AZP25%0D", "100% ", "a:b,c=d;e]f", "##[error]x", "##vso[task.complete]x"]
TRIED = TEXTS | st.lists(st.sampled_from(WRITTEN_OUT) | TEXTS, max_size=3).map("".join)


def neutral(text: str) -> str:
    """What is left of a text whose commands are taken apart."""
    return re.sub(r"##(?=\w*\[)", "## ", escape.stripped(text))


@given(TRIED, TRIED)
@example("\u2028::error::x", "a,line=1::b")
def test_github_reads_one_command_with_these_texts(said: str, path: str) -> None:
    line = f"::error file=x{escape.github_property(path)},line=1::{escape.github_data(said)}"
    (command,) = github_commands(line)
    assert (command.name, command.properties) == ("error", {"file": f"x{neutral(path)}", "line": "1"})
    assert command.said == neutral(said)
    assert len(line.splitlines()) == 1


@given(TRIED, TRIED)
def test_azure_reads_one_command_with_these_texts(said: str, path: str) -> None:
    line = f"##vso[task.logissue type=error;sourcepath=x{escape.azure(path)};code=y]{escape.azure(said)}"
    (command,) = azure_commands(line)
    assert command.properties == {"type": "error", "sourcepath": f"x{neutral(path)}", "code": "y"}
    assert command.said == neutral(said)
    assert github_commands(line) == []
    assert line.count("##vso[") == 1


@given(TRIED)
@example("\x00\ufffe\ud800]]><![CDATA[")
def test_xml_shows_the_text_and_adds_nothing(text: str) -> None:
    said = escape.xml(text)
    read = etree.fromstring(f'<?xml version="1.0"?><a b="{said}">{said}<c/></a>')
    assert (read.text or "", read.get("b")) == (escape.stripped(text), escape.stripped(text))
    assert [each.tag for each in read.iter()] == ["a", "c"]
    assert said.isascii()
    assert len(said.splitlines()) <= 1
    assert "##" not in said


@given(TRIED)
@example("<b>@dana [x](javascript:alert(1)) &#64;dana\n[x]: https://example.com")
def test_a_remark_is_plain_text_in_markdown_too(text: str) -> None:
    said = escape.remark(text)
    assert said.replace("\u200b", "") == escape.line(text).replace("\u200b", "")
    assert not CALLS.search(said)
    assert not re.search(r"\{\d+\}", said)
    shown = page.fragment_fromstring(python_markdown.markdown(f"About {said}", extensions=EXTENSIONS), "div")
    assert {each.tag for each in shown.iter()} <= {"div", "p", "em", "strong", "code"}
    assert not any(each.attrib for each in shown.iter())


def test_a_remark_leaves_plain_words_alone() -> None:
    text = "`Late payouts` fall from 4.2% to 0.5%: [no] help for {this}, C# & F#!"
    assert escape.remark(text) == text


@given(st.recursive(TRIED, lambda inner: st.lists(inner) | st.dictionaries(TRIED, inner), max_leaves=4))
@example(["###[error]x", "##vso[task.complete]"])
def test_json_in_a_log_is_no_command_and_comes_back(value: object) -> None:
    said = escape.json_in_log(value)
    assert json.loads(said) == value
    assert github_commands(said) == azure_commands(said) == []


@given(st.binary(min_size=1, max_size=20).map(lambda name: name.decode("utf-8", "surrogateescape")) | TRIED)
def test_a_path_names_the_same_bytes(path: str) -> None:
    said = escape.uri_path(path)
    assert re.fullmatch(r"(?:[A-Za-z0-9_.~/-]|%[0-9A-F]{2})*", said)
    halves = re.search("[\ud800-\udc7f\udd00-\udfff]", path)  # what no name of a file can hold
    assert unquote_to_bytes(said) == path.encode("utf-8", "replace" if halves else "surrogateescape")
