"""Names that must be known to the workspace: teams, people, metrics, lenses and cycles."""

from collections.abc import Iterator, Mapping

from okrkit.address import Address
from okrkit.cycle import read_cycle
from okrkit.finding import Finding, Severity
from okrkit.objective import KeyResult, Objective
from okrkit.plan import Plan
from okrkit.reading.build import OkrFile
from okrkit.reading.duplicates import Place
from okrkit.reading.nearest import did_you_mean
from okrkit.reading.shape.dates import meant_cycle
from okrkit.reading.tree import WORKSPACE_FILE

RULE = "unknown-reference"


def unknown(what: str, name: str, known: Mapping[str, object] | tuple[str, ...], where: Address, otherwise: str) -> Finding:
    """The finding that a name is not there, with the nearest one or else what to do."""
    guess = did_you_mean(name, known)
    return Finding(RULE, Severity.ERROR, f"there is no {what} `{name}`{guess}", where, "" if guess else otherwise)


def unknown_names(plan: Plan, files: tuple[OkrFile, ...]) -> Iterator[Finding]:
    """Every name in the plan that its workspace does not know.

    People and lenses are held to their lists only where the workspace has such a list.
    """
    yield from _of_teams(plan)
    for file in files:
        yield from _of_file(plan, file)
    for metric in plan.metrics.values():
        yield from _person(plan, metric.owner, metric.address, "owner")
    for objective in plan.objectives:
        yield from _of_objective(plan, objective)
        for key_result in objective.key_results:
            yield from _of_key_result(plan, key_result)


def _of_teams(plan: Plan) -> Iterator[Finding]:
    for team in plan.teams.values():
        yield from _team(plan, team.parent, team.address, "parent")
        yield from _person(plan, team.lead, team.address, "lead")
        for index, member in enumerate(team.members):
            yield from _person(plan, member, team.address, "members", index)


def _of_file(plan: Plan, file: OkrFile) -> Iterator[Finding]:
    yield from _team(plan, file.team, file.address, "team")
    if file.cycle not in plan.cycles:
        otherwise = (
            f"write a year, half, quarter, month or week like 2026-Q4, or give it dates under `cycles` in {WORKSPACE_FILE}"
        )
        meant = meant_cycle(file.cycle)
        known = plan.cycles if meant is None or meant in plan.cycles or read_cycle(meant) is None else (meant,)
        yield unknown("cycle", file.cycle, known, file.address.at("cycle"), otherwise)
    if not file.review:
        return
    ids = tuple(objective.id for objective in file.objectives)
    for id in file.review.verdicts:
        if id not in ids:
            where = file.review.address.at("objectives", id)
            yield unknown("objective", id, ids, where, "a review speaks of the objectives of its own file")


def _of_objective(plan: Plan, objective: Objective) -> Iterator[Finding]:
    yield from _person(plan, objective.owner, objective, "owner")
    for index, contributor in enumerate(objective.contributors):
        yield from _person(plan, contributor, objective, "contributors", index)
    for index, dependency in enumerate(objective.depends_on):
        yield from _team(plan, dependency.team, objective, "depends_on", index, "team")
        yield from _person(plan, dependency.confirmed_by, objective, "depends_on", index, "confirmed_by")
    ids = tuple(key_result.id for key_result in objective.key_results)
    for index, initiative in enumerate(objective.initiatives):
        yield from _person(plan, initiative.owner, objective, "initiatives", index, "owner")
        for driven, id in enumerate(initiative.drives):
            if id not in ids:
                yield _no_sibling(id, ids, objective.at("initiatives", index, "drives", driven))
    for key_result in objective.key_results:
        for field, id_or_none in (("proves", key_result.proves), ("guards", key_result.guards)):
            if id_or_none is not None and id_or_none not in ids:
                yield _no_sibling(id_or_none, ids, key_result.at(field))


def _of_key_result(plan: Plan, key_result: KeyResult) -> Iterator[Finding]:
    yield from _person(plan, key_result.owner, key_result, "owner")
    if isinstance(key_result.metric, str) and key_result.metric not in plan.metrics:
        otherwise = "define it in the metric registry (metrics.yaml), or write the metric out here"
        yield unknown("metric", key_result.metric, plan.metrics, key_result.at("metric"), otherwise)
    if key_result.lens and plan.lenses and key_result.lens not in plan.lenses:
        yield unknown("lens", key_result.lens, plan.lenses, key_result.at("lens"), f"the lenses are {', '.join(plan.lenses)}")
    for index, check_in in enumerate(key_result.check_ins):
        yield from _person(plan, check_in.by, key_result, "check_ins", index, "by")
    for index, rebaseline in enumerate(key_result.rebaselines):
        yield from _person(plan, rebaseline.approved_by, key_result, "rebaselines", index, "approved_by")


def _team(plan: Plan, team: str | None, place: Place, *steps: str | int) -> Iterator[Finding]:
    if team is not None and team not in plan.teams:
        yield unknown("team", team, plan.teams, place.at(*steps), f"add it to `teams` in {WORKSPACE_FILE}")


def _person(plan: Plan, person: str | None, place: Place, *steps: str | int) -> Iterator[Finding]:
    if person is not None and plan.people and person not in plan.people:
        yield unknown("person", person, plan.people, place.at(*steps), f"add them to `people` in {WORKSPACE_FILE}")


def _no_sibling(id: str, ids: tuple[str, ...], where: Address) -> Finding:
    otherwise = f"the key results of this objective are {', '.join(ids)}" if ids else "this objective has no key results yet"
    return unknown("key result", id, ids, where, otherwise)
