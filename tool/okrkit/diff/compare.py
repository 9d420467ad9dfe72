"""Two plans become the changes between them."""

from collections.abc import Iterator

from okrkit.diff.change import Change, ChangeKind
from okrkit.diff.key_results import compare_key_results
from okrkit.diff.objectives import compare_objective
from okrkit.diff.reviews import compare_learned, compare_review
from okrkit.diff.shared import compare_shared
from okrkit.diff.sides import Sides
from okrkit.diff.work import compare_work
from okrkit.objective import Objective
from okrkit.plan import Plan


def compare(before: Plan, after: Plan) -> tuple[Change, ...]:
    """What changed from one plan to another: what objectives share, then they as they stand after, then those that are gone.

    A thing is itself by its reference, or by an id it had before (``formerly``), never by its path or
    position: moved files and reordered blocks, keys and comments change nothing. What has another id
    without saying so is recognised by its title and its numbers, and the change of the id says that
    this is a guess. An objective that came or went is one change; what is inside it is not told.

    The plans may be parts, such as only the files that a commit touched, each with its whole workspace and
    metric registry: units, directions and inherited populations come from there. Nothing that objectives
    share is compared where one side has no workspace.
    """
    return tuple(_changes(Sides(before, after)))


def _changes(sides: Sides) -> Iterator[Change]:
    yield from compare_shared(sides)
    yield from compare_learned(sides)
    for old, new in sides.objectives:
        if old and new:
            if not sides.same(old, new):
                yield from _inside(old, new, sides)
            yield from compare_review(old, new, sides)
        elif new:
            continued = str(new.continues) if new.continues else ""
            yield Change.of(new, ChangeKind.OBJECTIVE_ADDED, None, new.title, detail=continued, by=new.owner)
        elif old:
            yield Change.of(old, ChangeKind.OBJECTIVE_REMOVED, old.title, None, by=old.owner)


def _inside(old: Objective, new: Objective, sides: Sides) -> Iterator[Change]:
    yield from compare_objective(old, new, sides)
    yield from compare_key_results(old, new, sides)
    yield from compare_work(old, new)
