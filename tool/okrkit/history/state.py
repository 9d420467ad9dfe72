"""The plan as history remembers it: of each file, the last version that could be read."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from okrkit.objective import Objective
from okrkit.reading.layouts import NEWEST

FileKind = Literal["workspace", "okr", "metrics"]


class Good(NamedTuple):
    """A version of a file that could be read; ``holds`` are the complete references of its objectives.

    ``layout`` is that of the plan when the file was written.
    """

    blob: str
    kind: FileKind
    holds: tuple[str, ...] = ()
    layout: int = NEWEST


@dataclass(slots=True)
class State:
    """The last good version of every file, by path, and which files hold an objective.

    ``unknown`` are files of which no good version is known though there was one: those that could not
    be read where a shallow clone was cut.
    """

    files: dict[str, Good] = field(default_factory=dict)
    unknown: set[str] = field(default_factory=set)
    _by_kind: defaultdict[FileKind, set[str]] = field(default_factory=lambda: defaultdict(set))
    _holders: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def put(self, path: str, good: Good | None) -> None:
        """A file has a new good version, or is gone."""
        self.unknown.discard(path)
        if old := self.files.pop(path, None):
            self._by_kind[old.kind].discard(path)
            for held in old.holds:
                self._holders[_any_cycle(held)].discard(path)
        if good:
            self.files[path] = good
            self._by_kind[good.kind].add(path)
            for held in good.holds:
                self._holders[_any_cycle(held)].add(path)

    def of_kind(self, kind: FileKind) -> dict[str, Good]:
        """The files of one kind, in the order of their paths."""
        return {path: self.files[path] for path in sorted(self._by_kind[kind])}

    def also_holding(self, references: Iterable[str]) -> set[str]:
        """The files that hold one of these objectives, in just this cycle."""
        return {
            path
            for reference in references
            for path in self._holders.get(_any_cycle(reference), ())
            if reference in self.files[path].holds
        }

    def linked_from(self, objectives: Iterable[Objective]) -> set[str]:
        """The files that hold what the objectives align to, in whichever cycle."""
        links = (link.to for objective in objectives for link in objective.aligns_to)
        return {path for to in links for path in self._holders.get(f"{to.team}/{to.objective}", ())}


def _any_cycle(reference: str) -> str:
    return reference.partition("@")[0]
