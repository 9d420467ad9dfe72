"""What reading a workspace answers."""

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from okrkit.address import Address, Location
from okrkit.finding import Finding
from okrkit.plan import Plan
from okrkit.reading.events import Document, YamlError, read_document
from okrkit.reading.tree import Text

_LINE_END = re.compile("\r\n|\r|\n")


@dataclass(frozen=True)
class Loaded:
    """A plan, what is wrong with it, and where each address stands in the texts it was read from.

    Files that could not be read are left out of the plan. ``files`` counts all texts.
    """

    plan: Plan
    findings: tuple[Finding, ...]
    texts: dict[str, Text] = field(repr=False)

    @property
    def files(self) -> int:
        """How many YAML files the workspace has."""
        return len(self.texts)

    @cached_property
    def _documents(self) -> dict[str, Document | YamlError]:
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

    def value(self, address: Address) -> object:
        """What stands at an address; None where nothing does."""
        text = self.texts.get(address.path)
        document = self._document(text) if text else None
        value: Any = document.data if isinstance(document, Document) else None
        for step in address.pointer:
            try:
                value = value[step]
            except (KeyError, IndexError, TypeError):
                return None
        return value

    def excerpt(self, location: Location) -> str:
        """The line of text at a location; empty where there is none."""
        text = self.texts.get(location.path)
        lines = _LINE_END.split(text.data.decode("utf-8", "replace")) if text else []
        return lines[location.line - 1] if 0 < location.line <= len(lines) else ""

    def _document(self, text: Text) -> Document | YamlError:
        if text.path not in self._documents:
            self._documents[text.path] = _positions(text)
        return self._documents[text.path]


def _positions(text: Text) -> Document | YamlError:
    try:
        return read_document(text.data)
    except YamlError as error:
        return error
