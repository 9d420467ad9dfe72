"""Key results of which nothing is heard, so that each is told of once, by the rule that can teach most about it."""

from collections.abc import Collection, Iterator

from okrkit.address import Address
from okrkit.objective import KeyResult, Objective


def told_of(objective: Objective, quiet: Collection[KeyResult]) -> Iterator[tuple[str, Address, tuple[KeyResult, ...]]]:
    """What to speak of: a title, where it stands, and the key results meant; the objective where all of several are quiet."""
    if len(quiet) > 1 and len(quiet) == len(objective.key_results):
        yield objective.title, objective.at("title"), tuple(quiet)
    else:
        yield from ((one.title, one.at("title"), (one,)) for one in quiet)
