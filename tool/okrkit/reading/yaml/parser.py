"""The door to ruamel: text becomes streams of events. Nothing else imports it.

Its C parser (libyaml) is thirty times faster than its parser in Python and is only asked for
events, because its own way of building data overflows the stack on a file of brackets. But it is
stricter in one place, laxer in another, and not always installed. So the parser in Python has the
last word: it reads what the C parser would read differently, and whatever the C parser refuses.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

_INNER_COLON = re.compile(r"(?<=\w):(?=[^\s,\[\]{}])")
_STAND_IN = "\ue000"


class Events(NamedTuple):
    """The classes of the events that say something."""

    scalar: type
    mapping_start: type
    mapping_end: type
    sequence_start: type
    sequence_end: type
    document_start: type
    alias: type


@cache
def kinds() -> Events:
    """The classes of the events of both parsers."""
    from ruamel.yaml import events

    return Events(
        events.ScalarEvent,
        events.MappingStartEvent,
        events.MappingEndEvent,
        events.SequenceStartEvent,
        events.SequenceEndEvent,
        events.DocumentStartEvent,
        events.AliasEvent,
    )


@cache
def failures() -> tuple[type[Exception], ...]:
    """What the parsers raise for a text that they cannot read: errors of their own, and what ruamel lets through.

    That is an AssertionError for ``%YAML 1.3`` and a ValueError or an OverflowError for codes past Unicode.
    """
    from ruamel.yaml.error import YAMLError

    return YAMLError, AssertionError, ValueError, OverflowError


def streams(text: str, *, pure: bool) -> Iterator[Iterator[Any]]:
    """The ways to read a text, fastest first; where one raises, the next is to be asked, and the last one is right.

    With ``pure`` it is the parser in Python alone. Tabs are left to it, too: libyaml takes some of them for blanks.
    """
    fast = None if pure or "\t" in text else _fast_parser()
    if fast:
        yield iter(fast(text).get_event, None)
        if _INNER_COLON.search(text) and _STAND_IN not in text:
            yield _with_inner_colons(fast(_INNER_COLON.sub(_STAND_IN, text)))
    yield _in_python(text)


@cache
def _fast_parser() -> Any:
    try:
        from ruamel.yaml.cyaml import CParser  # type: ignore[attr-defined]
    except ImportError:
        return None
    return CParser


def _with_inner_colons(parser: Any) -> Iterator[Any]:
    """Events of a text whose inner colons were replaced: old libyaml refuses ``{link: https://…}`` and ``[12:30]``."""
    for event in iter(parser.get_event, None):
        if getattr(event, "value", None):
            event.value = event.value.replace(_STAND_IN, ":")
        yield event


def _in_python(text: str) -> Iterator[Any]:
    from ruamel.yaml import YAML
    from ruamel.yaml.scanner import Scanner

    class BlockScalarScanner(Scanner):
        """ruamel's scanner, but a text after ``|`` may start with a line of fewer blanks than its own (YAML 1.2, 8.1.1.1)."""

        def scan_block_scalar_indentation(self) -> tuple[list[Any], int, Any]:
            breaks, indent, end = [], 0, self.reader.get_mark()
            while (character := self.reader.peek()) in " \r\n":
                if character == " ":
                    self.reader.forward()
                    indent = max(indent, self.reader.column)
                else:
                    breaks.append(self.scan_line_break())
                    end = self.reader.get_mark()
            return breaks, indent, end

    yaml = YAML(typ="safe", pure=True)
    yaml.Scanner = BlockScalarScanner
    yield from yaml.parse(text)
