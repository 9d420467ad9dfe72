"""What every page is made from: the plan, how it hangs together, its history, and the day to look at it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from okrkit.address import Address, Location
from okrkit.align.graph import Graph
from okrkit.cycle import Cycle, make_cycle
from okrkit.finding import Finding
from okrkit.history.credit import Credit
from okrkit.history.goalposts import Goalpost, goalposts
from okrkit.history.snapshots import Snapshot
from okrkit.history.timeline import Moment, Timeline
from okrkit.lint.custom import Brought
from okrkit.lint.past import Past, past_of
from okrkit.lint.rule import Rule
from okrkit.lint.sight import Sight
from okrkit.measure.forecast import Forecast, forecast
from okrkit.measure.standing import Standing
from okrkit.objective import KeyResult, Objective
from okrkit.pages.addresses import anchor, objective_uri, relative
from okrkit.pages.host import Host
from okrkit.pages.judged import Judged, judge_plan
from okrkit.plan import Plan
from okrkit.reading.raw import Commit
from okrkit.reference import Reference


@dataclass(frozen=True)
class Site:
    """Everything that pages say, as values. The same site gives the same pages, byte for byte.

    ``timeline`` is None where there is no history to read; ``no_history`` then says why. ``credits`` are those
    of its commits, ``snapshots`` the earlier plans of each cycle. ``findings`` is what reading the plan found;
    ``rules`` are those of okrkit that judge it, ``brought`` those of other packages.
    """

    plan: Plan
    graph: Graph
    day: date
    locate: Callable[[Address], Location]
    host: Host = field(default_factory=lambda: Host(None))
    timeline: Timeline | None = None
    no_history: str = ""
    credits: Mapping[str, Credit] = field(default_factory=dict)
    snapshots: Mapping[str, tuple[Snapshot, ...]] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    rules: tuple[Rule, ...] = ()
    brought: Brought = field(default_factory=Brought)
    directory_urls: bool = True

    def href(self, start: str, target: str) -> str:
        """The link from a page to another."""
        return relative(start, target, directory_urls=self.directory_urls)

    def link(self, start: str, reference: Reference) -> str | None:
        """The link from a page to an objective or key result; None where it is not in the plan any more."""
        objective = self.plan.objective(reference)
        if not objective:
            return None
        href = self.href(start, objective_uri(objective.reference))
        key_result = objective.key_result(reference.key_result) if reference.key_result else None
        return f"{href}#{anchor(key_result.id)}" if key_result else href

    def edit(self, address: Address) -> str | None:
        """Where something is changed on the web; without a repository on the web nobody looks for the line."""
        if not self.host.base:
            return None
        location = self.locate(address)
        return self.host.edit(location.path, location.line)

    def standing(self, objective: Objective) -> Standing:
        """Where an objective stands."""
        return self.graph.standing(objective, self.day)

    def key_standing(self, key_result: KeyResult) -> Standing:
        """Where a key result stands, worked out once."""
        if key_result.reference not in self._standings:
            self._standings[key_result.reference] = self.graph.key_result_standing(key_result, self.day)
        return self._standings[key_result.reference]

    @cached_property
    def _standings(self) -> dict[Reference, Standing]:
        return {}

    def forecast(self, key_result: KeyResult) -> Forecast | None:
        """Where a key result is heading, worked out once."""
        if key_result.reference not in self._forecasts:
            self._forecasts[key_result.reference] = forecast(key_result, self.cycle(key_result.reference), self.day)
        return self._forecasts[key_result.reference]

    @cached_property
    def _forecasts(self) -> dict[Reference, Forecast | None]:
        return {}

    @cached_property
    def judged(self) -> Judged:
        """What the rules say of the plan, worked out once. Raises `OkrError` where a custom rule breaks."""
        past = past_of(self.timeline, self.plan, self.day, self.goalposts) if self.timeline else Past(why=self.no_history)
        return judge_plan(Sight(self.plan, self.day, self.findings, past=past), self.rules, self.brought)

    def cycle(self, reference: Reference) -> Cycle:
        """The cycle of something; one that the workspace does not know lasts for the day."""
        return self.plan.cycles.get(reference.cycle or "") or make_cycle(reference.cycle or "", self.day, self.day)

    @cached_property
    def moments(self) -> tuple[Moment, ...]:
        """The history up to the day, the newest first; on a day the last landed comes first."""
        past = [moment for moment in (self.timeline.moments if self.timeline else ()) if landed_on(moment) <= self.day]
        return tuple(sorted(past, key=landed_on, reverse=True))

    def credit(self, commit: Commit) -> Credit:
        """Who made what a commit landed, and in which request."""
        return self.credits.get(commit.id) or Credit((commit.author,))

    @cached_property
    def _by_objective(self) -> dict[Reference, list[Moment]]:
        """For each objective the moments that name it, the newest first."""
        index: dict[Reference, list[Moment]] = {}
        for moment in self.moments:
            for reference in dict.fromkeys(change.reference.parent for change in moment.changes):
                index.setdefault(reference, []).append(moment)
        return index

    @cached_property
    def goalposts(self) -> tuple[Goalpost, ...]:
        """Every promise of the frozen cycles with its moves, worked out once; none where there is no history."""
        return goalposts(self.timeline, self.plan, self.day) if self.timeline else ()

    @cached_property
    def goalpost_of(self) -> Mapping[Reference, Goalpost]:
        """The promises by their references."""
        return {goalpost.reference: goalpost for goalpost in self.goalposts}

    @cached_property
    def _renamed(self) -> frozenset[Reference]:
        return frozenset(after.parent for moment in self.moments for _, after in moment.renamed)

    def about(self, objective: Objective) -> tuple[Moment, ...]:
        """The moments of an objective with only its changes, the newest first.

        Most objectives keep their name, so they are looked up; only for the others the history is walked.
        """
        if self.timeline and objective.reference in self._renamed:
            return tuple(moment for moment in self.timeline.about(objective.reference) if landed_on(moment) <= self.day)
        return tuple(
            replace(
                moment,
                changes=tuple(one for one in moment.changes if one.reference.parent == objective.reference),
                unreadable=(),
            )
            for moment in self._by_objective.get(objective.reference, ())
        )

    @cached_property
    def current(self) -> tuple[Cycle, ...]:
        """The cycles to look at today, the shortest first: those that run, else the last that ended, else the next."""
        used = {objective.cycle for objective in self.plan.objectives}
        running = tuple(cycle for cycle in self.plan.current_cycles(self.day) if cycle.id in used)
        if running:
            return running
        cycles = sorted((self.plan.cycles[id] for id in used if id in self.plan.cycles), key=lambda cycle: cycle.ends)
        over = [cycle for cycle in cycles if cycle.ends < self.day]
        return tuple(over[-1:] or cycles[:1])

    @cached_property
    def current_objectives(self) -> tuple[Objective, ...]:
        """The objectives of these cycles."""
        ids = {cycle.id for cycle in self.current}
        return tuple(objective for objective in self.plan.objectives if objective.cycle in ids)

    def is_top(self, objective: Objective) -> bool:
        """Whether it belongs to a team that has none above it."""
        team = self.plan.teams.get(objective.team)
        return team is not None and team.parent is None


def landed_on(moment: Moment) -> date:
    """The day on which a moment landed, where its committer was."""
    return moment.commit.landed.date()
