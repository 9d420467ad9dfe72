"""Where a thing stands: symbolically while we think, as a line and a column when we speak."""

from dataclasses import dataclass
from typing import Self

Pointer = tuple[str | int, ...]
"""Steps from the top of a document: a `str` picks a key of a mapping, an `int` an item of a list."""


@dataclass(frozen=True, slots=True, order=True)
class Address:
    """A place in a file of the plan that survives edits above it.

    ``path`` is relative to the workspace root, with ``/`` between its parts. ``on_key`` means the
    key itself, not the value under it.
    """

    path: str
    pointer: Pointer = ()
    on_key: bool = False

    def at(self, *steps: str | int) -> Self:
        """The address of something inside this place."""
        return type(self)(self.path, (*self.pointer, *steps))

    def __str__(self) -> str:
        return f"{self.path}:{'.'.join(map(str, self.pointer))}" if self.pointer else self.path


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A place in a text as a person or an editor counts it: line and column start at 1.

    A column counts characters (code points), not bytes.
    """

    path: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"
