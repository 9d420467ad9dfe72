"""The story of a plan: moments at which it changed, and what they tell of one objective."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime

from okrkit.diff.change import Change
from okrkit.finding import Finding
from okrkit.reading.raw import Commit
from okrkit.reference import Reference

Renamed = tuple[Reference, Reference]
"""A reference before and after, of an objective or of one of its key results."""


@dataclass(frozen=True, slots=True)
class Moment:
    """One commit as it landed, and what it did to the plan.

    ``unreadable`` names files that this commit left in a state in which they could not be read; of
    each, what was read last stays the plan until it can be read again. ``renamed`` are the things
    that have another name from here on.
    """

    commit: Commit
    changes: tuple[Change, ...]
    unreadable: tuple[Finding, ...] = ()
    renamed: tuple[Renamed, ...] = ()


@dataclass(frozen=True, slots=True)
class Timeline:
    """What happened to a plan on one branch, the newest moment first.

    Only commits that changed the plan, or left a file unreadable, have a moment; ``commits`` counts
    all of the branch. ``head`` is the newest commit, empty where there is none yet. ``cut_at`` is the
    commit at which a shallow clone ends: what was before it, and what it did itself, is not known.
    ``began`` is when the oldest commit landed, None where there is none.
    """

    moments: tuple[Moment, ...]
    head: str
    cut_at: str | None
    commits: int
    began: datetime | None = field(default=None, compare=False)

    @property
    def deepen(self) -> str | None:
        """The command that brings the rest of a history that is cut; None where it is whole."""
        return "git fetch --unshallow" if self.cut_at else None

    def about(self, reference: Reference) -> tuple[Moment, ...]:
        """The moments of one objective (with all inside it) or key result, with only its changes.

        Without a cycle the objective of every cycle is meant. It is followed back through the names
        it had before.
        """
        return tuple(self._about(reference))

    def _about(self, reference: Reference) -> Iterator[Moment]:
        names = {reference}
        for moment in self.moments:
            changes = tuple(change for change in moment.changes if any(_means(name, change.reference) for name in names))
            if changes:
                yield replace(moment, changes=changes, unreadable=())
            for before, after in moment.renamed:
                names = {older for name in names for older in _older(name, before, after)}


def _means(name: Reference, reference: Reference) -> bool:
    """Whether a name is that of the thing, or of what it is inside of."""
    return (
        (name.team, name.objective) == (reference.team, reference.objective)
        and name.cycle in (None, reference.cycle)
        and name.key_result in (None, reference.key_result)
    )


def _older(name: Reference, before: Reference, after: Reference) -> Iterator[Reference]:
    """What to call a thing before it was renamed. A name without a cycle still means the other cycles as well."""
    if name.cycle is None:
        yield name
    if after.key_result is None and _means(name.parent, after):
        yield replace(before, key_result=name.key_result)
    elif after.key_result is not None and name.key_result is not None and _means(name, after):
        yield before
    elif name.cycle is not None:
        yield name
