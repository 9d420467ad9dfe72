"""The chart of a key result: its check-ins against what was promised, what is expected and where it is heading."""

from datetime import date
from functools import partial

from markupsafe import Markup

from okrkit.history.promise import Field
from okrkit.measure.expected import expected_key_result, span
from okrkit.measure.value import readings
from okrkit.objective import KeyResult, Kind
from okrkit.pages.charts import Cone, Level, Mark, Point, Trend, draw_trend
from okrkit.pages.context import Site
from okrkit.pages.goalpost_move import mark
from okrkit.pages.precision import worked_out
from okrkit.say.values import number, short_day, step


def key_result_chart(site: Site, key_result: KeyResult) -> Markup:
    """The chart; empty where no value was ever checked in, for there is nothing to see."""
    points = _points(site, key_result)
    if not points:
        return Markup("")
    cycle = site.cycle(key_result.reference)
    say = partial(number, unit=site.plan.unit_of(key_result))
    expected = _expected(site, key_result)
    last = points[-1]
    return draw_trend(
        Trend(
            id=f"_chart-{key_result.id}",
            title=key_result.title,
            description=f"{len(points)} values from {points[0].label} to {last.label}.",
            starts=cycle.starts,
            ends=max(cycle.ends, key_result.due or cycle.ends),
            points=points,
            number=say,
            day=short_day,
            expected=expected,
            expected_label="" if _promises(site, key_result) else "expected",
            levels=(*_promises(site, key_result), *_bounds(site, key_result)),
            marks=_marks(site, key_result),
            cone=_cone(site, key_result, last),
        )
    )


def _points(site: Site, key_result: KeyResult) -> tuple[Point, ...]:
    unit = site.plan.unit_of(key_result)
    return tuple(
        Point(reading.date, reading.value, f"{number(reading.value, unit)} on {short_day(reading.date)}")
        for reading in readings(key_result, site.day)
    )


def _expected(site: Site, key_result: KeyResult) -> tuple[Point, ...]:
    """The planned path: a straight line from baseline to target, or along the trajectory."""
    baseline, target = key_result.baseline, key_result.target
    if baseline is None or target is None or key_result.kind is Kind.GUARDRAIL:
        return ()
    cycle = site.cycle(key_result.reference)
    starts, due = span(key_result, cycle)
    days = sorted({starts, *(reading.date for reading in key_result.trajectory if starts < reading.date < due), due})
    shares = [(day, expected_key_result(key_result, cycle, day)) for day in days]
    return tuple(Point(day, baseline + share * (target - baseline)) for day, share in shares if share is not None)


def _promises(site: Site, key_result: KeyResult) -> tuple[Level, ...]:
    """The target as it is, as it was before it was rebaselined, and what stands beside it."""
    if key_result.target is None:
        return ()
    unit = site.plan.unit_of(key_result)
    moved = _frozen_moves(site, key_result)
    levels = [Level(key_result.target, f"target {number(key_result.target, unit)}", since=moved[-1][0] if moved else None)]
    if moved and moved[0][1] != key_result.target:
        first, _, _ = step(moved[0][1], key_result.target, unit).partition(" → ")
        levels.append(Level(moved[0][1], f"first {first}", "past"))
    for value, word in ((key_result.commit, "commit"), (key_result.stretch, "stretch")):
        if value is not None:
            levels.append(Level(value, f"{word} {number(value, unit)}", "extra"))
    return tuple(levels)


def _frozen_moves(site: Site, key_result: KeyResult) -> list[tuple[date, float]]:
    """When the target moved after the freeze and what it was: as git tells it, without a history as it was declared."""
    if goalpost := site.goalpost_of.get(key_result.reference):
        targets = ((move.day, move.before) for move in goalpost.moves if move.field is Field.TARGET)
        return [(day, float(before)) for day, before in targets if isinstance(before, int | float)]
    frozen = site.cycle(key_result.reference).frozen_from
    return [
        (entry.date, float(before))
        for entry in sorted(key_result.rebaselines, key=lambda entry: entry.date)
        if frozen < entry.date <= site.day and isinstance(before := entry.before.get("target"), int | float)
    ]


def _bounds(site: Site, key_result: KeyResult) -> tuple[Level, ...]:
    unit, bound = site.plan.unit_of(key_result), key_result.bound
    if not bound:
        return ()
    sides = ((bound.low, "at least"), (bound.high, "at most"))
    return tuple(Level(value, f"{word} {number(value, unit)}", "bound") for value, word in sides if value is not None)


def _marks(site: Site, key_result: KeyResult) -> tuple[Mark, ...]:
    cycle = site.cycle(key_result.reference)
    marks = [Mark(cycle.frozen_from, "frozen", "freeze")]
    if cycle.covers(site.day):
        marks.append(Mark(site.day, "today", "today"))
    marks += _moved(site, key_result)
    if key_result.due and key_result.due < cycle.ends:
        marks.append(Mark(key_result.due, "due", "today"))
    return tuple(marks)


def _moved(site: Site, key_result: KeyResult) -> list[Mark]:
    """The days on which the promise moved, each with the worst of what happened on it."""
    goalpost = site.goalpost_of.get(key_result.reference)
    if not goalpost:
        return [Mark(day, "rebaselined", "moved") for day in sorted({entry.date for entry in key_result.rebaselines})]
    worst_last = sorted(goalpost.moves, key=lambda move: move.rank, reverse=True)
    return [Mark(day, text, "moved") for day, text in sorted({move.day: mark(move) for move in worst_last}.items())]


def _cone(site: Site, key_result: KeyResult, last: Point) -> Cone | None:
    ahead = site.forecast(key_result)
    if not ahead or ahead.due <= last.day:
        return None
    reached = number(worked_out(site, key_result, ahead.value_at_due), site.plan.unit_of(key_result))
    label = f"{reached} at this pace"
    return Cone(last, Point(ahead.due, ahead.value_at_due, label), ahead.low, ahead.high)
