"""How much two things are alike, for recognising one that got another id without saying so."""

from difflib import SequenceMatcher

from okrkit.objective import KeyResult, Objective

_SAME_WORDS = 0.9
"""From here on two titles differ by a number, an ending or a slip of the pen."""

_SIMILAR_WORDS = 0.6
"""Enough where the numbers are the same as well."""

_ENOUGH = 1.2
"""For objectives: how much of the title and of the key results together must be the same, each counted up to 1."""


def alike_key_results(old: KeyResult, new: KeyResult) -> float:
    """How alike two key results are, 0 where they are not the same thing: by their titles, then by their numbers."""
    title = _words(old.title, new.title)
    same = _numbers(old) == _numbers(new) and any(number is not None for number in _numbers(new))
    return title + same if title >= (_SIMILAR_WORDS if same else _SAME_WORDS) else 0


def alike_objectives(old: Objective, new: Objective) -> float:
    """How alike two objectives are, 0 where they are not the same thing: by their titles and their key results."""
    title = _words(old.title, new.title)
    shared = _shared(old, new)
    return title + shared if title >= _SAME_WORDS or title + shared >= _ENOUGH else 0


def _words(old: str, new: str) -> float:
    first, second = sorted(" ".join(title.casefold().split()) for title in (old, new))  # the way back says the same
    if first == second:
        return 1.0
    matcher = SequenceMatcher(None, first, second, autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() > 1 - _SAME_WORDS else 0.0


def _numbers(key_result: KeyResult) -> tuple[object, ...]:
    return key_result.baseline, key_result.target, key_result.bound


def _shared(old: Objective, new: Objective) -> float:
    """The share of key results that both have, by id or title, of the one that has more."""
    most = max(len(old.key_results), len(new.key_results))
    ids = {each.id for each in old.key_results} & {each.id for each in new.key_results}
    titles = {each.title for each in old.key_results} & {each.title for each in new.key_results}
    return max(len(ids), len(titles)) / most if most else 0.0
