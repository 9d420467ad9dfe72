"""A value as a person types it: without quotes where every reader of YAML agrees, else with them."""

import json
import re
from collections.abc import Callable
from datetime import date
from functools import lru_cache

from okrkit.reading.events import JSON
from okrkit.reading.yaml.scalars import Unclear, resolve

_INDICATED = re.compile(r"[\-?:,\[\]{}#&*!|>'\"%@`=~<]|\.\.\.")
"""What YAML gives a meaning to at the start of a word."""

_STOPS = re.compile(r":(?:\s|$)|\s#|[\r\n\t]")
_STOPS_INSIDE = re.compile(r"[,?\[\]{}]|:(?=\S)")
"""The last is read in several ways: an old libyaml ends a word at any colon inside brackets."""

_ANOTHER_TYPE = re.compile(
    r"y|n|yes|no|on|off|true|false|null|none"
    r"|[-+]?[0-9][0-9_,]*(?:\.[0-9_]*)?(?:e[-+]?[0-9]+)?|[-+]?\.[0-9_]+(?:e[-+]?[0-9]+)?"
    r"|[-+]?(?:0[xob])?[0-9a-f_]*[0-9][0-9a-f_]*|[-+]?[0-9_]+(?::[0-9.]+)+|[-+]?\.(?:inf|nan)"
    r"|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[t ].*)?",
    re.IGNORECASE,
)
"""Words that readers of YAML 1.1 take for something else than text. Days are among them: see `is_plain`."""


@lru_cache(4096)
def is_plain(text: str, *, inside: bool) -> bool:
    """Whether a text needs no quotes; ``inside`` is in brackets. A day never does: everybody writes them without."""
    if not text or text != text.strip() or _INDICATED.match(text) or _STOPS.search(text):
        return False
    if (inside and _STOPS_INSIDE.search(text)) or not text.isprintable():
        return False
    if len(text) == 10 and text[4] == "-" == text[7]:
        try:
            return date.fromisoformat(text).isoformat() == text
        except ValueError:
            pass
    return not _ANOTHER_TYPE.fullmatch(text) and _reads_as_text(text)


def scalar(value: bool | float | str | None, quote: str = "", *, inside: bool) -> str:
    """A value on one line; ``quote`` is the mark that texts beside it have: ``'``, ``"`` or nothing."""
    if isinstance(value, str):
        return _text(value, quote, inside=inside)
    if isinstance(value, float):
        return number(value)
    return json.dumps(value)


def number(value: float) -> str:
    """A number in its shortest form: ``3`` for 3.0, and with a point wherever there is an exponent (YAML 1.1 wants one)."""
    written = repr(int(value)) if value == int(value) and abs(value) < 1e15 else repr(value)
    return written.replace("e", ".0e") if "e" in written and "." not in written else written


def flow(  # noqa: PLR0913 (each is one habit of a writer)
    value: JSON, quote: Callable[[str], str], *, colon: str = ": ", comma: str = ", ", pad: str = "", key_quote: str = ""
) -> str:
    """Any value on one line, in brackets where it has parts; ``quote`` gives for a key how the texts under it are quoted."""

    def written(value: JSON, key: str) -> str:
        if isinstance(value, dict):
            parts = [f"{_text(name, key_quote, inside=True)}{colon}{written(part, name)}" for name, part in value.items()]
            return f"{{{pad}{comma.join(parts)}{pad}}}" if parts else "{}"
        if isinstance(value, list):
            return f"[{comma.join(written(part, key) for part in value)}]"
        return scalar(value, quote(key), inside=True)

    return written(value, "")


def _text(text: str, quote: str, *, inside: bool) -> str:
    if not quote and is_plain(text, inside=inside):
        return text
    if quote == "'" and text.isprintable():
        return "'" + text.replace("'", "''") + "'"
    return json.dumps(text, ensure_ascii=False)


def _reads_as_text(word: str) -> bool:
    try:
        return resolve(word) == word
    except Unclear:
        return False
