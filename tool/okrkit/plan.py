"""The plan: everything a workspace says, as one frozen value."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from okrkit.cycle import Cycle
from okrkit.objective import KeyResult, Objective
from okrkit.reference import Reference
from okrkit.review import Review
from okrkit.workspace import LintSettings, Metric, Person, Policy, Team


@dataclass(frozen=True)
class Plan:
    """A workspace at one moment. Mappings are by id; ``cycles`` holds every cycle that a file uses."""

    organization: str
    repository: str | None = None
    custom_schema: str | None = None
    fiscal_year_starts: int = 1
    cycles: Mapping[str, Cycle] = field(default_factory=dict)
    teams: Mapping[str, Team] = field(default_factory=dict)
    people: Mapping[str, Person] = field(default_factory=dict)
    metrics: Mapping[str, Metric] = field(default_factory=dict)
    lenses: tuple[str, ...] = ()
    glossary: Mapping[str, str] = field(default_factory=dict)
    policy: Policy = field(default_factory=Policy)
    lint: LintSettings = field(default_factory=LintSettings)
    objectives: tuple[Objective, ...] = ()
    reviews: tuple[Review, ...] = ()

    @cached_property
    def _by_reference(self) -> dict[Reference, Objective]:
        """Objectives by complete reference, under their former ids too; the current name wins."""
        former = {
            replace(objective.reference, objective=id): objective for objective in self.objectives for id in objective.formerly
        }
        return former | {objective.reference: objective for objective in self.objectives}

    @cached_property
    def _cycles_of(self) -> dict[tuple[str, str], list[Cycle]]:
        """For (team, objective id), the cycles in which it exists, the shortest first."""
        found: dict[tuple[str, str], list[Cycle]] = defaultdict(list)
        for reference in self._by_reference:
            if cycle := self.cycles.get(reference.cycle or ""):
                found[reference.team, reference.objective].append(cycle)
        for cycles in found.values():
            cycles.sort(key=lambda cycle: (cycle.days, cycle.starts, cycle.id))
        return dict(found)

    def objective(self, reference: Reference) -> Objective | None:
        """The objective that a reference with a cycle names (its key result is ignored)."""
        return self._by_reference.get(reference.parent)

    def resolve(self, reference: Reference, seen_from: str) -> Objective | None:
        """The objective that a link means when it stands in a file of the cycle ``seen_from``.

        Without a cycle of its own the link goes to the nearest one: the asker's first, then the
        smallest cycle around it in which the objective exists.
        """
        if reference.cycle:
            return self.objective(reference)
        if own := self.objective(Reference(reference.team, reference.objective, seen_from)):
            return own
        asker = self.cycles.get(seen_from)
        for cycle in self._cycles_of.get((reference.team, reference.objective), ()):
            if asker and cycle.contains(asker):
                return self.objective(Reference(reference.team, reference.objective, cycle.id))
        return None

    def in_every_cycle(self, reference: Reference) -> tuple[Objective, ...]:
        """The objective in each cycle in which it lives under this id, the oldest first."""
        cycles = sorted(
            self._cycles_of.get((reference.team, reference.objective), ()), key=lambda cycle: (cycle.starts, -cycle.days)
        )
        return tuple(self._by_reference[Reference(reference.team, reference.objective, cycle.id)] for cycle in cycles)

    def current_cycles(self, day: date) -> tuple[Cycle, ...]:
        """The cycles that run on a day, the shortest first."""
        return tuple(
            sorted((cycle for cycle in self.cycles.values() if cycle.covers(day)), key=lambda cycle: (cycle.days, cycle.id))
        )

    def metric_of(self, key_result: KeyResult) -> Metric | None:
        """The metric of a key result, from the registry or written in place."""
        metric = key_result.metric
        return self.metrics.get(metric) if isinstance(metric, str) else metric

    def unit_of(self, key_result: KeyResult) -> str:
        """The unit in which a key result is measured, from itself or its metric; empty if none is said."""
        metric = self.metric_of(key_result)
        return key_result.unit or (metric.unit if metric else None) or ""

    def name_of(self, person: str | None) -> str:
        """What to call a person; an id that the workspace does not know stands for itself."""
        if person is None:
            return "nobody"
        return self.people[person].name if person in self.people else person

    def team_name(self, team: str) -> str:
        """What to call a team."""
        return self.teams[team].name if team in self.teams else team

    def with_objectives(self, objectives: Iterable[Objective]) -> "Plan":
        """The same workspace with other objectives."""
        return replace(self, objectives=tuple(objectives))
