"""The report on metrics in words: what is measured, how far it is believed, and what rests on it."""

from collections import Counter
from collections.abc import Iterator, Sequence

from okrkit.align.registry import PARTS, Audited, Disagreement
from okrkit.report.json_v1.report_metrics import metrics as as_json
from okrkit.report.kinds.answer import Answer, Cell, Figure, Records, Table, Unit
from okrkit.report.kinds.audited import Likeness, Registry, registry
from okrkit.report.kinds.in_cells import NOTHING
from okrkit.report.kinds.question import Question
from okrkit.say.values import day, join, number, plural, quoted, short_day, words
from okrkit.workspace import Trust

_RECORDS = (
    *("metric", "name", "unit", "better", "definition", "source", "owner", "confidence", "indicator", "population"),
    *("gamed_by", "used_by", "last_value", "last_date", "age_days", "last_of"),
)
_NAMED = 6
"""Metrics that a sentence names before it only counts."""

_LIKE = {Likeness.NAME: "the same name", Likeness.SOURCE: "the same query", Likeness.DEFINITION: "nearly the same definition"}


def metrics(question: Question) -> Answer:
    """What is measured, and can it be believed? Raises `OkrError` for a name that does not exist."""
    found = registry(question)
    return Answer(
        title=f"Metrics, {day(question.day)} {question.day.year}",
        said=tuple(_said(found)),
        tables=tuple(_tables(found)),
        notes=tuple(_notes(found)),
        records=_records(found),
        json=as_json(found),
        figures=tuple(_figures(found)),
    )


def _said(found: Registry) -> Iterator[str]:
    cycles = join([cycle.id for cycle in found.cycles])
    if not found.metrics:
        yield "No metric is written down: nobody can look up what a number counts, or where it is read."
    else:
        trust = Counter(one.metric.confidence for one in found.metrics)
        said = [f"{count} {_trust(one)}" for one in (*Trust, None) if (count := trust[one])]
        yield f"{plural(len(found.metrics), 'metric')} by how far they are trusted: {join(said)}."
    if bare := found.unmeasured:
        many = plural(len(found.promising), "outcome and guardrail", "outcomes and guardrails")
        name = "names" if len(bare) == 1 else "name"
        yield f"{len(bare):,} of {many} of {cycles} {name} no metric: what exactly is counted, and where is it read?"
    if doubted := found.doubted:
        yield f"{plural(len(doubted), 'key result rests', 'key results rest')} on a number that nobody trusts."
    if unused := found.unused:
        names = [quoted(one.metric.name) for one in unused[:_NAMED]]
        left = len(unused) - len(names)
        of = f" of {cycles}" if cycles else ""
        yield f"No key result{of} uses {join([*names, f'{left} more'] if left else names)}."


def _trust(confidence: Trust | None) -> str:
    return "unsaid" if confidence is None else str(confidence)


def _tables(found: Registry) -> Iterator[Table]:
    plan = found.question.plan
    if found.metrics:
        yield Table(
            ("Metric", "Owner", "Trust", "Indicator", "Used by", "Last value", "On"),
            tuple(_row(one, found) for one in found.metrics),
            frozenset({4, 5}),
            (3, 1),
        )
        lacking = [(part, [one.metric.name for one in found.metrics if part in one.lacks]) for part in PARTS]
        rows = [(words(part), f"{len(names)}", join(names)) for part, names in lacking if names]
        if rows:
            yield Table(("Not written down", "Metrics", "Which"), tuple(rows), frozenset({1}))
    if differing := [_differing(one, each) for one in found.metrics for each in one.disagreements]:
        yield Table(("Who measures what", "Metric"), tuple(differing))
    if found.pairs:
        rows_of_pairs = tuple((pair.other.name, pair.one.name, _LIKE[pair.likeness]) for pair in found.pairs)
        yield Table(("May be one metric", "With", "They have"), rows_of_pairs)
    if found.doubted:
        rested = ((one, plan.metric_of(one)) for one in found.doubted)
        yield Table(
            ("Rests on a number that nobody trusts", "Metric", "Trust"),
            tuple((one.title, metric.name, _trust(metric.confidence)) for one, metric in rested if metric),
        )
    if found.unmeasured:
        yield Table(
            ("Names no metric", "Team", "Cycle"),
            tuple((one.title, plan.team_name(one.reference.team), one.reference.cycle or "") for one in found.unmeasured),
            spare=(2,),
        )


def _row(one: Audited, found: Registry) -> tuple[str, ...]:
    metric, plan, last = one.metric, found.question.plan, one.last
    return (
        metric.name,
        plan.name_of(metric.owner) if metric.owner else NOTHING,
        metric.confidence.value if metric.confidence else NOTHING,
        metric.indicator or NOTHING,
        str(len(one.users)) if one.users else "nobody",
        number(last.value, metric.unit or "") if last else NOTHING,
        short_day(last.date, found.question.day) if last else NOTHING,
    )


def _differing(one: Audited, found: Disagreement) -> tuple[str, str]:
    said = [
        f"{quoted(answer)} {_who([reference for reference in who if reference], in_registry=None in who)}"
        for answer, who in found.said.items()
    ]
    return f"{found.part.capitalize()}: {'; '.join(said)}", one.metric.name


def _who(references: Sequence[object], *, in_registry: bool) -> str:
    return join([*(["in the registry"] if in_registry else []), *(f"at {reference}" for reference in references)])


def _notes(found: Registry) -> Iterator[str]:
    if found.metrics:
        yield (
            "A last value is the newest one in the registry or checked in by a key result that measures the same on the same"
            " people. Outputs need no metric and are not asked for one."
        )
    unknown = sorted(
        {one.metric for one in found.promising if isinstance(one.metric, str)} - found.question.plan.metrics.keys()
    )
    if unknown:
        yield f"Not in the registry: {join([f'`{id}`' for id in unknown])}."


def _figures(found: Registry) -> Iterator[Figure]:
    many, promising = len(found.metrics), len(found.promising)
    complete = sum(1 - len(one.lacks) / len(PARTS) for one in found.metrics)
    yield Figure("metrics", "Metrics", many, Unit.COUNT)
    yield Figure("trusted", "Trusted metrics", len(found.trusted) / many if many else None, Unit.SHARE, more_is_better=True)
    yield Figure(
        "written-down", "Of the audit written down", complete / many if many else None, Unit.SHARE, more_is_better=True
    )
    yield Figure("unused", "Metrics that nobody uses", len(found.unused), Unit.COUNT, more_is_better=False)
    measured = 1 - len(found.unmeasured) / promising if promising else None
    yield Figure("measured", "Key results with a metric", measured, Unit.SHARE, more_is_better=True)
    yield Figure("doubted", "Key results on an untrusted number", len(found.doubted), Unit.COUNT, more_is_better=False)
    differing = sum(len(one.disagreements) for one in found.metrics)
    yield Figure("disagreements", "Metrics measured in two ways", differing, Unit.COUNT, more_is_better=False)


def _records(found: Registry) -> Records:
    return Records(_RECORDS, tuple(_record(one, found) for one in found.metrics), key=("metric",))


def _record(one: Audited, found: Registry) -> tuple[Cell, ...]:
    metric, last = one.metric, one.last
    return (
        *(
            metric.id or f"in place at {one.users[0].reference}",
            metric.name,
            metric.unit,
            metric.better.value if metric.better else None,
        ),
        *("definition" not in one.lacks, metric.source.system if metric.source else None, metric.owner),
        *(metric.confidence.value if metric.confidence else None, metric.indicator, metric.population),
        *("gamed_by" not in one.lacks, " ".join(str(user.reference) for user in one.users)),
        *((last.value, last.date.isoformat(), (found.question.day - last.date).days) if last else (None, None, None)),
        str(last.of) if last and last.of else None,
    )
