"""Many check-ins told as few: how the numbers went, not each of them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from okrkit.diff.change import Change, ChangeKind
from okrkit.plan import Plan
from okrkit.reference import Reference
from okrkit.say.sentences import sentence
from okrkit.say.summary import tell
from okrkit.say.telling import Telling
from okrkit.say.values import number, plural

CHECKING_IN = (ChangeKind.CHECK_IN_ADDED, ChangeKind.CONFIDENCE_CHANGED)
"""What a check-in brings."""


_OFTEN = {1: "once", 2: "twice"}


def course(changes: Sequence[Change], plan: Plan, within: Reference | None = None) -> Iterator[str]:
    """A phrase for each key result: how often it was checked in, and from where to where. ``changes`` are the oldest first."""
    by_key_result: dict[Reference, list[Change]] = {}
    for change in changes:
        by_key_result.setdefault(change.reference, []).append(change)
    for each in by_key_result.values():
        told = tell(each, plan, within)
        yield told[0].text if len(told) == 1 else _course(each, plan, within)


def _course(changes: Sequence[Change], plan: Plan, within: Reference | None) -> str:
    """How one key result went."""
    checked = [change for change in changes if change.kind is ChangeKind.CHECK_IN_ADDED]
    if not checked:
        return sentence(_from_to(changes), plan, within)
    values = [change for change in checked if change.after is not None]
    endings = []
    if values:
        first, last = (Telling(change, plan) for change in (values[0], values[-1]))
        endings.append(first.after if first.after == last.after else f"{first.after} → {last.after}")
    if stated := [change for change in changes if change.kind is ChangeKind.CONFIDENCE_CHANGED]:
        endings.append(f"confidence {_confidence(stated)}")
    told = Telling(checked[-1], plan, within)
    numbers = f": {', '.join(endings)}" if endings else ""
    often = _OFTEN.get(len(checked)) or plural(len(checked), "time")
    return f"checked in {often}{told.about('for')}{numbers}"


def _from_to(changes: Sequence[Change]) -> Change:
    """Several changes of one value as one, from what was before the first to what is after the last."""
    return replace(changes[-1], before=changes[0].before)


def _confidence(stated: Sequence[Change]) -> str:
    """From the first that was stated to the last."""
    first = stated[0].after if stated[0].before is None else stated[0].before
    before, after = (number(value) if isinstance(value, int | float) else "none" for value in (first, stated[-1].after))
    return after if before == after else f"{before} → {after}"
