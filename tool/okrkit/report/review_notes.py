"""The answer of `okr review` as notes, for the programs that build, review and host."""

from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256

from okrkit.finding import Severity
from okrkit.history.goalposts import Goalpost
from okrkit.lint.catalogue import RULES
from okrkit.report.ci.note import Note, Run
from okrkit.report.ci.noting import cards, note_of
from okrkit.report.review_answer import Answer
from okrkit.say.goalposts import moved, why
from okrkit.say.reviewers import asked_by_others
from okrkit.say.verdicts import verdict

MOVED = "goalpost-moved"
"""What a note is called that tells of a promise which moved in the open; no rule finds anything wrong with it."""
REMOVED = "plan-removed"
REOWNED = "owners-changed"
"""What a note is called that tells of CODEOWNERS and links that change together."""


def review_notes(answer: Answer) -> list[Note]:
    """What the request brings, what it brings to light as hints, and a hint for every promise that moves in the open."""
    return [*_gone(answer), *_reowned(answer), *_found(answer), *_declared(answer)]


def review_run(answer: Answer, rest: str = "") -> Run:
    """The run that told it; ``rest`` says where all of it is to be read."""
    rules = (*RULES, *answer.request.asked.brought.rules)
    return Run("okr review", cards(rules), answer.request.fail_on, touched_lines(answer), rest)


def touched_lines(answer: Answer) -> frozenset[tuple[str, int]]:
    """The lines of plan files, as (path, number), that are there only since the request."""
    before, after = answer.request.sides
    if after is None:
        return frozenset()
    lines = set[tuple[str, int]]()
    for path in answer.request.both.touched:
        old, new = (_text(side.texts[path].data if side and path in side.texts else b"") for side in (before, after))
        known = set(old)
        lines.update((answer.path(path), number) for number, line in enumerate(new, 1) if line not in known)
    return frozenset(lines)


def _text(data: bytes) -> list[str]:
    return data.decode("utf-8", "replace").splitlines()


def _found(answer: Answer) -> Iterator[Note]:
    read = answer.request.sides[1]
    if read:
        for said in answer.request.brought:
            yield note_of(said.finding, said.fingerprint, read, answer.path)
        for said in answer.request.news:
            yield replace(note_of(said.finding, said.fingerprint, read, answer.path), decides=False)


def _gone(answer: Answer) -> Iterator[Note]:
    if answer.request.without_a_plan == "after":
        message, help = verdict(answer.request), "put okrs.yaml back, or tell everybody that the plan lives elsewhere now"
        yield Note(REMOVED, Severity.ERROR, message, help, answer.path("okrs.yaml"), 1, 1, 1, _fingerprint(REMOVED))


def _reowned(answer: Answer) -> Iterator[Note]:
    for file in answer.codeowners:
        message, help = asked_by_others([file]), "`okr review` names them, from both sides of the change"
        yield Note(REOWNED, Severity.WARNING, message, help, file, 1, 1, 1, _fingerprint(f"{REOWNED}{file}"), decides=False)


def _declared(answer: Answer) -> Iterator[Note]:
    for goalpost in answer.request.goalposts:
        if not any(move.needs_a_word for move in goalpost.moves):
            yield _note(goalpost, answer)


def _note(goalpost: Goalpost, answer: Answer) -> Note:
    plan, place = answer.plan_of(goalpost.reference), answer.place_of(goalpost)
    said = "; ".join(f"{moved(one, plan, goalpost.reference)}: {why(one, plan, answer.request.day)}" for one in goalpost.moves)
    message = f"`{goalpost.title}` moves in the open: {said}"
    fingerprint = _fingerprint(f"{MOVED}{goalpost.reference}{said}")
    note = Note(MOVED, Severity.INFO, message, "", place.path, place.line, place.column, 1, fingerprint)
    return replace(note, source=answer.source(place), decides=False)


def _fingerprint(subject: str) -> str:
    return sha256(subject.encode("utf-8", "replace")).hexdigest()[:12]
