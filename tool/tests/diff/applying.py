"""The plan on the other side of a comparison, made from one side and the changes alone."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from itertools import groupby
from typing import Any

from okrkit.diff.change import Change, ChangeKind
from okrkit.objective import Ambition, Dependency, Dropped, Feedback, Initiative, KeyResult, Kind, Link, Objective
from okrkit.reference import Reference
from okrkit.review import Cause, Outcome, Verdict
from tests.diff.applying_to_key_results import KEY_RESULT_STEPS, parsed, set_field
from tests.diff.applying_to_workspace import WORKSPACE_STEPS, metric_changed
from tests.diff.told import HERE, Told, in_order_within

Step = Callable[[Objective, Change], Objective]


def applied(changes: Iterable[Change], to: Told) -> Told:
    """The other side. Fails where a change says something else of this side than what it says."""
    for change in _gone_first(changes):
        to = _applied(_by_its_present_name(change, to), to)
    ordered = {reference: in_order_within(objective) for reference, objective in to.objectives.items()}
    verdicts = {of: replace(one, next=None) for of, one in to.verdicts.items() if of in ordered}
    return replace(to, objectives=ordered, verdicts=verdicts, renamed={})


def _gone_first(changes: Iterable[Change]) -> Iterator[Change]:
    """What is known by its content, and told as one that came and one that went where its day alone differs."""
    for _, run in groupby(changes, lambda one: (one.kind in _KNOWN_BY_CONTENT, one.reference)):
        yield from sorted(run, key=_is_gone, reverse=True)


_KNOWN_BY_CONTENT = (ChangeKind.REBASELINED, ChangeKind.FEEDBACK_ADDED, ChangeKind.FEEDBACK_REMOVED)


def _is_gone(change: Change) -> bool:
    return change.kind is ChangeKind.FEEDBACK_REMOVED or (change.kind is ChangeKind.REBASELINED and change.after is None)


def _by_its_present_name(change: Change, to: Told) -> Change:
    """A key result that is gone has the name it had, and so its objective's former one where that was renamed as well."""
    present = to.renamed.get(change.reference.parent)
    if change.kind is not ChangeKind.KEY_RESULT_REMOVED or present is None:
        return change
    return replace(change, reference=replace(present, key_result=change.reference.key_result))


def _applied(change: Change, to: Told) -> Told:  # noqa: PLR0911 - one for each kind of thing
    kind, about = change.kind, change.reference
    if kind in (ChangeKind.REVIEWED, ChangeKind.SCORE_CHANGED):
        return _reviewed(change, to)
    if not about.objective:
        return replace(to, workspace=WORKSPACE_STEPS[kind](to.workspace, change))
    if kind is ChangeKind.OBJECTIVE_ADDED:
        continued = Reference.parse(change.detail) if change.detail else None
        new = Objective(about, str(change.after), HERE, owner=change.by, continues=continued)
        return replace(to, objectives={**to.objectives, about: new})
    if kind is ChangeKind.OBJECTIVE_REMOVED:
        assert to.objectives[about].title == change.before
        return replace(to, objectives={one: what for one, what in to.objectives.items() if one != about})
    if kind is ChangeKind.OBJECTIVE_ID_CHANGED:
        return _renamed(to, replace(about, objective=str(change.before)), about)
    if kind is ChangeKind.OBJECTIVE_MOVED:
        before, after = (Reference.parse(str(each)) for each in (change.before, change.after))
        assert before
        assert after == about
        return _renamed(to, before, after)
    objective = to.objectives[about.parent]
    if kind is ChangeKind.METRIC_CHANGED and change.detail:
        to = replace(to, workspace=metric_changed(to.workspace, objective, change))
    new = _with_key_result(objective, change, to) if about.key_result else OBJECTIVE_STEPS[kind](objective, change)
    return replace(to, objectives={**to.objectives, about.parent: new})


def _renamed(to: Told, before: Reference, after: Reference) -> Told:
    def now(reference: Reference) -> Reference:
        return replace(after, key_result=reference.key_result) if reference.parent == before else reference

    def inside(objective: Objective) -> Objective:
        return replace(
            objective,
            reference=now(objective.reference),
            key_results=tuple(replace(each, reference=now(each.reference)) for each in objective.key_results),
            aligns_to=tuple(replace(link, to=now(link.to)) for link in objective.aligns_to),
        )

    objectives = {now(reference): inside(objective) for reference, objective in to.objectives.items()}
    verdicts = {now(of): verdict for of, verdict in to.verdicts.items()}
    return replace(to, objectives=objectives, verdicts=verdicts, renamed={**to.renamed, before: after})


def _reviewed(change: Change, to: Told) -> Told:
    about, after = change.reference, change.after
    if not about.objective:
        team = (about.team, about.cycle or "")
        left = {of: text for of, text in to.learned.items() if of != team or change.detail != "learned"}
        assert change.detail != "learned" or to.learned.get(team) == change.before
        return replace(to, learned={**left, team: str(after)} if after and change.detail == "learned" else left)
    old = to.verdicts.get(about)
    if change.kind is ChangeKind.SCORE_CHANGED:
        assert (old.score if old else None) == change.before or after is None
        return replace(to, verdicts={**to.verdicts, about: replace(old, score=after)}) if old else to
    assert (old.outcome if old else None) == change.before
    verdicts = {of: verdict for of, verdict in to.verdicts.items() if of != about}
    if after is not None:
        score, cause = old.score if old else None, Cause(change.detail) if change.detail else None
        verdicts[about] = Verdict(Outcome(str(after)), score, cause, change.note or None)
    return replace(to, verdicts=verdicts)


def _with_key_result(objective: Objective, change: Change, to: Told) -> Objective:
    kind, id = change.kind, change.reference.key_result
    if kind is ChangeKind.KEY_RESULT_ADDED:
        new = KeyResult(change.reference, str(change.after), Kind.OUTCOME, HERE, owner=change.by)
        return replace(objective, key_results=(*objective.key_results, new))
    if kind is ChangeKind.KEY_RESULT_REMOVED:
        left = tuple(each for each in objective.key_results if each.id != id)
        assert len(left) == len(objective.key_results) - 1
        return replace(objective, key_results=left)
    if kind is ChangeKind.KEY_RESULT_ID_CHANGED:
        return _with_another_id(objective, str(change.before), str(change.after))
    cycle = to.workspace.cycles.get(objective.cycle)
    key_results = tuple(KEY_RESULT_STEPS[kind](one, change) if one.id == id else one for one in objective.key_results)
    ended = tuple(replace(one, due=None) if cycle and one.due == cycle.ends else one for one in key_results)
    return replace(objective, key_results=ended)


def _with_another_id(objective: Objective, before: str, after: str) -> Objective:
    def now(id: str | None) -> str | None:
        return after if id == before else id

    key_results = (
        replace(one, reference=replace(one.reference, key_result=now(one.id)), proves=now(one.proves), guards=now(one.guards))
        for one in objective.key_results
    )
    initiatives = (replace(one, drives=tuple(now(id) or id for id in one.drives)) for one in objective.initiatives)
    return replace(objective, key_results=tuple(key_results), initiatives=tuple(initiatives))


def _field(name: str, read: Callable[[Any], Any] = lambda value: value) -> Step:
    return lambda objective, change: set_field(objective, name, change, read)


def _dropped(objective: Objective, change: Change) -> Objective:
    after = Dropped(date.fromisoformat(str(change.after)), change.note) if change.after else None
    return replace(objective, dropped=after)


def _aligned(objective: Objective, change: Change) -> Objective:
    to = Reference.parse(str(change.after))
    assert to
    return replace(objective, aligns_to=(*objective.aligns_to, Link(to, change.note or None)))


def _unaligned(objective: Objective, change: Change) -> Objective:
    return replace(objective, aligns_to=tuple(link for link in objective.aligns_to if str(link.to) != change.before))


def _why_or_weight(name: str, of_the_link: str) -> Step:
    def step(objective: Objective, change: Change) -> Objective:
        if not change.detail:
            return set_field(objective, name, change)
        links = (
            set_field(link, of_the_link, change) if str(link.to) == change.detail else link for link in objective.aligns_to
        )
        return replace(objective, aligns_to=tuple(links))

    return step


def _initiative_added(objective: Objective, change: Change) -> Objective:
    new = Initiative(change.detail, str(change.after), owner=change.by)
    return replace(objective, initiatives=(*objective.initiatives, new))


def _initiative_removed(objective: Objective, change: Change) -> Objective:
    return replace(objective, initiatives=tuple(one for one in objective.initiatives if one.id != change.detail))


def _initiative_changed(objective: Objective, change: Change) -> Objective:
    fields: dict[str, Any] = dict(part.split(" ", 1) for part in str(change.after).split("; "))
    fields = {name: None if value == "none" else value for name, value in fields.items()}
    if "drives" in fields:
        fields["drives"] = tuple(fields["drives"].split(", ")) if fields["drives"] else ()
    found = tuple(replace(one, **fields) if one.id == change.detail else one for one in objective.initiatives)
    return replace(objective, initiatives=found)


def _dependency_added(objective: Objective, change: Change) -> Objective:
    new = Dependency(change.detail, str(change.after), change.by)
    return replace(objective, depends_on=(*objective.depends_on, new))


def _dependency_removed(objective: Objective, change: Change) -> Objective:
    gone = (change.detail, change.before)
    return replace(objective, depends_on=tuple(one for one in objective.depends_on if (one.team, one.what) != gone))


def _dependency_confirmed(objective: Objective, change: Change) -> Objective:
    about = (change.detail, change.note)
    found = (set_field(one, "confirmed_by", change) if (one.team, one.what) == about else one for one in objective.depends_on)
    return replace(objective, depends_on=tuple(found))


def _feedback_added(objective: Objective, change: Change) -> Objective:
    one = Feedback(change.detail, change.note, change.by, None, None if change.after is None else str(change.after))
    left = tuple(each for each in objective.feedback if replace(each, response=one.response) != one)
    return replace(objective, feedback=(*left, one))


def _feedback_removed(objective: Objective, change: Change) -> Objective:
    gone = Feedback(change.detail, change.note, change.by, None, None if change.before is None else str(change.before))
    assert gone in objective.feedback
    return replace(objective, feedback=tuple(one for one in objective.feedback if one != gone))


def _details(objective: Objective, change: Change) -> Objective:
    if not change.detail.startswith("dependency on "):
        return set_field(objective, change.detail, change, parsed)
    about = (change.detail.removeprefix("dependency on "), change.note)
    dependencies = (set_field(one, "date", change) if (one.team, one.what) == about else one for one in objective.depends_on)
    return replace(objective, depends_on=tuple(dependencies))


OBJECTIVE_STEPS: Mapping[ChangeKind, Step] = {
    ChangeKind.OBJECTIVE_DROPPED: _dropped,
    ChangeKind.OBJECTIVE_RETITLED: _field("title"),
    ChangeKind.OBJECTIVE_OWNER_CHANGED: _field("owner"),
    ChangeKind.CONTRIBUTORS_CHANGED: _field("contributors"),
    ChangeKind.AMBITION_CHANGED: _field("ambition", Ambition),
    ChangeKind.WHY_CHANGED: _why_or_weight("why", "because"),
    ChangeKind.WEIGHT_CHANGED: _why_or_weight("weight", "weight"),
    ChangeKind.ALIGNED: _aligned,
    ChangeKind.UNALIGNED: _unaligned,
    ChangeKind.RELATION_CHANGED: _field("continues", Reference.parse),
    ChangeKind.DETAILS_CHANGED: _details,
    ChangeKind.INITIATIVE_ADDED: _initiative_added,
    ChangeKind.INITIATIVE_REMOVED: _initiative_removed,
    ChangeKind.INITIATIVE_CHANGED: _initiative_changed,
    ChangeKind.DEPENDENCY_ADDED: _dependency_added,
    ChangeKind.DEPENDENCY_REMOVED: _dependency_removed,
    ChangeKind.DEPENDENCY_CONFIRMED: _dependency_confirmed,
    ChangeKind.FEEDBACK_ADDED: _feedback_added,
    ChangeKind.FEEDBACK_REMOVED: _feedback_removed,
}
