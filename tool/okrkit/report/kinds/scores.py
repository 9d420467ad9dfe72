"""The report on scores in words: how cycles ended, by the numbers, by the first promise and by those who did the work."""

from collections import Counter
from collections.abc import Iterable, Iterator

from okrkit.report.json_v1.scores import scores as as_json
from okrkit.report.kinds.answer import Answer, Cell, Figure, Records, Table, Unit
from okrkit.report.kinds.in_cells import NOTHING, two_decimals
from okrkit.report.kinds.question import Question
from okrkit.report.kinds.score_notes import notes
from okrkit.report.kinds.scored import Ending, Mark, Scored, mean, scored
from okrkit.say.values import day, join, plural, words

_COUNTED = {
    Mark.KEPT: "kept in full",
    Mark.GOOD: "good for a stretch",
    Mark.SHORT: "short",
    Mark.LEARNING: "to learn from",
    Mark.UNKNOWN: "unknown",
    Mark.DROPPED: "dropped",
}
_WELL = (Mark.KEPT, Mark.GOOD)
_NAMES = (
    *("reference", "team", "cycle", "over", "title", "owner", "ambition", "score", "first_promise", "mark", "guardrails_held"),
    *("claimed", "verdict", "because", "next", "reviewed"),
)


def scores(question: Question) -> Answer:
    """How did it end? Raises `OkrError` for a name that does not exist."""
    found = scored(question)
    return Answer(
        title=f"Scores, {day(question.day)} {question.day.year}",
        said=tuple(_said(found)),
        tables=tuple(_tables(found)),
        notes=tuple(notes(found)),
        records=Records(_NAMES, tuple(_record(one) for one in found.endings), key=("reference",)),
        json=as_json(found),
        figures=_figures(found),
    )


def _said(found: Scored) -> Iterator[str]:
    if not found.endings:
        yield _nothing(found)
    if found.ended:
        over = join(_ids(found.ended))
        yield f"{over} {'is' if len(_ids(found.ended)) == 1 else 'are'} over. Of {_marks(found.ended)}."
        yield from _mean(found.ended)
    if found.running:
        runs = join(_ids(found.running))
        yield f"{runs} still {'runs' if len(_ids(found.running)) == 1 else 'run'}. So far, of {_marks(found.running)}."
        yield from _mean(found.running)
    if causes := Counter(one.verdict.because for one in found.endings if one.verdict and one.verdict.because):
        yield f"Why, as the teams see it: {join([f'{words(cause)} ({count})' for cause, count in causes.most_common()])}."


def _ids(endings: tuple[Ending, ...]) -> list[str]:
    cycles = {one.cycle.id: one.cycle.starts for one in endings}
    return sorted(cycles, key=lambda id: cycles[id])


def _marks(endings: tuple[Ending, ...]) -> str:
    marks = Counter(one.mark for one in endings)
    told = [f"{marks[one]} {told}" for one, told in _COUNTED.items() if marks[one]]
    return f"{plural(len(endings), 'objective')}: {join(told)}"


def _mean(endings: tuple[Ending, ...]) -> Iterator[str]:
    score, first = mean(endings, "score"), mean(endings, "first")
    if score is None:
        return
    beside = [] if first is None or f"{first:.2f}" == f"{score:.2f}" else [f"{first:.2f} by the promises of the freeze"]
    claims = [one for one in endings if one.claimed is not None and one.score is not None]
    if any(one.disagrees for one in claims):
        claimed, given = mean(claims, "claimed"), mean(claims, "score")
        beside.append(f"{two_decimals(claimed)} is claimed where the key results give {two_decimals(given)}")
    yield f"The mean score is {score:.2f}{''.join(f'; {told}' for told in beside)}."


def _nothing(found: Scored) -> str:
    asked = found.question.asked.cycle
    if asked:
        return f"No objective of {asked} is asked about, or it has not begun, so there is no score."
    return "No cycle with an objective that is asked about is over. `--cycle` shows one that runs, so far."


def _figures(found: Scored) -> tuple[Figure, ...]:
    judged = [one for one in found.endings if one.mark in (*_WELL, Mark.SHORT)]
    owing = [one for one in found.endings if one.over and one.mark is not Mark.DROPPED]
    well = sum(1 for one in judged if one.mark in _WELL) / len(judged) if judged else None
    reviewed = sum(1 for one in owing if not one.is_owed) / len(owing) if owing else None
    return (
        Figure("score", "Mean score", mean(found.endings, "score"), Unit.SCORE, more_is_better=True),
        Figure("first-promise", "By the first promise", mean(found.endings, "first"), Unit.SCORE, more_is_better=True),
        Figure("claimed", "As claimed", mean(found.endings, "claimed"), Unit.SCORE),
        Figure("ended-well", "Kept, or good for a stretch", well, Unit.SHARE, more_is_better=True),
        Figure("reviewed", "Reviewed", reviewed, Unit.SHARE, more_is_better=True),
    )


def _tables(found: Scored) -> Iterator[Table]:
    if len(found.parts) > 1:
        yield Table(
            ("Team", "Cycle", "Score", "First", "Claimed", "Objectives", "Well", "Short", "Reviewed"),
            tuple(_summary(found, *key, endings) for key, endings in found.parts.items()),
            frozenset({2, 3, 4, 5, 6, 7, 8}),
            spare=(5, 3, 4),
        )
    for id in _ids(found.endings):
        endings = [one for one in found.endings if one.cycle.id == id]
        yield Table(
            (id if endings[0].over else f"{id}, so far", "Score", "First", "Claimed", "Mark", "Verdict", "Because", "Ambition"),
            tuple(_row(found, one) for one in endings),
            frozenset({1, 2, 3}),
            spare=(7, 3, 6),
        )
    because = [one for one in found.endings if one.verdict and one.verdict.because]
    if because:
        yield Table(("Because", "Objectives", "Score"), tuple(_causes(because)), frozenset({1, 2}))


def _summary(found: Scored, team: str, cycle: str, endings: tuple[Ending, ...]) -> tuple[str, ...]:
    marks = Counter(one.mark for one in endings)
    owing = [one for one in endings if one.over and one.mark is not Mark.DROPPED]
    return (
        found.question.plan.team_name(team),
        cycle,
        two_decimals(mean(endings, "score")),
        two_decimals(mean(endings, "first")),
        two_decimals(mean(endings, "claimed")),
        str(len(endings)),
        str(sum(marks[one] for one in _WELL)),
        str(marks[Mark.SHORT]),
        f"{sum(1 for one in owing if not one.is_owed)} of {len(owing)}" if owing else NOTHING,
    )


def _row(found: Scored, one: Ending) -> tuple[str, ...]:
    verdict = one.verdict
    return (
        f"{found.question.plan.team_name(one.objective.team)}: {one.objective.title}",
        two_decimals(one.score),
        two_decimals(one.first),
        two_decimals(one.claimed),
        one.mark,
        words(verdict.outcome) if verdict else "not reviewed" if one.is_owed else NOTHING,
        words(verdict.because) if verdict and verdict.because else NOTHING,
        words(one.objective.ambition) if one.objective.ambition else "not said",
    )


def _causes(endings: Iterable[Ending]) -> Iterator[tuple[str, ...]]:
    groups: dict[str, list[Ending]] = {}
    for one in endings:
        if one.verdict and one.verdict.because:
            groups.setdefault(one.verdict.because, []).append(one)
    for cause, caused in sorted(groups.items(), key=lambda each: -len(each[1])):
        yield words(cause), str(len(caused)), two_decimals(mean(caused, "score"))


def _record(one: Ending) -> tuple[Cell, ...]:
    own, verdict = one.objective, one.verdict
    return (
        str(own.reference),
        own.team,
        own.cycle,
        one.over,
        own.title,
        own.owner,
        own.ambition,
        one.score,
        one.first,
        one.mark,
        not one.broken,
        one.claimed,
        verdict.outcome if verdict else None,
        verdict.because if verdict else None,
        verdict.next if verdict else None,
        one.looked_back,
    )
