"""The digest in words: what a chat or a mail should tell of the last days, on one screen."""

from collections.abc import Iterator, Sequence

from okrkit.diff.change import ChangeKind
from okrkit.diff.review import Level
from okrkit.report.json_v1.report_digest import digest as as_json
from okrkit.report.kinds.answer import Answer, Figure, Records, Table, Unit
from okrkit.report.kinds.digested import Digested, Happened, Shift, digested
from okrkit.report.kinds.question import Question
from okrkit.say.coming import coming
from okrkit.say.needs import named, told
from okrkit.say.summary import summary
from okrkit.say.values import day, plural, quoted, words

_MOST = 5
"""Lines of a list before it only counts, so that all of it fits on one screen."""

_SHORT = 48
"""Characters of a title that tell which one it is."""

_DECLARED = frozenset(
    {
        *(ChangeKind.TARGET_EASED, ChangeKind.GUARDRAIL_LOOSENED, ChangeKind.BASELINE_CHANGED, ChangeKind.DUE_DATE_MOVED),
        *(ChangeKind.METRIC_CHANGED, ChangeKind.UNIT_CHANGED, ChangeKind.POPULATION_CHANGED),
        *(ChangeKind.KEY_RESULT_REMOVED, ChangeKind.OBJECTIVE_REMOVED),
    }
)
"""Moves of a promise for which a plan has a place to say why."""

_CHECKING_IN = (ChangeKind.CHECK_IN_ADDED, ChangeKind.CONFIDENCE_CHANGED)
_RECORDS = ("level", "kind", "reference", "title", "says")


def digest(question: Question) -> Answer:
    """What happened, and who is needed now? Raises `OkrError` for a name that does not exist."""
    found = digested(question)
    return Answer(
        title=f"Digest, {_span(found)}",
        said=tuple(_said(found)),
        tables=tuple(_tables(found)),
        notes=tuple(_notes(found)),
        records=_records(found),
        json=as_json(found),
        figures=tuple(_figures(found)),
    )


def _span(found: Digested) -> str:
    return f"{day(found.since, found.question.day)} to {day(found.question.day)} {found.question.day.year}"


def _said(found: Digested) -> Iterator[str]:
    moved, work = len(found.of(Level.ATTENTION)), len(found.of(Level.REVIEW))
    if found.happened:
        other = plural(work, "other change" if moved else "change")
        parts = (
            f"{plural(moved, 'promise')} moved" if moved else "No promise moved",
            f"{other} to look at" if work else "",
            _checked_in(found),
        )
        yield f"{', '.join(filter(None, parts))}."
    else:
        yield "Nothing happened: no check-in, no change of the plan."
    others = [one for one in found.of(Level.ROUTINE) if one.told.change.kind not in _CHECKING_IN]
    if len(others) == 1:
        yield f"{said(others[0], found)}."
    elif others:
        yield f"Besides, teams {summary((one.told.change for one in others), found.question.plan)}."
    if found.shifts:
        worse, better = len(found.worse), len(found.shifts) - len(found.worse)
        who = f"{plural(worse, 'objective')} {'stand' if worse > 1 else 'stands'}" if worse else "No objective stands"
        yield f"{who} worse, {better or 'none'} better."


def _checked_in(found: Digested) -> str:
    count, people = len(found.check_ins), len(found.people)
    if not count:
        return "nobody checked in"
    return f"{plural(count, 'check-in')} by {plural(people, 'person', 'people')}" if people else plural(count, "check-in")


def _tables(found: Digested) -> Iterator[Table]:
    narrowed = f" --team {found.question.asked.team}" if found.question.asked.team else ""
    log = f"`okr log --since {found.since}{narrowed}`"
    moved = [(_unsaid(one, found), said(one, found)) for one in found.of(Level.ATTENTION)]
    quiet_first = sorted(moved, key=lambda one: not one[0])
    yield from _list("Promises that moved", [f"{text}{unsaid}" for unsaid, text in quiet_first], log)
    yield from _list("Other changes to look at", [said(one, found) for one in found.of(Level.REVIEW)], log)
    yield from _list("Stand worse", [_shift(one, found) for one in found.worse], f"`okr tree{narrowed}`")
    yield from _list("Needed now", list(_needed(found)), f"`okr status{narrowed}`")
    yield from _list("Coming up", [text for _, text in coming(found.agenda)], "`okr status`")


def _list(heading: str, items: Sequence[str], command: str) -> Iterator[Table]:
    """A list, as a table with one column; what is too long ends with a count and the command that tells the rest."""
    left = len(items) - _MOST
    shown = items if left <= 1 else [*items[:_MOST], f"and {left} more: {command}"]
    if items:
        yield Table((heading,), tuple((item,) for item in shown))


def said(one: Happened, found: Digested) -> str:
    """What happened as a sentence, with the team as who did it; what all share is the organization's."""
    plan, team = found.question.plan, one.told.change.reference.team
    return f"{plan.team_name(team) if team else plan.organization} {one.told.text}"


def _unsaid(one: Happened, found: Digested) -> str:
    """That nobody gave a reason for moving a promise, where a reason has its place and there is none."""
    change = one.told.change
    declared = change.note or any(
        each.kind is ChangeKind.REBASELINED and each.reference == change.reference for each in found.changes
    )
    return ", and nobody said why" if change.kind in _DECLARED and not declared else ""


def _shift(one: Shift, found: Digested) -> str:
    team = found.question.plan.team_name(one.objective.team)
    return f"{quoted(one.objective.title, _SHORT)} ({team}): {words(one.then)} → {words(one.now)}"


def _needed(found: Digested) -> Iterator[str]:
    """For each person the worst, and how much else there is."""
    for desk in found.agenda.desks:
        first, *rest = told(desk, found.agenda)
        more = f"; and {len(rest)} more" if rest else ""
        yield f"{named(desk, found.question.plan)}: {quoted(first.title, _SHORT)} {first.reasons[0]}{more}"


def _notes(found: Digested) -> Iterator[str]:
    if found.by_dates:
        yield (
            f"No history reaches back to {day(found.since, found.question.day)}, so only what carries a date is told:"
            " check-ins, milestones, declared moves, what was dropped, feedback and reviews."
        )


def _figures(found: Digested) -> Iterator[Figure]:
    moved, better = len(found.of(Level.ATTENTION)), len(found.shifts) - len(found.worse)
    yield Figure("moved-promises", "Promises that moved", moved, Unit.COUNT, more_is_better=False)
    yield Figure("check-ins", "Check-ins", len(found.check_ins), Unit.COUNT, more_is_better=True)
    yield Figure("checking-in", "People who checked in", len(found.people), Unit.COUNT, more_is_better=True)
    yield Figure("worse", "Objectives that stand worse", len(found.worse), Unit.COUNT, more_is_better=False)
    yield Figure("better", "Objectives that stand better", better, Unit.COUNT, more_is_better=True)
    needs = sum(len(desk.needs) for desk in found.agenda.desks)
    yield Figure("needs", "Things that need somebody", needs, Unit.COUNT, more_is_better=False)


def _records(found: Digested) -> Records:
    return Records(
        _RECORDS,
        tuple(
            (one.level.value, change.kind.slug, str(change.reference), change.title, said(one, found))
            for one in found.happened
            for change in [one.told.change]
        ),
        key=("kind", "reference", "says"),
    )
