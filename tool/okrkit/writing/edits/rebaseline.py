"""A promise that is changed in the open, as edits of its file: the new number, and the entry that declares it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from okrkit.errors import OkrError
from okrkit.objective import KeyResult
from okrkit.reading.events import JSON
from okrkit.writing.splicing.edit import Edit, Insert, Put
from okrkit.writing.splicing.typed import number

_BOUNDS = {"at_least": 0, "at_most": 1}


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a promise changes, and who agreed."""

    date: date
    because: str
    approved_by: str | None = None


def rebaseline(
    key_result: KeyResult, written: Mapping[str, JSON], promised: Mapping[str, float | str], reason: Reason
) -> tuple[Edit, ...]:
    """The edits that change promises of a key result and declare it, in one entry of `rebaselines`.

    ``written`` is what stands in the file of the key result, ``promised`` the fields that change, with their new values.
    None where just that is declared already. Raises `OkrError` where nothing would change, and for a field that has not been
    promised yet: what was never there cannot move.
    """
    moves = list(_moves(written, promised))
    if all(old == new for _, old, new in moves) and any(
        one.because == reason.because and one.after.keys() >= {name for name, _, _ in moves} for one in key_result.rebaselines
    ):
        return ()
    before: dict[str, JSON] = {}
    after: dict[str, JSON] = {}
    for name, old, new in moves:
        if old is None:
            raise OkrError(
                f"{key_result.id} has no `{name}` that could change", f"write `{name}` into its file: that needs no declaration"
            )
        if old == new:
            raise OkrError(f"the `{name}` of {key_result.id} is {_said(old)} already", "name another value")
        before[name], after[name] = old, new
    entry: dict[str, JSON] = {"date": reason.date.isoformat(), "from": before, "to": after, "because": reason.because}
    if reason.approved_by:
        entry["approved_by"] = reason.approved_by
    return (*_puts(key_result, before, after), Insert(key_result.at("rebaselines").pointer, entry))


def _moves(written: Mapping[str, JSON], promised: Mapping[str, float | str]) -> Iterator[tuple[str, JSON, JSON]]:
    """The fields that move, as they are written: `between` holds both bounds."""
    between = written.get("between")
    bounds = list(between) if isinstance(between, list) else None
    for name, new in promised.items():
        if bounds is not None and name in _BOUNDS:
            bounds[_BOUNDS[name]] = new
        else:
            yield name, written.get(name), new
    if bounds is not None and promised.keys() & _BOUNDS.keys():
        yield "between", between, bounds


def _puts(key_result: KeyResult, before: Mapping[str, JSON], after: Mapping[str, JSON]) -> Iterator[Edit]:
    for name, new in after.items():
        old = before[name]
        if isinstance(new, list) and isinstance(old, list):
            for at, (one, other) in enumerate(zip(old, new, strict=True)):
                if one != other:
                    yield Put(key_result.at(name, at).pointer, other)
        else:
            yield Put(key_result.at(name).pointer, new)


def _said(value: JSON) -> str:
    if isinstance(value, list):
        return " to ".join(map(_said, value))
    return number(value) if isinstance(value, int | float) else str(value)
