"""The door to ruamel: text becomes a stream of events. Nothing else imports it.

Its C parser (libyaml) is only asked for events, because its own way of building data overflows
the stack on a file of brackets. Where it is not installed, ruamel's parser in Python is used: it
gives the same answers, about thirty times slower.
"""

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any, NamedTuple


class Parser(NamedTuple):
    """A way to get events from a text, and the classes of these events."""

    events: Callable[[str], Iterator[Any]]
    scalar: type
    mapping_start: type
    mapping_end: type
    sequence_start: type
    sequence_end: type
    document_start: type
    alias: type


@cache
def parser(pure: bool = False) -> Parser:
    """The fastest parser there is, or with ``pure`` the one in Python."""
    from ruamel.yaml import events

    return Parser(
        _in_python if pure else _fastest(),
        events.ScalarEvent,
        events.MappingStartEvent,
        events.MappingEndEvent,
        events.SequenceStartEvent,
        events.SequenceEndEvent,
        events.DocumentStartEvent,
        events.AliasEvent,
    )


def _fastest() -> Callable[[str], Iterator[Any]]:
    try:
        from ruamel.yaml.cyaml import CParser  # type: ignore[attr-defined]
    except ImportError:
        return _in_python
    return lambda text: iter(CParser(text).get_event, None)


def _in_python(text: str) -> Iterator[Any]:
    from ruamel.yaml import YAML

    yield from YAML(typ="safe", pure=True).parse(text)
