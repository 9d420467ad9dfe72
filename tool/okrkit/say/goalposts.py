"""Goalposts in words: what moved, whether anybody said why, and what that makes of the score."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from okrkit.diff.change import ChangeKind
from okrkit.history.declaring import declaration
from okrkit.history.goalposts import Goalpost
from okrkit.history.move import Direction, Move, Openness
from okrkit.history.promise import Field
from okrkit.history.register import Register
from okrkit.plan import Plan
from okrkit.reference import Reference
from okrkit.say.sentences import sentence
from okrkit.say.values import day, join, number, percent, plural

_ADVERBS = {Openness.QUIET: "quietly ", Openness.DECLARED_LATE: "", Openness.DECLARED: ""}
_ENDINGS = {
    ChangeKind.OBJECTIVE_REMOVED: "deleted it",
    ChangeKind.KEY_RESULT_REMOVED: "deleted it",
    ChangeKind.OBJECTIVE_ADDED: "brought it back",
    ChangeKind.KEY_RESULT_ADDED: "brought it back",
}


def headline(register: Register) -> str:
    """All moves in one sentence, the worst first; a good one where there are none."""
    moves = register.moves
    looked_at = f"{plural(len(register.goalposts), 'promise')}{_of(register)}"
    if not register.goalposts:
        return "No promise is held to anything yet: no cycle here has frozen."
    if not moves:
        return _none_moved(register, looked_at)
    counts = [f"{count} {openness}" for openness in Openness if (count := sum(move.openness is openness for move in moves))]
    wanting = sum(move.needs_a_word for move in moves)
    ending = f" {wanting} still {'wants' if wanting == 1 else 'want'} a reason." if wanting else ""
    return f"{plural(len(moves), 'move')} since the freeze, among {looked_at}: {', '.join(counts)}.{ending}"


def _none_moved(register: Register, looked_at: str) -> str:
    """That no move is known, without a word about promises of which nobody can tell what they were."""
    how = " quietly" if register.quiet else ""
    there, unknown = len(register.goalposts), len(register.unknown)
    if unknown == there:
        return f"Nobody can tell whether a goalpost has moved{how}: what {looked_at} said at the freeze is not known."
    stand = "stands" if there - unknown == 1 else "stand"
    if unknown:
        return f"No goalpost is known to have moved{how}: of {looked_at}, {there - unknown} {stand} as first made."
    return f"No goalpost has moved{how}: {looked_at} {stand} as first made."


def _of(register: Register) -> str:
    return f" of {join([cycle.id for cycle in register.cycles])}" if register.cycles else ""


def moved(move: Move, plan: Plan, reference: Reference) -> str:
    """What a move did to the goalpost of a reference: "quietly eased the target 0.5% → 1.5%"."""
    return f"{_ADVERBS[move.openness]}{_deed(move, plan, reference)}"


def _deed(move: Move, plan: Plan, reference: Reference) -> str:
    change = move.change
    if change.kind in (ChangeKind.OBJECTIVE_DROPPED, ChangeKind.KEY_RESULT_DROPPED):
        return "took it up again" if change.after is None else "dropped it"
    if change.kind is ChangeKind.OBJECTIVE_MOVED:
        return sentence(change, plan, change.reference)
    return _ENDINGS.get(change.kind) or sentence(replace(change, note="", reference=reference), plan, reference)


def why(move: Move, plan: Plan, today: date) -> str:
    """What was said about a move: its reason and approval, when it came late, or that nobody said anything."""
    if declared := move.declared:
        late = f"declared late, on {day(declared.commit.landed.date(), today)}" if _is_late(move) else "declared"
        approval = f" (approved by {plan.name_of(declared.approved_by)})" if declared.approved_by else ""
        return f"{late}: {declared.because}{approval}"
    if move.undone_by:
        return f"nobody said why; taken back on {day(move.undone_by.landed.date(), today)}"
    return "nobody said why"


def _is_late(move: Move) -> bool:
    return move.openness is Openness.DECLARED_LATE


def reach(goalpost: Goalpost) -> str:
    """The score, or the way so far, by both promises, or why nobody can tell; empty where nothing moved or it is gone."""
    both = goalpost.reach
    if not both or not goalpost.moves:
        return ""
    if both.first_holds is not None or both.now_holds is not None:
        now = "dropped now" if both.now_holds is None else f"{_holds(both.now_holds)} by the current one"
        return f"{_holds(both.first_holds)} by the first promise, {now}"
    is_dropped = any(
        move.field is Field.EXISTENCE and move.direction is Direction.EASED and not move.undone_by for move in goalpost.moves
    )
    if both.first is None and both.now is None:
        unmeasured = "the first promise cannot be measured" if is_dropped else "neither promise can be measured"
        return unmeasured if both.is_measured else f"no number checked in yet, so {unmeasured}"
    if is_dropped:
        return f"by the first promise {_share(both.first, is_final=both.is_final)}"
    first, now = (_share(share, is_final=both.is_final) for share in (both.first, both.now))
    return f"{first} by both promises" if first == now else f"by the first promise {first}, by the current one {now}"


def _holds(holds: bool | None) -> str:
    if holds is None:
        return "nobody can tell"
    return "holds" if holds else "is broken"


def _share(share: float | None, *, is_final: bool) -> str:
    if share is None:
        return "nobody can tell"
    return f"a score of {number(share)}" if is_final else f"{percent(share)} of the way"


def advice(goalpost: Goalpost, today: date) -> tuple[str, str]:
    """What to do about the moves that want a reason: where to write it, and the YAML to write; both empty if none does."""
    written = declaration([move for move in goalpost.moves if move.needs_a_word], today)
    if not written:
        return "", ""
    if written.startswith("dropped"):
        return "put it back and say why it was given up", written
    return "say why under rebaselines", written


def unknown(register: Register) -> Iterator[str]:
    """What nobody can tell, and why: a line for each cycle."""
    timeline = register.timeline
    for cycle in register.cycles:
        count = sum(one.reference.cycle == cycle.id for one in register.unknown)
        if count:
            said = f"What {plural(count, 'promise')} of {cycle.id} said at the freeze on {day(cycle.frozen_from, register.day)}"
            reason = (
                f"this clone is shallow and begins at {timeline.cut_at[:7]}"
                if timeline.cut_at
                else f"the plan's history begins on {day(_first(register), register.day)}"
            )
            yield f"{said} is not known: {reason}."


def _first(register: Register) -> date:
    """The day on which the oldest of the unknown promises came."""
    return min((one.added.landed.date() for one in register.unknown if one.added), default=register.day)
