"""What people wrote, made harmless for the place where it is read: one function for each place.

`okrkit.say.escape_files` has those of files and messages that other programs keep. Nothing else in okrkit may put a text from a
plan, a commit or a file name into an output.
"""

import json
import re
from typing import overload

from markupsafe import Markup, escape

_LINES = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_UNSEEN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufff9-\ufffb\ufffe\uffff]")
_HALVES = re.compile("[\ud800-\udfff]")
_PUNCTUATION = re.compile(r"[!-/:-@\[-`{-~]")
_FORMULA = re.compile(r"(?m)^(?=[^\S\n]*[=+\-@\uff1d\uff0b\uff0d\uff20])|\A(?=[\t\n])")
_COMMAND = re.compile(r"##(?=\w*\[)")
_LIVE = re.compile(
    r"<(?=[A-Za-z/!?])|&(?=#\w+;)|\](?=[(\[:])"  # what Markdown makes an element of
    r"|\{(?=\d+\})"  # what SARIF fills in
)
_CALLS = re.compile(
    r"[@#!~%$&^](?=\w)|\bG[HL]-(?=\d)"  # people, issues, requests, labels, milestones, snippets, epics, alerts
    r"|:(?=//|\w+:)|\bwww(?=\.)|\[(?=\w+:)",  # addresses, emoji, and the long form of references
    re.IGNORECASE,
)
APART = "\u200b"
"""A space without width: nobody sees it, and no program reads over it."""


def stripped(text: str) -> str:
    """The text without what is never seen but obeyed; lines end with a newline only.

    Stops control characters and escape sequences, marks that turn the reading direction around (so that a
    line reads as what it is not), and half characters that no output can encode.
    """
    if text.isprintable():  # nearly every text: none of the characters below is
        return text
    return _HALVES.sub("\ufffd", _UNSEEN.sub("", _LINES.sub("\n", text)))


def line(text: str) -> str:
    """The stripped text on one line, nothing else escaped: runs of blanks become one. For what is escaped again later."""
    return " ".join(stripped(text).split())


def terminal(text: str) -> str:
    """For a line in a terminal; blanks that lay out the line stay.

    Stops a title that moves the cursor, recolours the window, sets the clipboard or adds lines of its own
    (``ESC ] 52``, a carriage return, a newline). Markup of the printing library is the printer's to refuse.
    """
    return stripped(text).replace("\n", " ").replace("\t", " ")


def zsh_word(text: str) -> str:
    """For a word in a line that zsh evaluates. Stops ``$(…)``, a quote that ends, and a backslash before either."""
    from shlex import quote

    return quote(line(text))


def html(text: str) -> Markup:
    """For text and quoted attributes of HTML and XML. Stops elements, attributes, entities: ``<script>``, ``" onclick="``."""
    return escape(stripped(str(text)))


def markdown(text: str) -> str:
    """For Markdown: inline, in a heading, in a cell of a table or as the label of a link; on one line.

    Stops ``[x](javascript:…)``, ``<img onerror>``, attribute lists, ``--8<--`` inclusions, and a ``|`` or a
    newline that breaks a table. All punctuation of ASCII becomes numeric entities; searching still finds the text.
    """
    return _PUNCTUATION.sub(lambda found: f"&#{ord(found[0])};", line(text))


def comment(text: str) -> str:
    """For Markdown that a code host shows, and reads for names and numbers once it is made: as `markdown`, and dumb besides.

    Stops ``@dana``, ``#12``, ``!12``, ``GH-12``, ``:tada:`` and addresses, which would call people and leave marks elsewhere.
    Entities alone do not: hosts look for them in the text that readers see, so a space without width parts them.
    """
    return markdown(_CALLS.sub(rf"\g<0>{APART}", line(text)))


def fenced(text: str, language: str = "") -> str:
    """For Markdown: a block of code, whose lines stay lines. Stops a line of backticks that would end it."""
    plain = stripped(text).rstrip("\n")
    fence = "`" * max(3, 1 + max((len(run) for run in re.findall("`+", plain)), default=0))
    return f"{fence}{language}\n{plain}\n{fence}"


def mermaid(text: str) -> str:
    """For the label of a node in a Mermaid diagram, between ``["`` and ``"]``; on one line.

    Stops ``"]``, ``click … call``, ``%%{init}%%``, elements, and what Mermaid reads as Markdown: all punctuation of ASCII
    becomes Mermaid's own entities.
    """
    return _PUNCTUATION.sub(lambda found: f"#{ord(found[0])};", line(text))


def front_matter(text: str) -> str:
    """For a page's title, its description, its tags, the navigation and the name of the site; on one line.

    Stops a ``</title><script>``: themes put these values into their templates as they are. What writes
    the YAML around it quotes it for YAML.
    """
    import html as markup

    return markup.escape(line(text), quote=True)


@overload
def csv(value: str) -> str: ...
@overload
def csv(value: float | None) -> float | None: ...
def csv(value: str | float | None) -> str | float | None:
    """For a cell that the `csv` module then quotes; numbers stay numbers.

    Stops formulas, ``=HYPERLINK(…)``, ``@SUM``, ``-2+cmd|…``: a text that a spreadsheet would begin to
    calculate gets an apostrophe before it, after blanks too and on each of its lines.
    """
    return _FORMULA.sub("'", stripped(value)) if isinstance(value, str) else value


def ci(text: str) -> str:
    """For a line in the log of a build.

    Stops ``::set-output``, ``::add-mask::`` at its start and ``##[command]``, ``##vso[task]``, ``##teamcity[…]``
    anywhere in it, which runners obey whoever wrote them.
    """
    plain = _COMMAND.sub("## ", terminal(text))
    before, marks, after = plain.partition("::")
    return f"{before}: :{after}" if marks and not before.strip() else plain


def github_data(text: str) -> str:
    """For what stands after the second ``::`` of a GitHub workflow command; its lines stay lines.

    Stops a newline that begins a command of its own, and an escape like ``%0A`` that somebody wrote out.
    """
    plain = _COMMAND.sub("## ", stripped(text))
    return plain.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def github_property(text: str) -> str:
    """For the value of a property of a GitHub workflow command, like its ``file``. Stops ``,line=1`` and ``::`` besides."""
    return github_data(text).replace(":", "%3A").replace(",", "%2C")


def azure(text: str) -> str:
    """For a property or the message of a logging command of Azure Pipelines. Stops ``;code=``, ``]`` and new lines."""
    plain = _COMMAND.sub("## ", stripped(text)).replace("%", "%AZP25").replace("\r", "%0D").replace("\n", "%0A")
    return plain.replace(";", "%3B").replace("]", "%5D")


def xml(text: str) -> str:
    """For text and quoted attributes of XML 1.0, in ASCII; lines and tabs stay what they are in attributes too.

    Stops elements and entities, the characters that no XML may have, as references either, and ``##[command]``
    where a build reads its log.
    """
    plain = str(html(text)).replace("##", "&#35;&#35;").replace("\n", "&#10;").replace("\t", "&#9;")
    return plain.encode("ascii", "xmlcharrefreplace").decode()


def json_in_log(value: object) -> str:
    """For JSON that may be printed where a build reads its log: an answer, a report; texts in it stay what they are.

    Stops ``##[command]`` and ``##vso[task]`` inside a text; characters outside ASCII are escaped, so any pipe can take it.
    """
    return json.dumps(value, indent=2).replace("##", "\\u0023\\u0023")


def remark(text: str) -> str:
    """For a message in a report that another program shows, as plain text, as Markdown or as a comment; on one line.

    Stops ``@name`` and ``#12`` that call people, links, images, elements, and the ``{0}`` and ``[x](1)`` of SARIF.
    Entities would be seen where the message is shown as it is, so what would come alive is parted by
    a space without width.
    """
    return _LIVE.sub(rf"\g<0>{APART}", _CALLS.sub(rf"\g<0>{APART}", line(text)))


def uri_path(path: str) -> str:
    """For the path of a file as a relative URI. Bytes that are no text stay the bytes that they are."""
    from urllib.parse import quote

    return quote(path.encode("utf-8", "surrogateescape" if _is_bytes(path) else "replace"))


def _is_bytes(path: str) -> bool:
    """Whether each half character of a path stands for a byte, as Python reads names that are no UTF-8."""
    return not re.search("[\ud800-\udc7f\udd00-\udfff]", path)


def json_in_html(value: object) -> Markup:
    """For data inside a ``<script type="application/json">``; escape it once more with `html` for an attribute.

    Stops ``</script>`` and ``<!--`` inside a text. Raises ValueError for a number that JSON does not know.
    """
    text = json.dumps(_all_stripped(value), ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    for character in "<>&":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return Markup(text)  # noqa: S704 - nothing in it can end the script


def _all_stripped(value: object) -> object:
    if isinstance(value, dict):
        return {_all_stripped(key): _all_stripped(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_all_stripped(inner) for inner in value]
    return stripped(value) if isinstance(value, str) else value
