"""What `okr lint` has to tell, for every form in which it is told."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

from okrkit.address import Location
from okrkit.finding import Severity
from okrkit.lint.baseline import Entry
from okrkit.lint.linting import Linted, Told
from okrkit.reading.loaded import Loaded


class Placed(NamedTuple):
    """A finding and where it is in the source: ``length`` characters of one line, from the location on."""

    told: Told
    location: Location
    length: int


@dataclass(frozen=True)
class Answer:
    """The findings that are left after every filter, with what was filtered.

    ``shown`` is how to write a path of the plan, ``paths`` and ``since`` are what was asked for, ``baseline`` is
    the name of its file. ``covered`` counts what that has, ``gone`` is what it has in vain. ``fail_on`` is the
    mildest severity with which a run fails, None for never.
    """

    loaded: Loaded
    linted: Linted
    told: tuple[Told, ...]
    today: date
    shown: Callable[[str], str] = str
    paths: Sequence[str] = ()
    since: str | None = None
    baseline: str | None = None
    covered: int = 0
    gone: tuple[Entry, ...] = ()
    fail_on: Severity | None = Severity.ERROR

    @cached_property
    def placed(self) -> tuple[Placed, ...]:
        """The findings as they stand in the files, the worst first where several stand in one place."""
        found = [Placed(one, *self.loaded.extent(one.finding.address, one.finding.words)) for one in self.told]
        return tuple(sorted(found, key=lambda one: (one.location, one.told.finding.severity.rank)))

    @property
    def counts(self) -> dict[Severity, int]:
        """How many findings there are of each severity that has some, the worst first."""
        counted = Counter(one.finding.severity for one in self.told)
        return {severity: counted[severity] for severity in Severity if counted[severity]}

    @property
    def often(self) -> tuple[tuple[str, int], ...]:
        """How often each rule is told, the most frequent first."""
        return tuple(Counter(one.rule.name for one in self.told).most_common())

    @property
    def unseen(self) -> str:
        """Why not all of the past was seen, as far as that could matter today; empty where nothing is missing."""
        past, plan = self.linted.past, self.loaded.draft
        if past is None or not past.why or not any(one.frozen_from < self.today <= one.ends for one in plan.cycles.values()):
            return ""
        return past.why

    @property
    def failing(self) -> int:
        """How many findings make the run fail."""
        limit = -1 if self.fail_on is None else self.fail_on.rank
        return sum(one.finding.severity.rank <= limit for one in self.told)

    @property
    def unread(self) -> int:
        """How many files say nothing, because they cannot be read."""
        faulty = {one.address.path for one in self.loaded.findings if one.rule in ("syntax", "schema")}
        plan = self.loaded.draft
        read = {one.address.path for one in plan.objectives} | {one.address.path for one in plan.metrics.values()}
        return len(faulty - read)
