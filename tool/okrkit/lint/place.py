"""Which team, objective and key result an address of the plan belongs to."""

from dataclasses import dataclass, replace

from okrkit.address import Address, Pointer
from okrkit.plan import Plan
from okrkit.reference import Reference

_DEEPEST = 4
"""Steps to a key result: ``objectives``, which one, ``key_results``, which one."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a finding belongs.

    ``reference`` is that of the objective or key result around it, None outside of all; ``inside`` are
    the steps from there, or from the top of the file. ``team`` and ``cycle`` are those of an OKR file.
    """

    path: str
    inside: Pointer
    team: str | None = None
    cycle: str | None = None
    reference: Reference | None = None


class Places:
    """The places of one plan."""

    def __init__(self, plan: Plan) -> None:
        self._parts: dict[tuple[str, Pointer], Reference] = {}
        self._files: dict[str, tuple[str, str]] = {}
        for objective in plan.objectives:
            self._parts[objective.address.path, objective.address.pointer] = objective.reference
            self._files[objective.address.path] = (objective.team, objective.cycle)
            for key_result in objective.key_results:
                self._parts[key_result.address.path, key_result.address.pointer] = key_result.reference
        for review in plan.reviews:
            self._files[review.address.path] = (review.team, review.cycle)

    def of(self, address: Address) -> Place:
        """The place of an address."""
        team, cycle = self._files.get(address.path, (None, None))
        place = Place(address.path, address.pointer, team, cycle)
        for depth in range(min(_DEEPEST, len(address.pointer)), 0, -1):
            if reference := self._parts.get((address.path, address.pointer[:depth])):
                return replace(place, reference=reference, inside=address.pointer[depth:])
        return place
