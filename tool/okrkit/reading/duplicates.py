"""Ids that name two things at once."""

from collections.abc import Iterable, Iterator
from typing import Protocol

from okrkit.address import Address
from okrkit.finding import Finding, Severity
from okrkit.objective import Objective
from okrkit.reading.build import OkrFile

RULE = "duplicate-id"


class Place(Protocol):
    """Whatever knows where its parts stand: an objective, a key result, an address."""

    def at(self, *steps: str | int) -> Address:
        """The address of a part of it."""
        ...


def duplicate_ids(files: Iterable[OkrFile]) -> Iterator[Finding]:
    """Objectives of one team and cycle, and parts of one objective, that share an id; also second reviews."""
    objectives: dict[object, Place] = {}
    reviews: dict[object, Place] = {}
    for file in files:
        for objective in file.objectives:
            if first := _first(objectives, objective.reference, objective):
                yield _again(f"the objective `{objective.reference}`", objective.at("id"), first)
            yield from _inside(objective)
        if file.review and (first := _first(reviews, (file.team, file.cycle), file.review.address)):
            yield _again(f"the review of {file.team} for {file.cycle}", file.review.address, first)


def _inside(objective: Objective) -> Iterator[Finding]:
    key_results: dict[object, Place] = {}
    for key_result in objective.key_results:
        if first := _first(key_results, key_result.id, key_result):
            yield _again(f"the key result `{key_result.id}`", key_result.at("id"), first)
    initiatives: dict[object, Place] = {}
    for index, initiative in enumerate(objective.initiatives):
        if first := _first(initiatives, initiative.id, objective):
            yield _again(f"the initiative `{initiative.id}`", objective.at("initiatives", index, "id"), first)


def _first(seen: dict[object, Place], identity: object, place: Place) -> Place | None:
    """What already has this identity; otherwise it is remembered."""
    if identity in seen:
        return seen[identity]
    seen[identity] = place
    return None


def _again(what: str, where: Address, first: Place) -> Finding:
    path = first.at().path
    place = "earlier in this file" if path == where.path else f"in {path}"
    help = "an id names one thing: give one of them another id, or delete the copy"
    return Finding(RULE, Severity.ERROR, f"{what} is already written {place}", where, help)
