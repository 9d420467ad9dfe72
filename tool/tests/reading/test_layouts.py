"""Older layouts are brought up to the newest step by step; one that nobody knows is named, and what to do about it."""

from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrkit.errors import OkrError
from okrkit.reading.both import read_both
from okrkit.reading.events import read_data
from okrkit.reading.fields import Misshapen
from okrkit.reading.layouts import LAYOUTS, NEWEST, Layouts, brought_up
from okrkit.reading.load import load
from okrkit.reading.repository import Repository
from okrkit.reading.schema import schema
from okrkit.reading.tree import MemoryTree, Text, blob_id
from tests.reading.older_layout import WITH_ZERO
from tests.repositories import Workshop


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


OLD = {
    "okrs.yaml": "version: 0\norganization: Northwind Roasters\nteams: {payments: {name: Payments}}\n",
    "payments.yaml": "team: payments\ncycle: 2026-Q4\ngoals:\n  - id: cafes\n    title: Cafés stay\n    key_results:\n"
    "      - {id: stays, title: Stays, target: 0.5}\n",
    "broken.yaml": "goals: [\n",
}


def texts(files: dict[str, str]) -> tuple[Text, ...]:
    return tuple(MemoryTree(files).texts())


def test_an_old_plan_is_written_anew_but_for_what_cannot_be_read() -> None:
    old = {text.path: text for text in texts(OLD)}
    new = {text.path: text for text in brought_up(tuple(old.values()), WITH_ZERO)}
    assert read_data(new["okrs.yaml"].data) == read_data(old["okrs.yaml"].data) | {"version": 1}
    (objective,) = read_data(new["payments.yaml"].data)["objectives"]
    assert objective["key_results"] == [{"id": "stays", "title": "Stays", "target": 50.0}]
    assert new["broken.yaml"] is old["broken.yaml"]
    assert all(text.blob == blob_id(text.data) for text in new.values())
    assert load(MemoryTree({path: text.data for path, text in new.items() if path != "broken.yaml"})).plan.organization


SAYS_NO_OLDER = [
    "version: 1",
    "organization: N\nversion: 1 # first",
    "{version: 1}",
    "organization: N",
    "version: [",
    "- 1",
]


@pytest.mark.parametrize("workspace", [*SAYS_NO_OLDER, "version: 7"])
def test_a_plan_that_is_in_the_newest_layout_or_in_none_that_is_known_stays_as_it_is(workspace: str) -> None:
    there = texts({**OLD, "okrs.yaml": workspace})
    assert all(one is other for one, other in zip(brought_up(there, WITH_ZERO), there, strict=True))


def test_a_plan_in_a_newer_layout_says_what_to_do() -> None:
    newer = {"okrs.yaml": OLD["okrs.yaml"].replace("version: 0", "version: 2")}
    (finding,) = load(MemoryTree(newer)).findings
    assert finding.message == "`version` is `2`; it must be `1`"
    assert finding.help == "write `1`; a plan that is written in a newer version needs a newer okrkit"
    with pytest.raises(OkrError, match="this plan is written in version 2 of the layout, and this okrkit reads version 1"):
        read_both(None, MemoryTree(newer))


def test_a_revision_in_an_old_layout_is_read_as_today(repository: Workshop) -> None:
    old = repository.commit("Begin", {path: text for path, text in OLD.items() if path != "broken.yaml"})
    opened = Repository.open(repository.folder)
    assert [one.title for one in load(opened.tree(old, WITH_ZERO)).plan.objectives] == ["Cafés stay"]
    assert [one.title for one in read_both(opened.tree(old, WITH_ZERO), None).before.objectives] == ["Cafés stay"]
    assert [finding.rule for finding in load(opened.tree(old)).findings] == ["schema", "schema", "schema"]
