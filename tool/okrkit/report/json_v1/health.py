"""The answer of `okr report health`."""

from dataclasses import asdict

from okrkit.align.health import Health, Part
from okrkit.report.json_v1.asked import asked
from okrkit.report.json_v1.printing import Json
from okrkit.report.kinds.healthy import Healthy, Point


def health(found: Healthy) -> Json:
    """How well the plan is looked after; ``schema/report-health-output.schema.json``. All of it is of 100."""
    settings = found.question.plan.policy.health
    return asked("health", found.question) | {
        "cycles": [cycle.id for cycle in found.cycles],
        "health": _hundred(found.whole.share),
        "verdict": found.whole.verdict(settings),
        "parts": [_part(found.whole, part) for part in found.whole.parts],
        "teams": [
            {"team": team, "name": found.question.plan.team_name(team)} | _short(one) for team, one in found.teams.items()
        ],
        "trend": [_point(point) for point in found.trend],
        "promises_unknown": list(found.unknown),
        "settings": asdict(settings),
    }


def _part(whole: Health, part: Part) -> Json:
    return {
        "part": part.part,
        "health": _hundred(part.share),
        "weight": part.weight,
        "counted": part.counted,
        "costs": _hundred(whole.lost(part)),
        "pulls": [
            {
                "reference": str(pull.reference),
                "title": pull.title,
                "why": pull.why,
                "amount": pull.amount,
                "detail": pull.detail or None,
                "costs": _hundred(whole.cost(part, pull)),
            }
            for pull in part.pulls
        ],
    }


def _point(point: Point) -> Json:
    return {"date": point.day.isoformat()} | (_short(point.health) if point.health else {"health": None, "parts": {}})


def _short(one: Health) -> Json:
    return {"health": _hundred(one.share), "parts": {part.part.value: _hundred(part.share) for part in one.parts}}


def _hundred(share: float | None) -> float | None:
    return None if share is None else round(100 * share, 2)
