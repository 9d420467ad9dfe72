"""The words of rules as HTML: their docstrings, which are Markdown, and the messages of their findings."""

import re
from textwrap import dedent

from markupsafe import Markup

from okrkit.say.escape import html

_MARKS = re.compile(r"`(?P<code>[^`]+)`|\*\*(?P<strong>\S(?:[^*]*\S)?)\*\*|\*(?P<em>\S(?:[^*]*\S)?)\*")
_CODE = re.compile("`([^`]+)`")
_ITEM = re.compile(r"(?m)^[-*] +")


def prose(markdown: str) -> Markup:
    """The Markdown that docstrings of rules are written in.

    It has paragraphs, lists, indented blocks of code, and in a line ``code``, emphasis and strong
    emphasis. Whatever else stands there is shown as it is, never as HTML.
    """
    blocks = re.split(r"\n(?:[ \t]*\n)+", markdown.strip("\n"))
    return Markup("\n").join(_block(block) for block in blocks if block.strip())


def ticked(message: str) -> Markup:
    """A message of a finding: what stands between backticks is code or somebody's words, the rest is plain."""
    return _marked(_CODE.sub(r"<code>\1</code>", str(html(message))))


def sentence(words: str) -> str:
    """Words that begin as a sentence does; those that begin with somebody's words or a name of a field stay as they are."""
    return f"{words[:1].upper()}{words[1:]}"


def preformatted(text: str) -> Markup:
    """A text whose lines stay as they are, for a ``pre``.

    An empty line is written as a reference: what puts pages into Markdown leaves out lines without anything on them.
    """
    return _marked(re.sub(r"\n(?=\n)", "&#10;", str(html(text.strip("\n")))))


def _block(block: str) -> Markup:
    if block.startswith("    "):
        return _marked(f"<pre><code>{preformatted(dedent(block))}</code></pre>")
    if _ITEM.match(block):
        items = (f"<li>{_inline(item)}</li>" for item in _ITEM.split(block)[1:])
        return _marked(f"<ul>{''.join(items)}</ul>")
    return _marked(f"<p>{_inline(block)}</p>")


def _inline(text: str) -> str:
    return _MARKS.sub(
        lambda found: f"<{found.lastgroup}>{found[found.lastgroup or 0]}</{found.lastgroup}>", str(html(text.strip()))
    )


def _marked(text: str) -> Markup:
    return Markup(text)  # noqa: S704 - made above of escaped text and of elements of our own
