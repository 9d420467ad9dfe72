"""Files made to be slow, or to make the validator fail, are answered like any other."""

import time
from typing import Any

import pytest

from okrkit.errors import OkrError
from okrkit.reading import schema as door
from okrkit.reading.schema import check, schema, schema_digest, schema_names

MANY = 30_000


def okr(**fields: Any) -> dict[str, Any]:
    return {"team": "a", "cycle": "2026", "objectives": [{"id": "a", "title": "A", **fields}]}


SLOW = {
    "a list of maps where texts should be": okr(tags=[{"n": n} for n in range(MANY)]),
    "the same, with two alike at the end": okr(tags=[{"n": n % (MANY - 1)} for n in range(MANY)]),
    "lists in lists": okr(tags=[[n] for n in range(MANY)]),
    "unknown keys": okr(**{f"titl{n}": n for n in range(MANY)}),
    "wrong objectives": {"team": "a", "cycle": "2026", "objectives": [{"title": n} for n in range(MANY)]},
    "wrong ids of metrics": {"team": "a", "cycle": "2026", "objectives": [], "metrics": {f"A {n}": n for n in range(MANY)}},
    "a long title": okr(title="x" * 60_000 + "\n" + "x" * 5_000),
    "a long id": okr(id="a" * 60_000 + "!"),
    "a long reference": okr(aligns_to=["a/" * MANY]),
    "a long address": okr(discussion="https://" + "a" * 60_000 + " "),
    "a long number": okr(weight="1 000" * 10_000),
    "a long date": okr(dropped={"date": "2" * 60_000, "because": "x"}),
    "blanks": okr(why=" " * 60_000),
}


@pytest.mark.parametrize("gate", [True, False], ids=["with the gate", "without"])
@pytest.mark.parametrize("data", SLOW.values(), ids=SLOW.keys())
def test_no_file_takes_long(data: Any, gate: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    if not gate:
        monkeypatch.setattr(door, "_gate", lambda name: lambda data: False)
    check(okr(), "okr")
    started = time.process_time()
    found = check(data, "okr")
    assert time.process_time() - started < 5
    assert 0 < len(found) <= door.MOST_FAULTS
    assert all(len(fault.message) < 300 for fault in found)


def nested(levels: int) -> Any:
    data: Any = 1
    for _ in range(levels):
        data = {"a": [data]}
    return data


@pytest.mark.parametrize("gate", [True, False], ids=["with the gate", "without"])
@pytest.mark.parametrize(
    "data",
    [okr(custom=nested(2000)), okr(tags=[nested(2000), nested(2000)]), okr(weight=10**5000), {1: 2}, okr(**{"a": {3: 4}})],
)
def test_what_no_file_can_hold_does_not_raise(data: Any, gate: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    if not gate:
        monkeypatch.setattr(door, "_gate", lambda name: lambda data: False)
    assert isinstance(check(data, "okr"), list)


def test_what_makes_the_validator_fail_is_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(door, "_gate", lambda name: lambda data: False)
    [fault] = check(okr(tags=[nested(2000), nested(2000)]), "okr")
    assert fault.message == "this cannot be validated: RecursionError"


def test_another_name_is_an_error_with_the_nearest_name() -> None:
    for ask in (schema, schema_digest, lambda name: check({}, name)):
        with pytest.raises(OkrError, match="there is no schema `metric`; did you mean `metrics`") as raised:
            ask("metric")
        assert all(name in raised.value.help for name in schema_names())


def test_a_schema_is_a_copy() -> None:
    schema("okr")["properties"].clear()
    assert schema("okr")["properties"]
