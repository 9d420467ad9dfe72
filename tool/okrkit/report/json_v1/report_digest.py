"""The answer of `okr report digest`."""

from okrkit.diff.review import Level
from okrkit.due.agenda import Desk
from okrkit.report.json_v1.asked import asked
from okrkit.report.json_v1.printing import Json
from okrkit.report.kinds.digested import Digested, Happened, Shift
from okrkit.say.coming import coming
from okrkit.say.needs import called, reason


def digest(found: Digested) -> Json:
    """What happened and who is needed; ``schema/report-digest-output.schema.json``."""
    return asked("digest", found.question) | {
        "since": found.since.isoformat(),
        "told_by": "dates" if found.by_dates else "history",
        "moved": [_happened(one) for one in found.of(Level.ATTENTION)],
        "work": [_happened(one) for one in found.of(Level.REVIEW)],
        "routine": [_happened(one) for one in found.of(Level.ROUTINE)],
        "check_ins": {
            "count": len(found.check_ins),
            "key_results": len({change.reference for change in found.check_ins}),
            "people": sorted(found.people),
        },
        "shifts": [_shift(one) for one in found.shifts],
        "needed": [_desk(desk, found) for desk in found.agenda.desks],
        "coming": [{"date": day.isoformat(), "says": text} for day, text in coming(found.agenda)],
    }


def _happened(one: Happened) -> Json:
    change = one.told.change
    return {
        "reference": str(change.reference) or None,
        "title": change.title,
        "kind": change.kind.slug,
        "level": one.level,
        "says": one.told.text,
    }


def _shift(one: Shift) -> Json:
    return {
        "reference": str(one.objective.reference),
        "title": one.objective.title,
        "team": one.objective.team,
        "then": one.then,
        "now": one.now,
        "worse": one.is_worse,
    }


def _desk(desk: Desk, found: Digested) -> Json:
    plan, first = found.question.plan, desk.needs[0]
    return {
        "person": desk.person,
        "name": plan.name_of(desk.person),
        "needs": len(desk.needs),
        "first": {
            "kind": first.kind,
            "reference": str(first.reference) if first.reference else None,
            "title": called(first, plan),
            "says": reason(first, plan, found.question.day),
        },
    }
