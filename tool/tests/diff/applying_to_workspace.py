"""A workspace after a change, made from the workspace and the change alone."""

from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from datetime import date
from typing import Any

from okrkit.cycle import Cycle, read_cycle
from okrkit.diff.change import Change, ChangeKind
from okrkit.diff.said import joined, written
from okrkit.objective import Objective
from okrkit.plan import Plan
from okrkit.workspace import Exemption, Metric, Person, Policy, Rollup, Team
from tests.diff.applying_to_key_results import held, metric_described, parsed, set_field
from tests.diff.told import HERE

Step = Callable[[Plan, Change], Plan]


def metric_changed(workspace: Plan, objective: Objective, change: Change) -> Plan:
    """What a key result tells of the metric in the registry that it is measured by; another may have told it before."""
    key_result = objective.key_result(change.reference.key_result or "")
    metric = workspace.metrics.get(str(key_result.metric)) if key_result else None
    name = {"direction": "better"}.get(change.detail, change.detail)
    if metric is None or held(getattr(metric, name)) == change.after:
        return workspace
    return replace(workspace, metrics={**workspace.metrics, metric.id or "": metric_described(metric, name, change)})


def _entry(group: Mapping[str, Any], name: str, change: Change, after: Any, say: Callable[[Any], Any]) -> dict[str, Any]:
    """The group with an entry put, or taken away where a change says that there is nothing any more."""
    assert (say(group[name]) if name in group else None) == change.before, change
    left = {key: value for key, value in group.items() if key != name}
    return left if change.after is None else {**left, name: after}


def _setting(workspace: Plan, change: Change) -> Plan:  # noqa: PLR0911 - one for each group
    """A policy or another setting, by its name or by its group and its name."""
    group, _, name = change.detail.partition(" ")
    after, lint, policy = change.after, workspace.lint, workspace.policy
    parts = tuple(str(after).split(", ")) if after else ()
    if not name:
        return _one_setting(workspace, change)
    match group:
        case "review":
            levels = _entry(policy.review, name, change, after, str)
            return replace(workspace, policy=replace(policy, review=levels))
        case "alignment":
            shape = set_field(policy.alignment, name, change)
            return replace(workspace, policy=replace(policy, alignment=shape))
        case "health":
            health = set_field(policy.health, name, change)
            return replace(workspace, policy=replace(policy, health=health))
        case "lint":
            rules = _entry(lint.rules, name, change, parsed(after), written)
            return replace(workspace, lint=replace(lint, rules=rules))
        case "wording":
            wording = _entry(lint.wording, name, change, parts, joined)
            return replace(workspace, lint=replace(lint, wording=wording))
        case "glossary":
            return replace(workspace, glossary=_entry(workspace.glossary, name, change, after, str))
        case "person":
            people = _entry(workspace.people, name, change, _person(name, parts), _said_of)
            return replace(workspace, people=people)
        case "cycle":
            return replace(workspace, cycles=_entry(workspace.cycles, name, change, _cycle(name, after), _days))
    assert group == "exempt"
    rule, _, where = name.partition(" ")
    others = tuple(one for one in lint.exempt if (one.rule, one.where) != (rule, where))
    added = (_exemption(rule, where, str(after)),) if after else ()
    return replace(workspace, lint=replace(lint, exempt=tuple(sorted((*others, *added), key=repr))))


def _one_setting(workspace: Plan, change: Change) -> Plan:
    if change.detail == "plugins":
        return replace(workspace, lint=set_field(workspace.lint, "plugins", change))
    if change.detail in {field.name for field in fields(Policy)}:
        read = Rollup if change.detail == "rollup" else lambda value: value
        return replace(workspace, policy=set_field(workspace.policy, change.detail, change, read))
    changed: Plan = set_field(workspace, change.detail, change)
    return changed


def _person(id: str, parts: tuple[str, ...]) -> Person:
    name, *rest = parts or ("",)
    handle = next((part.removeprefix("@") for part in rest if part.startswith("@")), None)
    return Person(id, name, HERE, next((part for part in rest if not part.startswith("@")), None), handle)


def _said_of(person: Person) -> str | None:
    return joined((person.name, person.email, person.handle and f"@{person.handle}"))


def _exemption(rule: str, where: str, reason: str) -> Exemption:
    because, _, until = reason.removesuffix(")").partition(" (until ")
    return Exemption(rule, where, because, date.fromisoformat(until) if until else None)


def _cycle(id: str, days: Any) -> Cycle | None:
    if days is None:
        return None
    starts, ends, frozen = (date.fromisoformat(day) for day in days.replace(", frozen from ", " to ").split(" to "))
    return Cycle(id, starts, ends, frozen)


def _days(cycle: Cycle) -> str:
    return f"{cycle.starts} to {cycle.ends}, frozen from {cycle.frozen_from}"


def _moved(workspace: Plan, change: Change) -> Plan:
    """The days of one cycle, or those of all whose ids carry them."""
    if change.detail == "freeze_after_days":
        policy = set_field(workspace.policy, "freeze_after_days", change)
        return _derived_anew(workspace, replace(workspace, policy=policy))
    if change.detail == "fiscal_year_starts":
        return _derived_anew(workspace, set_field(workspace, "fiscal_year_starts", change))
    id = change.reference.cycle or ""
    known = workspace.cycles.get(id) or _derived(id, workspace)
    moved = replace(known, **{change.detail or "frozen_from": date.fromisoformat(str(change.after))})  # type: ignore[type-var]
    return replace(workspace, cycles={**workspace.cycles, id: moved})


def _derived(id: str, workspace: Plan) -> Cycle | None:
    freeze = workspace.policy.freeze_after_days
    return read_cycle(id, fiscal_year_starts=workspace.fiscal_year_starts, freeze_after_days=freeze)


def _derived_anew(before: Plan, after: Plan) -> Plan:
    cycles = {id: _derived(id, after) if cycle == _derived(id, before) else cycle for id, cycle in before.cycles.items()}
    return replace(after, cycles={id: cycle for id, cycle in cycles.items() if cycle})


def _team(workspace: Plan, change: Change) -> Plan:
    id, teams = change.reference.team, dict(workspace.teams)
    if change.kind is ChangeKind.TEAM_ADDED:
        teams[id] = Team(id, str(change.after), HERE, lead=change.by)
    elif change.kind is ChangeKind.TEAM_REMOVED:
        assert teams.pop(id).name == change.before
    else:
        teams[id] = set_field(teams[id], change.detail, change)
    return replace(workspace, teams=teams)


def _described(workspace: Plan, change: Change) -> Plan:
    id, _, name = change.detail.partition(" ")
    metrics = dict(workspace.metrics)
    if name in ("unit", "population"):
        return workspace
    if name:
        metrics[id] = metric_described(metrics[id], name, change)
    elif change.before is None:
        metrics[id] = Metric(id, str(change.after), HERE)
    elif change.after is None:
        assert metrics.pop(id).name == change.before
    else:
        metrics[id] = set_field(metrics[id], "name", change)
    return replace(workspace, metrics=metrics)


WORKSPACE_STEPS: Mapping[ChangeKind, Step] = {
    ChangeKind.CYCLE_MOVED: _moved,
    ChangeKind.FREEZE_MOVED: _moved,
    ChangeKind.POLICY_CHANGED: _setting,
    ChangeKind.WORKSPACE_CHANGED: _setting,
    ChangeKind.TEAM_ADDED: _team,
    ChangeKind.TEAM_REMOVED: _team,
    ChangeKind.TEAM_CHANGED: _team,
    ChangeKind.METRIC_DESCRIBED: _described,
}
