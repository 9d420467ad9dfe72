"""Data becomes values of the model.

Building is strict on its own, so that an old version of a file need not be held to the schema
before it is compared: what does not have the shape raises `Misshapen`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from okrkit.address import Address
from okrkit.cycle import read_cycle
from okrkit.objective import (
    Ambition,
    Dependency,
    Feedback,
    Initiative,
    Link,
    Objective,
)
from okrkit.plan import Plan
from okrkit.reading.build_key_result import build_dropped, build_key_result
from okrkit.reading.build_workspace import build_metrics, build_workspace, cycle_id
from okrkit.reading.fields import Fields, Misshapen, Readers, choice, many, one
from okrkit.reading.tree import WORKSPACE_FILE
from okrkit.reference import Reference
from okrkit.review import Cause, Outcome, Review, Verdict
from okrkit.workspace import Metric

__all__ = ["BUILD_VERSION", "Misshapen", "OkrFile", "assemble", "build_metrics", "build_okr_file", "build_workspace", "kind_of"]

BUILD_VERSION = "1"
"""Goes into cache keys: raise it when the same data begins to give other values."""


@dataclass(frozen=True, slots=True)
class OkrFile:
    """What one OKR file says: a team's objectives for a cycle, and perhaps its review."""

    team: str
    cycle: str
    address: Address
    objectives: tuple[Objective, ...]
    review: Review | None = None


def kind_of(data: object, path: str) -> Literal["workspace", "okr", "metrics"]:
    """Which of the three files this is; only the workspace is told by its name."""
    if path == WORKSPACE_FILE:
        return "workspace"
    return "metrics" if isinstance(data, dict) and "metrics" in data and "objectives" not in data else "okr"


def build_okr_file(data: object, path: str) -> OkrFile:
    """The objectives and the review of one file. Raises `Misshapen`."""
    fields = Fields(data, Address(path))
    team, cycle = fields.need("team"), cycle_id(fields.raw("cycle"))
    if cycle is None:
        raise fields.wrong("cycle", "a text like 2026-Q4")
    return OkrFile(
        team,
        cycle,
        fields.address,
        fields.many("objectives", lambda objective: _objective(objective, team, cycle)),
        fields.one("review", lambda review: _review(review, team, cycle)),
    )


def assemble(workspace: Plan, files: Iterable[OkrFile], metrics: Mapping[str, Metric] | None = None) -> Plan:
    """The whole plan; cycles that files use without the workspace listing them are read from their ids."""
    files = tuple(files)
    cycles = dict(workspace.cycles)
    for id in sorted({id for file in files for id in _cycles_used(file)} - cycles.keys()):
        freeze = workspace.policy.freeze_after_days
        if cycle := read_cycle(id, fiscal_year_starts=workspace.fiscal_year_starts, freeze_after_days=freeze):
            cycles[id] = cycle
    return replace(
        workspace,
        cycles=cycles,
        metrics=metrics or {},
        objectives=tuple(objective for file in files for objective in file.objectives),
        reviews=tuple(file.review for file in files if file.review),
    )


def _cycles_used(file: OkrFile) -> Iterable[str]:
    yield file.cycle
    for objective in file.objectives:
        for reference in (objective.continues, *(link.to for link in objective.aligns_to)):
            if reference and reference.cycle:
                yield reference.cycle


def _objective(fields: Fields, team: str, cycle: str) -> Objective:
    reference = Reference(team, fields.need("id"), cycle)
    return Objective(
        reference=reference,
        title=fields.need("title"),
        address=fields.address,
        key_results=fields.many("key_results", lambda key_result: build_key_result(key_result, reference)),
        **fields.given(_OF_AN_OBJECTIVE),
    )


def _links(fields: Fields, key: str) -> tuple[Link, ...]:
    """Alignment links, each a bare reference or a mapping with a reason."""
    written = fields.raw(key)
    if type(written) is not list:
        raise fields.wrong(key, "a list")
    return tuple(
        [_link(Fields({"to": link} if type(link) is str else link, fields, key, at)) for at, link in enumerate(written)]
    )


def _link(fields: Fields) -> Link:
    to = fields.reference("to")
    if to is None:
        raise fields.wrong("to", "a reference like team/objective")
    return Link(to, fields.text("because"), fields.weight())


def _initiative(fields: Fields) -> Initiative:
    return Initiative(
        fields.need("id"), fields.need("title"), fields.texts("drives"), fields.text("owner"), fields.text("link")
    )


def _dependency(fields: Fields) -> Dependency:
    return Dependency(fields.need("team"), fields.need("what"), fields.text("confirmed_by"), fields.day("date"))


def _feedback(fields: Fields) -> Feedback:
    return Feedback(fields.need("from"), fields.need("note"), fields.text("by"), fields.day("date"), fields.text("response"))


def _review(fields: Fields, team: str, cycle: str) -> Review:
    verdicts = {id: _verdict(verdict) for id, verdict in fields.named("objectives")}
    return Review(team, cycle, fields.need_day("date"), fields.address, fields.text("learned"), verdicts)


def _verdict(fields: Fields) -> Verdict:
    outcome = fields.choice("verdict", Outcome)
    if outcome is None:
        raise fields.wrong("verdict", f"one of {', '.join(Outcome)}")
    return Verdict(outcome, fields.number("score"), fields.choice("because", Cause), fields.text("note"), fields.text("next"))


_OF_AN_OBJECTIVE: Readers = {
    "why": Fields.text,
    "owner": Fields.text,
    "contributors": Fields.texts,
    "ambition": choice(Ambition),
    "weight": Fields.number,
    "aligns_to": _links,
    "initiatives": many(_initiative),
    "depends_on": many(_dependency),
    "feedback": many(_feedback),
    "dropped": one(build_dropped),
    "continues": Fields.reference,
    "formerly": Fields.texts,
    "discussion": Fields.text,
    "tags": Fields.texts,
    "external_ids": Fields.mapping,
    "custom": Fields.mapping,
}
