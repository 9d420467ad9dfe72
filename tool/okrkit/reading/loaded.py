"""What reading a workspace answers."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from okrkit.address import Address, Location
from okrkit.finding import Finding
from okrkit.plan import Plan
from okrkit.reading.events import JSON, Document, YamlError, document_of, read_document
from okrkit.reading.tree import Text
from okrkit.reading.words import find_words

_LINE_END = re.compile("\r\n|\r|\n")
_KEY = re.compile(r"[^:\s]+")
_BLOCK_HEAD = re.compile(r"[|>].*\s+")


@dataclass(frozen=True)
class Loaded:
    """A plan, what is wrong with it, and where each address stands in the texts it was read from.

    Files that could not be read are left out of the plan. ``files`` counts all texts. ``data`` is what they say,
    by path, faults included. ``draft`` is the plan with those files in it that break the schema and can be
    understood all the same: nothing is measured by it, but it can be talked about.
    """

    plan: Plan
    findings: tuple[Finding, ...]
    texts: dict[str, Text] = field(repr=False)
    data: Mapping[str, JSON] = field(default_factory=dict, repr=False)
    draft: Plan = field(default_factory=lambda: Plan(organization=""), repr=False)

    @property
    def files(self) -> int:
        """How many YAML files the workspace has."""
        return len(self.texts)

    @cached_property
    def _documents(self) -> dict[str, Document | YamlError]:
        return {}

    @cached_property
    def _lines(self) -> dict[str, list[str]]:
        return {}

    def locate(self, address: Address) -> Location:
        """The line and column of an address: of what it names, or of the nearest thing around it."""
        text = self.texts.get(address.path)
        if text is None:
            return Location(address.path, 1, 1)
        document = self._document(text)
        if isinstance(document, YamlError):
            return Location(address.path, document.line, document.column)
        return Location(address.path, *document.locate(address.pointer, key=address.on_key))

    def extent(self, address: Address, words: str = "") -> tuple[Location, int]:
        """The location of some words of the value at an address, and how many characters of their line they take, at least 1.

        Without words, or where they cannot be found, it is the whole of a key, a text or a number; of a list
        or a mapping it is the first character.
        """
        location, document = self.locate(address), self._documents.get(address.path)
        if not isinstance(document, Document):
            return location, 1
        if address.on_key:
            key = _KEY.match(self.excerpt(location), location.column - 1)
            return location, len(key[0]) if key else 1
        value = self.value(address)
        if value is None or isinstance(value, dict | list):
            return location, 1
        try:
            start, end = document.span(address.pointer)
        except KeyError:
            return location, 1
        found = find_words(document.text[start:end], words) or (_block_head(document.text[start:end]), end - start)
        start, end = start + found[0], start + found[1]
        return Location(address.path, *document.position(start)), len(_LINE_END.split(document.text[start:end])[0]) or 1

    def value(self, address: Address) -> object:
        """What stands at an address; None where nothing does."""
        value: Any = self.data.get(address.path)
        for step in address.pointer:
            try:
                value = value[step]
            except (KeyError, IndexError, TypeError):
                return None
        return value

    def excerpt(self, location: Location) -> str:
        """The line of text at a location; empty where there is none."""
        lines = self._lines.get(location.path)
        if lines is None:
            text = self.texts.get(location.path)
            lines = self._lines[location.path] = _LINE_END.split(text.data.decode("utf-8", "replace")) if text else []
        return lines[location.line - 1] if 0 < location.line <= len(lines) else ""

    def _document(self, text: Text) -> Document | YamlError:
        if text.path not in self._documents:
            self._documents[text.path] = _document(text, self.data.get(text.path))
        return self._documents[text.path]


def _block_head(written: str) -> int:
    """How many characters of a value only say that it is a block of lines."""
    head = _BLOCK_HEAD.match(written)
    return head.end() if head else 0


def _document(text: Text, known: JSON) -> Document | YamlError:
    try:
        return document_of(text.data, known) if known else read_document(text.data)
    except YamlError as error:
        return error
