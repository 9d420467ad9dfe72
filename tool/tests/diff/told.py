"""What changes can tell of a plan: the plan in a form in which two are equal if no change lies between them.

What stays out of it, because no change holds it, is `LOST`; what comes or goes whole is named and not described (`bare`).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from okrkit.address import Address
from okrkit.diff.change import ChangeKind
from okrkit.diff.identity import pair_key_results, pair_objectives
from okrkit.diff.said import whereabouts
from okrkit.objective import Bound, KeyResult, Kind, Link, Objective, Rebaseline
from okrkit.plan import Plan
from okrkit.reference import Reference
from okrkit.review import Review, Verdict
from okrkit.workspace import Metric, Source, Team

HERE = Address("told.yaml")
SOME_DAY = date(2026, 1, 1)

_EDITED = {ChangeKind.CHECK_IN_EDITED}
LOST: Mapping[str, tuple[set[ChangeKind], str]] = {
    "objectives.key_results.check_ins.blockers": (_EDITED, "of what somebody wrote only the note is told"),
    "objectives.key_results.check_ins.next": (_EDITED, "of what somebody wrote only the note is told"),
    "objectives.key_results.check_ins.evidence": (_EDITED, "of what somebody wrote only the note is told"),
    "objectives.key_results.rebaselines.date": ({ChangeKind.REBASELINED}, "a declared move is known by what it moves"),
    "objectives.feedback.date": ({ChangeKind.FEEDBACK_ADDED, ChangeKind.FEEDBACK_REMOVED}, "feedback is known by its words"),
    "reviews.date": ({ChangeKind.REVIEWED}, "the day on which a review came is told only where the review says nothing else"),
    "reviews.verdicts.next": ({ChangeKind.REVIEWED}, "the outcome, its cause and the note are told"),
    "metrics.unit": ({ChangeKind.METRIC_DESCRIBED}, "where a key result is measured by it, the key result tells it"),
    "metrics.population": ({ChangeKind.METRIC_DESCRIBED}, "where a key result is measured by it, the key result tells it"),
}
"""Fields that can change without a change that holds them: the kinds that say that something did, and why no more.

So can the confidence of a check-in that is not the newest to state one: `check-in edited`.
"""


@dataclass(frozen=True)
class Told:
    """A plan as changes tell of it.

    ``learned`` and ``verdicts`` are what its reviews say, ``renamed`` the names that objectives got while changes are applied.
    """

    workspace: Plan
    objectives: Mapping[Reference, Objective]
    verdicts: Mapping[Reference, Verdict]
    learned: Mapping[tuple[str, str], str]
    renamed: Mapping[Reference, Reference] = field(default_factory=dict)


def told(plan: Plan) -> Told:
    """The plan in the form in which it can be compared with another that changes made."""
    verdicts = {
        Reference(review.team, id, review.cycle): replace(verdict, next=None)
        for review in plan.reviews
        for id, verdict in review.verdicts.items()
    }
    return Told(
        _workspace(plan),
        {one.reference: _objective(one, plan) for one in plan.objectives},
        {reference: verdict for reference, verdict in verdicts.items() if plan.objective(reference)},
        {(review.team, review.cycle): review.learned for review in plan.reviews if review.learned},
    )


def in_order(things: tuple[Any, ...], key: Callable[[Any], Any] = repr) -> tuple[Any, ...]:
    """A list that is none: in what order it is written says nothing."""
    return tuple(sorted(things, key=key))


def in_order_within(objective: Objective) -> Objective:
    """An objective with every list in it in order."""
    lists = ("contributors", "aligns_to", "initiatives", "depends_on", "feedback", "tags")
    key_results = (
        replace(each, **{name: in_order(getattr(each, name)) for name in ("check_ins", "milestones", "rebaselines", "tags")})
        for each in objective.key_results
    )
    ordered = {name: in_order(getattr(objective, name)) for name in lists}
    return replace(objective, key_results=in_order(tuple(key_results), lambda each: each.id), **ordered)


def _workspace(plan: Plan) -> Plan:
    teams = {id: replace(team, members=in_order(team.members)) for id, team in plan.teams.items()}
    metrics = {id: replace(_metric(metric), unit=None, population=None) for id, metric in plan.metrics.items()}
    wording = {name: words for name, words in plan.lint.wording.items() if words}
    lint = replace(plan.lint, exempt=in_order(plan.lint.exempt), wording=wording)
    return replace(plan, teams=teams, metrics=metrics, lint=lint, objectives=(), reviews=())


def _metric(metric: Metric) -> Metric:
    where = whereabouts(metric.source)
    return replace(metric, source=Source(where) if where else None)


def _objective(objective: Objective, plan: Plan) -> Objective:
    return in_order_within(
        replace(
            objective,
            aligns_to=tuple(replace(link, to=_meant(link, objective, plan)) for link in objective.aligns_to),
            key_results=tuple(_key_result(each, objective, plan) for each in objective.key_results),
            feedback=tuple(replace(one, date=None) for one in objective.feedback),
            formerly=(),
        )
    )


def _meant(link: Link, objective: Objective, plan: Plan) -> Reference:
    meant = plan.resolve(link.to, objective.cycle)
    return replace(meant.reference, key_result=link.to.key_result) if meant else link.to


def _key_result(key_result: KeyResult, objective: Objective, plan: Plan) -> KeyResult:
    metric = plan.metric_of(key_result)
    stating = [one for one in key_result.check_ins if one.confidence is not None]
    newest = max(reversed(stating), key=lambda one: one.date, default=None)
    cycle = plan.cycles.get(key_result.reference.cycle or "")
    inline = isinstance(key_result.metric, Metric)
    return replace(
        key_result,
        reference=replace(objective.reference, key_result=key_result.id),
        kind_declared=True,
        metric=replace(_metric(metric), unit=None, population=None) if metric and inline else key_result.metric,
        unit=plan.unit_of(key_result) or None,
        population=key_result.population or (metric.population if metric else None),
        bound=key_result.bound if key_result.bound != Bound() else None,
        due=None if cycle and key_result.due == cycle.ends else key_result.due,
        current=None if key_result.check_ins else key_result.current,
        confidence=newest.confidence if newest else key_result.confidence,
        check_ins=tuple(replace(one, confidence=None, blockers=None, next=None, evidence=None) for one in key_result.check_ins),
        rebaselines=tuple(one for move in key_result.rebaselines for one in declared(move)),
        formerly=(),
    )


def declared(move: Rebaseline) -> list[Rebaseline]:
    """A declared move as one for each field, on no day."""
    return [
        replace(move, date=SOME_DAY, before=_only(field, move.before), after=_only(field, move.after, "none"))
        for field in dict.fromkeys((*move.before, *move.after))
    ]


def _only(field: str, values: Mapping[str, object], otherwise: str | None = None) -> Mapping[str, object]:
    value = values.get(field)
    return {field: " to ".join(map(str, value)) if isinstance(value, list) else otherwise if value is None else value}


def bare(after: Plan, before: Plan) -> Plan:
    """The plan after, with what came since before reduced to what its addition names."""
    pairs = pair_objectives(before.objectives, after.objectives)
    objectives = [_bare_objective(new) if old is None else _inside(new, old) for old, new in pairs if new]
    came = {new.reference for old, new in pairs if old is None and new}
    reviews = tuple(left for one in after.reviews if (left := _without(came, one, before)))
    teams = {id: team if id in before.teams else Team(id, team.name, HERE, lead=team.lead) for id, team in after.teams.items()}
    metrics = {
        id: metric if id in before.metrics else Metric(id, metric.name, HERE, unit=metric.unit, population=metric.population)
        for id, metric in after.metrics.items()
    }
    return replace(after, objectives=tuple(objectives), reviews=reviews, teams=teams, metrics=metrics)


def _without(came: set[Reference], review: Review, before: Plan) -> Review | None:
    """A review without what it says of objectives that came; None where it came with them and says nothing else."""
    verdicts = {id: one for id, one in review.verdicts.items() if Reference(review.team, id, review.cycle) not in came}
    is_new = (review.team, review.cycle) not in {(one.team, one.cycle) for one in before.reviews}
    return None if is_new and review.verdicts and not (verdicts or review.learned) else replace(review, verdicts=verdicts)


def _bare_objective(one: Objective) -> Objective:
    return Objective(one.reference, one.title, HERE, owner=one.owner, continues=one.continues, formerly=one.formerly)


def _bare_key_result(one: KeyResult) -> KeyResult:
    return KeyResult(one.reference, one.title, Kind.OUTCOME, HERE, owner=one.owner, formerly=one.formerly)


def _inside(new: Objective, old: Objective) -> Objective:
    key_results = pair_key_results(old.key_results, new.key_results)
    links, initiatives = {link.to for link in old.aligns_to}, {each.id for each in old.initiatives}
    asked = {(one.team, one.what): one for one in old.depends_on}
    dependencies = []
    for one in new.depends_on:
        was = asked.get((one.team, one.what))
        confirmed = was is None or was.confirmed_by != one.confirmed_by
        dependencies.append(replace(one, date=was.date if was else None) if confirmed else one)
    return replace(
        new,
        key_results=tuple(_bare_key_result(now) if was is None else _of_both(now, was) for was, now in key_results if now),
        aligns_to=tuple(link if link.to in links else replace(link, weight=1.0) for link in new.aligns_to),
        initiatives=tuple(one if one.id in initiatives else replace(one, drives=(), link=None) for one in new.initiatives),
        depends_on=tuple(dependencies),
    )


def _of_both(new: KeyResult, old: KeyResult) -> KeyResult:
    titles = {one.title for one in old.milestones}
    come = [one for one in new.milestones if one.title not in titles]
    gone = titles - {one.title for one in new.milestones}
    if len(come) != len(gone):
        new = replace(new, milestones=tuple(replace(one, weight=1.0) if one in come else one for one in new.milestones))
    if isinstance(new.metric, Metric) and _called(new.metric) != _called(old.metric):
        named = Metric(None, new.metric.name, HERE, unit=new.metric.unit, population=new.metric.population)
        new = replace(new, metric=named)
    return replace(new, current=None) if old.check_ins and not new.check_ins else new


def _called(metric: str | Metric | None) -> str | None:
    return metric.name if isinstance(metric, Metric) else metric
