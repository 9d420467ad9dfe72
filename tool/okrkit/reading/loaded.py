"""What reading a workspace answers."""

import re
from dataclasses import dataclass, field
from functools import cached_property

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
        if address.path not in self._documents:
            self._documents[address.path] = _positions(text)
        document = self._documents[address.path]
        if isinstance(document, YamlError):
            return Location(address.path, document.line, document.column)
        return Location(address.path, *document.locate(address.pointer, key=address.on_key))

    def excerpt(self, location: Location) -> str:
        """The line of text at a location; empty where there is none."""
        text = self.texts.get(location.path)
        lines = _LINE_END.split(text.data.decode("utf-8", "replace")) if text else []
        return lines[location.line - 1] if 0 < location.line <= len(lines) else ""


def _positions(text: Text) -> Document | YamlError:
    try:
        return read_document(text.data)
    except YamlError as error:
        return error
