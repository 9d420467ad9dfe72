"""New parts of a plan, as edits of its files: an objective, a key result, a team, a cycle."""

from collections.abc import Mapping, Sequence
from typing import cast

from okrkit.align.answered import is_to_fill_in
from okrkit.cycle import Cycle
from okrkit.errors import OkrError
from okrkit.objective import Objective
from okrkit.plan import Plan
from okrkit.reading.events import JSON
from okrkit.reading.loaded import Loaded
from okrkit.reading.tree import WORKSPACE_FILE
from okrkit.reference import Reference
from okrkit.writing.changing import Edits, about
from okrkit.writing.edits.naming import chosen_id, id_from
from okrkit.writing.edits.team_files import write_objective
from okrkit.writing.splicing.edit import Edit, Insert, Put, Remove

Given = Mapping[str, JSON]
"""Fields as a file has them; what is None or empty is not written."""


def objective_id(plan: Plan, team: str, cycle: str, title: str, id: str | None) -> str:
    """The id of a new objective: the one that was chosen, or one from its title that the team never had.

    The id of an earlier cycle says that it is the same objective, so only who chooses it can mean that.
    """
    if id is not None:
        return chosen_id(id, "an objective", {one.id for one in plan.objectives if (one.team, one.cycle) == (team, cycle)})
    return id_from(title, {name for one in plan.objectives if one.team == team for name in (one.id, *one.formerly)})


def new_objective(loaded: Loaded, reference: Reference, fields: Given) -> Edits:
    """Write an objective at the end of its team's file, which is begun where there is none.

    Drafts of it, which ask this team what it does for what the objective supports, make way: this is the answer.
    """
    written = write_objective(loaded, reference.team, reference.cycle or "", {"id": reference.objective, **given(fields)})
    if written.created is not None:
        return Edits(about(reference), {}, {written.path: written.created})
    drafts = _drafts_of(loaded.plan, reference, fields)
    edits = {written.path: (*written.edits, *(Remove(one.address.pointer) for one in reversed(drafts)))}
    return Edits(about(reference, *(one.reference for one in drafts)), edits)


def _drafts_of(plan: Plan, reference: Reference, fields: Given) -> list[Objective]:
    """Drafts that nobody has begun to fill in, and that are linked to what a new objective supports."""
    links = cast("Sequence[Mapping[str, str] | str]", fields.get("aligns_to") or ())
    to = {Reference.parse(link if isinstance(link, str) else link["to"]) for link in links}
    own = (one for one in plan.objectives if (one.team, one.cycle) == (reference.team, reference.cycle))
    drafts = (one for one in own if is_to_fill_in(one.title) and not one.key_results)
    return [one for one in drafts if any(link.to in to for link in one.aligns_to)]


def new_key_result(objective: Objective, title: str, id: str | None, fields: Given) -> tuple[Reference, Edits]:
    """Write a key result at the end of those of its objective."""
    taken = {name for one in objective.key_results for name in (one.id, *one.formerly)}
    own = chosen_id(id, f"in `{objective.reference}` a key result", taken) if id is not None else id_from(title, taken, most=3)
    reference = Reference(objective.team, objective.id, objective.cycle, own)
    value = {"id": own, "title": title, **given(fields)}
    return reference, Edits(about(reference), {objective.address.path: (Insert(objective.at("key_results").pointer, value),)})


def guardrail_fields(low: float | None, high: float | None) -> dict[str, JSON]:
    """What a guardrail must stay within, as a file says it."""
    if low is not None and high is not None:
        if low > high:
            raise OkrError(f"nothing is at least {low:g} and at most {high:g}", "swap --at-least and --at-most")
        return {"between": [low, high]}
    return {"at_least": low, "at_most": high}


def new_team(plan: Plan, id: str, fields: Given) -> Edits:
    """List a team in the workspace, behind the others."""
    chosen_id(id, "a team", plan.teams)
    edit: Edit = Put(("teams", id), given(fields)) if plan.teams else Put(("teams",), {id: given(fields)})
    return Edits(lambda change: change.reference == Reference(id, ""), {WORKSPACE_FILE: (edit,)})


def new_cycle(loaded: Loaded, cycle: Cycle, fields: Given) -> Edits:
    """List a cycle in the workspace, before the first one that begins later."""
    data = loaded.data[WORKSPACE_FILE]
    listed: Sequence[JSON] = data.get("cycles") or [] if isinstance(data, dict) else []  # type: ignore[assignment]
    ids = [str(one.get("id")) if isinstance(one, dict) else "" for one in listed]
    if cycle.id in ids:
        raise OkrError(f"{WORKSPACE_FILE} lists a cycle `{cycle.id}` already", "change its days there")
    known = [loaded.plan.cycles.get(id) for id in ids]
    later = next((at for at, one in enumerate(known) if one and (one.starts, -one.days) > (cycle.starts, -cycle.days)), None)
    year: JSON = int(cycle.id) if cycle.id.isdecimal() else cycle.id
    edit = Insert(("cycles",), {"id": year, **given(fields)}, later)
    return Edits(lambda change: not change.reference.objective, {WORKSPACE_FILE: (edit,)})


def given(fields: Given) -> dict[str, JSON]:
    """What there is of some fields."""
    return {key: value for key, value in fields.items() if value is not None and value != []}
