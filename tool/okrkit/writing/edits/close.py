"""A team's look back on a cycle, as edits of its files: verdicts, causes, scores, and what was learned."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from okrkit.objective import Ambition, Objective
from okrkit.plan import Plan
from okrkit.reading.events import JSON
from okrkit.reference import Reference
from okrkit.review import Outcome, Review, Verdict
from okrkit.writing.changing import Edits, about
from okrkit.writing.edits.carried import score_at_the_end, verdict_on
from okrkit.writing.edits.renewal import Doubt
from okrkit.writing.splicing.edit import Edit, Put, Remove

_GOOD = {Ambition.ASPIRATIONAL: 0.7, Ambition.LEARNING: 0.7}
"""The score from which an objective counts as achieved where that is less than all of it."""

_SAME_SCORE = 0.005


@dataclass(frozen=True, slots=True)
class Answers:
    """What was said at the end: verdicts by objective (with its cycle), where ``score`` is a claim, and lessons by team."""

    verdicts: Mapping[Reference, Verdict] = field(default_factory=dict)
    learned: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Closed:
    """What answers come to: the edits, what they judge, what is in doubt, and answers that change nothing."""

    edits: Edits
    judged: tuple[Reference, ...]
    doubts: tuple[Doubt, ...]
    left: tuple[Reference, ...]


def good_score(objective: Objective) -> float:
    """The score from which on an objective is taken for achieved: all of it, or what is good for an ambitious one."""
    return _GOOD.get(objective.ambition, 1.0) if objective.ambition else 1.0


def likely(plan: Plan, objective: Objective, day: date) -> Outcome | None:
    """The verdict that the numbers suggest; None where they say too little."""
    if objective.dropped:
        return Outcome.DROPPED
    score = score_at_the_end(plan, objective, day)
    if score is None:
        return None
    return Outcome.ACHIEVED if score >= good_score(objective) else Outcome.MISSED


def unjudged(plan: Plan, cycle: str, teams: Sequence[str]) -> tuple[Objective, ...]:
    """The objectives of teams in a cycle without a verdict, in the order of the plan."""
    there = (one for one in plan.objectives if one.cycle == cycle and one.team in teams)
    return tuple(one for one in there if verdict_on(plan, one) is None)


def close(plan: Plan, cycle: str, answers: Answers, day: date, *, again: bool = False) -> Closed:
    """Write verdicts with their scores, and what was learned, below `review` of the files in which the objectives stand.

    Where something is said already it stays, unless it is said ``again``; then what is not said anew stays. A claimed score
    is written as it is claimed.
    """
    files: dict[str, list[Edit]] = {}
    judged: list[Reference] = []
    left: list[Reference] = []
    doubts: list[Doubt] = []
    for path, objectives in _by_file(plan, cycle).items():
        review = next((one for one in plan.reviews if one.address.path == path), None)
        said: dict[str, Verdict] = {}
        for objective in objectives:
            verdict = answers.verdicts.get(objective.reference)
            before = verdict_on(plan, objective)
            if verdict is None or (before and _same_words(verdict, before) and not again):
                continue
            if before and not again:
                left.append(objective.reference)
                continue
            verdict = _completed(verdict, before) if before else verdict
            score = score_at_the_end(plan, objective, day)
            doubts += _doubts(objective, verdict, score)
            said[objective.id] = replace(verdict, score=score) if verdict.score is None else verdict
            judged.append(objective.reference)
        team = objectives[0].team
        is_first = path == next(iter(_by_file(plan, cycle, team)))
        learned = answers.learned.get(team) if is_first and (again or not (review and review.learned)) else None
        if edits := list(_edits(review, said, learned, day)):
            files[path] = edits
    lessons = (Reference(team, "", cycle) for team in answers.learned)
    return Closed(Edits(about(*judged, *lessons), files), tuple(judged), tuple(doubts), tuple(left))


def _by_file(plan: Plan, cycle: str, team: str | None = None) -> dict[str, list[Objective]]:
    files: dict[str, list[Objective]] = {}
    for objective in plan.objectives:
        if objective.cycle == cycle and team in (None, objective.team):
            files.setdefault(objective.address.path, []).append(objective)
    return files


def _completed(verdict: Verdict, before: Verdict) -> Verdict:
    """A verdict with what was said before and is not said anew; another outcome has another cause."""
    cause = before.because if verdict.outcome is before.outcome else None
    return replace(
        verdict, because=verdict.because or cause, note=verdict.note or before.note, next=verdict.next or before.next
    )


def _same_words(verdict: Verdict, before: Verdict) -> bool:
    """Whether a verdict says nothing that is not said already."""
    return (replace(verdict, score=before.score) if verdict.score is None else verdict) == before


def _doubts(objective: Objective, verdict: Verdict, score: float | None) -> Iterator[Doubt]:
    if score is None and verdict.score is None and objective.dropped is None:
        yield Doubt(objective.reference, "it gets no score", "nothing is known of one of its key results")
    if score is not None and verdict.score is not None and abs(verdict.score - score) > _SAME_SCORE:
        yield Doubt(objective.reference, f"{verdict.score:g} is claimed, its key results give {score:g}", "say why in the note")


def _edits(review: Review | None, said: Mapping[str, Verdict], learned: str | None, day: date) -> Iterator[Edit]:
    if not said and learned is None:
        return
    verdicts: dict[str, JSON] = {id: _written(verdict) for id, verdict in said.items()}
    if review is None:
        whole: dict[str, JSON] = {"date": day.isoformat()}
        whole |= {"learned": learned} if learned else {}
        yield Put(("review",), whole | ({"objectives": verdicts} if verdicts else {}))
        return
    at = review.address
    if learned is not None and learned != review.learned:
        yield Put(at.at("learned").pointer, learned)
    if said and not review.verdicts:
        yield Put(at.at("objectives").pointer, verdicts)
        return
    for id, written in verdicts.items():
        before, now = review.verdicts.get(id), _mapping(written)
        if before is None:
            yield Put(at.at("objectives", id).pointer, written)
            continue
        was = _mapping(_written(before))
        yield from (Put(at.at("objectives", id, key).pointer, value) for key, value in now.items() if value != was.get(key))
        yield from (Remove(at.at("objectives", id, key).pointer) for key in was if key not in now)


def _written(verdict: Verdict) -> JSON:
    fields: dict[str, JSON] = {
        "score": verdict.score,
        "verdict": str(verdict.outcome),
        "because": str(verdict.because) if verdict.because else None,
        "note": verdict.note,
        "next": verdict.next,
    }
    return {key: value for key, value in fields.items() if value is not None}


def _mapping(value: JSON) -> Mapping[str, JSON]:
    return value if isinstance(value, dict) else {}
