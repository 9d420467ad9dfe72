"""What an earlier run found out about commits, kept in the user's cache."""

from collections.abc import Iterable, Mapping, Sequence

from okrkit.history.entry import Entry, decode, encode
from okrkit.history.walk import Step
from okrkit.reading.cache import Cache
from okrkit.reading.code import code_digest
from okrkit.reading.raw import Commit


class Memory:
    """Entries by commit. A commit never changes, so an entry is good for as long as the code that wrote it is the same.

    What a commit did depends on itself, on all before it, and so on where a shallow clone was cut, and
    on the folder that the workspace was in.
    """

    def __init__(self, cache: Cache | None, cut_at: str | None, *, believe: bool = True) -> None:
        self.used = False
        self._believe = believe
        self._cache = cache
        self._where = cut_at or "whole"

    def recall(self, prefix: str, commits: Sequence[Commit]) -> Mapping[str, Entry]:
        """What is known of commits, by their ids."""
        if self._cache is None or not self._believe:
            return {}
        keys = {self.key(prefix, commit): commit.id for commit in commits}
        found = self._cache.get_many(namespace(), keys)
        entries = {keys[key]: entry for key, data in found.items() if key in keys and (entry := decode(data))}
        self.used = self.used or bool(entries)
        return entries

    def remember(self, entries: Iterable[tuple[Step, Entry]]) -> None:
        """Keep what was found out."""
        if self._cache is not None:
            self._cache.put_many(namespace(), {self.key(step.prefix, step.commit): encode(entry) for step, entry in entries})

    def key(self, prefix: str, commit: Commit) -> str:
        """What an entry is called in the cache."""
        return f"{commit.id}/{self._where}/{prefix!a}"


def namespace() -> str:
    """A name that changes with any code that an entry could depend on: how files are read, built, compared and kept."""
    return f"history/{code_digest('reading', 'diff', 'history')}"
