"""Which way a key result is meant to move, from what it declares or, where that is clear, from its title."""

import re
from functools import cache, lru_cache

from okrkit.lint.wording.words import stem
from okrkit.objective import KeyResult
from okrkit.plan import Plan
from okrkit.workspace import Better

_DOWN = "fall drop decline decrease reduce cut shrink lower halve shorten slash trim minimise minimize sink down"
_UP = "rise grow increase raise boost climb double triple expand"
_STEADY = "stay remain keep maintain hold sustain preserve retain"

_WORD = re.compile(r"[^\W\d_]+")
_BEFORE_NUMBERS = re.compile(r"(\w+),? +(?:from|to|by|below|under|above|over)\b[^\w.]*\d", re.IGNORECASE)


def direction(plan: Plan, key_result: KeyResult) -> Better | None:
    """Which way is good: as the metric says, else as the verb of the title does; None where neither is clear."""
    metric = plan.metric_of(key_result)
    if metric is not None and metric.better is not None:
        return metric.better
    return said_direction(key_result.title)


def moves_down(plan: Plan, key_result: KeyResult) -> bool:
    """Whether less of it is promised: by its numbers, else by its direction."""
    if key_result.baseline is not None and key_result.target is not None:
        return key_result.target < key_result.baseline
    return direction(plan, key_result) is Better.LOWER


def stays(title: str) -> bool:
    """Whether a title says that something is to stay as it is, which is what guardrails are for."""
    return said_direction(title) is None and any(_is_one_of(word, _STEADY) for word in _WORD.findall(title))


@lru_cache(maxsize=1 << 14)
def said_direction(title: str) -> Better | None:
    """What the verb right before the title's numbers says, or the one that begins or ends it; others tell of other things."""
    before, words = _BEFORE_NUMBERS.search(title), _WORD.findall(title)
    deciding = [*words[:1], before[1]] if before else [*words[:1], *words[-1:]]
    down, up = (any(_is_one_of(word, verbs) for word in deciding) for verbs in (_DOWN, _UP))
    return Better.LOWER if down and not up else Better.HIGHER if up and not down else None


def is_change(word: str) -> bool:
    """Whether a word is a verb of rising or falling."""
    return _is_one_of(word, _DOWN) or _is_one_of(word, _UP)


def _is_one_of(word: str, verbs: str) -> bool:
    return stem(word.lower()) in _stems(verbs)


@cache
def _stems(verbs: str) -> frozenset[str]:
    return frozenset(map(stem, verbs.split()))
