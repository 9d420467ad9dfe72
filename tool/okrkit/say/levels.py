"""Levels of review in words."""

from collections.abc import Mapping

from okrkit.diff.review import Level
from okrkit.say.values import join, plural

_ASKS = {
    Level.ATTENTION: ("needs attention", "need attention"),
    Level.REVIEW: ("wants a review", "want a review"),
    Level.ROUTINE: ("is routine", "are routine"),
}


def counted(counts: Mapping[Level, int], objectives: int, *, shared: bool = False) -> str:
    """How many changes there are and what they ask, the worst first: "3 changes on 2 objectives: 1 needs attention …".

    ``shared`` tells that some of them are on what is around the objectives: teams, metrics, cycles, settings.
    """
    asks = [f"{count} {_ASKS[level][count != 1]}" for level, count in counts.items() if count]
    places = join(["on"] * bool(objectives) + ["around"] * shared)
    where = f" {places} {plural(objectives, 'objective') if objectives else 'the objectives'}" if places else ""
    total = sum(counts.values())
    if len(asks) == 1:
        level = next(level for level, count in counts.items() if count)
        each = "it" if total == 1 else "all of them"
        return f"{plural(total, 'change')}{where}: {each} {_ASKS[level][total != 1]}"
    return f"{plural(total, 'change')}{where}: {join(asks)}"
