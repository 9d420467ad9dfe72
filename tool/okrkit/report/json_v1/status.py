"""The answer of `okr status`."""

from datetime import date

from okrkit.due.agenda import Agenda, Desk
from okrkit.due.need import Need
from okrkit.measure.forecast import Forecast, forecast
from okrkit.measure.progress import live
from okrkit.report.json_v1 import VERSION
from okrkit.report.json_v1.printing import Json
from okrkit.say.needs import called, occasion, reason


def status(agenda: Agenda) -> Json:
    """Who has what to see to, the worst first; ``schema/status-output.schema.json``."""
    return {
        "version": VERSION,
        "organization": agenda.plan.organization,
        "as_of": agenda.day.isoformat(),
        "owner": agenda.asked.owner,
        "team": agenda.asked.team,
        "key_results": sum(len(live(one, agenda.day)) for one in agenda.asked.objectives(agenda.plan, agenda.day)),
        "people": [_desk(desk, agenda) for desk in agenda.desks],
        "coming": [
            {"kind": one.kind, "cycle": one.cycle.id, "date": one.day.isoformat(), "says": occasion(one, agenda.day)}
            for one in agenda.coming
        ],
    }


def _desk(desk: Desk, agenda: Agenda) -> Json:
    return {
        "person": desk.person,
        "name": agenda.plan.name_of(desk.person),
        "needs": [_need(need, agenda) for need in desk.needs],
    }


def _need(need: Need, agenda: Agenda) -> Json:
    behind = need.lag and need.key_result and forecast(need.key_result, need.cycle, agenda.day)
    return {
        "kind": need.kind,
        "reference": str(need.reference) if need.reference else None,
        "title": called(need, agenda.plan),
        "cycle": need.cycle.id,
        "team": need.team,
        "stands_in": need.who.person is not None and need.who.leads is not None,
        "since": _iso(need.since),
        "says": reason(need, agenda.plan, agenda.day),
        "points_behind": round(need.lag.points, 4) if need.lag else None,
        "forecast": _forecast(behind) if behind else None,
    }


def _forecast(ahead: Forecast) -> Json:
    return {
        "due": ahead.due.isoformat(),
        "value_at_due": _rounded(ahead.value_at_due),
        "low": _rounded(ahead.low),
        "high": _rounded(ahead.high),
        "meets_on": _iso(ahead.meets_on),
        "per_week": _rounded(ahead.per_week),
        "needed_per_week": _rounded(ahead.needed_per_week),
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _rounded(value: float | None) -> float | None:
    return None if value is None else float(f"{value:.6g}")
