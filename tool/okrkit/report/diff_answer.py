"""What `okr diff` has to tell, for every form in which it is told."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property

from okrkit.align.graph import Graph, build_graph
from okrkit.diff.change import Change, ChangeKind
from okrkit.diff.compare import compare
from okrkit.diff.fingerprint import fingerprint
from okrkit.diff.identity import pair_objectives
from okrkit.diff.review import Level, level
from okrkit.objective import Objective
from okrkit.reading.both import Both, Side
from okrkit.reference import Reference
from okrkit.say.levels import counted
from okrkit.say.summary import Told, tell

_CHECK_INS = frozenset({ChangeKind.CHECK_IN_ADDED, ChangeKind.CONFIDENCE_CHANGED})


class Outcome(StrEnum):
    """What a comparison comes to."""

    NOTHING = "nothing"
    TEXT_ONLY = "text-only"
    CHECK_INS_ONLY = "check-ins-only"
    CHANGES = "changes"


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to read: a change with what is told along with it, and what the weightiest of them asks."""

    told: Told
    level: Level
    fingerprint: str

    @property
    def change(self) -> Change:
        """The change that it is about."""
        return self.told.change


@dataclass(frozen=True, slots=True)
class Neighbour:
    """An objective that another serves or is served by, directly or through others, on one side or on both."""

    objective: Objective
    before: bool
    after: bool


@dataclass(frozen=True, slots=True)
class Group:
    """All changes of one objective, the worst first; ``about`` has no objective for what all objectives share."""

    about: Reference
    title: str
    items: tuple[Item, ...]
    serves: tuple[Neighbour, ...] = ()
    served_by: tuple[Neighbour, ...] = ()

    @property
    def level(self) -> Level:
        """The level of its worst change."""
        return self.items[0].level

    @property
    def check_ins(self) -> tuple[Item, ...]:
        """What was measured, or believed, and nothing else."""
        return tuple(item for item in self.items if item.change.kind in _CHECK_INS)

    @property
    def has_check_ins_only(self) -> bool:
        """Whether it only went its way."""
        return len(self.check_ins) == len(self.items)


@dataclass(frozen=True)
class Answer:
    """The comparison of two plans on a day; ``least`` is the lowest level that is asked for, None for all.

    ``names`` are what to call the two sides, ``commits`` their ids where they have one; changes of the kinds in
    ``without`` are nobody's business here.
    """

    both: Both
    names: tuple[str, str]
    day: date
    commits: tuple[str | None, str | None] = (None, None)
    least: Level | None = None
    without: frozenset[ChangeKind] = frozenset()

    @property
    def title(self) -> str:
        """Both sides."""
        return " → ".join(self.names)

    def where(self, side: Side) -> str:
        """Where to look for something that stands on one side: at a commit, or in what is none."""
        at = side == "after"
        return f"{'at' if self.commits[at] else 'in'} {self.names[at]}"

    @property
    def without_a_plan(self) -> Side | None:
        """The side that has no plan; None where both have one."""
        return "before" if not self.both.before.organization else "after" if not self.both.after.organization else None

    @cached_property
    def everything(self) -> tuple[Group, ...]:
        """All groups, whatever level was asked for: the worst first, then as the plan has them."""
        changes: dict[Reference, list[Change]] = {}
        for change in compare(self.both.before, self.both.after):
            if change.kind in self.without:
                continue
            about = change.reference.parent if change.reference.objective else Reference("", "")
            changes.setdefault(about, []).append(change)
        groups = (self._group(about, of_it) for about, of_it in changes.items())
        return tuple(sorted(groups, key=lambda group: group.level.rank))

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        """The groups with what was asked for."""
        return tuple(
            Group(group.about, group.title, items, group.serves, group.served_by)
            for group in self.everything
            if (items := tuple(item for item in group.items if self._is_asked(item.level)))
        )

    @property
    def outcome(self) -> Outcome:
        """What it comes to, whatever level was asked for."""
        if not self.everything:
            return Outcome.TEXT_ONLY if self.both.touched else Outcome.NOTHING
        only_check_ins = all(group.has_check_ins_only for group in self.everything)
        return Outcome.CHECK_INS_ONLY if only_check_ins else Outcome.CHANGES

    @cached_property
    def counts(self) -> dict[Level, int]:
        """How many changes there are of each level, the worst first."""
        counted = Counter(item.level for group in self.everything for item in group.items)
        return {each: counted[each] for each in Level}

    @property
    def headline(self) -> str:
        """How many changes there are and what they ask, whatever level was asked for."""
        objectives = sum(1 for group in self.everything if group.about.objective)
        return counted(self.counts, objectives, shared=objectives < len(self.everything))

    @property
    def left_out(self) -> int:
        """How many changes are of a lower level than was asked for."""
        return sum(count for each, count in self.counts.items() if not self._is_asked(each))

    def reaches(self, least: Level) -> bool:
        """Whether a change asks for so much or more."""
        return any(count for each, count in self.counts.items() if each.rank <= least.rank)

    def _is_asked(self, each: Level) -> bool:
        return self.least is None or each.rank <= self.least.rank

    def _group(self, about: Reference, changes: list[Change]) -> Group:
        after = self.both.after.objective(about)
        plan = self.both.before if about.objective and after is None else self.both.after
        items = sorted((self._item(told) for told in tell(changes, plan, about)), key=lambda item: item.level.rank)
        here = (self._former.get(about) or self.both.before.objective(about), after)
        thing = after or here[0]
        title = thing.title if thing else self.both.after.organization
        return Group(about, title, tuple(items), *(tuple(self._around(here, way)) for way in ("above", "below")))

    def _item(self, told: Told) -> Item:
        levels = [level(each, self.both.before, self.both.after, self.day) for each in (told.change, *told.along)]
        return Item(told, min(levels, key=lambda each: each.rank), fingerprint(told.change))

    def _around(self, here: tuple[Objective | None, Objective | None], way: str) -> Iterator[Neighbour]:
        """What is above or below an objective on either side, by its present name, the nearest first."""
        old, new = (
            {self._now(one).reference: self._now(one) for one in getattr(graph, way)(each)} if each else {}
            for graph, each in zip(self._graphs, here, strict=True)
        )
        for reference, objective in (new | {key: one for key, one in old.items() if key not in new}).items():
            yield Neighbour(objective, reference in old, reference in new)

    @cached_property
    def _graphs(self) -> tuple[Graph, Graph]:
        return build_graph(self.both.before), build_graph(self.both.after)

    @cached_property
    def _pairs(self) -> list[tuple[Objective, Objective]]:
        pairs = pair_objectives(self.both.before.objectives, self.both.after.objectives)
        return [(old, new) for old, new in pairs if old and new]

    @cached_property
    def _former(self) -> dict[Reference, Objective]:
        return {new.reference: old for old, new in self._pairs}

    @cached_property
    def _present(self) -> dict[Reference, Objective]:
        return {old.reference: new for old, new in self._pairs}

    def _now(self, objective: Objective) -> Objective:
        return self._present.get(objective.reference, objective)
