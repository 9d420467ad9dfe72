"""The report on alignment in words: what serves what the company wants, level by level, and why anybody believes it."""

from collections.abc import Iterator

from okrkit.align.numbering import Numbered
from okrkit.measure.standing import Status
from okrkit.report.json_v1.report_alignment import alignment as as_json
from okrkit.report.kinds.aligned import Aligned, Doubt, aligned
from okrkit.report.kinds.answer import Answer, Figure, Records, Table, Unit
from okrkit.report.kinds.in_cells import share, status
from okrkit.report.kinds.question import Question
from okrkit.report.kinds.serving import hanging, named, serving
from okrkit.say.values import day, number, percent, plural, quoted, words

_RECORDS = (
    *("level", "reference", "title", "team", "cycle", "owner", "under", "because", "part", "supporters"),
    *("status", "progress", "expected", "own", "supporting"),
)


def alignment(question: Question) -> Answer:
    """What serves what the company wants, and why? Raises `OkrError` for a name that does not exist."""
    found = aligned(question)
    return Answer(
        title=f"Alignment, {day(question.day)} {question.day.year}",
        said=tuple(_said(found)),
        tables=tuple(_tables(found)),
        notes=tuple(_notes(found)),
        records=_records(found),
        json=as_json(found),
        figures=tuple(_figures(found)),
    )


def _said(found: Aligned) -> Iterator[str]:
    yield from serving(found.hung)
    yield from hanging(found.hung)
    yield from map(_doubt, found.doubts)
    if found.links:
        yield _reasons(found)
    for objective, link in found.broken:
        yield f"A link of {quoted(objective.title)} leads nowhere: {link.to}."
    for knot in found.circles:
        if len(knot) == 1:
            yield f"{quoted(knot[0].title)} supports itself."
        else:
            yield f"{named(found.hung, knot)} support each other in a circle."


def _doubt(doubt: Doubt) -> str:
    title, well, unwell = quoted(doubt.objective.title), _are(doubt.well, "well"), f"{doubt.unwell or 'none'} behind"
    is_so = f"{title} {'was' if doubt.status in (Status.MISSED, Status.ACHIEVED) else 'is'} {words(doubt.status)}"
    question = "what else moves it?" if doubt.status.is_green else "does that work do what its links say?"
    return f"{is_so}, but of what supports it directly {well} and {unwell}: {question}"


def _are(many: int, how: str) -> str:
    return f"{many or 'none'} {'are' if many > 1 else 'is'} {how}"


def _reasons(found: Aligned) -> str:
    """How many links say why."""
    every, bare = len(found.links), len(found.unexplained)
    if not bare:
        return "The one link says why." if every == 1 else f"All {every:,} links say why."
    if bare == every:
        return "No link says why."
    return f"{bare:,} of {plural(every, 'link')} {'does' if bare == 1 else 'do'} not say why."


def _tables(found: Aligned) -> Iterator[Table]:
    if not found.rows:
        return
    yield Table(
        ("Objective", "Team", "Cycle", "Owner", "Status", "Own", "Below"),
        tuple(_row(one, found) for one in found.rows),
        frozenset({5, 6}),
        (2, 3),
    )
    reasons = tuple((said,) for one in found.rows if (said := _reason(one)))
    if reasons:
        yield Table(("Why",), reasons)


def _row(one: Numbered, found: Aligned) -> tuple[str, ...]:
    objective, plan = one.row.objective, found.hung.plan
    where = (plan.team_name(objective.team), objective.cycle)
    if one.row.repeated:
        return (f"{one.number} {objective.title} (see {one.in_full})", *where, "", "", "", "")
    standing = found.standing(objective)
    owner = plan.name_of(objective.owner)
    bare = " (on nothing)" if objective.reference in found.on_nothing else ""
    title = f"{one.number} {objective.title}{bare}"
    return title, *where, owner, status(standing), share(standing.own), share(standing.supporting)


def _reason(one: Numbered) -> str:
    """What the links say that put a row under another; empty where they say nothing."""
    if one.under is None:
        return ""
    said = " ".join(link.because for link in one.links if link.because)
    aimed = [one.under.key_result(link.to.key_result) for link in one.links if link.to.key_result]
    parts = [f"for {quoted(key_result.title)}" for key_result in aimed if key_result]
    if one.part is not None and one.is_weighed:
        parts.append(f"counts {percent(one.part)}")
    if not said and not parts:
        return ""
    about = " ".join((one.number, ", ".join(parts))).rstrip()
    return f"{about}: {said}" if said else about


def _notes(found: Aligned) -> Iterator[str]:
    if not found.rows:
        return
    yield (
        "Own is the progress of its own key results, below the mean of what aligns to it, in cycles that are over as well."
        " An objective that serves several stands in full under the first that it names."
    )
    if found.level is not None:
        yield (
            f"The teams' objectives stand on level {number(round(found.level, 1))} on average, counted from the top,"
            f" and on level {found.deepest} at most."
        )


def _figures(found: Aligned) -> Iterator[Figure]:
    hung = found.hung
    loose = len(hung.loose) if hung.has_levels else None
    yield Figure("on-company", "Team objectives that hang on the company", hung.serving_share, Unit.SHARE, more_is_better=True)
    yield Figure("on-nothing", "Team objectives that hang on nothing", loose, Unit.COUNT, more_is_better=False)
    yield Figure("mean-level", "Mean level of the team objectives", found.level, Unit.COUNT)
    yield Figure("links-with-reason", "Links that say why", found.explained_share, Unit.SHARE, more_is_better=True)
    yield Figure("broken-links", "Links that lead nowhere", len(found.broken), Unit.COUNT, more_is_better=False)


def _records(found: Aligned) -> Records:
    def row(one: Numbered) -> tuple[str | float | None, ...]:
        objective, standing = one.row.objective, found.standing(one.row.objective)
        return (
            *(one.row.depth + 1, str(objective.reference), objective.title, objective.team, objective.cycle),
            *(objective.owner, str(one.under.reference) if one.under else None),
            " ".join(link.because for link in one.links if link.because) or None,
            *(one.part, one.row.supporters, standing.status.value),
            *(standing.progress, standing.expected, standing.own, standing.supporting),
        )

    return Records(_RECORDS, tuple(map(row, found.rows)), key=("reference", "under"))
