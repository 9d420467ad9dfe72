"""Which thing on one side is which on the other: by name, by a former name, by having moved, at last by likeness."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import TypeVar

from okrkit.diff.likeness import alike_key_results, alike_objectives
from okrkit.objective import KeyResult, Objective

Thing = TypeVar("Thing")
Pair = tuple[Thing, Thing] | tuple[None, Thing] | tuple[Thing, None]
"""The same thing before and after; None on the side where it is not."""

_MOST_GUESSES = 2_500
"""So many pairs are looked at more closely: fifty things that go while fifty others come."""


def pair(before: Iterable[Thing], after: Iterable[Thing], key: Callable[[Thing], Hashable]) -> list[Pair[Thing]]:
    """Both sides in step: as they stand after, then what is gone. Equal keys are paired in their order."""
    waiting: dict[Hashable, list[Thing]] = {}
    for thing in before:
        waiting.setdefault(key(thing), []).append(thing)
    pairs: list[Pair[Thing]] = []
    for thing in after:
        same = waiting.get(key(thing))
        pairs.append((same.pop(0), thing) if same else (None, thing))
    pairs.extend((thing, None) for left in waiting.values() for thing in left)
    return pairs


def pair_edited(
    before: Iterable[Thing], after: Iterable[Thing], content: Callable[[Thing], Hashable], key: Callable[[Thing], Hashable]
) -> list[Pair[Thing]]:
    """Only what is not on both sides with the same content, in step by key, whatever its order."""
    differing = [(old, new) for old, new in pair(before, after, content) if old is None or new is None]
    return pair([old for old, _ in differing if old], [new for _, new in differing if new], key)


def pair_key_results(before: Sequence[KeyResult], after: Sequence[KeyResult]) -> list[Pair[KeyResult]]:
    """Key results of one objective by id, then by the ids they had before, then by likeness."""
    named = _reunite(pair(before, after, lambda each: each.id), _names, lambda old, new: 1)
    return _recognise(named, lambda each: "", alike_key_results)


def pair_objectives(before: Sequence[Objective], after: Sequence[Objective]) -> list[Pair[Objective]]:
    """Objectives by reference, then by the ids they had before, then those that left a team or cycle for another.

    At last those of one team and cycle that are alike.
    """
    named = _reunite(pair(before, after, lambda each: each.reference), _names, _nearness)
    return _recognise(named, lambda each: f"{each.team}@{each.cycle}", alike_objectives)


def is_guess(old: Objective | KeyResult, new: Objective | KeyResult) -> bool:
    """Whether two that were paired do not say themselves that they are the same thing."""
    return _names(old).isdisjoint(_names(new))


def _recognise(
    pairs: list[Pair[Thing]], place: Callable[[Thing], str], likeness: Callable[[Thing, Thing], float]
) -> list[Pair[Thing]]:
    """Pair what went and came in the same place where it is alike; where very much did at once, nobody guesses."""
    gone = Counter(place(old) for old, new in pairs if old is not None and new is None)
    come = Counter(place(new) for old, new in pairs if new is not None and old is None)
    if sum(count * come[where] for where, count in gone.items()) > _MOST_GUESSES:
        return pairs
    return _reunite(pairs, lambda each: {place(each)}, likeness)


def _reunite(
    pairs: list[Pair[Thing]], names: Callable[[Thing], set[str]], likeness: Callable[[Thing, Thing], float]
) -> list[Pair[Thing]]:
    """Pair what is only here with what is only there where they share a name, the likest first, never the unlike.

    Both directions count, because taking a rename back is the same step seen from the other end.
    """
    gone = [old for old, new in pairs if old is not None and new is None]
    come = {at: new for at, (old, new) in enumerate(pairs) if new is not None and old is None}
    if not (gone and come):
        return pairs
    called: dict[str, set[int]] = {}
    for lost, old in enumerate(gone):
        for name in names(old):
            called.setdefault(name, set()).add(lost)
    candidates = {(at, lost) for at, new in come.items() for name in names(new) for lost in called.get(name, ())}
    found: dict[int, int] = {}
    alike = {(at, lost): likeness(gone[lost], come[at]) for at, lost in candidates}
    for at, lost in sorted(candidates, key=lambda each: (-alike[each], each)):
        if alike[at, lost] and at not in found and lost not in found.values():
            found[at] = lost
    again = {id(gone[lost]) for lost in found.values()}
    return [
        (gone[found[at]], come[at]) if at in found else each
        for at, each in enumerate(pairs)
        if not (each[1] is None and id(each[0]) in again)
    ]


def _names(thing: Objective | KeyResult) -> set[str]:
    continued = (thing.continues.objective,) if isinstance(thing, Objective) and thing.continues else ()
    return {thing.id, *thing.formerly, *continued}


def _nearness(old: Objective, new: Objective) -> int:
    """How surely one that is gone is the one that came: where it stood counts most, then that it says so."""
    here = (old.team == new.team, old.cycle == new.cycle)
    if all(here):
        return 4
    return 3 if new.continues == old.reference or old.continues == new.reference else 2 if here[0] else 1
