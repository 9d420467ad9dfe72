"""What one command has understood already."""

from okrkit.reading.events import JSON
from okrkit.reading.parts import Part, build_part
from okrkit.reading.schema import SchemaName
from okrkit.reading.tree import Text


class Known:
    """What texts say, for commands that read two sides of a change: nearly all of it stands on both, and is understood once.

    ``data`` is by blob; ``valid`` is the part of it that keeps to its schema, by the keys of `reading.load`.
    """

    def __init__(self) -> None:
        self.data: dict[str, JSON] = {}
        self.valid: dict[str, JSON] = {}
        self._parts: dict[tuple[str, str], Part] = {}

    def part(self, text: Text, data: JSON, kind: SchemaName) -> Part:
        """What a file says of a plan; on both sides it is one value. Raises `Misshapen`."""
        self.data[text.blob] = data
        key = text.path, text.blob
        if key not in self._parts:
            self._parts[key] = build_part(data, kind, text.path)
        return self._parts[key]
