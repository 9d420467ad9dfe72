"""A check-in as edits of its file."""

from collections.abc import Iterator, Sequence
from datetime import date

from okrkit.errors import OkrError
from okrkit.objective import CheckIn, KeyResult
from okrkit.reading.events import JSON
from okrkit.reading.nearest import did_you_mean
from okrkit.writing.splicing.edit import Edit, Insert, Put


def check_in(key_result: KeyResult, entry: CheckIn, done: Sequence[str] = ()) -> tuple[Edit, ...]:
    """The edits that check a key result in and mark milestones (by title) as ``done`` on that day; none where it is all there.

    A key result that keeps its value in ``current`` keeps doing so. Raises `OkrError` where that has no room for what is
    said, and for a milestone that there is none of.
    """
    said = any(
        value is not None for value in (entry.value, entry.confidence, entry.note, entry.blockers, entry.next, entry.evidence)
    )
    edits: list[Edit] = [*_milestones(key_result, done, entry.date)]
    if said and key_result.current is not None and not key_result.check_ins:
        edits += _in_short(key_result, entry)
    elif said and entry not in key_result.check_ins:
        where = key_result.at("check_ins").pointer
        edits.append(Insert(where, _written(entry), position([one.date for one in key_result.check_ins], entry.date)))
    return tuple(edits)


def position(dates: Sequence[date], day: date) -> int | None:
    """Where an entry of a day belongs among others: behind those before it and those of the same day; None for the end.

    Among entries that begin with the newest it is before all older ones.
    """
    if len(dates) > 1 and dates[0] > dates[-1]:
        return next((at for at, one in enumerate(dates) if one < day), None)
    later = next((at for at in reversed(range(len(dates))) if dates[at] <= day), -1) + 1
    return None if later == len(dates) else later


def _milestones(key_result: KeyResult, done: Sequence[str], day: date) -> Iterator[Edit]:
    titles = [milestone.title for milestone in key_result.milestones]
    for title in done:
        found = [at for at, one in enumerate(titles) if one.casefold().startswith(title.casefold())]
        found = [at for at in found if titles[at].casefold() == title.casefold()] or found
        if len(found) != 1:
            problem = f"“{title}” begins several milestones" if found else f"there is no milestone “{title}”"
            help = f"the milestones are {', '.join(f'“{one}”' for one in titles)}" if titles else f"{key_result.id} has none"
            raise OkrError(f"{problem}{'' if found else did_you_mean(title, titles)}", help)
        if key_result.milestones[found[0]].done is None:
            yield Put(key_result.at("milestones", found[0], "done").pointer, day.isoformat())


def _in_short(key_result: KeyResult, entry: CheckIn) -> Iterator[Edit]:
    if any((entry.note, entry.by, entry.blockers, entry.next, entry.evidence)):
        raise OkrError(
            f"{key_result.id} keeps its value in `current`, which has room for a value and a confidence only",
            "leave the rest out, or replace `current` in the file by a `check_ins` list",
        )
    for field, value in (("current", entry.value), ("confidence", entry.confidence)):
        if value is not None and value != getattr(key_result, field):
            yield Put(key_result.at(field).pointer, value)


def _written(entry: CheckIn) -> JSON:
    fields = {
        "date": entry.date.isoformat(),
        "value": entry.value,
        "confidence": entry.confidence,
        "by": entry.by,
        "note": entry.note,
        "blockers": entry.blockers,
        "next": entry.next,
        "evidence": entry.evidence,
    }
    return {key: value for key, value in fields.items() if value is not None}
