"""Objectives and key results alike, for rules that only read titles."""

from collections.abc import Iterator

from okrkit.objective import KeyResult, Objective
from okrkit.plan import Plan


def titled(plan: Plan) -> Iterator[Objective | KeyResult]:
    """Each objective, followed by its key results."""
    for objective in plan.objectives:
        yield objective
        yield from objective.key_results
