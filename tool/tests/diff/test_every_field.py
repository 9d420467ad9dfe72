"""Nothing that a plan says changes unseen."""

from collections import defaultdict
from dataclasses import fields, is_dataclass
from typing import Any

import pytest

import okrkit.cycle
import okrkit.objective
import okrkit.plan
import okrkit.review
import okrkit.workspace
from okrkit.diff.compare import compare
from okrkit.plan import Plan
from tests.diff.whole_plan import PLAN, alterations

SILENT = {
    "address": "where a thing stands",
    "formerly": "the ids it had, by which it is known again",
    "kind_declared": "whether its kind is written or understood",
    "cycles.id": "the same id is the key",
    "teams.id": "the same id is the key",
    "metrics.id": "the same id is the key",
}
"""Ends of the places of fields that are no part of what a plan says, and what they hold."""

ALTERED: dict[str, list[Plan]] = defaultdict(list)
for place, plan in alterations():
    ALTERED[place].append(plan)


def is_silent(place: str) -> bool:
    return any(place == end or place.endswith(f".{end}") for end in SILENT)


def parts_of(value: Any) -> set[type]:
    if isinstance(value, dict):
        return {each for part in value.values() for each in parts_of(part)}
    if isinstance(value, tuple):
        return {each for part in value for each in parts_of(part)}
    if not is_dataclass(value):
        return set()
    return {type(value)}.union(*(parts_of(getattr(value, field.name)) for field in fields(value)))


def test_the_whole_plan_has_every_part_and_says_something_in_every_field() -> None:
    rooms = (okrkit.cycle, okrkit.objective, okrkit.plan, okrkit.review, okrkit.workspace)
    parts = {each for room in rooms for each in vars(room).values() if is_dataclass(each) and each.__module__ == room.__name__}
    assert parts <= parts_of(PLAN)
    said = {step for place in ALTERED for step in place.split(".")}
    assert {field.name for part in parts for field in fields(part)} - said == set()


@pytest.mark.parametrize("place", [each for each in ALTERED if not is_silent(each)])
def test_another_value_anywhere_is_seen(place: str) -> None:
    for other in ALTERED[place]:
        assert compare(PLAN, other)
        assert compare(other, PLAN)


@pytest.mark.parametrize("place", [each for each in ALTERED if is_silent(each)])
def test_what_is_silent_is_said_to_be(place: str) -> None:
    for other in ALTERED[place]:
        assert compare(PLAN, other) == compare(other, PLAN) == ()
