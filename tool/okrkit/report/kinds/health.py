"""The report on health in words: a number, what it is made of, what pulls it down, and where it came from."""

from collections.abc import Iterator

from okrkit.align.health import Health, HealthPart, Part, Pull
from okrkit.report.json_v1.health import health as as_json
from okrkit.report.kinds.answer import Answer, Cell, Figure, Records, Table, Unit
from okrkit.report.kinds.healthy import Healthy, healthy
from okrkit.report.kinds.in_cells import NOTHING
from okrkit.report.kinds.pulling import COUNTED, because
from okrkit.report.kinds.question import Question
from okrkit.say.values import day, join, number, percent, plural, short_day

_WORST = 3
"""Parts that are named as those that cost most."""

_LEAST = 0.05
"""Points that are said with one digit."""


def health(question: Question) -> Answer:
    """How well is the plan looked after? Raises `OkrError` for a name that does not exist."""
    found = healthy(question)
    return Answer(
        title=f"Health, {day(question.day)} {question.day.year}",
        said=tuple(_said(found)),
        tables=tuple(_tables(found)) if found.whole.weight else (),
        notes=tuple(_notes(found)),
        records=_records(found),
        json=as_json(found),
        figures=_figures(found.whole),
    )


def _said(found: Healthy) -> Iterator[str]:
    whole, settings = found.whole, found.question.plan.policy.health
    if whole.share is None:
        yield "There is nothing to judge: no objective of a cycle that runs is asked about."
        return
    called = whole.verdict(settings)
    yield f"Health is {_hundred(whole.share)} of 100, {called}: {_rests_on(whole)}."
    if worst := _worst(whole):
        cost = [f"{part.part} ({_points(whole, part)})" for part in worst]
        yield f"Most points are lost on {join(cost)}."
    elif any(part.pulls for part in whole.parts):
        yield "No part costs a whole point."
    if len([point for point in found.trend if point.health]) > 1:
        since = day(found.trend[0].day, found.question.day)
        went = ["unknown" if point.health is None else _hundred(_share(point.health)) for point in found.trend]
        yield f"Since {since} it went {', '.join(went)}."


def _rests_on(whole: Health) -> str:
    judged = [part for part in whole.parts if part.counted]
    counted = sum(part.counted for part in judged)
    silent = len(whole.parts) - len(judged)
    left = f", and {silent} with nothing to judge" if silent else ""
    return f"{plural(counted, 'thing')} counted in {plural(len(judged), 'part')}{left}"


def _worst(whole: Health) -> list[Part]:
    parts = [part for part in whole.parts if whole.lost(part) >= 0.01]
    return sorted(parts, key=lambda part: -whole.lost(part))[:_WORST]


def _tables(found: Healthy) -> Iterator[Table]:
    whole = found.whole
    yield Table(
        ("Part", "Health", "Weight", "Costs", "What is counted"),
        tuple(
            (
                part.part.capitalize(),
                _of_part(part),
                number(part.weight),
                _points(whole, part) if part.counted else NOTHING,
                COUNTED[part.part](part) if part.counted else "nothing to judge",
            )
            for part in whole.parts
        ),
        frozenset({1, 2, 3}),
    )
    columns = tuple(HealthPart)
    headings = ("Health", *(part.capitalize() for part in columns))
    spare = tuple(range(len(headings), 1, -1))
    if found.teams:
        rows = [(found.question.plan.team_name(team), *_row(one, columns)) for team, one in found.teams.items()]
        yield Table(("Team", *headings), tuple(rows), frozenset(range(1, 1 + len(headings))), spare)
    if len(found.trend) > 1:
        days = [(short_day(point.day, found.question.day), *_row(point.health, columns)) for point in found.trend]
        yield Table(("Day", *headings), tuple(days), frozenset(range(1, 1 + len(headings))), spare)
    if pulls := _pulls(whole):
        yield Table(
            ("What pulls it down", "Part", "Costs"),
            tuple((f"{pull.title}: {because(pull)}", part.part, _cost(whole, part, pull)) for part, pull in pulls),
            frozenset({2}),
        )


def _pulls(whole: Health) -> list[tuple[Part, Pull]]:
    """All of them, the dearest first."""
    pulls = [(part, pull) for part in whole.parts for pull in part.pulls]
    return sorted(pulls, key=lambda each: -whole.cost(*each))


def _row(one: Health | None, columns: tuple[HealthPart, ...]) -> tuple[str, ...]:
    if one is None:
        return ("unknown", *(NOTHING for _ in columns))
    parts = {part.part: _of_part(part) for part in one.parts}
    return (_hundred(_share(one)), *(parts.get(part, NOTHING) for part in columns))


def _notes(found: Healthy) -> Iterator[str]:
    if not found.whole.weight:
        return
    settings = found.question.plan.policy.health
    lines = f"good from {number(settings.good_from)}, fair from {number(settings.fair_from)}"
    yield (
        "Each part is the share of what it counts that is well. The whole is their mean by weight, without parts that have"
        f" nothing to judge: {lines}. `policy.health` in okrs.yaml sets weights and lines."
    )
    if found.unknown:
        freezes = "its freeze" if len(found.unknown) == 1 else "their freezes"
        yield f"What {join(list(found.unknown))} promised at {freezes} is not in the history, so it is not judged."
    if len(found.trend) > 1:
        yield "Earlier days are judged by the plan that had landed by then, and by the settings of today."
    if any(point.health is None for point in found.trend):
        yield "Of days that are unknown there was no plan yet, nothing in it to judge, or the history does not reach so far."


def _figures(whole: Health) -> tuple[Figure, ...]:
    shares = {part.part: part.share for part in whole.parts}
    return (
        Figure("health", "Health", whole.share, Unit.SHARE, more_is_better=True),
        *(Figure(part, part.capitalize(), shares.get(part), Unit.SHARE, more_is_better=True) for part in HealthPart),
    )


def _records(found: Healthy) -> Records:
    """What pulls the parts down; a part that is well has no row."""
    rows: list[tuple[Cell, ...]] = []
    for part, pull in _pulls(found.whole):
        objective = found.question.plan.objective(pull.reference)
        key_result = objective.key_result(pull.reference.key_result or "") if objective else None
        owner = (key_result.owner if key_result else None) or (objective.owner if objective else None)
        cost = 100 * found.whole.cost(part, pull)
        rows.append(
            (
                part.part,
                str(pull.reference),
                pull.reference.team,
                pull.title,
                owner,
                pull.why,
                because(pull),
                cost,
                part.counted,
            )
        )
    names = ("part", "reference", "team", "title", "owner", "why", "because", "costs", "counted")
    return Records(names, tuple(rows), key=("part", "reference"))


def _of_part(part: Part) -> str:
    return NOTHING if part.share is None else _hundred(part.share)


def _share(one: Health | None) -> float:
    return (one.share if one else None) or 0.0


def _hundred(share: float) -> str:
    """A share as points of 100; 100 is said of nothing that is not whole."""
    return percent(share).removesuffix("%")


def _points(whole: Health, part: Part) -> str:
    return _tenths(100 * whole.lost(part))


def _cost(whole: Health, part: Part, pull: Pull) -> str:
    return _tenths(100 * whole.cost(part, pull))


def _tenths(points: float) -> str:
    """Points with a digit; what costs anything does not cost 0."""
    return "<0.1" if 0 < points < _LEAST else number(round(points, 1))
