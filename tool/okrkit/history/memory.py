"""What an earlier run found out about commits, kept in the user's cache."""

from collections.abc import Iterable, Mapping, Sequence

from okrkit.history.entry import Entry, Files, UntrueError, decode, decode_files, encode, encode_files
from okrkit.history.walk import Step
from okrkit.reading.cache import Cache
from okrkit.reading.code import code_digest
from okrkit.reading.raw import Commit

_AT_ONCE = 1000


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
        """What is known of commits, by their ids, without their files."""
        entries: dict[str, Entry] = {}
        for start in range(0, len(commits) if self._cache and self._believe else 0, _AT_ONCE):
            keys = {self.key(prefix, commit): commit.id for commit in commits[start : start + _AT_ONCE]}
            for key, data in self._known("history", keys).items():
                if entry := decode(data):
                    entries[keys[key]] = entry
        self.used = self.used or bool(entries)
        return entries

    def files(self, steps: Iterable[Step]) -> dict[str, Files]:
        """The files of remembered steps that touch any, by commit id. Raises `UntrueError` where those are unknown."""
        keys = {self.key(step.prefix, step.commit): step.commit.id for step in steps if step.entry and step.entry.touches}
        found = {keys[key]: decode_files(data) for key, data in self._known("files", keys).items()}
        if len(found) < len(keys):
            raise UntrueError
        return found

    def remember(self, found: Iterable[tuple[Step, Entry, Files]]) -> None:
        """Keep what was found out."""
        if self._cache is not None:
            kept = [(self.key(step.prefix, step.commit), entry, files) for step, entry, files in found]
            self._cache.put_many(namespace("files"), {key: encode_files(files) for key, _, files in kept if files})
            self._cache.put_many(namespace("history"), {key: encode(entry) for key, entry, _ in kept})

    def key(self, prefix: str, commit: Commit) -> str:
        """What an entry is called in the cache."""
        return f"{commit.id}/{self._where}/{prefix!a}"

    def _known(self, name: str, keys: Iterable[str]) -> Mapping[str, object]:
        return self._cache.get_many(namespace(name), keys) if self._cache else {}


def namespace(name: str) -> str:
    """A name that changes with any code that an entry could depend on: how files are read, built, compared and kept."""
    return f"{name}/{code_digest('reading', 'diff', 'history')}"
