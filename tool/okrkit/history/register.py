"""The goalposts that somebody asked about, grouped by objective, the worst first."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import NamedTuple

from okrkit.cycle import Cycle
from okrkit.errors import OkrError
from okrkit.history.credit import Credit
from okrkit.history.goalposts import Goalpost, Origin
from okrkit.history.life import all_names
from okrkit.history.moment import Timeline
from okrkit.history.move import Move, Openness
from okrkit.history.story import find_about
from okrkit.plan import Plan
from okrkit.reading.nearest import did_you_mean
from okrkit.reading.raw import Commit
from okrkit.reference import Reference


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to look at, as somebody typed it. Without a reference or a cycle it is the cycles that are not over."""

    reference: str | None = None
    cycle: str | None = None
    team: str | None = None
    quiet: bool = False
    all_cycles: bool = False


class Group(NamedTuple):
    """The goalposts of one objective that moved, came late or are unknown; ``title`` is the objective's."""

    objective: Reference
    title: str
    goalposts: tuple[Goalpost, ...]


@dataclass(frozen=True, slots=True)
class Register:
    """Promises of frozen cycles with their moves; ``credits`` are by commit, and may lack some.

    ``goalposts`` are all that were looked at, moved or not. ``quiet`` leaves only moves that nobody declared.
    """

    plan: Plan
    timeline: Timeline
    day: date
    cycles: tuple[Cycle, ...]
    goalposts: tuple[Goalpost, ...]
    quiet: bool = False
    credits: Mapping[str, Credit] = field(default_factory=dict)

    @property
    def moves(self) -> tuple[Move, ...]:
        """Every move, the worst first."""
        return tuple(sorted((move for goalpost in self.goalposts for move in goalpost.moves), key=lambda move: move.rank))

    @property
    def unknown(self) -> tuple[Goalpost, ...]:
        """Promises of which nobody can tell what they said at the freeze."""
        return tuple(goalpost for goalpost in self.goalposts if goalpost.origin is Origin.UNKNOWN)

    @property
    def groups(self) -> tuple[Group, ...]:
        """Objectives with something to tell, the worst first; inside of each the worst goalpost and move first."""
        groups: dict[Reference, list[Goalpost]] = {}
        for goalpost in self.goalposts:
            if goalpost.moves or (goalpost.origin is Origin.ADDED_LATE and not self.quiet):
                groups.setdefault(goalpost.reference.parent, []).append(goalpost)
        told = [Group(parent, self._title(parent), tuple(sorted(each, key=_rank))) for parent, each in groups.items()]
        return tuple(sorted(told, key=lambda group: _rank(group.goalposts[0])))

    def _title(self, parent: Reference) -> str:
        objective = self.plan.objective(parent)
        if objective:
            return objective.title
        return next((one.title for one in self.goalposts if one.reference == parent), str(parent))

    def credit(self, commit: Commit) -> Credit:
        """Who made a commit, and in which request."""
        return self.credits.get(commit.id) or Credit((commit.author,))

    @property
    def commits(self) -> tuple[Commit, ...]:
        """The commits that moved something, declared it or took it back, each once."""
        moved = (
            commit
            for move in self.moves
            for commit in (move.commit, move.declared.commit if move.declared else None, move.undone_by)
            if commit
        )
        return tuple({commit.id: commit for commit in moved}.values())

    def with_credits(self, credits: Mapping[str, Credit]) -> "Register":
        """The same with what the messages of commits say."""
        return replace(self, credits=credits)


def register(
    goalposts: Iterable[Goalpost], timeline: Timeline, plan: Plan, day: date, wanted: Wanted | None = None
) -> Register:
    """The part of the goalposts that somebody wants. Raises `OkrError` for a name that does not exist."""
    wanted, found = wanted or Wanted(), tuple(goalposts)
    if wanted.team is not None:
        _known("team", wanted.team, tuple(plan.teams))
    cycles = plan.cycles
    if wanted.cycle is not None:
        _known("cycle", wanted.cycle, tuple(cycles))
    if wanted.reference is not None:
        names = all_names(timeline, plan, find_about(timeline, plan, wanted.reference))
        found = tuple(one for one in found if any(_is_in(one.reference, name) for name in names))
    elif not wanted.all_cycles and wanted.cycle is None:
        found = tuple(one for one in found if _ends(one, plan) >= day)
    found = tuple(
        one for one in found if wanted.team in (None, one.reference.team) and wanted.cycle in (None, one.reference.cycle)
    )
    if wanted.quiet:
        found = tuple(replace(one, moves=tuple(move for move in one.moves if move.openness is Openness.QUIET)) for one in found)
    used = sorted(
        (cycles[id] for id in {one.reference.cycle or "" for one in found} if id in cycles),
        key=lambda one: (-one.days, one.starts),
    )
    return Register(plan, timeline, day, tuple(used), found, wanted.quiet)


def _rank(goalpost: Goalpost) -> tuple[bool, int, int]:
    return goalpost.rank


def _ends(goalpost: Goalpost, plan: Plan) -> date:
    cycle = plan.cycles.get(goalpost.reference.cycle or "")
    return cycle.ends if cycle else date.max


def _is_in(reference: Reference, name: Reference) -> bool:
    return (
        (reference.team, reference.objective) == (name.team, name.objective)
        and name.cycle in (None, reference.cycle)
        and name.key_result in (None, reference.key_result)
    )


def _known(what: str, name: str, known: tuple[str, ...]) -> None:
    if name not in known:
        raise OkrError(
            f"there is no {what} `{name}`{did_you_mean(name, known)}", f"there are {', '.join(known)}" if known else ""
        )
