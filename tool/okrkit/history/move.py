"""A move of a goalpost: what became of a promise after its cycle froze, and whether anybody said so."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from okrkit.diff.change import Change, Value
from okrkit.history.promise import Field
from okrkit.reading.raw import Commit

NOBODY = ""
"""The id of a commit that nobody has made yet."""


class Direction(StrEnum):
    """What a move makes of a promise."""

    EASED = "eased"
    NEITHER = "neither"
    """Measured differently: nobody can tell which of the two is easier."""
    RAISED = "raised"


class Openness(StrEnum):
    """Whether a move was said to be one, the worst first."""

    QUIET = "quiet"
    DECLARED_LATE = "declared late"
    DECLARED = "declared"


@dataclass(frozen=True, slots=True)
class Declared:
    """Who said why a promise moved, in the commit that brought the entry; ``approved_by`` is the id of a person."""

    because: str
    approved_by: str | None
    commit: Commit


@dataclass(frozen=True, slots=True)
class Move:
    """One part of a promise that is another one since a commit landed.

    ``change`` is the fact, with its values before and after; where a due date was or is that of the
    cycle, it is filled in. ``undone_by`` is the later commit since which the promise is no easier than
    before the move; one that made it harder has none.
    """

    field: Field
    direction: Direction
    openness: Openness
    change: Change
    commit: Commit
    declared: Declared | None = None
    undone_by: Commit | None = None

    @property
    def before(self) -> Value:
        """What was promised."""
        return self.change.before

    @property
    def after(self) -> Value:
        """What is promised instead."""
        return self.change.after

    @property
    def day(self) -> date:
        """The day on which it landed."""
        return self.commit.landed.date()

    @property
    def needs_a_word(self) -> bool:
        """Whether somebody still has to say why: a quiet move that did not make the promise harder, and still stands."""
        return self.openness is Openness.QUIET and self.direction is not Direction.RAISED and not self.undone_by

    @property
    def rank(self) -> tuple[bool, int, int]:
        """The worst first: what needs a word, then what was quiet, then what eased."""
        return (not self.needs_a_word, list(Openness).index(self.openness), list(Direction).index(self.direction))
