"""Moves of goalposts as messages tell them."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby

from okrkit.address import Address
from okrkit.history.declaring import declaration
from okrkit.history.goalposts import Goalpost
from okrkit.history.move import NOBODY, Move
from okrkit.history.promise import Field
from okrkit.lint.in_unit import in_unit
from okrkit.lint.quote import quote
from okrkit.objective import KeyResult
from okrkit.plan import Plan
from okrkit.reading.raw import Commit

Run = Sequence[Move]
"""Moves of one part of a promise, the oldest first."""


def promised(goalposts: Iterable[Goalpost], plan: Plan) -> Iterator[tuple[KeyResult, list[Move]]]:
    """The key results that are there with their moves, but for being given up and for what was taken back."""
    for goalpost in goalposts:
        objective = plan.objective(goalpost.reference)
        key_result = objective.key_result(goalpost.reference.key_result or "") if objective else None
        moves = [move for move in goalpost.moves if move.field is not Field.EXISTENCE and not move.undone_by]
        if key_result and moves:
            yield key_result, moves


def runs(moves: Iterable[Move]) -> list[Run]:
    """Moves by the part of the promise that they are of."""
    by_field = sorted(moves, key=lambda move: (list(Field).index(move.field), move.change.detail))
    return [list(run) for _, run in groupby(by_field, lambda move: (move.field, move.change.detail))]


def from_to(run: Run) -> str:
    """What was promised before a run and what is promised after it: "0.5% → 1.5%"."""
    return f"{_value(run[0].before, run[0])} → {_value(run[-1].after, run[-1])}"


def landed(commit: Commit) -> str:
    """When a commit landed and which it is, behind a verb; empty for what nobody has committed yet."""
    return "" if commit.id == NOBODY else f" on {commit.landed.date()} ({commit.id:.7})"


def since(commit: Commit) -> str:
    """Since when something is as a commit left it: "since 2026-11-02 (3f2a1b9)", "now" for what nobody has committed yet."""
    return "now" if commit.id == NOBODY else f"since {commit.landed.date()} ({commit.id:.7})"


def where(key_result: KeyResult, field: str) -> Address:
    """Where a field of a key result stands; its title where it does not stand there."""
    bound = key_result.bound
    low, high = (bound.low, bound.high) if bound else (None, None)
    known = {Field.AT_LEAST: low, Field.AT_MOST: high}
    if low is not None and high is not None and field in known:
        return key_result.at("between")
    value = known[Field(field)] if field in known else getattr(key_result, field, None)
    return key_result.at("title" if value is None else field)


def entry(key_result: KeyResult, moves: Iterable[Move], today: date) -> str:
    """How to declare moves: the YAML, and where it goes. Empty where no entry can tell them."""
    written = declaration(moves, today).removeprefix("- ")
    if not written:
        return ""
    return f"add `- {written}` to its `rebaselines`" if key_result.rebaselines else f"add `rebaselines: [{written}]` to it"


def is_approved(moves: Iterable[Move]) -> bool:
    """Whether somebody signed each of the moves off."""
    return all(move.declared and move.declared.approved_by for move in moves)


def _value(value: object, move: Move) -> str:
    if value is None:
        return "nothing"
    return in_unit(value, move.change.unit) if isinstance(value, int | float) else quote(str(value))
