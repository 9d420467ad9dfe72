"""A layout that never was, so that reading an older one can be tried: objectives were `goals`, and targets shares."""

from typing import Any

from okrkit.reading.layouts import Layouts


def from_zero(data: Any, path: str) -> Any:
    """What stood in layout 0 as layout 1 writes it."""
    if not isinstance(data, dict) or "goals" not in data:
        return data
    goals = [{**goal, "key_results": [_as_percent(each) for each in goal.get("key_results", [])]} for goal in data["goals"]]
    return {**{key: value for key, value in data.items() if key != "goals"}, "objectives": goals}


def _as_percent(key_result: Any) -> Any:
    return {**key_result, "target": key_result["target"] * 100} if "target" in key_result else key_result


WITH_ZERO = Layouts(steps={0: from_zero})
