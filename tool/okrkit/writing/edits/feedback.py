"""What others say of an objective, and what became of it, as edits of its file."""

from okrkit.errors import OkrError
from okrkit.objective import Feedback, Objective
from okrkit.reading.events import JSON
from okrkit.writing.edits.check_in import position
from okrkit.writing.splicing.edit import Edit, Insert, Put

_BEGINNING = 40


def add_feedback(objective: Objective, said: Feedback) -> tuple[Edit, ...]:
    """The edit that notes it, behind what was said before; none where it is noted already."""
    same = any((one.source, one.by, one.note) == (said.source, said.by, said.note) for one in objective.feedback)
    if same:
        return ()
    days = [one.date for one in objective.feedback if one.date]
    at = position(days, said.date) if said.date and len(days) == len(objective.feedback) else None
    fields: dict[str, JSON] = {
        "from": said.source,
        "by": said.by,
        "date": said.date.isoformat() if said.date else None,
        "note": said.note,
        "response": said.response,
    }
    written: JSON = {key: value for key, value in fields.items() if value is not None}
    return (Insert(objective.at("feedback").pointer, written, at),)


def answer_feedback(objective: Objective, which: str | None, response: str) -> tuple[Edit, ...]:
    """The edit that answers what somebody said; ``which`` are words of the note, or who said it.

    Without it, it is the only note that has no answer. None where it has this answer. Raises `OkrError` where it is not
    clear which note is meant, and where that has another answer.
    """
    at = _find(objective, which)
    before = objective.feedback[at].response
    if before == response:
        return ()
    if before:
        raise OkrError(f"“{_begin(objective.feedback[at])}” is answered: {before}", "change the answer in the file")
    return (Put(objective.at("feedback", at, "response").pointer, response),)


def _find(objective: Objective, which: str | None) -> int:
    if not objective.feedback:
        raise OkrError(f"nobody has said anything of {objective.reference}", "`okr feedback add` notes what somebody says")
    wanted = (which or "").casefold()
    found = [at for at, one in enumerate(objective.feedback) if (not one.response if which is None else _is_meant(one, wanted))]
    if len(found) == 1:
        return found[0]
    said = "; ".join(f"“{_begin(one)}”{f' ({one.by})' if one.by else ''}" for one in objective.feedback)
    if which is None:
        problem = "several notes have no answer" if found else "every note has an answer"
    else:
        problem = f"several notes fit “{which}”" if found else f"no note fits “{which}”"
    raise OkrError(f"{problem} in {objective.reference}", f"name one by words of it or by who said it, with --to: {said}")


def _is_meant(said: Feedback, wanted: str) -> bool:
    return wanted in said.note.casefold() or wanted in ((said.by or "").casefold(), said.source.casefold())


def _begin(said: Feedback) -> str:
    words = " ".join(said.note.split())
    return words if len(words) <= _BEGINNING else f"{words[: _BEGINNING - 1]}…"
