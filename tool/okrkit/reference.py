"""How one part of a plan names another: ``team/objective@cycle#key-result``."""

import re
from dataclasses import dataclass, replace
from typing import Self

SLUG = r"[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?"
"""What an id looks like (at most 64 characters); the same pattern stands in the JSON Schemas."""

_REFERENCE = re.compile(rf"({SLUG})/({SLUG})(?:@({SLUG}|[0-9]{{4}}(?:-[A-Z0-9]+)?))?(?:#({SLUG}))?")


@dataclass(frozen=True, slots=True, order=True)
class Reference:
    """The identity of an objective or, with ``key_result``, of one of its key results.

    Identity is the reference, never a path or a position in a file. A ``cycle`` of None means
    "the nearest cycle that contains the one who asks" (see `Plan.resolve`). What objectives share has
    a reference without one: a team, a cycle, a team's plan in a cycle, or nothing at all, the workspace.
    """

    team: str
    objective: str
    cycle: str | None = None
    key_result: str | None = None

    @classmethod
    def parse(cls, text: str) -> Self | None:
        """Read a reference as people write it; None where the text is not one."""
        match = _REFERENCE.fullmatch(text)
        return cls(*match.groups()) if match else None

    @property
    def parent(self) -> Self:
        """The objective, where this names one of its key results."""
        return replace(self, key_result=None) if self.key_result else self

    def __str__(self) -> str:
        cycle = f"@{self.cycle}" if self.cycle else ""
        key_result = f"#{self.key_result}" if self.key_result else ""
        return f"{self.team}{'/' if self.objective else ''}{self.objective}{cycle}{key_result}"
