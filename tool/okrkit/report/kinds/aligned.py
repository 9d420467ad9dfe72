"""What the report on alignment is about: the tree of some cycles, why it hangs so, and whether it works."""

from collections.abc import Iterator
from dataclasses import dataclass

from okrkit.align.loose import broken_links
from okrkit.align.numbering import Numbered, number_rows
from okrkit.align.outline import outline
from okrkit.measure.standing import Standing, Status
from okrkit.objective import Link, Objective
from okrkit.reference import Reference
from okrkit.report.kinds.hung import Hung, hung
from okrkit.report.kinds.question import Question

_FEWEST = 2
"""Supporters that say the same before they say anything of what they support."""
_RED = (Status.BEHIND, Status.AT_RISK, Status.MISSED)


@dataclass(frozen=True, slots=True)
class Doubt:
    """An objective of the company that goes otherwise than what supports it: most of that, directly, is well or is not.

    Silence counts for neither.
    """

    objective: Objective
    status: Status
    well: int
    unwell: int


@dataclass(frozen=True, slots=True)
class Aligned:
    """The alignment as rows: what is asked about, and what it hangs under.

    ``links`` are those of what is asked about, ``broken`` those of them that lead nowhere. ``level`` is the mean number of
    levels from the top to a team's objective that hangs on the company, both counted; None where none does, and
    ``deepest`` is the largest. ``circles`` are the knots of objectives that support each other.
    """

    hung: Hung
    rows: tuple[Numbered, ...]
    links: tuple[tuple[Objective, Link], ...]
    broken: tuple[tuple[Objective, Link], ...]
    level: float | None
    deepest: int
    circles: tuple[tuple[Objective, ...], ...]
    doubts: tuple[Doubt, ...]

    @property
    def unexplained(self) -> tuple[tuple[Objective, Link], ...]:
        """The links that do not say why."""
        return tuple((one, link) for one, link in self.links if not link.because)

    @property
    def explained_share(self) -> float | None:
        """The share of the links that say why, 0 to 1; None where there is none."""
        return 1 - len(self.unexplained) / len(self.links) if self.links else None

    @property
    def on_nothing(self) -> frozenset[Reference]:
        """What hangs on nothing of the company."""
        return frozenset(one.reference for one, _ in self.hung.loose) if self.hung.has_levels else frozenset()

    def standing(self, objective: Objective) -> Standing:
        """Where an objective stands on the day."""
        return self.hung.graph.standing(objective, self.hung.question.day)


def aligned(question: Question) -> Aligned:
    """How the plan hangs together and why. Raises `OkrError` for a name that does not exist."""
    found = hung(question)
    cycles = {cycle.id for cycle in found.cycles}
    rows = outline(found.graph, cycles, lambda one: one.reference in found.shown)
    shown = [one for one in found.hanging.objectives if one.reference in found.shown]
    levels = [found.hanging.levels[one.reference] for one in found.work if found.hanging.hangs(one)]
    return Aligned(
        hung=found,
        rows=number_rows(found.graph, rows, cycles),
        links=tuple((one, link) for one in shown for link in one.aligns_to),
        broken=tuple((one, link) for one, link in broken_links(found.graph, found.hanging) if one.reference in found.shown),
        level=sum(levels) / len(levels) if levels else None,
        deepest=max(levels, default=0),
        circles=tuple(knot for knot in found.graph.loops() if found.shown & {one.reference for one in knot}),
        doubts=tuple(_doubts(found)) if found.has_levels else (),
    )


def _doubts(found: Hung) -> Iterator[Doubt]:
    for one in found.asked:
        status = found.graph.standing(one.objective, found.question.day).status
        children = found.hanging.children[one.objective.reference]
        below = [found.graph.standing(child, found.question.day).status for child in children]
        well, unwell = sum(each.is_green for each in below), sum(each in _RED for each in below)
        more, less = (well, unwell) if status in _RED else (unwell, well)
        if (status in _RED or status.is_green) and more >= _FEWEST and more > 2 * less:
            yield Doubt(one.objective, status, well, unwell)
