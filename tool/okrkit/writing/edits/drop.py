"""A promise that is given up in the open, as an edit of its file."""

from datetime import date

from okrkit.errors import OkrError
from okrkit.objective import KeyResult, Objective
from okrkit.writing.splicing.edit import Edit, Put


def drop(promise: Objective | KeyResult, day: date, because: str) -> tuple[Edit, ...]:
    """The edit that gives up an objective or a key result and says why; none where it says just that already.

    Raises `OkrError` where it was given up before, for another reason: what was said then stays.
    """
    if before := promise.dropped:
        if before.because == because:
            return ()
        raise OkrError(
            f"{promise.reference} was given up on {before.date}: {before.because}",
            "correct the reason in its file, if it is wrong",
        )
    return (Put(promise.at("dropped").pointer, {"date": day.isoformat(), "because": because}),)
