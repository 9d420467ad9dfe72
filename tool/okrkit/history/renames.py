"""Which things of a plan have another name afterwards."""

from collections.abc import Iterator

from okrkit.diff.identity import pair_key_results, pair_objectives
from okrkit.history.moment import Renamed
from okrkit.plan import Plan


def renames(before: Plan, after: Plan) -> Iterator[Renamed]:
    """Objectives and key results that kept being themselves under another reference."""
    for old, new in pair_objectives(before.objectives, after.objectives):
        if old is None or new is None or old is new:
            continue
        if old.reference != new.reference:
            yield old.reference, new.reference
        for was, now in pair_key_results(old.key_results, new.key_results):
            if was and now and was.id != now.id:
                yield was.reference, now.reference
