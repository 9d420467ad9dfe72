"""The answer of `okr goalposts`."""

from datetime import date

from okrkit.history.goalposts import Goalpost
from okrkit.history.move import Declared, Move
from okrkit.history.promise import Promise
from okrkit.history.register import Register
from okrkit.reading.raw import Commit
from okrkit.report.json_v1 import VERSION
from okrkit.report.json_v1.printing import Json

_NUMBERS = ("target", "commit", "stretch", "baseline", "unit", "metric", "population", "at_least", "at_most")


def goalposts(register: Register, *, failing: bool = False) -> Json:
    """The register, the worst first; ``schema/goalposts-output.schema.json``. Shares are 0 to 1."""
    return {
        "version": VERSION,
        "head": register.timeline.head,
        "cut_at": register.timeline.cut_at,
        "as_of": register.day.isoformat(),
        "cycles": [{"id": cycle.id, "frozen_from": cycle.frozen_from.isoformat()} for cycle in register.cycles],
        "promises": len(register.goalposts),
        "failing": failing,
        "goalposts": [_goalpost(goalpost, register) for group in register.groups for goalpost in group.goalposts],
        "unknown": [str(goalpost.reference) for goalpost in register.unknown],
    }


def _goalpost(goalpost: Goalpost, register: Register) -> Json:
    reach = goalpost.reach
    return {
        "reference": str(goalpost.reference),
        "title": goalpost.title,
        "origin": goalpost.origin,
        "added": _commit(goalpost.added, register) if goalpost.added else None,
        "first": _promise(goalpost.first),
        "now": _promise(goalpost.now),
        "reach": {
            "final": reach.is_final,
            "first": _rounded(reach.first),
            "now": _rounded(reach.now),
            "first_holds": reach.first_holds,
            "now_holds": reach.now_holds,
        }
        if reach
        else None,
        "moves": [_move(move, register) for move in sorted(goalpost.moves, key=lambda one: one.rank)],
    }


def _move(move: Move, register: Register) -> Json:
    return {
        "field": move.field,
        "direction": move.direction,
        "openness": move.openness,
        "needs_a_word": move.needs_a_word,
        "kind": move.change.kind,
        "detail": move.change.detail,
        "before": move.before,
        "after": move.after,
        "unit": move.change.unit,
        "commit": _commit(move.commit, register),
        "declared": _declared(move.declared, register) if move.declared else None,
        "undone_by": _commit(move.undone_by, register) if move.undone_by else None,
    }


def _declared(declared: Declared, register: Register) -> Json:
    return {
        "because": declared.because,
        "approved_by": declared.approved_by,
        "commit": _commit(declared.commit, register),
    }


def _commit(commit: Commit, register: Register) -> Json:
    credit = register.credit(commit)
    return {
        "id": commit.id,
        "author": commit.author,
        "people": list(credit.people),
        "request": credit.request,
        "landed": commit.landed.isoformat(),
        "subject": commit.subject,
    }


def _promise(promise: Promise | None) -> Json | None:
    if promise is None:
        return None
    return {name: getattr(promise, name) for name in _NUMBERS} | {"due": _iso(promise.due)}


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _rounded(share: float | None) -> float | None:
    return None if share is None else round(share, 4)
