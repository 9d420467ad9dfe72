"""How many of some objectives stand how."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from okrkit.objective import Objective
from okrkit.pages.context import Site
from okrkit.pages.status import STATUSES, Pill, pill


@dataclass(frozen=True, slots=True)
class Tally:
    """Counted pills, in the order in which they first appear among all statuses; ``of`` is the number of objectives."""

    pills: tuple[tuple[Pill, int], ...]
    of: int


def tally(site: Site, objectives: Iterable[Objective]) -> Tally:
    """Count by status; the points of "behind" are left out, for they differ."""
    standings = [site.standing(objective) for objective in objectives]
    counted = Counter(standing.status.value for standing in standings)
    looks = {standing.status.value: pill(standing) for standing in standings}
    order = [key for key, _ in STATUSES if key in counted]
    words = dict(STATUSES)
    pills = tuple((Pill(key, words[key], looks[key].tone, looks[key].shape), counted[key]) for key in order)
    return Tally(pills, len(standings))
