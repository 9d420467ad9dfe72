"""The report on balance in words: of what a plan has much, and of what it has none."""

from collections.abc import Iterator, Sequence

from okrkit.measure.balance import lean, portions
from okrkit.objective import Ambition, Kind
from okrkit.report.json_v1.report_balance import balance as as_json
from okrkit.report.kinds.answer import Answer, Figure, Records, Table, Unit
from okrkit.report.kinds.balanced import AMBITIONS, INDICATORS, Balanced, Promised, balanced
from okrkit.report.kinds.question import Question
from okrkit.say.balance import one_sided
from okrkit.say.values import day, join, percent, plural, quoted

_RECORDS = (
    *("reference", "title", "team", "level", "cycle", "kind", "lens", "ambition", "indicator", "weight", "weight_share"),
    "guarded",
)
_NAMED = 3
"""Key results that a note names before it only counts."""


def balance(question: Question) -> Answer:
    """How is the plan spread? Raises `OkrError` for a name that does not exist."""
    found = balanced(question)
    return Answer(
        title=f"Balance, {day(question.day)} {question.day.year}",
        said=tuple(_said(found)),
        tables=tuple(_tables(found)) if found.whole.promised else (),
        notes=tuple(_notes(found)),
        records=_records(found),
        json=as_json(found),
        figures=tuple(_figures(found)) if found.whole.promised else (),
    )


def _said(found: Balanced) -> Iterator[str]:
    whole, cycles = found.whole, join([cycle.id for cycle in found.cycles])
    if not whole.promised:
        yield f"No key result{f' of {cycles}' if cycles else ''} is left to be weighed."
        return
    outcomes, outputs, guardrails = portions(whole.kinds, Kind)
    yield (
        f"{plural(len(whole.promised), 'key result')} of {cycles}: {plural(outcomes.count, 'outcome')}"
        f" ({percent(outcomes.share)}), {plural(outputs.count, 'output')} and {plural(guardrails.count, 'guardrail')}."
    )
    if bare := len(whole.unguarded):
        price = "could be bought at any price: no guardrail stands beside"
        yield f"{bare:,} of {plural(outcomes.count, 'outcome')} {price} {'it' if bare == 1 else 'them'}."
    if found.unused and set(whole.lenses) != {None}:
        yield f"Nobody looks through {join(found.unused)}."


def _tables(found: Balanced) -> Iterator[Table]:
    teams = [(found.question.plan.team_name(team), share) for team, share in found.teams.items()]
    levels = [(f"Level {level}", share) for level, share in found.levels.items()] if len(found.levels) > 1 else []
    whole = [("All", found.whole)] if len(teams) > 1 else []
    yield _table(
        ("Team", "Key results", "Outcomes", "Outputs", "Guardrails", "Unguarded"),
        [
            (name, len(one.promised), *(part.count for part in portions(one.kinds, Kind)), len(one.unguarded))
            for name, one in (*teams, *levels, *whole)
        ],
        (1,),
    )
    if set(found.whole.lenses) != {None}:
        lenses = tuple(lens or "no lens" for lens in found.lenses)
        yield _table(
            ("Team", *lenses),
            [(name, *(part.count for part in portions(one.lenses, found.lenses))) for name, one in (*teams, *levels, *whole)],
            tuple(range(len(lenses), 4, -1)),
        )
    leaning = [
        (words, name)
        for name, one in teams
        if (words := one_sided(lean([each.key_result for each in one.promised], found.question.plan.lenses)))
    ]
    if leaning:
        yield Table(("Leans to one side", "Team"), tuple(leaning))
    yield _table(
        ("Team", "Objectives", *(ambition.capitalize() for ambition in Ambition), "No ambition"),
        [
            (name, len(one.objectives), *(part.count for part in portions(one.ambitions, AMBITIONS)))
            for name, one in (*teams, *whole)
        ],
        (5, 1),
    )
    yield _table(
        ("Team", "Leading", "Lagging", "Not said", "No metric"),
        [
            (name, *(part.count for part in portions(one.indicators, INDICATORS)), len(one.promised) - len(one.indicators))
            for name, one in (*teams, *whole)
        ],
    )


def _table(headings: tuple[str, ...], rows: Sequence[tuple[str | int, ...]], spare: tuple[int, ...] = ()) -> Table:
    """Names with their counts."""
    return Table(headings, tuple(tuple(map(str, row)) for row in rows), frozenset(range(1, len(headings))), spare)


def _notes(found: Balanced) -> Iterator[str]:
    if not found.whole.promised:
        return
    for one in found.heavy[:_NAMED]:
        yield (
            f"{quoted(one.key_result.title)} carries {percent(one.weight_share or 0)} of {quoted(one.objective.title)}:"
            " does the rest of it matter?"
        )
    if more := found.heavy[_NAMED:]:
        yield f"{plural(len(more), 'more key result carries', 'more key results carry')} over half of an objective."
    if weighted := found.weighted:
        weigh = "weighs its" if len(weighted) == 1 else "weigh their"
        yield f"{len(weighted):,} of {plural(len(found.whole.objectives), 'objective')} {weigh} key results differently."
    yield (
        "Unguarded are outcomes beside which no guardrail stands that names them, or that guards the whole objective."
        " Leading and lagging is what the metric says of itself. What was dropped is left out."
    )


def _figures(found: Balanced) -> Iterator[Figure]:
    whole = found.whole
    kinds = dict(zip(Kind, portions(whole.kinds, Kind), strict=True))
    outcomes = kinds[Kind.OUTCOME].count
    yield Figure("outcomes", "Outcomes", kinds[Kind.OUTCOME].share, Unit.SHARE, more_is_better=True)
    yield Figure("outputs", "Outputs", kinds[Kind.OUTPUT].share, Unit.SHARE, more_is_better=False)
    yield Figure("guardrails", "Guardrails", kinds[Kind.GUARDRAIL].share, Unit.SHARE)
    guarded = 1 - len(whole.unguarded) / outcomes if outcomes else None
    yield Figure("guarded-outcomes", "Outcomes with a guardrail", guarded, Unit.SHARE, more_is_better=True)
    yield Figure("unused-lenses", "Lenses that nobody uses", len(found.unused), Unit.COUNT, more_is_better=False)
    for ambition, one in zip(Ambition, portions(whole.ambitions, Ambition), strict=True):
        yield Figure(ambition.value, f"{ambition.capitalize()} objectives", one.share, Unit.SHARE)
    leading, *_ = portions(whole.indicators, INDICATORS)
    yield Figure("leading", "Leading indicators", leading.share if whole.indicators else None, Unit.SHARE)


def _records(found: Balanced) -> Records:
    return Records(_RECORDS, tuple(map(_record, found.whole.promised)), key=("reference",))


def _record(one: Promised) -> tuple[str | float | bool | None, ...]:
    objective, key_result = one.objective, one.key_result
    return (
        *(str(key_result.reference), key_result.title, objective.team, one.level, objective.cycle, key_result.kind.value),
        *(key_result.lens, objective.ambition.value if objective.ambition else None, one.indicator),
        *(key_result.weight, one.weight_share, one.guarded),
    )
