"""A company's own schema for ``custom``: what it finds, and that a hostile one can do nothing."""

import json
import time
from typing import Any

import pytest

from okrkit.finding import Finding, Severity
from okrkit.plan import Plan
from okrkit.reading.build import assemble, build_okr_file, build_workspace
from okrkit.reading.schema import check_custom
from okrkit.reading.tree import MemoryTree

CUSTOM = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "type": "object",
    "required": ["cost_centre"],
    "properties": {
        "cost_centre": {"$ref": "#/$defs/number", "description": "Who pays."},
        "region": {"oneOf": [{"type": "string", "enum": ["emea", "apac"]}, {"type": "integer", "minimum": 1}]},
        "legal": {"type": "object", "properties": {"name": {"type": "string", "minLength": 1}}, "additionalProperties": False},
        "since": {"type": "string", "format": "date"},
    },
    "additionalProperties": False,
    "$defs": {"number": {"type": "string", "pattern": "^[0-9]{4}$"}},
}


def plan(custom: dict[str, Any], of_key_result: dict[str, Any] | None = None, named: str | None = "custom.json") -> Plan:
    workspace = {"version": 1, "organization": "Northwind", "teams": {"shop": {"name": "Shop"}}, "custom_schema": named}
    key_results = [{"id": "k", "title": "K", "target": 1, "custom": of_key_result}] if of_key_result else []
    objective = {"id": "love", "title": "Guests come back", "custom": custom, "key_results": key_results}
    file = build_okr_file({"team": "shop", "cycle": "2026", "objectives": [objective]}, "shop.yaml")
    return assemble(build_workspace(workspace, "okrs.yaml"), [file])


def found(schema: Any, custom: dict[str, Any] | None = None, of_key_result: dict[str, Any] | None = None) -> list[Finding]:
    text = schema if isinstance(schema, str) else json.dumps(schema)
    return list(check_custom(plan(custom or {"a": 1}, of_key_result), MemoryTree({"custom.json": text})))


def told(findings: list[Finding]) -> list[str]:
    assert all(finding.severity is Severity.ERROR and finding.rule == "schema" and finding.help for finding in findings)
    return [f"{finding.address} {finding.message}" for finding in findings]


def test_what_fits_is_silent() -> None:
    assert told(found(CUSTOM, {"cost_centre": "4711", "region": "emea", "since": "2026-02-28"}, {"cost_centre": "1"})) == [
        "shop.yaml:objectives.0.key_results.0.custom.cost_centre `cost_centre` is `1`; it must match `^[0-9]{4}$`"
    ]
    assert told(found(CUSTOM, {"cost_centre": "4711", "region": 3, "legal": {"name": "N"}})) == []


def test_what_does_not_fit_is_told_in_the_words_of_the_file() -> None:
    custom = {"region": 0, "legal": {"nme": ""}, "since": "2026-02-31", "budget": 3}
    at = "shop.yaml:objectives.0.custom"
    assert sorted(f"{one.address} {one.message}" for one in found(CUSTOM, custom)) == sorted(
        [
            f"{at} `cost_centre` is missing",
            f"{at}.budget `budget` is not a field of `custom`",
            f"{at}.legal.nme `nme` is not a field of `legal`; did you mean `name`?",
            f"{at}.region `region` is 0; it must be at least 1",
            f"{at}.since `since` is `2026-02-31`, and that month has 28 days",
        ]
    )


def test_what_fits_none_of_several_shapes_is_said_once() -> None:
    [finding] = found(CUSTOM, {"cost_centre": "4711", "region": []})
    assert finding.address.pointer == ("objectives", 0, "custom", "region")


def test_without_a_schema_custom_is_free() -> None:
    assert list(check_custom(plan({"a": 1}, named=None), MemoryTree({}))) == []


DOUBLING = {f"d{n}": {"allOf": [{"$ref": f"#/$defs/d{n + 1}"}] * 2} for n in range(25)} | {"d25": {}}
CHAIN = {f"d{n}": {"$ref": f"#/$defs/d{n + 1}"} for n in range(500)} | {"d500": {}}


@pytest.mark.parametrize(
    ("schema", "says"),
    [
        ("{", "not JSON"),
        ("[]", "not a JSON Schema"),
        ('"\\ud800"', "not a JSON Schema"),
        ('{"a":' * 5000 + "1" + "}" * 5000, "too deeply nested"),
        ('{"allOf": [' * 300 + "{}" + "]}" * 300, "too deeply nested"),
        (" " * 70_000, "70000 bytes"),
        ({"type": 5}, "not a JSON Schema"),
        ({"properties": [1]}, "not a JSON Schema"),
        ({"pattern": 5}, "not a JSON Schema"),
        ({"items": None}, "not a JSON Schema"),
        ({"$ref": 5}, "refers to `5`"),
        ({"$schema": "http://json-schema.org/draft-07/schema#"}, "another dialect"),
        ({"properties": {"a": {"$schema": "http://json-schema.org/draft-03/schema#"}}}, "another dialect"),
        ({"$ref": "https://example.com/schema.json"}, "refers to `https://example.com/schema.json`"),
        ({"properties": {"a": {"$ref": "file:///etc/passwd"}}}, "refers to `file:///etc/passwd`"),
        ({"$ref": "#"}, "refers to `#`"),
        ({"$ref": "#/$defs/nowhere"}, "refers to `#/$defs/nowhere`"),
        ({"$dynamicRef": "#x"}, "uses $dynamicRef"),
        ({"$ref": "#/$defs/a", "$defs": {"a": {"items": {"$ref": "#/$defs/a"}}}}, "contains itself"),
        ({"$ref": "#/$defs/d0", "$defs": DOUBLING}, "too large"),
        ({"$ref": "#/$defs/d0", "$defs": CHAIN}, "too deep"),
        ({"pattern": "(a+)+$"}, "can take for ever"),
        ({"patternProperties": {"^([a-z]*)*$": {}}}, "can take for ever"),
        ({"properties": {"a": {"pattern": "(?:\\w+)+x"}}}, "can take for ever"),
        ({"pattern": "a" * 201}, "pattern of 201 characters"),
        ({"pattern": "("}, "pattern that is none"),
    ],
)
def test_an_unusable_schema_is_one_finding_in_the_workspace_file(schema: Any, says: str) -> None:
    started = time.monotonic()
    [finding] = found(schema)
    assert str(finding.address) == "okrs.yaml:custom_schema"
    assert says in finding.message
    assert finding.help
    assert time.monotonic() - started < 10


def test_a_schema_that_is_not_there() -> None:
    [finding] = check_custom(plan({"a": 1}), MemoryTree({}))
    assert finding.message == "`custom_schema` is `custom.json`, which is not there"


@pytest.mark.parametrize("pattern", ["^[a-z]+(-[a-z]+)*$", "^(a|b)+$", "(\\d{4})+", "[(+)+]"])
def test_harmless_patterns_are_used(pattern: str) -> None:
    assert told(found({"additionalProperties": {"pattern": pattern}}, {"a": "+"})) in (
        [],
        [f"shop.yaml:objectives.0.custom.a `a` is `+`; it must match `{pattern}`"],
    )


@pytest.mark.parametrize(
    "schema", [{"properties": {"a": {"multipleOf": 0.1}}}, {"uniqueItems": True, "properties": {"a": {"const": 1}}}]
)
def test_numbers_that_overflow_are_findings(schema: Any) -> None:
    assert found(schema, {"a": 10**400})
