"""The answer of `okr review`."""

from okrkit.diff.fingerprint import fingerprint
from okrkit.history.goalposts import Goalpost
from okrkit.history.move import Move
from okrkit.measure.standing import Standing
from okrkit.owners.reviewer import Reviewer
from okrkit.reading.both import Unread
from okrkit.report.json_v1 import VERSION
from okrkit.report.json_v1.comparison import group_data
from okrkit.report.json_v1.printing import Json
from okrkit.report.review_answer import Answer, Placed
from okrkit.request.neighbourhood import Neighbourhood
from okrkit.say.goalposts import moved, why
from okrkit.say.reviewers import reasons
from okrkit.say.verdicts import verdict


def reviewed(answer: Answer) -> Json:
    """What a request does to the plan; ``schema/review-output.schema.json``. Shares are 0 to 1."""
    request = answer.request
    before, after = ({"name": name, "commit": commit} for name, commit in zip(answer.names, answer.commits, strict=True))
    return {
        "version": VERSION,
        "before": before,
        "after": after,
        "as_of": request.day.isoformat(),
        "verdict": request.verdict,
        "said": verdict(request),
        "outcome": answer.outcome,
        "without_a_plan": request.without_a_plan,
        "fail_on": request.fail_on or "never",
        "failing": request.failing,
        "counts": {
            "changes": {str(level): count for level, count in answer.counts.items()},
            "findings": {str(severity): count for severity, count in request.counts.items()},
            "solved": request.solved,
        },
        "goalposts": [_goalpost(one, answer) for one in request.goalposts],
        "groups": [group_data(group) for group in answer.others],
        "findings": [_finding(one) for one in answer.everything],
        "news": [_finding(one) for one in answer.news],
        "waived": [_finding(one) for one in answer.waived],
        "reviewers": [_reviewer(one, answer) for one in request.reviewers],
        "alignment": _alignment(request.neighbourhood),
        "progress": [
            {
                "reference": str(one.objective.reference),
                "title": one.objective.title,
                "before": _standing(one.before),
                "after": _standing(one.after),
            }
            for one in request.shifts
        ],
        "codeowners": list(answer.codeowners),
        "touched": [answer.path(path) for path in request.both.touched],
        "unreadable": [_unread(one, answer) for one in request.both.unread],
    }


def _goalpost(goalpost: Goalpost, answer: Answer) -> Json:
    place = answer.place_of(goalpost)
    return {
        "reference": str(goalpost.reference),
        "title": goalpost.title,
        "path": place.path,
        "line": place.line,
        "declare": answer.entry(goalpost) or None,
        "moves": [_move(move, goalpost, answer) for move in sorted(goalpost.moves, key=lambda one: one.rank)],
    }


def _move(move: Move, goalpost: Goalpost, answer: Answer) -> Json:
    plan, declared = answer.plan_of(goalpost.reference), move.declared
    return {
        "field": move.field,
        "direction": move.direction,
        "openness": move.openness,
        "needs_a_word": move.needs_a_word,
        "said": f"{moved(move, plan, goalpost.reference)}; {why(move, plan, answer.request.day)}",
        "before": move.before,
        "after": move.after,
        "unit": move.change.unit,
        "fingerprint": fingerprint(move.change),
        "declared": {"because": declared.because, "approved_by": declared.approved_by} if declared else None,
    }


def _finding(placed: Placed) -> Json:
    finding, location = placed.said.finding, placed.location
    return {
        "rule": finding.rule,
        "family": placed.said.family,
        "severity": finding.severity,
        "message": finding.message,
        "help": finding.help,
        "path": location.path,
        "line": location.line,
        "column": location.column,
        "end_column": location.column + placed.length,
        "reference": str(placed.said.reference) if placed.said.reference else None,
        "fingerprint": placed.said.fingerprint,
    }


def _reviewer(reviewer: Reviewer, answer: Answer) -> Json:
    return {
        "person": reviewer.person,
        "team": reviewer.team,
        "name": reviewer.name,
        "handle": reviewer.handle,
        "known": reviewer.known,
        "required": reviewer.required,
        "said": reasons(reviewer, answer.request),
        "reasons": [
            {
                "why": one.why,
                "about": str(one.about) or None,
                "through": str(one.through) or None,
                "side": one.side,
                "required": one.required,
                "metric": one.metric or None,
            }
            for one in reviewer.reasons
        ],
    }


def _alignment(around: Neighbourhood) -> Json:
    return {
        "objectives": [
            {
                "reference": str(node.objective.reference),
                "title": node.objective.title,
                "presence": node.presence,
                "touched": node.touched,
            }
            for node in around.nodes
        ],
        "links": [{"from": str(edge.child), "to": str(edge.parent), "presence": edge.presence} for edge in around.edges],
    }


def _standing(standing: Standing) -> Json:
    return {"status": standing.status, "progress": None if standing.progress is None else round(standing.progress, 4)}


def _unread(unread: Unread, answer: Answer) -> Json:
    return {"side": unread.side, "path": answer.path(unread.finding.address.path), "message": unread.finding.message}
