"""The answer of `okr cascade --check`."""

from typing import TYPE_CHECKING

from okrkit.align.answered import Answered, Asked
from okrkit.objective import Objective
from okrkit.report.json_v1 import VERSION
from okrkit.report.json_v1.printing import Json

if TYPE_CHECKING:
    from okrkit.report.cascade import Checked


def as_json(found: "Checked") -> Json:
    """What each team has answered; ``schema/cascade-output.schema.json``."""
    return {
        "version": VERSION,
        "as_of": found.day.isoformat(),
        "cycles": [cycle.id for cycle in found.cycles],
        "teams": list(found.teams),
        "objectives": [_asked(one, found) for one in found.asked],
        "unanswered": [str(one.reference) for one in found.unanswered],
        "drafts": [str(one.reference) for one in found.drafts],
    }


def _asked(asked: Asked, found: "Checked") -> Json:
    return {
        "reference": str(asked.objective.reference),
        "title": asked.objective.title,
        "answered": asked.is_answered,
        "answers": [_answer(answer, asked, found) for answer in asked.answers],
    }


def _answer(answer: Answered, asked: Asked, found: "Checked") -> Json:
    def serves(one: Objective) -> Json:
        parents = [parent.reference for _, parent in found.graph.parents(one)]
        return {
            "reference": str(one.reference),
            "title": one.title,
            "owner": one.owner,
            "status": found.graph.standing(one, found.day).status,
            "directly": asked.objective.reference in parents,
        }

    return {
        "team": answer.team,
        "name": found.graph.plan.team_name(answer.team),
        "state": answer.state,
        "by": [serves(one) for one in answer.by],
        "drafts": [str(one.reference) for one in answer.drafts],
    }
