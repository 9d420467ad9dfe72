"""What the reports on alignment and coverage are both about: how the objectives of some cycles hang together."""

from dataclasses import dataclass, replace

from okrkit.align.covering import Support, supports
from okrkit.align.graph import Graph, build_graph
from okrkit.align.hanging import Hanging, hang
from okrkit.align.loose import Why, loose
from okrkit.align.narrow import narrow
from okrkit.align.selection import shown_cycles
from okrkit.cycle import Cycle
from okrkit.objective import Objective
from okrkit.plan import Plan
from okrkit.reference import Reference
from okrkit.report.kinds.question import Question


@dataclass(frozen=True, slots=True)
class Hung:
    """How the objectives of some cycles, the earliest first, hang together, all of them; ``shown`` are those asked about.

    ``company`` are all those of the teams at the top with what serves them. Of what is shown, ``work`` are the objectives of
    the teams below, and ``loose`` those of them that hang on nothing. Dropped objectives are left out.
    """

    question: Question
    cycles: tuple[Cycle, ...]
    graph: Graph
    hanging: Hanging
    shown: frozenset[Reference]
    company: tuple[Support, ...]
    work: tuple[Objective, ...]
    loose: tuple[tuple[Objective, Why], ...]

    @property
    def plan(self) -> Plan:
        """The whole plan."""
        return self.question.plan

    @property
    def has_levels(self) -> bool:
        """Whether some team stands below another, so that there is a company to hang on."""
        return len(self.graph.top_teams) < len(self.plan.teams)

    @property
    def asked(self) -> tuple[Support, ...]:
        """The objectives of the company that are asked about."""
        return tuple(one for one in self.company if one.objective.reference in self.shown)

    @property
    def unserved(self) -> tuple[Support, ...]:
        """Those that no team serves."""
        return tuple(one for one in self.asked if not one.serving)

    @property
    def serving_share(self) -> float | None:
        """The share of the teams' objectives that hang on the company's, 0 to 1; None where there are none."""
        return (len(self.work) - len(self.loose)) / len(self.work) if self.work and self.has_levels else None

    def team_of(self, objective: Objective) -> str:
        """What its team is called."""
        return self.plan.team_name(objective.team)


def hung(question: Question) -> Hung:
    """How the plan hangs together. Raises `OkrError` for a name that does not exist.

    A cycle that is asked for is looked at with those around it, on which its work hangs, and those inside it. Another
    filter chooses what is told of; what it hangs on and what serves it is worked out from the whole plan.
    """
    plan, asked = question.plan, question.asked
    cycles = _cycles(plan, question)
    part = narrow(plan, replace(asked, cycle=None), question.day)
    graph = build_graph(plan)
    hanging = hang(graph, {one.id for one in cycles})
    shown = {one.reference for one in part.objectives} & {one.reference for one in hanging.objectives}
    top = graph.top_teams
    return Hung(
        question=question,
        cycles=cycles,
        graph=graph,
        hanging=hanging,
        shown=frozenset(shown),
        company=tuple(supports(graph, hanging)),
        work=tuple(one for one in hanging.objectives if one.reference in shown and one.team not in top),
        loose=tuple((one, why) for one, why in loose(graph, hanging) if one.reference in shown),
    )


def _cycles(plan: Plan, question: Question) -> tuple[Cycle, ...]:
    shown = {one.id: one for one in shown_cycles(plan, question.day, question.asked.cycle)}
    if asked := plan.cycles.get(question.asked.cycle or ""):
        shown |= {one.id: one for one in plan.cycles.values() if asked.contains(one)}
    used = {objective.cycle for objective in plan.objectives}
    return tuple(sorted((one for one in shown.values() if one.id in used), key=lambda one: (one.starts, -one.days, one.id)))
