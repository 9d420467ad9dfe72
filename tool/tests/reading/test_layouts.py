"""Older layouts are brought up to the newest step by step; one that nobody knows is named, and what to do about it."""

from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrkit.reading.fields import Misshapen
from okrkit.reading.layouts import LAYOUTS, NEWEST, Layouts
from okrkit.reading.schema import schema
from tests.reading.older_layout import WITH_ZERO


def test_the_newest_layout_is_the_one_that_the_schema_asks_for() -> None:
    assert schema("workspace")["properties"]["version"]["const"] == LAYOUTS.newest == NEWEST


@pytest.mark.parametrize(
    ("workspace", "expected"), [({"version": 1}, 1), ({"version": 7}, 7), ({}, 1), ({"version": True}, 1), (None, 1), ([], 1)]
)
def test_a_workspace_that_does_not_say_its_layout_is_of_the_newest(workspace: object, expected: int) -> None:
    assert LAYOUTS.of(workspace) == expected


@given(st.dictionaries(st.text(max_size=3), st.integers()))
def test_the_newest_layout_is_read_as_it_stands(data: dict[str, int]) -> None:
    assert LAYOUTS.current(data, "a.yaml", NEWEST) is data


def test_each_step_is_taken_once_and_in_order_and_leaves_what_it_was_given() -> None:
    def saying(word: str) -> Any:
        return lambda data, path: {**data, "said": [*data["said"], (word, path)]}

    layouts, data = Layouts(3, {0: saying("a"), 1: saying("b"), 2: saying("c")}), {"said": []}
    before = deepcopy(data)
    assert layouts.current(data, "a.yaml", 1) == {"said": [("b", "a.yaml"), ("c", "a.yaml")]}
    assert layouts.current(data, "okrs.yaml", 2) == {"said": [("c", "okrs.yaml")], "version": 3}
    assert data == before


@pytest.mark.parametrize(
    ("layouts", "layout", "help"),
    [
        (LAYOUTS, 2, "install a newer okrkit"),
        (LAYOUTS, 0, "`version: 1` is the oldest there is"),
        (WITH_ZERO, -1, "`version: 1` is the oldest there is"),
    ],
)
def test_a_layout_that_nobody_knows_is_refused(layouts: Layouts, layout: int, help: str) -> None:
    with pytest.raises(Misshapen) as caught:
        layouts.current({}, "okrs.yaml", layout)
    assert caught.value.pointer == ("version",)
    assert caught.value.message == f"this plan is written in version {layout} of the layout, and this okrkit reads version 1"
    assert caught.value.help == help
    with pytest.raises(Misshapen) as elsewhere:
        layouts.current({}, "payments.yaml", layout)
    assert elsewhere.value.pointer == ()
