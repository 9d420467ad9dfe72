"""The answer of `okr report balance`."""

from collections.abc import Iterable, Sequence

from okrkit.measure.balance import lean, portions
from okrkit.objective import Kind
from okrkit.report.json_v1.asked import asked
from okrkit.report.json_v1.printing import Json
from okrkit.report.kinds.balanced import AMBITIONS, INDICATORS, Balanced, Promised, Share


def balance(found: Balanced) -> Json:
    """How key results are spread; ``schema/report-balance-output.schema.json``."""
    plan = found.question.plan
    return asked("balance", found.question) | {
        "cycles": [cycle.id for cycle in found.cycles],
        "unused_lenses": list(found.unused),
        "whole": _share(found.whole, found),
        "levels": [{"level": level} | _share(share, found) for level, share in found.levels.items()],
        "teams": [{"team": id, "name": plan.team_name(id)} | _share(share, found) for id, share in found.teams.items()],
        "heavy": [str(one.key_result.reference) for one in found.heavy],
        "weighted": [str(one.reference) for one in found.weighted],
        "key_results": [_promised(one) for one in found.whole.promised],
    }


def _share(share: Share, found: Balanced) -> Json:
    leaning = lean([one.key_result for one in share.promised], found.question.plan.lenses)
    return {
        "objectives": len(share.objectives),
        "key_results": len(share.promised),
        "kinds": _counts(Kind, share.kinds),
        "lenses": [
            {"lens": lens, "count": one.count}
            for lens, one in zip(found.lenses, portions(share.lenses, found.lenses), strict=True)
        ],
        "ambitions": _counts(AMBITIONS, share.ambitions),
        "indicators": _counts(INDICATORS, share.indicators) | {"no_metric": len(share.promised) - len(share.indicators)},
        "unguarded": len(share.unguarded),
        "leans": {
            "no_outcome": leaning.no_outcome,
            "more_outputs": leaning.more_outputs,
            "only_lens": leaning.only,
            "unused_lenses": list(leaning.unused),
        },
    }


def _counts(sorts: Iterable[str | None], found: Sequence[object]) -> Json:
    """How many there are of each sort, by its name."""
    among = tuple(sorts)
    return {sort or "not_said": one.count for sort, one in zip(among, portions(found, among), strict=True)}


def _promised(one: Promised) -> Json:
    objective, key_result = one.objective, one.key_result
    return {
        "reference": str(key_result.reference),
        "title": key_result.title,
        "team": objective.team,
        "level": one.level,
        "cycle": objective.cycle,
        "kind": key_result.kind,
        "lens": key_result.lens,
        "ambition": objective.ambition,
        "indicator": one.indicator,
        "weight": key_result.weight,
        "weight_share": None if one.weight_share is None else round(one.weight_share, 4),
        "guarded": one.guarded,
    }
