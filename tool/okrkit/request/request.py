"""What a request does to a plan: the one value from which every form of a review is made."""

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from okrkit.align.graph import Graph, build_graph
from okrkit.diff.change import Change, ChangeKind
from okrkit.diff.compare import compare
from okrkit.diff.identity import pair_objectives
from okrkit.diff.review import Level, level
from okrkit.finding import Severity
from okrkit.history.goalposts import Goalpost
from okrkit.history.move import Direction
from okrkit.lint.linting import Asked
from okrkit.objective import Objective
from okrkit.owners.reviewer import Reviewer
from okrkit.owners.reviewers import reviewers
from okrkit.plan import Plan
from okrkit.reading.both import Both, Side
from okrkit.reading.loaded import Loaded
from okrkit.reference import Reference
from okrkit.request.hearing import Hearing
from okrkit.request.judged import Said
from okrkit.request.neighbourhood import Neighbourhood, neighbourhood
from okrkit.request.shifts import Shift, shifts
from okrkit.request.verdict import Verdict

_OF_GOALPOSTS = frozenset({"quiet-goalpost-move", "dropped-quietly", "redefined-metric", "weakened-guardrail"})

_COURSE = "cadence"
"""The family of rules that look at how the work goes, not at how the plan is made."""


@dataclass(frozen=True)
class Request:
    """Two plans and what is said of each.

    ``sides`` are what was read before and after, None where there is no plan; ``both`` are the plans that are compared,
    in which each file that cannot be read is as on the other side. ``asked`` is what the rules are asked, with the
    settings of the workspace after the request. ``fail_on`` is the mildest severity with which it is not ready, None
    for never.
    """

    both: Both
    sides: tuple[Loaded | None, Loaded | None]
    asked: Asked
    fail_on: Severity | None = Severity.ERROR

    @property
    def day(self) -> date:
        """The day on which both plans are measured and judged, so that nothing differs because time went by."""
        return self.asked.today

    @property
    def plans(self) -> tuple[Plan, Plan]:
        """The plans before and after."""
        return self.both.before, self.both.after

    @property
    def without_a_plan(self) -> Side | None:
        """The side on which there is no plan; None where both have one."""
        return "before" if self.sides[0] is None else "after" if self.sides[1] is None else None

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        """All that differs."""
        return compare(*self.plans)

    @cached_property
    def changed(self) -> frozenset[Reference]:
        """The objectives that change; what all objectives share is in it as references without one."""
        return frozenset(change.reference.parent for change in self.changes)

    @cached_property
    def goalposts(self) -> tuple[Goalpost, ...]:
        """Promises that become easier or are measured differently, the worst first; one that is raised is no worry.

        Of a plan that is new or gone there are none.
        """
        worrying = (
            one for one in self._heard.past.goalposts if any(move.direction is not Direction.RAISED for move in one.moves)
        )
        return tuple(sorted(worrying, key=lambda one: one.rank))

    @cached_property
    def brought(self) -> tuple[Said, ...]:
        """What reading and the rules say of it now and did not say before. Time brings nothing here.

        The rules are asked with the settings from before as well, and the harsher word counts: nobody waves their own
        change through.
        """
        return tuple(one for one in self._heard.new if self._answers_for(one))

    @cached_property
    def news(self) -> tuple[Said, ...]:
        """What it only brings to light, as hints: how the work goes, and what somebody else has to answer for.

        A check-in that tells of a broken guardrail is as welcome as one that does not, and stops no request.
        """
        changed = {change.reference for change in self.changes}
        light = (
            one for one in self._heard.new if not self._answers_for(one) and (one.family != _COURSE or one.reference in changed)
        )
        return tuple(replace(one, finding=replace(one.finding, severity=Severity.INFO)) for one in light)

    @property
    def waived(self) -> tuple[Said, ...]:
        """What of it only the settings from before say, or say so harshly."""
        return tuple(one for one in self._heard.excused if self._answers_for(one))

    @property
    def solved(self) -> int:
        """How much was said before and is not said any more."""
        return self._heard.solved

    @property
    def counts(self) -> dict[Severity, int]:
        """How much it brings of each severity that there is, the worst first."""
        found = Counter(one.finding.severity for one in self.brought)
        return {severity: found[severity] for severity in Severity if found[severity]}

    @property
    def moves_a_link(self) -> bool:
        """Whether an objective that was there before serves another one than it did."""
        return any(change.kind in (ChangeKind.ALIGNED, ChangeKind.UNALIGNED) for change in self.changes)

    @property
    def failing(self) -> int:
        """How much of it makes the request not ready; a plan that is gone is one such thing."""
        if self.fail_on is None:
            return 0
        gone = self.without_a_plan == "after"
        return gone + sum(count for severity, count in self.counts.items() if severity.rank <= self.fail_on.rank)

    @property
    def verdict(self) -> Verdict:
        """What it comes to."""
        if self.failing:
            return Verdict.NOT_READY
        levels = {self.level(change) for change in self.changes}
        if self.goalposts or Level.ATTENTION in levels or self.without_a_plan == "after":
            return Verdict.ATTENTION
        if self.brought or self.both.moved or Level.REVIEW in levels or self.both.unread:
            return Verdict.REVIEW
        return Verdict.ROUTINE if levels else Verdict.UNCHANGED

    @cached_property
    def reviewers(self) -> tuple[Reviewer, ...]:
        """Who should look, those who must first; nobody where a whole plan comes or goes."""
        return () if self.without_a_plan else reviewers(*self.plans, self.changes)

    @cached_property
    def neighbourhood(self) -> Neighbourhood:
        """The alignment around what asks for more than a glance."""
        wanted = (change.reference.parent for change in self.changes if self.level(change) is not Level.ROUTINE)
        present = {old.reference: new.reference for old, new in self._pairs}
        return neighbourhood(self._graphs, present, (reference for reference in wanted if reference.objective))

    @cached_property
    def shifts(self) -> tuple[Shift, ...]:
        """Which objectives stand elsewhere because of it, those that changed and those that they count for."""
        here = (one for reference in self.changed if (one := self.both.after.objective(reference)))
        concerned = self.changed | {above.reference for one in here for above in self._graphs[1].above(one)}
        pairs = ((old, new) for old, new in self._pairs if new.reference in concerned)
        return tuple(shifts(self._graphs, pairs, self.day))

    def level(self, change: Change) -> Level:
        """What a change asks of a reader."""
        return level(change, *self.plans, self.day)

    def speaks_of_goalposts(self, said: Said) -> bool:
        """Whether a finding says what the goalposts that move say already."""
        return bool(self.goalposts) and said.finding.rule in _OF_GOALPOSTS

    def is_told(self, change: Change) -> bool:
        """Whether a change is told already, as the move of a goalpost."""
        return (change.kind, change.reference, change.detail) in self._told

    @cached_property
    def _told(self) -> frozenset[tuple[object, ...]]:
        moves = [move.change for goalpost in self.goalposts for move in goalpost.moves]
        return frozenset((one.kind, one.reference, one.detail) for one in moves)

    @cached_property
    def _graphs(self) -> tuple[Graph, Graph]:
        return build_graph(self.both.before), build_graph(self.both.after)

    @cached_property
    def _pairs(self) -> list[tuple[Objective, Objective]]:
        pairs = pair_objectives(self.both.before.objectives, self.both.after.objectives)
        return [(old, new) for old, new in pairs if old and new]

    @cached_property
    def _heard(self) -> Hearing:
        return Hearing(self.both, self.sides, self.asked)

    def _answers_for(self, said: Said) -> bool:
        """Whether a finding is a matter of this request.

        It is what makes files untrustworthy, and what is said of files and objectives that it touches, or that are near those.
        """
        if said.family == _COURSE:
            return False
        if self._heard.is_of_reading(said) or self._heard.touches(said):
            return True
        return said.reference is None or said.reference.parent in self.neighbourhood.by_reference
