"""What each team has answered to the objectives at the top."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum

from okrkit.align.graph import Cycles, Graph
from okrkit.objective import Objective

TO_FILL_IN = "TODO"
"""What a text begins with that nobody has written yet."""


class State(StrEnum):
    """How far a team has come with its answer."""

    ANSWERED = "answered"
    DRAFT = "draft"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Answered:
    """A team's answer to an objective: what of its own serves it, directly or through others, and drafts of that."""

    team: str
    by: tuple[Objective, ...]
    drafts: tuple[Objective, ...]

    @property
    def state(self) -> State:
        """A draft beside an answer is one more thing to do, and takes nothing from the answer."""
        return State.ANSWERED if self.by else State.DRAFT if self.drafts else State.NOTHING


@dataclass(frozen=True, slots=True)
class Asked:
    """An objective at the top with the answers of all teams below, in the order in which the workspace lists them."""

    objective: Objective
    answers: tuple[Answered, ...]

    @property
    def is_answered(self) -> bool:
        """Whether some team has answered."""
        return any(answer.by for answer in self.answers)


def is_to_fill_in(text: str | None) -> bool:
    """Whether a text still stands for one that somebody has to write."""
    return bool(text) and str(text).lstrip().upper().startswith(TO_FILL_IN)


def is_draft(objective: Objective) -> bool:
    """Whether its title, or the reason of one of its links, is still to be written."""
    return is_to_fill_in(objective.title) or any(is_to_fill_in(link.because) for link in objective.aligns_to)


def answers(graph: Graph, cycles: Cycles = None, teams: Collection[str] | None = None) -> Iterator[Asked]:
    """Every objective of some cycles at the top that is not given up, with what some teams below it answer in these cycles."""
    asked = [team for team in graph.plan.teams if team not in graph.top_teams and (teams is None or team in teams)]
    for objective in graph.of_company(cycles):
        yield answers_to(graph, objective, cycles, asked)


def answers_to(graph: Graph, objective: Objective, cycles: Cycles, teams: Collection[str]) -> Asked:
    """The answers of some teams to one objective, in some cycles."""
    below: dict[str, list[Objective]] = {team: [] for team in teams}
    for one in graph.below(objective, cycles):
        if one.team in below and one.dropped is None:
            below[one.team].append(one)
    return Asked(
        objective,
        tuple(
            Answered(team, tuple(one for one in own if not is_draft(one)), tuple(filter(is_draft, own)))
            for team, own in below.items()
        ),
    )
