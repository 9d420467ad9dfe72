"""Where objectives stand by the plan before a request and by the one after it, on the same day."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from okrkit.align.graph import Graph
from okrkit.measure.standing import Standing
from okrkit.objective import Objective


@dataclass(frozen=True, slots=True)
class Shift:
    """An objective that stands elsewhere by the plan after a request; nothing but the request moved it."""

    objective: Objective
    before: Standing
    after: Standing

    @property
    def eased(self) -> bool:
        """Whether it looks better than it did."""
        return (self.after.progress or 0.0) > (self.before.progress or 0.0)


def shifts(graphs: tuple[Graph, Graph], pairs: Iterable[tuple[Objective, Objective]], day: date) -> Iterator[Shift]:
    """Of objectives as they were and as they are, those whose headline progress or status is another one."""
    for old, new in pairs:
        before, after = graphs[0].standing(old, day), graphs[1].standing(new, day)
        if before.status is not after.status or _share(before) != _share(after):
            yield Shift(new, before, after)


def _share(standing: Standing) -> float | None:
    """In whole percent: a smaller step is none that anybody could see."""
    return None if standing.progress is None else round(standing.progress, 2)
