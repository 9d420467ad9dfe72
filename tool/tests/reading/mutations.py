"""Valid files with something changed: what people, merges and tools do to them."""

from copy import deepcopy
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from okrkit.reading.events import read_data

CASES = Path(__file__).parent / "schema_cases" / "valid"
VALID = [(case.name.split(".")[0], read_data(case.read_bytes())) for case in sorted(CASES.glob("*.yaml"))]

_TEXTS = [
    "",
    " ",
    "a",
    "A",
    "abc\n",
    "a b",
    "é",
    "no",
    "outcome",
    "guardrail",
    "output",
    "off",
    "2026-Q4",
    "2026-02-31",
    "2026-11-15",
]
_TEXTS += [
    "20261115",
    "2026-W47-1",
    "a/b",
    "a/b@2026#c",
    "a/b@2026-Q4\n",
    "https://x",
    "javascript:x",
    "\x85",
    "\u2028",
    "x" * 65,
    "4,2",
]
_KEYS = [
    "id",
    "title",
    "kind",
    "target",
    "at_least",
    "at_most",
    "between",
    "milestones",
    "to",
    "weight",
    "Title",
    "titel",
    "x",
    "",
]

SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.sampled_from([0, 1, -1, 1.0, 0.5, 7.0, -0.0, 60, 2026, 2026.0, 1e300, 2**53 + 1, 2**64, 10**17]),
    st.integers(-5, 3000),
    st.floats(allow_nan=False, allow_infinity=False),
    st.sampled_from(_TEXTS),
    st.text(max_size=8),
)
KEYS = st.one_of(st.sampled_from(_KEYS), st.text(max_size=5))
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3), max_leaves=5
)


def containers(data: Any) -> list[Any]:
    """Every map and list in it that holds something, from the top."""
    found, todo = [], [data]
    while todo:
        each = todo.pop()
        if isinstance(each, dict | list) and each:
            found.append(each)
            todo += each.values() if isinstance(each, dict) else each
    return found


@st.composite
def mutated(draw: st.DrawFn, most: int = 4) -> tuple[str, Any]:
    """The name of a schema, and a document that kept to it until up to ``most`` things were changed."""
    name, data = deepcopy(draw(st.sampled_from(VALID)))
    for _ in range(draw(st.integers(0, most))):
        places = containers(data)
        if not places:
            break
        place = draw(st.sampled_from(places))
        if isinstance(place, dict):
            _change_map(draw, place)
        else:
            _change_list(draw, place)
    return name, data if draw(st.integers(0, 99)) else draw(VALUES)


def _change_map(draw: st.DrawFn, place: dict[str, Any]) -> None:
    key = draw(st.sampled_from(sorted(place)))
    match draw(st.sampled_from(["replace", "delete", "rename", "add"])):
        case "replace":
            place[key] = draw(VALUES)
        case "delete":
            del place[key]
        case "rename":
            place[draw(KEYS)] = place.pop(key)
        case "add":
            place[draw(KEYS)] = draw(VALUES)


def _change_list(draw: st.DrawFn, place: list[Any]) -> None:
    index = draw(st.integers(0, len(place) - 1))
    match draw(st.sampled_from(["replace", "delete", "twice", "add"])):
        case "replace":
            place[index] = draw(VALUES)
        case "delete":
            del place[index]
        case "twice":
            place.append(deepcopy(place[index]))
        case "add":
            place.insert(index, draw(VALUES))
