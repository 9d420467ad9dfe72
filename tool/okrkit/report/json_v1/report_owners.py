"""The answer of `okr report owners`."""

from collections.abc import Iterable

from okrkit.due.load import Load, Waiting
from okrkit.objective import KeyResult, Objective
from okrkit.plan import Plan
from okrkit.report.json_v1.asked import asked
from okrkit.report.json_v1.printing import Json
from okrkit.report.kinds.owning import Owning


def owners(found: Owning) -> Json:
    """Who carries what; ``schema/report-owners-output.schema.json``."""
    plan = found.question.plan
    return asked("owners", found.question) | {
        "cycles": [cycle.id for cycle in found.cycles],
        "most": found.most,
        "people": [_load(load, plan) for load in found.carrying],
        "idle": [_load(load, plan) for load in found.idle],
        "without_owner": [_unowned(one) for one in found.nobody],
        "unknown_owner": [_unowned(one) for one in found.strangers],
    }


def _load(load: Load, plan: Plan) -> Json:
    return {
        "person": load.person,
        "name": plan.name_of(load.person),
        "known": load.person in plan.people,
        "teams": list(load.teams),
        "objectives": _references(load.objectives),
        "key_results": _references(load.numbers),
        "guardrails": _references(load.guardrails),
        "behind": _references(load.behind),
        "silent": _references(load.silent),
        "past_due": _references(load.past_due),
        "contributes": _references(load.contributes),
        "asked": [_waiting(one) for one in load.asked],
        "promised": [_waiting(one) for one in load.promised],
    }


def _references(things: Iterable[Objective | KeyResult]) -> list[str]:
    return [str(one.reference) for one in things]


def _waiting(waiting: Waiting) -> Json:
    objective, dependency = waiting
    return {"objective": str(objective.reference), "team": dependency.team, "what": dependency.what}


def _unowned(one: Objective | KeyResult) -> Json:
    return {"reference": str(one.reference), "title": one.title, "owner": one.owner}
