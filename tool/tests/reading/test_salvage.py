"""Whatever is wrong with a file, what is left of it can be built or is left alone, and never takes long."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from okrkit.reading.build import build_okr_file
from okrkit.reading.events import read_data
from okrkit.reading.salvage import salvage

PLAN = read_data((Path(__file__).parents[3] / "okrs" / "teams" / "payments" / "2026-Q4.yaml").read_bytes())
WRONG = st.sampled_from([None, 1, "x", "?0", [], {}, [1], {"a": 1}, True])


def places(data: object, here: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """Every place in a document."""
    inside = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    return [here, *(place for step, value in inside for place in places(value, (*here, step)))]


def spoilt(data: object, place: tuple[str | int, ...], wrong: object) -> object:
    """A copy with something else at one place."""
    if not place:
        return wrong
    step, *rest = place
    if isinstance(data, dict):
        return {key: spoilt(value, tuple(rest), wrong) if key == step else value for key, value in data.items()}
    assert isinstance(data, list)
    return [spoilt(value, tuple(rest), wrong) if at == step else value for at, value in enumerate(data)]


@given(st.sampled_from(places(PLAN)[1:]), WRONG)
def test_one_wrong_thing_leaves_every_objective_or_nothing(place: tuple[str | int, ...], wrong: object) -> None:
    left = salvage(lambda data: build_okr_file(data, "a.yaml"), spoilt(PLAN, place, wrong))
    assert left is None or place == ("objectives",) or len(left.objectives) == 2


def test_nothing_is_changed_in_what_it_was_given() -> None:
    data = spoilt(PLAN, ("objectives", 0, "ambition"), "enormous")
    before = repr(data)
    left = salvage(lambda data: build_okr_file(data, "a.yaml"), data)
    assert left is not None
    assert left.objectives[0].ambition is None
    assert left.objectives[0].key_results[0].target == 1.5
    assert repr(data) == before


def test_without_its_names_nothing_is_left() -> None:
    for place in (("objectives",), ("objectives", 0), ("objectives", 0, "key_results"), ("objectives", 0, "key_results", 1)):
        assert salvage(lambda data: build_okr_file(data, "a.yaml"), spoilt(PLAN, place, 5)) is None
