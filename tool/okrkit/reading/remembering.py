"""The user's cache, and besides it what one command has worked out already."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from okrkit.reading.cache import Cache
from okrkit.reading.events import JSON


class Remembering(Cache):
    """A cache that knows what passed through it even where the user's keeps nothing.

    For a command that reads two sides of a change, which have nearly all their texts in common.
    """

    def __init__(self, path: Path | None) -> None:
        super().__init__(path)
        self._passed: dict[tuple[str, str], JSON] = {}

    def get_many(self, namespace: str, keys: Iterable[str]) -> dict[str, JSON]:
        """The values that are known, by key and in the order of the keys."""
        wanted = list(keys)
        missing = [key for key in wanted if (namespace, key) not in self._passed]
        self._passed |= {(namespace, key): value for key, value in super().get_many(namespace, missing).items()}
        return {key: self._passed[namespace, key] for key in wanted if (namespace, key) in self._passed}

    def put_many(self, namespace: str, items: Mapping[str, JSON]) -> None:
        """Keep values, at least until the command ends."""
        self._passed |= {(namespace, key): value for key, value in items.items()}
        super().put_many(namespace, items)
