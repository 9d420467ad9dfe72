"""The answer of `okr report scores`."""

from collections import Counter
from collections.abc import Iterable

from okrkit.measure.score import score_key_result_so_far
from okrkit.report.json_v1.asked import asked
from okrkit.report.json_v1.printing import Json
from okrkit.report.kinds.scored import Ending, Mark, Scored, mean


def scores(found: Scored) -> Json:
    """How cycles ended; ``schema/report-scores-output.schema.json``. Scores are 0 to 1."""
    causes = Counter(one.verdict.because for one in found.endings if one.verdict and one.verdict.because)
    return asked("scores", found.question) | {
        "cycles": [{"id": cycle.id, "over": cycle.ends < found.question.day} for cycle in found.cycles],
        "whole": _means(found.endings),
        "parts": [
            {"team": team, "name": found.question.plan.team_name(team), "cycle": cycle}
            | _means(endings)
            | {"objectives": [_objective(found, one) for one in endings]}
            for (team, cycle), endings in found.parts.items()
        ],
        "causes": {cause.value: count for cause, count in causes.items()},
        "full_scores": [{"team": team, "cycles": list(cycles)} for team, cycles in found.full.items()],
    }


def _means(endings: Iterable[Ending]) -> Json:
    endings = tuple(endings)
    marks = Counter(one.mark for one in endings)
    return {
        **{
            name: _rounded(mean(endings, of))
            for name, of in (("score", "score"), ("first_promise", "first"), ("claimed", "claimed"))
        },
        "marks": {mark.value: marks[mark] for mark in Mark},
        "not_reviewed": sum(1 for one in endings if one.is_owed),
    }


def _objective(found: Scored, one: Ending) -> Json:
    own, verdict = one.objective, one.verdict
    return {
        "reference": str(own.reference),
        "title": own.title,
        "owner": own.owner,
        "ambition": own.ambition,
        "score": one.score,
        "first_promise": one.first,
        "mark": one.mark,
        "broken_guardrails": list(one.broken),
        "reviewed": one.looked_back,
        "verdict": verdict
        and {
            "claimed": verdict.score,
            "outcome": verdict.outcome,
            "because": verdict.because,
            "note": verdict.note,
            "next": verdict.next,
        },
        "key_results": [
            {
                "reference": str(key_result.reference),
                "title": key_result.title,
                "kind": key_result.kind,
                "score": score_key_result_so_far(key_result, found.question.day),
            }
            for key_result in own.key_results
        ],
    }


def _rounded(score: float | None) -> float | None:
    return None if score is None else round(score, 4)
