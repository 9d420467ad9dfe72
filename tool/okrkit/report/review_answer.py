"""What `okr review` has to tell, for every form in which it is told."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

from okrkit.address import Address, Location
from okrkit.diff.change import ChangeKind
from okrkit.diff.review import Level
from okrkit.history.declaring import declaration
from okrkit.history.goalposts import Goalpost
from okrkit.plan import Plan
from okrkit.reference import Reference
from okrkit.report.diff_answer import Answer as Comparison
from okrkit.report.diff_answer import Group, Item, Outcome
from okrkit.request.judged import Said
from okrkit.request.request import Request

_WHOLE = (ChangeKind.OBJECTIVE_ADDED, ChangeKind.OBJECTIVE_REMOVED)


class Placed(NamedTuple):
    """A finding and where it is, from the top of the repository: ``length`` characters of one line, from the location on."""

    said: Said
    location: Location
    length: int


@dataclass(frozen=True, slots=True)
class Posts:
    """The goalposts of one objective that move, the worst first."""

    about: Reference
    title: str
    goalposts: tuple[Goalpost, ...]


@dataclass(frozen=True)
class Answer:
    """A review of a request; ``names`` are what to call its two sides, ``commits`` their ids where they have one.

    ``prefix`` leads from the top of the repository to the workspace; it is empty or ends with a slash. ``codeowners``
    are the CODEOWNERS files, from there, that change together with a link.
    """

    request: Request
    names: tuple[str, str]
    commits: tuple[str | None, str | None] = (None, None)
    prefix: str = ""
    codeowners: tuple[str, ...] = ()

    @cached_property
    def comparison(self) -> Comparison:
        """The changes by objective, told or not."""
        return Comparison(self.request.both, self.names, self.request.day, self.commits)

    @property
    def outcome(self) -> Outcome:
        """What the comparison comes to."""
        return self.comparison.outcome

    @cached_property
    def posts(self) -> tuple[Posts, ...]:
        """The goalposts that move, by objective, the worst first."""
        found: dict[Reference, list[Goalpost]] = {}
        for goalpost in self.request.goalposts:
            found.setdefault(goalpost.reference.parent, []).append(goalpost)
        return tuple(Posts(about, self._title(about, of_it[0]), tuple(of_it)) for about, of_it in found.items())

    @cached_property
    def others(self) -> tuple[Group, ...]:
        """The changes by objective, the worst first, without those that are told as moves of a goalpost."""
        groups = ((group, self._untold(group.items)) for group in self.comparison.everything)
        left = [replace(group, items=items) for group, items in groups if items]
        return tuple(sorted(left, key=lambda group: group.level.rank))

    @property
    def counts(self) -> dict[Level, int]:
        """How many changes there are of each level, the goalposts included."""
        return self.comparison.counts

    @cached_property
    def brought(self) -> tuple[Placed, ...]:
        """The findings that it brings, the worst first, then as they stand in the files.

        Not those of the goalposts, and not those that it excuses itself from.
        """
        told = {one.fingerprint for one in self.request.waived}
        others = (one for one in self.request.brought if one.fingerprint not in told)
        return self._placed(one for one in others if not self.request.speaks_of_goalposts(one))

    @cached_property
    def everything(self) -> tuple[Placed, ...]:
        """All findings that it brings."""
        return self._placed(self.request.brought)

    @cached_property
    def news(self) -> tuple[Placed, ...]:
        """The findings that it only brings to light, as they stand in the files."""
        return self._placed(self.request.news)

    @cached_property
    def waived(self) -> tuple[Placed, ...]:
        """The findings that it excuses itself from, by a change of the rules; not those of the goalposts."""
        return self._placed(one for one in self.request.waived if not self.request.speaks_of_goalposts(one))

    def contents(self, group: Group) -> tuple[str, ...]:
        """The titles of the key results of an objective that comes or goes as a whole."""
        if not any(item.change.kind in _WHOLE for item in group.items):
            return ()
        objective = self.plan_of(group.about).objective(group.about)
        return tuple(one.title for one in objective.key_results) if objective else ()

    def plan_of(self, reference: Reference) -> Plan:
        """The plan in which something stands, the one after the request if it can be."""
        before, after = self.request.plans
        return after if after.objective(reference) or not before.objective(reference) else before

    def place_of(self, goalpost: Goalpost) -> Location:
        """Where a goalpost stands after the request, or where it stood."""
        for plan, read in zip(reversed(self.request.plans), reversed(self.request.sides), strict=True):
            if objective := plan.objective(goalpost.reference):
                id = goalpost.reference.key_result
                key_result = objective.key_result(id) if id else None
                address = (key_result or objective).address
                return self._shown(read.locate(address) if read else Location(address.path, 1, 1))
        return Location(self.prefix, 1, 1)

    def entry(self, goalpost: Goalpost) -> str:
        """The YAML that declares what is quiet about a goalpost; empty where nothing is, or no entry can."""
        return declaration([move for move in goalpost.moves if move.needs_a_word], self.request.day)

    def path(self, path: str) -> str:
        """A path of the plan from the top of the repository."""
        return f"{self.prefix}{path}"

    def source(self, location: Location) -> str:
        """The line of source at a location of the answer, after the request."""
        read = self.request.sides[1]
        return read.excerpt(replace(location, path=location.path.removeprefix(self.prefix))) if read else ""

    def _placed(self, found: Iterable[Said]) -> tuple[Placed, ...]:
        read = self.request.sides[1]
        placed = []
        for said in found:
            address: Address = said.finding.address
            location, length = read.extent(address, said.finding.words) if read else (Location(address.path, 1, 1), 1)
            placed.append(Placed(said, self._shown(location), length))
        return tuple(sorted(placed, key=lambda one: (one.said.finding.severity.rank, one.location)))

    def _shown(self, location: Location) -> Location:
        return replace(location, path=self.path(location.path))

    def _untold(self, items: Iterable[Item]) -> tuple[Item, ...]:
        return tuple(item for item in items if not self.request.is_told(item.change))

    def _title(self, about: Reference, goalpost: Goalpost) -> str:
        objective = self.plan_of(about).objective(about)
        return objective.title if objective else goalpost.title
