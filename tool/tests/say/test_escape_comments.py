"""What a code host makes of people's words in a comment: the same words, which call nobody and draw nothing of their own."""

import re
from typing import Any

from hypothesis import example, given, settings
from lxml import html as page
from markdown_it import MarkdownIt

from okrkit.say import escape
from tests.say.test_escape import TEXTS, described, on_one_line

APART = "\u200b"
CALLS = re.compile(r"[@#!~%$&^]\w|\bG[HL]-\d|://|:\w+:|\bwww\.|\[\w+:", re.IGNORECASE)
"""What hosts look for in the text that is left when Markdown has been read."""


def render(text: str) -> Any:
    return page.fromstring(f"<div>{MarkdownIt('commonmark').enable('table').render(text)}</div>")


@settings(max_examples=75)
@given(TEXTS)
@example("@dana, see #12, !34, ~label, %5, $7, &8, ^alert, GH-9 and gl-10; :tada: https://x.example www.x.example [issue:1]")
@example("a@b.example 10:30 85% of €5")
def test_a_comment_shows_the_words_and_calls_nobody(text: str) -> None:
    shown = render(f"- before {escape.comment(text)} after")
    assert described(shown) == [("div", {}), ("ul", {}), ("li", {})]
    said = " ".join(shown.text_content().replace(APART, "").split())
    assert said == " ".join(f"before {on_one_line(text).replace(APART, '')} after".split())
    assert CALLS.findall(shown.text_content()) == []


@settings(max_examples=75)
@given(TEXTS)
@example("```\n# out")
@example("~~~\n````\n```` x")
def test_a_fence_holds_whatever_is_in_it(text: str) -> None:
    shown = render(f"{escape.fenced(text, 'yaml')}\n\nafter")
    assert [tag for tag, _ in described(shown)] == ["div", "pre", "code", "p"]
    assert shown.xpath("//pre")[0].text_content().rstrip("\n") == escape.stripped(text).rstrip("\n")


@settings(max_examples=75)
@given(TEXTS)
@example('"]; click n1 call alert()')
def test_a_label_has_no_punctuation_that_mermaid_could_obey(text: str) -> None:
    label = escape.mermaid(text)
    assert re.sub(r"#\d+;", "", label).translate(str.maketrans("", "", "\n")) == re.sub(
        r"[!-/:-@\[-`{-~]", "", on_one_line(text)
    )
    assert re.sub(r"#(\d+);", lambda found: chr(int(found[1])), label) == on_one_line(text)
