"""What is measured in another way than it was at the freeze."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from okrkit.address import Address
from okrkit.history.goalposts import Goalpost
from okrkit.history.move import Direction, Move
from okrkit.history.promise import MEASURED
from okrkit.lint.moved import Run, promised, runs, where
from okrkit.objective import KeyResult
from okrkit.plan import Plan
from okrkit.workspace import Metric


@dataclass(frozen=True, slots=True)
class Remeasured:
    """A key result, or a metric of the registry, by its name and where it says so.

    ``changed`` are its moves by field, ``unsaid`` those of the first of its ``key_results`` of which nobody
    said why, with the numbers that came with them.
    """

    name: str
    where: Address
    changed: list[Run]
    unsaid: list[Move]
    key_results: list[KeyResult]


def remeasured(goalposts: Iterable[Goalpost], plan: Plan) -> Iterator[Remeasured]:
    """Each thing once: what a metric of the registry means for all key results that leave it to their metric."""
    shared: dict[tuple[str, str], Remeasured] = {}
    for key_result, moves in promised(goalposts, plan):
        unsaid = [one for one in moves if one.needs_a_word and one.direction is Direction.NEITHER]
        own = list[Run]()
        for run in runs(one for one in moves if one.field in MEASURED):
            metric, field = plan.metric_of(key_result), run[-1].change.detail or run[-1].field
            if metric is None or metric.id is None or not _is_left_to(metric, key_result, run[-1]):
                own.append(run)
            elif (metric.id, field) in shared:
                shared[metric.id, field].key_results.append(key_result)
            else:
                shared[metric.id, field] = Remeasured(metric.name, _written(metric, field), [run], unsaid, [key_result])
        if own:
            yield Remeasured(key_result.title, where(key_result, own[0][-1].field), own, unsaid, [key_result])
    yield from shared.values()


def _is_left_to(metric: Metric, key_result: KeyResult, move: Move) -> bool:
    """Whether a key result says nothing of it itself, and its metric does."""
    return bool(move.change.detail) or (
        getattr(key_result, move.field) is None and getattr(metric, move.field, None) is not None
    )


def _written(metric: Metric, field: str) -> Address:
    """Where the registry says it; what it says no more is pointed at by the name."""
    name = "better" if field == "direction" else field
    return metric.address.at(name if getattr(metric, name, None) is not None else "name")
