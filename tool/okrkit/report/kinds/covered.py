"""What the report on coverage is about: who serves the company, how large the alignment is, and what is done twice."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from okrkit.align.covering import TeamWork, most_at_a_time, team_work
from okrkit.align.narrow import Narrow
from okrkit.lint.exemptions import covers
from okrkit.lint.neighbours import Promise, side_by_side
from okrkit.lint.place import Places
from okrkit.lint.rules.alignment.redundant_work import redundant_work
from okrkit.lint.settings import configure
from okrkit.lint.twins import Twins
from okrkit.lint.wording.reader import Reader
from okrkit.objective import Objective
from okrkit.report.kinds.hung import Hung, hung
from okrkit.report.kinds.question import Question

RULE = redundant_work.name
"""The rule that says when two things are nearly the same; where it is off nobody looks."""


@dataclass(frozen=True, slots=True)
class Covered:
    """How the company is covered.

    ``teams`` are those below the top that are asked about, without teams that are only a name for the teams below them.
    ``supported`` are the objectives that anything aligns to, with how many do at one time; ``deepest`` is the number of
    levels, ``widest`` the number of objectives at the top at one time. ``twins`` are pairs of what two
    teams promise side by side, None where nobody looked.
    """

    hung: Hung
    teams: tuple[TeamWork, ...]
    supported: tuple[tuple[Objective, int], ...]
    deepest: int
    widest: int
    twins: tuple[tuple[Promise, Promise], ...] | None

    @property
    def is_part(self) -> bool:
        """Whether less is asked about than all that a team does."""
        return _is_part(self.hung.question.asked)

    @property
    def crowded(self) -> tuple[tuple[Objective, int], ...]:
        """The objectives that carry more than the policy allows."""
        most = self.hung.plan.policy.alignment.most_supporters
        return tuple((objective, many) for objective, many in self.supported if many > most)

    @property
    def most_supporters(self) -> int:
        """How many align to the objective to which most do."""
        return max((many for _, many in self.supported), default=0)

    @property
    def idle(self) -> tuple[TeamWork, ...]:
        """The teams that serve nothing of the company."""
        return tuple(team for team in self.teams if not team.serves)

    @property
    def on_company(self) -> float | None:
        """The part of the teams' work that hangs on the company, each team counting the same; None without any."""
        parts = [1 - team.nothing for team in self.teams if team.nothing is not None]
        return sum(parts) / len(parts) if parts else None


def covered(question: Question) -> Covered:
    """How the company is covered. Raises `OkrError` for a name that does not exist."""
    found = hung(question)
    shown = [one for one in found.hanging.objectives if one.reference in found.shown]
    children = ((one, found.hanging.children[one.reference]) for one in shown)
    tops = [one for one in found.hanging.tops if one.reference in found.shown]
    return Covered(
        hung=found,
        teams=team_work(found.hanging, _teams(found), found.work) if found.has_levels else (),
        supported=tuple((one, most_at_a_time(found.plan, below)) for one, below in children if below),
        deepest=max((found.hanging.levels[one.reference] for one in shown), default=0),
        widest=most_at_a_time(found.plan, tops),
        twins=_twins(found),
    )


def _is_part(asked: Narrow) -> bool:
    return replace(asked, team=None, level=None, cycle=None) != Narrow()


def _teams(found: Hung) -> Iterator[str]:
    """The teams that are asked about; of a part of what they do, those that have any of it."""
    asked, plan = found.question.asked, found.plan
    own = dict.fromkeys(one.team for one in found.work)
    above = {team.parent for team in plan.teams.values()}
    for team in (*plan.teams, *(team for team in own if team not in plan.teams)):
        is_asked = asked.team in (None, team) and asked.level in (None, 1 + found.graph.level(team))
        if team in own or (not _is_part(asked) and is_asked and team not in found.graph.top_teams and team not in above):
            yield team


def _twins(found: Hung) -> tuple[tuple[Promise, Promise], ...] | None:
    """What `redundant_work` would tell of, but of these cycles, over or not; exemptions hold here too."""
    plan, day = found.plan, found.question.day
    [rule] = configure(plan.lint, (redundant_work,))
    if rule.off:
        return None
    twins = Twins(Reader(plan.lint.wording), rule.options.get("alike", redundant_work.options["alike"].default))
    live = (
        replace(one, key_results=tuple(each for each in one.key_results if each.dropped is None))
        for one in found.hanging.objectives
    )
    exempted = [one.where for one in plan.lint.exempt if one.rule == RULE and (one.until is None or one.until >= day)]
    places = Places(plan) if exempted else None
    return tuple(
        (other, one)
        for one, other in side_by_side(plan.with_objectives(live), found.graph, twins)
        if found.shown & {one.objective.reference, other.objective.reference}
        and not (places and any(covers(where, places.of(one.where)) for where in exempted))
    )
