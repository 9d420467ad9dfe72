"""The YAML that declares a move: what to write so that a goalpost does not move quietly."""

import json
from collections.abc import Iterable
from datetime import date

from okrkit.diff.change import ChangeKind, Value
from okrkit.history.move import Move
from okrkit.history.promise import Field

REASON = '"…"'
"""Where the reason belongs, which only a person can write; in quotes, for a sentence has commas."""


def giving_up(day: date) -> str:
    """What says of an objective or a key result that it was given up, and why."""
    return f"dropped: {{date: {day}, because: {REASON}}}"


def declaration(moves: Iterable[Move], day: date) -> str:
    """The entry for the moves of one key result, from what was promised before the first of them to what is promised now.

    One line of YAML under ``rebaselines:``, or the ``dropped:`` of one that was deleted and has to come
    back for it. Empty where no entry can tell the move: a target that is gone, an objective in another
    cycle, another meaning of a metric.
    """
    before: dict[Field, Value] = {}
    after: dict[Field, Value] = {}
    for move in moves:
        if move.change.kind in (ChangeKind.KEY_RESULT_REMOVED, ChangeKind.OBJECTIVE_REMOVED):
            return giving_up(day)
        if move.field is Field.EXISTENCE or move.change.detail in ("definition", "direction"):
            return ""
        before.setdefault(move.field, move.before)
        after[move.field] = move.after
    if not after or any(value is None for value in (*before.values(), *after.values())):
        return ""
    return f"- {{date: {day}, from: {_fields(before)}, to: {_fields(after)}, because: {REASON}}}"


def _fields(values: dict[Field, Value]) -> str:
    return f"{{{', '.join(f'{field}: {_scalar(field, value)}' for field, value in values.items())}}}"


def _scalar(field: Field, value: Value) -> str:
    """A value as it is safe inside a flow mapping: days and ids as they are, other texts in quotes."""
    if isinstance(value, str):
        return value if field in (Field.DUE, Field.METRIC) else json.dumps(value, ensure_ascii=False)
    return repr(value).removesuffix(".0")
