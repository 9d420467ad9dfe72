"""Ids that name two things at once."""

from collections.abc import Iterable, Iterator

from okrkit.address import Address
from okrkit.finding import Finding, Severity
from okrkit.objective import Objective
from okrkit.reading.build import OkrFile

RULE = "duplicate-id"


def duplicate_ids(files: Iterable[OkrFile]) -> Iterator[Finding]:
    """Objectives of one team and cycle, and parts of one objective, that share an id; also second reviews."""
    seen: dict[object, Address] = {}
    for file in files:
        for objective in file.objectives:
            where = objective.at("id")
            yield from _again(seen, objective.reference, where, f"the objective `{objective.reference}`")
            yield from _inside(objective)
        if file.review:
            yield from _again(seen, (file.team, file.cycle), file.review.address, f"the review of {file.team} for {file.cycle}")


def _inside(objective: Objective) -> Iterator[Finding]:
    seen: dict[object, Address] = {}
    for key_result in objective.key_results:
        yield from _again(seen, ("key result", key_result.id), key_result.at("id"), f"the key result `{key_result.reference}`")
    for index, initiative in enumerate(objective.initiatives):
        where = objective.at("initiatives", index, "id")
        yield from _again(seen, ("initiative", initiative.id), where, f"the initiative `{initiative.id}`")


def _again(seen: dict[object, Address], identity: object, where: Address, what: str) -> Iterator[Finding]:
    first = seen.setdefault(identity, where)
    if first is not where:
        place = "earlier in this file" if first.path == where.path else f"in {first.path}"
        help = "an id names one thing: give one of them another id, or delete the copy"
        yield Finding(RULE, Severity.ERROR, f"{what} is already written {place}", where, help)
