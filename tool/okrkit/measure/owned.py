"""Who answers for what."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from okrkit.measure.progress import carrying, is_dropped
from okrkit.objective import KeyResult, Objective


def owner_of(objective: Objective, key_result: KeyResult) -> str | None:
    """Who answers for a key result: its owner, else its objective's; None where nobody does."""
    return key_result.owner or objective.owner


def numbers_by_owner(objectives: Iterable[Objective], day: date) -> Mapping[str | None, tuple[KeyResult, ...]]:
    """The key results that each person has to move, in the order of the plan.

    Guardrails only hold and are left out, and so is what was dropped by the day.
    """
    found: dict[str | None, list[KeyResult]] = defaultdict(list)
    for objective in objectives:
        for key_result in carrying(objective, day) if not is_dropped(objective, day) else ():
            found[owner_of(objective, key_result)].append(key_result)
    return {owner: tuple(key_results) for owner, key_results in found.items()}
