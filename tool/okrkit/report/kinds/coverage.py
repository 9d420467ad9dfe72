"""The report on coverage in words: whom the company can count on for what, and what nobody does or two do."""

from collections.abc import Iterator

from okrkit.report.json_v1.coverage import coverage as as_json
from okrkit.report.kinds.answer import Answer, Figure, Unit
from okrkit.report.kinds.coverage_records import records
from okrkit.report.kinds.coverage_tables import tables
from okrkit.report.kinds.covered import RULE, Covered, covered
from okrkit.report.kinds.question import Question
from okrkit.report.kinds.serving import NAMED, every_one, named, serving
from okrkit.say.values import day, join, percent, plural, quoted


def coverage(question: Question) -> Answer:
    """Whom can the company count on for what? Raises `OkrError` for a name that does not exist."""
    found = covered(question)
    return Answer(
        title=f"Coverage, {day(question.day)} {question.day.year}",
        said=tuple(_said(found)),
        tables=tuple(tables(found)) if found.hung.shown else (),
        notes=tuple(_notes(found)),
        records=records(found),
        json=as_json(found),
        figures=tuple(_figures(found)),
    )


def _said(found: Covered) -> Iterator[str]:
    shape = found.hung.plan.policy.alignment
    yield from serving(found.hung)
    yield from _idle(found)
    yield from _work(found)
    if found.crowded:
        yield f"More than {shape.most_supporters} objectives align at a time to {_crowded(found)}."
    if found.deepest > shape.deepest:
        yield f"The alignment is {found.deepest} levels deep, more than {shape.deepest}: how long does news take up or down?"
    if found.widest > shape.widest:
        yield f"The company wants {found.widest} things at a time, more than {shape.widest}: which would it give up first?"
    if found.twins:
        pairs = plural(len(found.twins), "pair of teams is", "pairs of teams are")
        yield f"{pairs} after nearly the same, without a link between them."


def _crowded(found: Covered) -> str:
    first = [f"{quoted(objective.title)} ({many})" for objective, many in found.crowded[:NAMED]]
    left = len(found.crowded) - len(first)
    return join([*first, f"{left} more"] if left else first)


def _idle(found: Covered) -> Iterator[str]:
    """Which teams serve nothing, of those that are asked about with all that they do."""
    if not found.teams or found.is_part:
        return
    name = found.hung.plan.team_name
    without = [name(team.team) for team in found.idle if not team.objectives]
    idle = [name(team.team) for team in found.idle if team.objectives]
    every = len(found.teams)
    serves = every - len(found.idle)
    if serves == every:
        who = f"{name(found.teams[0].team)} serves" if every == 1 else f"{every_one(every).capitalize()} teams serve"
        yield f"{who} the company."
        return
    parts = [f"{serves or 'None'} of {plural(every, 'team')} {'serves' if serves < 2 else 'serve'} the company"]
    parts = parts if every > 1 else []
    what = "it" if parts else "the company"
    parts += [f"{join(idle)} {'serves' if len(idle) == 1 else 'serve'} nothing of {what}"] if idle else []
    parts += [f"{join(without)} {'has' if len(without) == 1 else 'have'} no objective"] if without else []
    yield f"{'; '.join(parts)}."


def _work(found: Covered) -> Iterator[str]:
    """How much of the work hangs on the company, and what hangs on nothing."""
    bare = [one for one, _ in found.hung.loose]
    if found.on_company is None:
        return
    [only, *others] = found.teams
    whose = "the teams' work" if others else f"the work of {found.hung.plan.team_name(only.team)}"
    whose = "the work that is asked about" if found.is_part else whose
    whole = f"{percent(found.on_company)} of {whose} hangs on the company"
    which = f"; {named(found.hung, bare, teams=True)} {'hangs' if len(bare) == 1 else 'hang'} on nothing" if bare else ""
    yield f"{whole}{which}."


def _notes(found: Covered) -> Iterator[str]:
    if found.teams:
        yield (
            "Work is counted by the weights of a team's objectives, and each team counts the same. What serves several"
            " objectives hangs on each with an equal part, and on what is above those."
        )
    if found.hung.shown:
        yield "The limits are `policy.alignment` in okrs.yaml."
    if found.twins is None:
        yield f"Nobody looked for work that is done twice: the rule `{RULE}` is off."


def _figures(found: Covered) -> Iterator[Figure]:
    hung = found.hung
    asked = hung.asked if hung.has_levels else ()
    served = (len(asked) - len(hung.unserved)) / len(asked) if asked else None
    yield Figure("served-objectives", "Company objectives that teams serve", served, Unit.SHARE, more_is_better=True)
    idle = len(found.idle) if found.teams else None
    yield Figure("teams-serving-nothing", "Teams that serve nothing", idle, Unit.COUNT, more_is_better=False)
    yield Figure("work-on-company", "Work that hangs on the company", found.on_company, Unit.SHARE, more_is_better=True)
    yield Figure("most-supporters", "Most that align to one objective", found.most_supporters, Unit.COUNT)
    yield Figure("levels", "Levels of objectives", found.deepest, Unit.COUNT)
    yield Figure("top-objectives", "Objectives at the top", found.widest, Unit.COUNT)
    twins = None if found.twins is None else len(found.twins)
    yield Figure("done-twice", "Pairs that are nearly the same", twins, Unit.COUNT, more_is_better=False)
