"""The answer of `okr report calibration`."""

from okrkit.measure.bets import Bet, LeftOut
from okrkit.measure.calibration import Band, Calibration
from okrkit.report.json_v1.asked import asked
from okrkit.report.json_v1.printing import Json
from okrkit.report.kinds.calibrated import Calibrated

_LEFT_OUT = {
    "dropped": LeftOut.DROPPED,
    "unstated": LeftOut.UNSTATED,
    "redefined": LeftOut.REDEFINED,
    "unknown": LeftOut.UNKNOWN,
}


def calibration(found: Calibrated) -> Json:
    """Stated confidence against what happened; ``schema/report-calibration-output.schema.json``. Shares are 0 to 1."""
    plan = found.question.plan
    return asked("calibration", found.question) | {
        "whole": _calibration(found.whole),
        "curve": [_band(band) for band in found.whole.curve],
        "teams": [{"team": id, "name": plan.team_name(id)} | _calibration(one) for id, one in found.teams.items()],
        "owners": [{"owner": id, "name": plan.name_of(id)} | _calibration(one) for id, one in found.owners.items()],
        "full_scores": [{"team": id, "cycles": list(cycles)} for id, cycles in found.full.items()],
        "left_out": {name: found.bets.left_out.get(reason, 0) for name, reason in _LEFT_OUT.items()},
        "bets": [_bet(bet) for bet in found.bets.decided],
    }


def _calibration(one: Calibration) -> Json:
    return {
        "key_results": one.bets,
        "met": one.met,
        "good": one.good,
        "confidence": _rounded(one.said),
        "share_met": _rounded(one.happened),
        "brier": _rounded(one.brier),
        "verdict": one.verdict,
    }


def _band(band: Band) -> Json:
    return {
        "from": band.low,
        "to": band.high,
        "key_results": band.bets,
        "met": band.met,
        "confidence": _rounded(band.said),
        "share_met": _rounded(band.happened),
    }


def _bet(bet: Bet) -> Json:
    return {
        "reference": str(bet.reference),
        "title": bet.title,
        "team": bet.team,
        "cycle": bet.cycle,
        "owner": bet.owner,
        "stated_on": bet.stated_on.isoformat(),
        "confidence": bet.confidence,
        "score": bet.score,
        "met": bet.met,
        "good": bet.good,
    }


def _rounded(share: float | None) -> float | None:
    return None if share is None else round(share, 4)
