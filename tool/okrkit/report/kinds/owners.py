"""The report on owners in words: who carries what, and what nobody does."""

from collections.abc import Iterator

from okrkit.align.narrow import Narrow
from okrkit.due.load import Load
from okrkit.report.json_v1.report_owners import owners as as_json
from okrkit.report.kinds.answer import Answer, Figure, Records, Table, Unit
from okrkit.report.kinds.owning import MOST, Owning, owning
from okrkit.report.kinds.question import Question
from okrkit.say.values import day, join, plural

_RECORDS = (
    *("person", "name", "known", "objectives", "key_results", "guardrails", "behind", "silent", "past_due"),
    *("asked", "promised", "contributes", "teams"),
)
_NAMED = 8
"""People whom a sentence names before it only counts."""


def owners(question: Question) -> Answer:
    """Who carries what, who carries too much, and what nobody carries. Raises `OkrError` for a name that does not exist."""
    found = owning(question)
    return Answer(
        title=f"Owners, {day(question.day)} {question.day.year}",
        said=tuple(_said(found)),
        tables=tuple(_tables(found)),
        notes=tuple(_notes(found)),
        records=_records(found),
        json=as_json(found),
        figures=tuple(_figures(found)),
    )


def _said(found: Owning) -> Iterator[str]:
    cycles = join([cycle.id for cycle in found.cycles])
    if not found.carrying:
        yield f"Nobody owns anything{f' of {cycles}' if cycles else ''}."
    else:
        numbers = sum(len(load.numbers) for load in found.carrying)
        heaviest = found.carrying[0]
        who = found.question.plan.name_of(heaviest.person)
        people = plural(len(found.carrying), "person", "people")
        yield (
            f"{people} {'answers' if len(found.carrying) == 1 else 'answer'} for"
            f" {plural(sum(len(load.objectives) for load in found.carrying), 'objective')} and"
            f" {plural(numbers, 'key result')} of {cycles}{f', {who} for the most' if len(found.carrying) > 1 else ''}."
        )
    if found.overloaded:
        yield f"{_too_much(found)}: who else, close to the work, could answer for some?"
    if found.idle:
        name = found.question.plan.name_of
        idle = [f"{name(load.person)}{' (contributes)' if load.contributes else ''}" for load in found.idle]
        yield f"{plural(len(idle), 'person owns', 'people own')} nothing: {_first(idle)}."


def _too_much(found: Owning) -> str:
    """Who carries too much, the heaviest first."""
    name, [heaviest, *others] = found.question.plan.name_of, found.overloaded
    if not others:
        return f"{name(heaviest.person)} has {len(heaviest.numbers)} numbers to move, more than {found.most}"
    all_of_them = _first([f"{name(load.person)} ({len(load.numbers)})" for load in found.overloaded])
    return f"{len(found.overloaded)} people have more than {found.most} numbers to move, {all_of_them}"


def _first(names: list[str]) -> str:
    left = len(names) - _NAMED
    return join([*names[:_NAMED], f"{left:,} more"] if left > 0 else names)


def _tables(found: Owning) -> Iterator[Table]:
    plan = found.question.plan
    if found.carrying:
        yield Table(
            ("Person", "Objectives", "Key results", "Guardrails", "Behind", "Silent", "Past due", "Asked", "Helps", "Teams"),
            tuple((plan.name_of(load.person), *map(str, _counts(load))) for load in found.carrying),
            frozenset(range(1, 10)),
            (9, 8, 3, 7, 1),
        )
    rows = [(one.title, "nobody", plan.team_name(one.team), one.cycle) for one in found.nobody]
    for stranger in found.strangers:
        reference = stranger.reference
        rows.append((stranger.title, stranger.owner or "", plan.team_name(reference.team), reference.cycle or ""))
    if rows:
        yield Table(("Nobody known owns", "Owner", "Team", "Cycle"), tuple(rows), spare=(3, 2))


def _counts(load: Load) -> tuple[int, ...]:
    parts = (load.objectives, load.numbers, load.guardrails, load.behind, load.silent, load.past_due, load.asked)
    return (*map(len, parts), len(load.contributes), len(load.teams))


def _notes(found: Owning) -> Iterator[str]:
    if found.carrying:
        is_part = found.question.asked != Narrow(cycle=found.question.asked.cycle)
        whole = " A load is a person's whole one, whatever part is asked about." if is_part else ""
        yield (
            "A key result without an owner is its objective's owner's. Asked counts the dependencies that wait for their word,"
            f" helps the objectives that they contribute to.{whole}"
        )
        yield f"Too much is more than {found.most} key results, guardrails aside: the option `most` of the rule `{MOST}`."
    if not found.question.plan.people:
        yield "okrs.yaml lists no people, so nobody can tell whose name is a mistake."


def _figures(found: Owning) -> Iterator[Figure]:
    most = max((len(load.numbers) for load in found.carrying), default=0)
    yield Figure("owners", "People who own something", len(found.carrying), Unit.COUNT)
    yield Figure("most-owned", "Key results of whoever has the most", most, Unit.COUNT, more_is_better=False)
    yield Figure("overloaded", "People with too many", len(found.overloaded), Unit.COUNT, more_is_better=False)
    yield Figure("without-owner", "Objectives without an owner", len(found.nobody), Unit.COUNT, more_is_better=False)
    yield Figure("unknown-owner", "Owned by somebody unknown", len(found.strangers), Unit.COUNT, more_is_better=False)
    yield Figure("idle", "People who own nothing", len(found.idle), Unit.COUNT, more_is_better=False)


def _records(found: Owning) -> Records:
    plan = found.question.plan
    return Records(
        _RECORDS,
        tuple(
            (
                load.person,
                plan.name_of(load.person),
                load.person in plan.people,
                *map(len, (load.objectives, load.numbers, load.guardrails, load.behind, load.silent, load.past_due)),
                *map(len, (load.asked, load.promised, load.contributes)),
                " ".join(load.teams),
            )
            for load in (*found.carrying, *found.idle)
        ),
        key=("person",),
    )
