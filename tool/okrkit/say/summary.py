"""Many changes told as few: what belongs together in one phrase, a whole commit in one line."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from okrkit.diff.change import Change, ChangeKind
from okrkit.plan import Plan
from okrkit.reference import Reference
from okrkit.say.sentences import sentence
from okrkit.say.telling import Telling
from okrkit.say.values import join, number, plural

_THINGS = ("objective", "key result")
"""Nouns that are counted once however much happened to each."""

_NAMED = 3
"""How many things a line names before it only counts."""


@dataclass(frozen=True, slots=True)
class Told:
    """A phrase, with the change that it is about and those that it tells along with it."""

    change: Change
    text: str
    along: tuple[Change, ...] = ()


def tell(changes: Iterable[Change], plan: Plan, within: Reference | None = None) -> tuple[Told, ...]:
    """Every change once, in order, with what belongs to another told along with it.

    A check-in takes its confidence along ("checked in 3.1%, confidence 0.5 → 0.3"), a moved promise
    the rebaseline that declares it, a review its score.
    """
    every = tuple(changes)
    waiting: dict[tuple[Reference, str], list[int]] = {}
    for at, change in enumerate(every):
        if change.kind in _ALONG:  # few of many: the others need not be looked at
            waiting.setdefault(_seat(change), []).append(at)
    taken, told = set[int](), []
    for at, change in enumerate(every):
        if at in taken:
            continue
        later = (each for each in waiting.get(_seat(change), ()) if each > at and each not in taken)
        own = [each for each in later if _belongs(every[each], change)]
        taken.update(own)
        along = tuple(every[each] for each in own)
        told.append(Told(change, _together(change, along, plan, within), along))
    return tuple(told)


def summary(changes: Iterable[Change], plan: Plan) -> str:
    """All changes in one line: the only one in full, of many the weightiest first, counted by what was done."""
    told = tell(changes, plan)
    if len(told) <= 1:
        return told[0].text if told else "changed nothing in the plan"
    counts: dict[tuple[str, ...], int] = {}
    for kind, named in COUNTED.items():
        of_kind = [each.change.reference for each in told if each.change.kind is kind]
        if of_kind:
            count = len(set(of_kind)) if named[1] in _THINGS else len(of_kind)
            counts[named] = counts.get(named, 0) + count
    said = [f"{verb} {plural(count, *nouns)}" for (verb, *nouns), count in counts.items()]
    if len(said) > _NAMED:
        left = sum(list(counts.values())[_NAMED - 1 :])
        said = [*said[: _NAMED - 1], f"made {plural(left, 'more change')}"]
    return join(said)


def _together(change: Change, along: tuple[Change, ...], plan: Plan, within: Reference | None) -> str:
    """A phrase with its endings; a check-in's note comes after its confidence."""
    if not along:
        return sentence(change, plan, within)
    comment = Telling(change, plan).comment if change.kind is ChangeKind.CHECK_IN_ADDED else ""
    return sentence(replace(change, note=""), plan, within) + "".join(_ending(each, plan) for each in along) + comment


def _seat(change: Change) -> tuple[Reference, str]:
    """Where changes stand that may belong together: those of one thing, and of its check-ins those of one day."""
    of_a_day = change.kind in (ChangeKind.CHECK_IN_ADDED, ChangeKind.CONFIDENCE_CHANGED)
    return change.reference, change.detail if of_a_day else ""


def _belongs(other: Change, to: Change) -> bool:
    if other.kind not in _ALONG or other.reference != to.reference:
        return False
    if to.kind is ChangeKind.CHECK_IN_ADDED:
        return other.kind is ChangeKind.CONFIDENCE_CHANGED and other.detail == to.detail and other.after is not None
    if to.kind is ChangeKind.REVIEWED:
        return other.kind is ChangeKind.SCORE_CHANGED and to.after is not None and other.after is not None
    moved = (to.before, to.after) == (other.before, other.after)
    return other.kind is ChangeKind.REBASELINED and moved and to.kind in _MOVES.get(other.detail, ())


def _ending(change: Change, plan: Plan) -> str:
    """How a change is said after the one to which it belongs."""
    if change.kind is ChangeKind.REBASELINED:
        approval = f" (approved by {plan.name_of(change.by)})" if change.by else ""
        return f", declared: {change.note}{approval}"
    before, after = (number(each) if isinstance(each, int | float) else "" for each in (change.before, change.after))
    if change.kind is ChangeKind.CONFIDENCE_CHANGED:
        return f", confidence {f'{before} → {after}' if before else after}"
    return f", scored {f'{before} → {after}' if before else after}"


_ALONG = (ChangeKind.CONFIDENCE_CHANGED, ChangeKind.REBASELINED, ChangeKind.SCORE_CHANGED)

_TARGET = (ChangeKind.TARGET_EASED, ChangeKind.TARGET_RAISED)
_BOUND = (ChangeKind.GUARDRAIL_LOOSENED, ChangeKind.GUARDRAIL_TIGHTENED)
_MOVES: Mapping[str, tuple[ChangeKind, ...]] = {
    "target": _TARGET,
    "commit": _TARGET,
    "stretch": _TARGET,
    "at_least": _BOUND,
    "at_most": _BOUND,
    "baseline": (ChangeKind.BASELINE_CHANGED,),
    "due": (ChangeKind.DUE_DATE_MOVED,),
    "unit": (ChangeKind.UNIT_CHANGED,),
    "metric": (ChangeKind.METRIC_CHANGED,),
    "population": (ChangeKind.POPULATION_CHANGED,),
}
"""By the field that a rebaseline names, the kinds of change that it declares."""

COUNTED: Mapping[ChangeKind, tuple[str, ...]] = {
    ChangeKind.TARGET_EASED: ("eased", "target"),
    ChangeKind.GUARDRAIL_LOOSENED: ("loosened", "guardrail"),
    ChangeKind.OBJECTIVE_DROPPED: ("dropped", "objective"),
    ChangeKind.OBJECTIVE_REMOVED: ("removed", "objective"),
    ChangeKind.KEY_RESULT_DROPPED: ("dropped", "key result"),
    ChangeKind.KEY_RESULT_REMOVED: ("removed", "key result"),
    ChangeKind.BASELINE_CHANGED: ("changed", "baseline"),
    ChangeKind.METRIC_CHANGED: ("changed", "metric"),
    ChangeKind.UNIT_CHANGED: ("changed", "unit"),
    ChangeKind.POPULATION_CHANGED: ("changed", "population"),
    ChangeKind.DUE_DATE_MOVED: ("moved", "due date"),
    ChangeKind.TARGET_RAISED: ("raised", "target"),
    ChangeKind.GUARDRAIL_TIGHTENED: ("tightened", "guardrail"),
    ChangeKind.FREEZE_MOVED: ("moved", "freeze"),
    ChangeKind.CYCLE_MOVED: ("moved", "date of a cycle", "dates of cycles"),
    ChangeKind.REBASELINED: ("declared", "move"),
    ChangeKind.REVIEWED: ("reviewed", "objective"),
    ChangeKind.SCORE_CHANGED: ("scored", "objective"),
    ChangeKind.OBJECTIVE_ADDED: ("wrote", "objective"),
    ChangeKind.OBJECTIVE_MOVED: ("moved", "objective"),
    ChangeKind.OBJECTIVE_RETITLED: ("renamed", "objective"),
    ChangeKind.OBJECTIVE_ID_CHANGED: ("changed", "id"),
    ChangeKind.OBJECTIVE_OWNER_CHANGED: ("handed on", "objective"),
    ChangeKind.AMBITION_CHANGED: ("changed", "ambition"),
    ChangeKind.KEY_RESULT_ADDED: ("added", "key result"),
    ChangeKind.KEY_RESULT_RETITLED: ("renamed", "key result"),
    ChangeKind.KEY_RESULT_ID_CHANGED: ("changed", "id"),
    ChangeKind.KEY_RESULT_OWNER_CHANGED: ("handed on", "key result"),
    ChangeKind.KIND_CHANGED: ("changed", "kind"),
    ChangeKind.LENS_CHANGED: ("changed", "lens"),
    ChangeKind.TRAJECTORY_CHANGED: ("changed", "planned path"),
    ChangeKind.WEIGHT_CHANGED: ("changed", "weight"),
    ChangeKind.ALIGNED: ("aligned", "objective"),
    ChangeKind.UNALIGNED: ("took away", "link"),
    ChangeKind.MILESTONE_DONE: ("reached", "milestone"),
    ChangeKind.MILESTONE_UNDONE: ("reopened", "milestone"),
    ChangeKind.CHECK_IN_ADDED: ("checked in", "key result"),
    ChangeKind.CHECK_IN_EDITED: ("edited", "check-in"),
    ChangeKind.CHECK_IN_REMOVED: ("removed", "check-in"),
    ChangeKind.CONFIDENCE_CHANGED: ("changed", "confidence level"),
    ChangeKind.DEPENDENCY_ADDED: ("added", "dependency"),
    ChangeKind.DEPENDENCY_CONFIRMED: ("confirmed", "dependency"),
    ChangeKind.DEPENDENCY_REMOVED: ("removed", "dependency"),
    ChangeKind.INITIATIVE_ADDED: ("added", "initiative"),
    ChangeKind.INITIATIVE_REMOVED: ("removed", "initiative"),
    ChangeKind.INITIATIVE_CHANGED: ("changed", "initiative"),
    ChangeKind.FEEDBACK_ADDED: ("noted", "feedback note"),
    ChangeKind.FEEDBACK_REMOVED: ("removed", "feedback note"),
    ChangeKind.WHY_CHANGED: ("rewrote", "reason"),
    ChangeKind.CONTRIBUTORS_CHANGED: ("changed", "list of contributors", "lists of contributors"),
    ChangeKind.RELATION_CHANGED: ("changed", "relation"),
    ChangeKind.POLICY_CHANGED: ("changed", "setting"),
    ChangeKind.TEAM_ADDED: ("added", "team"),
    ChangeKind.TEAM_REMOVED: ("removed", "team"),
    ChangeKind.TEAM_CHANGED: ("changed", "team"),
    ChangeKind.METRIC_DESCRIBED: ("changed", "metric in the registry", "metrics in the registry"),
    ChangeKind.WORKSPACE_CHANGED: ("changed", "entry of the workspace", "entries of the workspace"),
    ChangeKind.DETAILS_CHANGED: ("changed", "detail"),
}
"""What was done to what, for counting, with its plural where that is irregular; the weightiest kinds first."""
