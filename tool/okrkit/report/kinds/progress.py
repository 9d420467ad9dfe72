"""The report on progress in words: where everything stands, what is expected of it, and where its pace leads."""

from collections.abc import Iterable, Iterator, Mapping

from okrkit.measure.guardrail import holds_on
from okrkit.measure.standing import Standing, Status
from okrkit.report.json_v1.progress import progress as as_json
from okrkit.report.kinds.answer import Answer, Figure, Table, Unit
from okrkit.report.kinds.in_cells import (
    arrival,
    confidence,
    heard,
    leads_to,
    promise,
    share,
    status,
    value,
)
from okrkit.report.kinds.progress_records import records
from okrkit.report.kinds.progressed import Part, Progressed, Reached, Row, counts, progressed, reached
from okrkit.report.kinds.question import Question
from okrkit.say.values import day, join, percent, plural, quoted

GROUPS: Mapping[str, tuple[Status, ...]] = {
    "on track": (Status.ON_TRACK, Status.ACHIEVED),
    "behind": (Status.BEHIND,),
    "at risk": (Status.AT_RISK,),
    "missed": (Status.MISSED,),
    "silent": (Status.OUTDATED,),
    "not begun": (Status.NOT_STARTED,),
}
"""What people ask of a plan, and the statuses that answer it; what was dropped is in none of them."""

_OVER: Mapping[str, tuple[Status, ...]] = {"achieved": (Status.ACHIEVED,), "missed": (Status.MISSED,)}
"""All that is left to ask of cycles that are over."""

_NUMBERS = frozenset({1, 3, 4, 6, 7, 8})
_SPARE = (7, 9, 6, 8, 4, 2)


def progress(question: Question) -> Answer:
    """Where does everything stand? Raises `OkrError` for a name that does not exist."""
    found = progressed(question)
    return Answer(
        title=f"Progress, {day(question.day)} {question.day.year}",
        said=tuple(_said(found)),
        tables=tuple(_tables(found)),
        notes=tuple(_notes(found)),
        records=records(found),
        json=as_json(found),
        figures=_figures(found),
    )


def _grouped(standings: Iterable[Standing], groups: Mapping[str, tuple[Status, ...]]) -> Mapping[str, int]:
    counted = counts(standings)
    return {group: sum(counted.get(one, 0) for one in statuses) for group, statuses in groups.items()}


def _asked_of(found: Progressed) -> Mapping[str, tuple[Status, ...]]:
    """The groups that there can be; a cycle that runs has nothing that is missed."""
    over = [cycle.ends < found.question.day for cycle in found.cycles]
    left_out = set() if any(over) else {"missed"}
    return _OVER if all(over) else {group: GROUPS[group] for group in GROUPS if group not in left_out}


def _said(found: Progressed) -> Iterator[str]:
    if not found.rows:
        yield "No objective of a cycle that runs is asked about, so nothing stands anywhere."
        return
    groups = _asked_of(found)
    over = [f"{percent(cycle.elapsed(found.question.day))} of {cycle.id}" for cycle in found.cycles]
    yield f"{join(over)} {'is' if len(over) == 1 else 'are'} over."
    for noun, standings in (
        ("objective", [row.standing for row in found.rows]),
        ("key result", [one.standing for one in found.key_results]),
    ):
        left = len([one for one in standings if one.status is not Status.DROPPED])
        if left:
            told = [f"{count} {group}" for group, count in _grouped(standings, groups).items() if count]
            yield f"Of {plural(left, noun)}: {join(told)}."
    if found.progress is not None and found.expected is not None:
        expected = f"{percent(found.expected)} is expected by now"
        yield f"On average objectives came {percent(found.progress)} of their way, {expected}."
    if foreseen := [one.arrives for one in found.key_results if one.arrives is not None]:
        yield f"By their pace {sum(foreseen) or 'none'} of the {len(foreseen)} with enough check-ins arrive in time."


def _figures(found: Progressed) -> tuple[Figure, ...]:
    groups = _grouped((one.standing for one in found.key_results), GROUPS)
    better = {"on track": True}
    return (
        Figure("progress", "Progress", found.progress, Unit.SHARE, more_is_better=True),
        Figure("expected", "Expected by now", found.expected, Unit.SHARE),
        *(
            Figure(group.replace(" ", "-"), f"Key results {group}", count, Unit.COUNT, better.get(group, False))
            for group, count in groups.items()
        ),
    )


def _tables(found: Progressed) -> Iterator[Table]:
    if len(found.parts) > 1:
        groups = tuple(_asked_of(found))
        yield Table(
            ("Team", "Cycle", "Progress", "Expected", *map(str.capitalize, groups)),
            tuple(_summary(found, part) for part in found.parts),
            frozenset(range(2, 4 + len(groups))),
            spare=(3, 3 + len(groups), 2 + len(groups)),
        )
    for part in found.parts:
        yield Table(
            (
                f"{found.question.plan.team_name(part.team)}, {part.cycle.id}",
                "Now",
                "Promise",
                "Progress",
                "Expected",
                "Status",
                "Confidence",
                "By its pace",
                "Arrives",
                "Checked in",
            ),
            tuple(cells for row in part.rows for cells in _rows(found, row)),
            _NUMBERS,
            _SPARE,
        )


def _summary(found: Progressed, part: Part) -> tuple[str, ...]:
    groups = _grouped((one.standing for one in reached(part.rows)), _asked_of(found))
    return (
        found.question.plan.team_name(part.team),
        part.cycle.id,
        share(part.progress),
        share(part.expected),
        *map(str, groups.values()),
    )


def _rows(found: Progressed, row: Row) -> Iterator[tuple[str, ...]]:
    """The objective, and below it its key results."""
    stands, today = row.standing, found.question.day
    yield (
        row.objective.title,
        "",
        "",
        share(stands.progress),
        share(stands.expected),
        status(stands),
        confidence(stands.confidence),
        "",
        "",
        heard(stands, today),
    )
    for one in row.key_results:
        yield _key_result(found, one)


def _key_result(found: Progressed, one: Reached) -> tuple[str, ...]:
    unit, today = found.question.plan.unit_of(one.key_result), found.question.day
    return (
        f"– {one.key_result.title}",
        value(one.key_result, one.standing, unit, today),
        promise(one.key_result, unit),
        share(one.standing.progress),
        share(one.standing.expected),
        status(one.standing, one.key_result),
        confidence(one.standing.confidence),
        leads_to(one.ahead, unit),
        arrival(one.ahead, today),
        heard(one.standing, today),
    )


def _notes(found: Progressed) -> Iterator[str]:
    today = found.question.day
    live = [one for one in found.key_results if one.standing.status is not Status.DROPPED]
    if breached := [quoted(one.key_result.title) for one in live if holds_on(one.key_result, today) is False]:
        many = len(breached) > 1
        yield (
            f"{'Guardrails that are' if many else 'A guardrail is'} breached: {join(breached)}. Whatever else"
            f" {'their objectives reach, they are' if many else 'its objective reaches, it is'} at risk, and missed at the end."
        )
    if dropped := list(_dropped(found)):
        yield f"Dropped, and in no number: {join(dropped)}."
    if live:
        silence = 2 * found.question.plan.policy.cadence_days
        yield f"Silent (outdated) is what was not heard of for over {silence} days. What nobody measured is unknown, not 0."


def _dropped(found: Progressed) -> Iterator[str]:
    for row in found.rows:
        if row.standing.status is Status.DROPPED:
            yield quoted(row.objective.title)
        else:
            yield from (quoted(one.key_result.title) for one in row.key_results if one.standing.status is Status.DROPPED)
