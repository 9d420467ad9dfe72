"""Numbers from elsewhere, many at once: rows become check-ins."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from okrkit.align.selection import find_objective, known
from okrkit.errors import OkrError
from okrkit.measure.progress import is_dropped
from okrkit.objective import CheckIn, KeyResult
from okrkit.plan import Plan
from okrkit.reference import Reference
from okrkit.writing.edits.check_in import check_in, position
from okrkit.writing.edits.rows import Problem, Row
from okrkit.writing.splicing.edit import Edit


@dataclass(frozen=True, slots=True)
class Fed:
    """What rows come to: edits by path, the key results that they are of, how many rows were there already, what is wrong."""

    edits: Mapping[str, Sequence[Edit]]
    key_results: tuple[KeyResult, ...]
    known: int
    problems: tuple[Problem, ...]
    entries: tuple[tuple[KeyResult, CheckIn], ...]


def feed(plan: Plan, rows: Iterable[Row]) -> Fed:
    """The check-ins that rows make, in the order of their days. The same day and value is not said twice.

    A metric is checked in to every key result that it measures in a cycle that runs on the day.
    """
    edits: dict[str, list[Edit]] = defaultdict(list)
    present: dict[Reference, KeyResult] = {}
    problems, entries, already = [], [], 0
    for row in sorted(rows, key=lambda row: row.entry.date):
        try:
            meant = list(_measured(plan, row))
            for one in meant:
                now = present.get(one.reference, one)
                if _says(now, row.entry):
                    already += 1
                    continue
                edits[one.address.path] += check_in(now, row.entry)
                present[one.reference] = _with(now, row.entry)
                entries.append((now, row.entry))
        except OkrError as wrong:
            problems.append(Problem(row.place, wrong.message, wrong.help))
    return Fed(edits, tuple(present.values()), already, tuple(problems), tuple(entries))


def _measured(plan: Plan, row: Row) -> Iterator[KeyResult]:
    reference, day = Reference.parse(row.of), row.entry.date
    if reference is None:
        if not {"/", "#", "@"}.isdisjoint(row.of):
            raise OkrError(f"`{row.of}` is not a reference", "write it as team/objective#key-result, or @cycle before the #")
        known("metric", row.of, tuple(plan.metrics))
        found = [
            one
            for objective in plan.objectives
            for one in objective.key_results
            if one.metric == row.of and plan.cycles[objective.cycle].covers(day)
            if not is_dropped(one, day) and not is_dropped(objective, day)
        ]
        if not found:
            raise OkrError(f"no key result is measured by {row.of} on {day}", "name a key result, or leave the row out")
        yield from found
        return
    objective = find_objective(plan, row.of, day)
    one = objective.key_result(reference.key_result) if reference.key_result else None
    if one is None:
        names = ", ".join(f"{objective.team}/{objective.id}#{each.id}" for each in objective.key_results)
        raise OkrError(f"`{row.of}` is an objective", f"name one of its key results: {names or 'it has none yet'}")
    yield one


def _says(key_result: KeyResult, entry: CheckIn) -> bool:
    """Whether a day and value are there already, whoever wrote them with whatever words."""
    if not key_result.check_ins and key_result.current is not None:
        return key_result.current == entry.value
    return any((one.date, one.value) == (entry.date, entry.value) for one in key_result.check_ins)


def _with(key_result: KeyResult, entry: CheckIn) -> KeyResult:
    if not key_result.check_ins and key_result.current is not None:
        return replace(key_result, current=entry.value)
    written = list(key_result.check_ins)
    at = position([one.date for one in written], entry.date)
    written.insert(len(written) if at is None else at, entry)
    return replace(key_result, check_ins=tuple(written))
