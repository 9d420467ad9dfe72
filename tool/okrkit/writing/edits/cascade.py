"""An objective handed on to teams: for each a draft of its own to fill in, never a copy of the words above."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from okrkit.align.answered import TO_FILL_IN, is_draft
from okrkit.cycle import Cycle
from okrkit.errors import OkrError
from okrkit.objective import KeyResult, Kind, Objective
from okrkit.plan import Plan
from okrkit.reading.events import JSON
from okrkit.reading.loaded import Loaded
from okrkit.reference import Reference
from okrkit.writing.changing import Edits, about
from okrkit.writing.edits.cycles import cycle_called, cycle_inside, with_cycle
from okrkit.writing.edits.naming import unlike
from okrkit.writing.edits.team_files import write_objective
from okrkit.writing.splicing.edit import Edit

_LONGEST = 60
"""Of an id, so that there is room for a number."""


@dataclass(frozen=True, slots=True)
class Cascaded:
    """The edits that write drafts, what they are called, and in sentences which teams need none."""

    edits: Edits
    drafts: tuple[Reference, ...]
    left: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Above:
    """What is handed on: an objective, or one of its key results."""

    objective: Objective
    key_result: KeyResult | None = None

    @property
    def asked(self) -> tuple[KeyResult, ...]:
        """The key results that teams are asked about."""
        every = (self.key_result,) if self.key_result else self.objective.key_results
        return tuple(one for one in every if one.dropped is None)


def cascade(loaded: Loaded, above: Above, teams: Sequence[str], day: date, cycle: str | None = None) -> Cascaded:
    """A draft for each team, in the cycle that is named or the one of the team inside of that of the objective.

    A team that answers already, or has a draft, is left alone. Raises `OkrError` where a team would answer itself.
    """
    plan, itself = loaded.plan, above.objective
    around = cycle_called(plan, itself.cycle)
    files: dict[str, Sequence[Edit]] = {}
    created: dict[str, bytes] = {}
    drafts, left = [], []
    for team in dict.fromkeys(teams):
        when = cycle_called(plan, cycle) if cycle else cycle_inside(plan, around, team, day)
        if (team, when.id) == (itself.team, itself.cycle):
            raise OkrError(f"`{itself.reference}` is an objective of {team} itself", "name the teams that are to answer it")
        if not around.contains(when):
            raise OkrError(
                f"`{itself.reference}` is of {itself.cycle}, which does not contain {when.id}", "name a cycle inside"
            )
        if answer := _answer(plan, above, team, when):
            does = "has a draft of it" if is_draft(answer) else "answers it"
            left.append(f"{plan.team_name(team)} {does} already: {answer.reference}")
            continue
        draft = Reference(team, _id(plan, above, team), when.id)
        objective, remarks = _draft(plan, above, draft, when), {"aligns_to": list(_questions(above))}
        written = write_objective(loaded, team, when.id, objective, remarks)
        if written.created is not None:
            created[written.path] = written.created
        else:
            files[written.path] = written.edits
        drafts.append(draft)
    return Cascaded(Edits(about(*drafts), files, created), tuple(drafts), tuple(left))


def _answer(plan: Plan, above: Above, team: str, cycle: Cycle) -> Objective | None:
    """The objective by which a team answers already."""
    own = (one for one in plan.objectives if (one.team, one.cycle) == (team, cycle.id) and one.dropped is None)
    return next((one for one in own if any(_leads_to(plan, link.to, one.cycle, above) for link in one.aligns_to)), None)


def _leads_to(plan: Plan, to: Reference, seen_from: str, above: Above) -> bool:
    found = plan.resolve(to, seen_from)
    if found is None or found.reference != above.objective.reference:
        return False
    return above.key_result is None or (to.key_result is not None and found.key_result(to.key_result) == above.key_result)


def _id(plan: Plan, above: Above, team: str) -> str:
    """That of what it answers, so that it is found again; the team gives it another one with its title."""
    parts = (above.objective.id, *([above.key_result.id] if above.key_result else []))
    taken = {name for one in plan.objectives if one.team == team for name in (one.id, *one.formerly)}
    return unlike("-".join(parts)[:_LONGEST].rstrip("-"), taken)


def _draft(plan: Plan, above: Above, draft: Reference, cycle: Cycle) -> JSON:
    team = plan.teams[draft.team]
    to = Reference(above.objective.team, above.objective.id)
    if with_cycle(plan, cycle).resolve(to, cycle.id) is not above.objective:
        to = above.objective.reference
    link = f"{to}#{above.key_result.id}" if above.key_result else str(to)
    fields: dict[str, JSON] = {
        "id": draft.objective,
        "title": f"{TO_FILL_IN}: what will be different, and for whom, because of {team.name}?",
        "owner": team.lead,
        "aligns_to": [{"to": link, "because": f"{TO_FILL_IN}: what has to be true for this to help?"}],
    }
    return {key: value for key, value in fields.items() if value is not None}


def _questions(above: Above) -> Iterator[str]:
    """What to think about, by ids only: the words of others are not the team's."""
    of = above.objective
    yield f"Your answer to {of.team}/{of.id}, in your own words and with key results that your work moves:"
    if not of.key_results:
        yield "- what would you see, close to your work, if it had come true?"
    for one in above.asked:
        yield f"- {one.id}: {_QUESTIONS[one.kind]}"
    yield "If the honest answer is nothing, delete this draft and say so."


_QUESTIONS = {
    Kind.OUTCOME: "what moves it that is in your hands, and where would you see that first?",
    Kind.OUTPUT: "what does it need of you, and by when?",
    Kind.GUARDRAIL: "what could you do that would break it?",
}
