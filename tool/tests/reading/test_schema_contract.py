"""The schemas and the model say the same: fields, words, defaults, and what an id and a reference look like."""

import re
from dataclasses import MISSING
from dataclasses import fields as fields_of
from enum import StrEnum
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from okrkit import objective, review, workspace
from okrkit.diff.change import ChangeKind
from okrkit.diff.review import Level
from okrkit.finding import Severity
from okrkit.plan import Plan
from okrkit.reading.schema import schema
from okrkit.reading.shape.flatten import inline
from okrkit.reference import SLUG, Reference

OKR, WORKSPACE, METRICS = (inline(schema(name)) for name in ("okr", "workspace", "metrics"))


def inside(node: Any, *names: str) -> dict[str, Any]:
    """The schema of a field, through lists and maps of named things."""
    for name in names:
        while "properties" not in node:
            node = node["items"] if "items" in node else node["additionalProperties"]
        node = node["properties"][name]
    while "items" in node or isinstance(node.get("additionalProperties"), dict):
        node = node["items"] if "items" in node else node["additionalProperties"]
    return dict(node)


KEY_RESULT = ("objectives", "key_results")
BOUNDS = {"at_least", "at_most", "between"}

TYPES = [
    # the model's type, where it is written, fields that the file does not write, fields that only the file writes
    (Plan, WORKSPACE, (), {"metrics", "objectives", "reviews"}, {"version"}),
    (workspace.Team, WORKSPACE, ("teams",), {"id", "address"}, set()),
    (workspace.Person, WORKSPACE, ("people",), {"id", "address"}, set()),
    (workspace.Policy, WORKSPACE, ("policy",), set(), set()),
    (workspace.LintSettings, WORKSPACE, ("lint",), set(), set()),
    (workspace.Exemption, WORKSPACE, ("lint", "exempt"), set(), set()),
    (workspace.Metric, METRICS, ("metrics",), {"id", "address"}, set()),
    (workspace.Metric, OKR, (*KEY_RESULT, "metric"), {"id", "address"}, set()),
    (workspace.Source, METRICS, ("metrics", "source"), set(), set()),
    (workspace.Reading, METRICS, ("metrics", "values"), set(), set()),
    (workspace.Reading, OKR, (*KEY_RESULT, "trajectory"), set(), set()),
    (objective.Objective, OKR, ("objectives",), {"reference", "address"}, {"id"}),
    (objective.KeyResult, OKR, KEY_RESULT, {"reference", "address", "kind_declared", "bound"}, {"id"} | BOUNDS),
    (objective.CheckIn, OKR, (*KEY_RESULT, "check_ins"), set(), set()),
    (objective.Rebaseline, OKR, (*KEY_RESULT, "rebaselines"), {"before", "after"}, {"from", "to"}),
    (objective.Milestone, OKR, (*KEY_RESULT, "milestones"), set(), set()),
    (objective.Dropped, OKR, (*KEY_RESULT, "dropped"), set(), set()),
    (objective.Dropped, OKR, ("objectives", "dropped"), set(), set()),
    (objective.Link, OKR, ("objectives", "aligns_to"), set(), set()),
    (objective.Initiative, OKR, ("objectives", "initiatives"), set(), set()),
    (objective.Dependency, OKR, ("objectives", "depends_on"), set(), set()),
    (objective.Feedback, OKR, ("objectives", "feedback"), {"source"}, {"from"}),
    (review.Review, OKR, ("review",), {"team", "cycle", "address", "verdicts"}, {"objectives"}),
    (review.Verdict, OKR, ("review", "objectives"), {"outcome"}, {"verdict"}),
]


@pytest.mark.parametrize(("model", "root", "path", "unwritten", "written"), TYPES)
def test_a_map_has_the_fields_of_its_type(
    model: type, root: dict[str, Any], path: tuple[str, ...], unwritten: set[str], written: set[str]
) -> None:
    names = {field.name for field in fields_of(model)}
    assert unwritten <= names
    assert set(inside(root, *path)["properties"]) == (names - unwritten) | written


@pytest.mark.parametrize(
    ("words", "root", "path"),
    [
        (objective.Kind, OKR, (*KEY_RESULT, "kind")),
        (objective.Ambition, OKR, ("objectives", "ambition")),
        (review.Outcome, OKR, ("review", "objectives", "verdict")),
        (review.Cause, OKR, ("review", "objectives", "because")),
        (workspace.Trust, METRICS, ("metrics", "confidence")),
        (workspace.Better, METRICS, ("metrics", "better")),
        (workspace.Rollup, WORKSPACE, ("policy", "rollup")),
    ],
)
def test_a_field_with_a_choice_knows_the_words_of_the_model(
    words: type[StrEnum], root: dict[str, Any], path: tuple[str, ...]
) -> None:
    field = inside(root, *path)
    assert set(field["enum"]) == set(words)
    assert len(field["enumDescriptions"]) == len(field["enum"])


def test_every_kind_of_change_can_be_graded() -> None:
    review = WORKSPACE["properties"]["policy"]["properties"]["review"]
    assert review["propertyNames"]["enum"] == [kind.slug for kind in ChangeKind]
    assert set(review["additionalProperties"]["enum"]) == set(Level)


def test_a_lint_rule_takes_the_severities_and_off() -> None:
    assert set(inside(WORKSPACE, "lint", "rules")["then"]["enum"]) == {*Severity, "off"}


def test_defaults_are_those_of_the_model() -> None:
    policy = inside(WORKSPACE, "policy")["properties"]
    assert {name: field["default"] for name, field in policy.items() if "default" in field} == {
        field.name: field.default for field in fields_of(workspace.Policy) if field.default is not MISSING
    }
    assert inside(WORKSPACE, "fiscal_year_starts")["default"] == Plan("").fiscal_year_starts
    for model, path in ((objective.KeyResult, KEY_RESULT), (objective.Objective, ("objectives",))):
        [default] = [field.default for field in fields_of(model) if field.name == "weight"]
        assert inside(OKR, *path, "weight")["default"] == default


IDS = re.compile(inside(OKR, "team")["pattern"])
REFERENCES = re.compile(inside(OKR, "objectives", "aligns_to")["pattern"])
LIKE_IDS = (
    st.text("aZ0-_ .\n", max_size=5) | st.from_regex(SLUG, fullmatch=True) | st.sampled_from(["a" * 64, "a" * 65, "é", "a\n"])
)
LIKE_CYCLES = LIKE_IDS | st.from_regex(r"[0-9]{3,5}(-[A-Z0-9]{0,3})?", fullmatch=True)
LIKE_REFERENCES = st.builds(
    "".join,
    st.tuples(LIKE_IDS, st.sampled_from("/@#"), LIKE_IDS, st.sampled_from(["", "@", "#"]), LIKE_CYCLES, st.just("") | LIKE_IDS),
)


@given(LIKE_IDS)
def test_an_id_is_what_the_model_takes(text: str) -> None:
    assert bool(IDS.search(text)) == bool(re.fullmatch(SLUG, text))


@given(
    LIKE_REFERENCES | st.builds(str, st.builds(Reference, LIKE_IDS, LIKE_IDS, st.none() | LIKE_CYCLES, st.none() | LIKE_IDS))
)
@example("company/merchant-love@2026#retention")
@example("company/merchant-love\n")
def test_a_reference_is_what_the_model_reads(text: str) -> None:
    assert bool(REFERENCES.search(text)) == (Reference.parse(text) is not None)
