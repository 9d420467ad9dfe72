"""Another id for an objective or a key result, as edits of every file that names it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from okrkit.address import Address
from okrkit.errors import OkrError
from okrkit.objective import KeyResult, Objective
from okrkit.plan import Plan
from okrkit.reading.events import JSON
from okrkit.reading.loaded import Loaded
from okrkit.reading.tree import WORKSPACE_FILE
from okrkit.reference import Reference
from okrkit.writing.splicing.edit import Edit, Insert, Put, Rekey, Remove

Edits = Iterator[tuple[str, Edit]]
"""Edits with the path of the file that each is of."""


def rename_objective(loaded: Loaded, objective: Objective, new: str) -> Mapping[str, Sequence[Edit]]:
    """The edits, by path, that give an objective another id in its cycle and in every later one that it is carried on in.

    Whatever means it, by this id or a former one, names it by the new id; ``formerly`` keeps the old one. Raises `OkrError`
    where the team has an objective of that id in one of these cycles.
    """
    plan = loaded.plan
    first = plan.cycles[objective.cycle].starts
    ours = [
        one
        for one in plan.in_every_cycle(objective.reference)
        if plan.cycles[one.cycle].starts >= first and one.id == objective.id
    ]
    for one in ours:
        taken = plan.objective(Reference(one.team, new, one.cycle))
        if taken and taken.id == new:
            raise OkrError(f"there is an objective `{taken.reference}` already", "choose another id")
    named = frozenset(one.reference for one in ours)
    every: Edits = (
        edit
        for edits in (
            *(_identity(one, new) for one in ours),
            *(_reviewed(loaded, one, new) for one in ours),
            *(_links(loaded, one, named, new) for one in plan.objectives),
            _exempted(loaded, named, new, plan),
        )
        for edit in edits
    )
    return _by_path(every)


def rename_key_result(loaded: Loaded, objective: Objective, key_result: KeyResult, new: str) -> Mapping[str, Sequence[Edit]]:
    """The same for a key result of one objective. Raises `OkrError` where the objective has one of that id."""
    if any(one.id == new for one in objective.key_results):
        raise OkrError(f"there is a key result `{new}` in {objective.reference} already", "choose another id")
    named = frozenset({key_result.reference})
    return _by_path(
        edit
        for edits in (
            _identity(key_result, new),
            _beside(objective, key_result.id, new),
            *(_links(loaded, one, named, new) for one in loaded.plan.objectives),
            _exempted(loaded, named, new, loaded.plan),
        )
        for edit in edits
    )


def _by_path(edits: Edits) -> Mapping[str, Sequence[Edit]]:
    found: dict[str, list[Edit]] = defaultdict(list)
    for path, edit in edits:
        found[path].append(edit)
    return found


def _identity(promise: Objective | KeyResult, new: str) -> Edits:
    """The id itself, and what it was before; an id that comes back is no former one any more."""
    path = promise.address.path
    yield path, Put(promise.at("id").pointer, new)
    if promise.id not in promise.formerly:
        yield path, Insert(promise.at("formerly").pointer, promise.id)
    if new in promise.formerly:
        yield path, Remove(promise.at("formerly", promise.formerly.index(new)).pointer)


def _beside(objective: Objective, old: str, new: str) -> Edits:
    """What names a key result inside of its objective."""
    for one in objective.key_results:
        for field in ("proves", "guards"):
            if getattr(one, field) == old:
                yield one.address.path, Put(one.at(field).pointer, new)
    for at, initiative in enumerate(objective.initiatives):
        for place, driven in enumerate(initiative.drives):
            if driven == old:
                yield objective.address.path, Put(objective.at("initiatives", at, "drives", place).pointer, new)


def _reviewed(loaded: Loaded, objective: Objective, new: str) -> Edits:
    """The verdict on an objective stands under its id."""
    for path, data in loaded.data.items():
        if isinstance(data, dict) and (data.get("team"), str(data.get("cycle"))) == (objective.team, objective.cycle):
            review = data.get("review")
            verdicts = review.get("objectives") if isinstance(review, dict) else None
            if isinstance(verdicts, dict) and objective.id in verdicts:
                yield path, Rekey(("review", "objectives", objective.id), new)


def _links(loaded: Loaded, objective: Objective, named: frozenset[Reference], new: str) -> Edits:
    """References of one objective to what is renamed, with what was typed of cycle and key result."""
    written = loaded.value(objective.address)
    if not isinstance(written, dict):
        return
    links = written.get("aligns_to")
    places: list[tuple[Address, JSON]] = [(objective.at("continues"), written.get("continues"))]
    for at, link in enumerate(links if isinstance(links, list) else ()):
        place = objective.at("aligns_to", at)
        places.append((place.at("to"), link.get("to")) if isinstance(link, dict) else (place, link))
    for place, text in places:
        if isinstance(text, str) and (changed := _renamed(loaded.plan, text, objective.cycle, named, new)):
            yield place.path, Put(place.pointer, changed)


def _exempted(loaded: Loaded, named: frozenset[Reference], new: str, plan: Plan) -> Edits:
    """Exemptions from rules name what they are for."""
    for at, exemption in enumerate(plan.lint.exempt):
        typed = Reference.parse(exemption.where)
        cycles = {one.cycle or "" for one in named}
        changed = next((text for cycle in sorted(cycles) if (text := _renamed(plan, exemption.where, cycle, named, new))), None)
        if typed and changed and WORKSPACE_FILE in loaded.texts:
            yield WORKSPACE_FILE, Put(("lint", "exempt", at, "where"), changed)


def _renamed(plan: Plan, text: str, seen_from: str, named: frozenset[Reference], new: str) -> str | None:
    """A reference with the new id, as it was typed otherwise; None where it means something else."""
    typed = Reference.parse(text)
    meant = plan.resolve(typed, seen_from) if typed else None
    if typed is None or meant is None:
        return None
    part = meant.key_result(typed.key_result) if typed.key_result else None
    if part and part.reference in named:
        return str(Reference(typed.team, typed.objective, typed.cycle, new))
    if meant.reference in named:
        return str(Reference(typed.team, new, typed.cycle, typed.key_result))
    return None
