"""Where to point at what is not there any more."""

from okrkit.address import Address
from okrkit.objective import KeyResult
from okrkit.plan import Plan
from okrkit.reading.tree import WORKSPACE_FILE
from okrkit.reference import Reference


def remains_of(reference: Reference, plan: Plan) -> Address:
    """The nearest thing around an objective or key result that is gone: the list that it stood in, else the workspace.

    The last step is its id, so that of several that are gone each has a place of its own.
    """
    if reference.key_result and (objective := plan.objective(reference)):
        return objective.at("key_results", reference.key_result)
    others = (one for one in plan.objectives if (one.team, one.cycle) == (reference.team, reference.cycle))
    path = next((one.address.path for one in others), None)
    if path is None:
        return Address(WORKSPACE_FILE, ("teams", reference.team, str(reference)))
    return Address(path, ("objectives", reference.objective))


def check_in_at(key_result: KeyResult, days: tuple[str, ...]) -> Address:
    """Where the first check-in of one of some days stands; the list of all where none does."""
    for at, one in enumerate(key_result.check_ins):
        if one.date.isoformat() in days:
            return key_result.at("check_ins", at, "date")
    return key_result.at("check_ins" if key_result.check_ins else "title")
