"""Somebody who should look at a change, and why: facts, without words."""

from dataclasses import dataclass
from enum import StrEnum

from okrkit.reference import Reference


class Why(StrEnum):
    """What connects somebody with a change."""

    OWNS = "owns"
    """Owns the objective or key result that changed, which is ``through``."""
    LEADS = "leads"
    """Leads the team whose it is: ``through`` is the team, a reference without an objective."""
    SERVED = "served"
    """Owns what the changed objective aligns to, which is ``through``."""
    SERVES = "serves"
    """Owns what aligns to the changed objective, which is ``through``."""
    ASKED = "asked"
    """Is of the team, ``through``, on which the changed objective depends."""
    WAITS = "waits"
    """Owns what depends on the team of the changed objective, which is ``through``."""
    METRIC = "metric"
    """Owns the metric ``metric``, by which the changed key result is measured, or which changed itself."""
    WORKSPACE = "workspace"
    """Leads a team at the top, ``through``: it answers for what all teams share."""


class Side(StrEnum):
    """Where a connection is: a link that is gone is on the first side only, a new one on the second."""

    BEFORE = "before"
    AFTER = "after"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why somebody should look.

    ``about`` is the objective that changed, as its changes name it; for what objectives share it is the reference of
    the change. ``through`` is what connects them with it.

    ``required`` means that the change moves what they answer for; without it, it is worth knowing.
    """

    why: Why
    about: Reference
    through: Reference
    side: Side
    required: bool
    metric: str = ""


@dataclass(frozen=True, slots=True)
class Reviewer:
    """A person, or a team of which nobody is known to lead it, with every reason to look.

    Exactly one of ``person`` and ``team`` is an id, the other None. ``handle`` is the name on the code host, without
    ``@``: a person's id where the workspace gives no other, None for a team that has none. ``known`` is False
    where the workspace does not list them: nobody should be called by that name.
    """

    person: str | None
    team: str | None
    name: str
    handle: str | None
    known: bool
    reasons: tuple[Reason, ...]

    @property
    def id(self) -> str:
        """The id of the person or of the team."""
        return self.person or self.team or ""

    @property
    def required(self) -> bool:
        """Whether the change moves something that they answer for; else it is worth knowing."""
        return any(reason.required for reason in self.reasons)
