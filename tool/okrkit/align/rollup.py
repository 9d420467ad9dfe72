"""Progress that rises along the links: what stands for an objective, and what its supporters make of it."""

from collections.abc import Collection
from datetime import date

from okrkit.align.links import Links
from okrkit.align.loops import components
from okrkit.measure.progress import is_dropped, objective_progress, weighted_mean
from okrkit.measure.standing import UNKNOWN, Standing, stand_objective
from okrkit.objective import Objective
from okrkit.plan import Plan
from okrkit.reference import Reference


class Standings:
    """Where every objective of a plan stands on one day, each worked out once and only when asked for."""

    def __init__(self, plan: Plan, links: Links, day: date) -> None:
        self._plan = plan
        self._links = links
        self._day = day
        self._known: dict[Reference, Standing] = {}

    def of(self, objective: Objective) -> Standing:
        """Where an objective stands, with the supporting progress of all that aligns to it."""
        if objective.reference not in self._known:
            by_reference: dict[Reference, Objective] = {objective.reference: objective}

            def unknown_supporters(reference: Reference) -> list[Reference]:
                supporters = [child for _, child in self._links.down.get(reference, ()) if child.reference not in self._known]
                by_reference.update((child.reference, child) for child in supporters)
                return [child.reference for child in supporters]

            for circle in components([objective.reference], unknown_supporters):
                for member in circle:
                    self._known[member] = self._stand(by_reference[member], circle)
        return self._known[objective.reference]

    def _stand(self, objective: Objective, circle: Collection[Reference]) -> Standing:
        cycle = self._plan.cycles.get(objective.cycle)
        if cycle is None:
            return UNKNOWN
        supporting = self._supporting(objective, circle)
        return stand_objective(objective, cycle, self._plan.policy, self._day, supporting=supporting)

    def _supporting(self, objective: Objective, circle: Collection[Reference]) -> float | None:
        """The mean headline of what aligns to it, by the weight of the links.

        Left out are what is dropped, what has not begun and what is unknown. An objective that lives
        in several cycles counts once, as the latest of them. Of objectives that support each other
        in a circle only their own progress counts, or there would be no end to it.
        """
        weights: dict[tuple[str, str], float] = {}
        latest: dict[tuple[str, str], Objective] = {}
        for link, child in self._links.down.get(objective.reference, ()):
            if not is_dropped(child, self._day) and self._has_begun(child):
                same = latest.get((child.team, child.id))
                weights[child.team, child.id] = max(link.weight, weights[child.team, child.id] if same is child else 0.0)
                latest[child.team, child.id] = child
        progress = {
            key: objective_progress(child, self._day) if child.reference in circle else self._known[child.reference].progress
            for key, child in latest.items()
        }
        return weighted_mean((share, weights[key]) for key, share in progress.items() if share is not None)

    def _has_begun(self, objective: Objective) -> bool:
        cycle = self._plan.cycles.get(objective.cycle)
        return cycle is not None and cycle.starts <= self._day
