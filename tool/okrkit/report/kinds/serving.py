"""Who serves what the company wants, in sentences that several reports begin with."""

from collections.abc import Iterator, Sequence

from okrkit.objective import Objective
from okrkit.report.kinds.hung import Hung
from okrkit.say.values import join, plural, quoted

NAMED = 5
"""How many objectives a sentence names before it only counts."""


def serving(found: Hung) -> Iterator[str]:
    """Which objectives of the company are served; nothing where the report is about other objectives."""
    if not found.hanging.objectives:
        yield f"There is no objective{of_cycles(found)}."
    elif not found.has_levels:
        yield "No team stands below another, so there is no company to serve: `parent` in okrs.yaml says which team is above."
    elif not found.company:
        yield f"The company has no objective{of_cycles(found)} that anybody could serve."
    elif found.asked:
        yield _served(found)
    for one in found.unserved[:NAMED] if found.has_levels else ():
        if one.elsewhere:
            yield f"{quoted(one.objective.title)} is served in {join(one.elsewhere)} only."


def of_cycles(found: Hung) -> str:
    """Of which cycles the objectives are."""
    return f" of {join([cycle.id for cycle in found.cycles])}" if found.cycles else ""


def named(found: Hung, objectives: Sequence[Objective], *, teams: bool = False) -> str:
    """Objectives by their titles, and with their teams; of many only the first."""
    first = [f"{quoted(one.title)}{f' ({found.team_of(one)})' if teams else ''}" for one in objectives[:NAMED]]
    left = len(objectives) - len(first)
    return join([*first, f"{left} more"] if left else first)


def every_one(many: int) -> str:
    """All of so many: "the one", "both", "all 5"."""
    return {1: "the one", 2: "both"}.get(many, f"all {many:,}")


def _served(found: Hung) -> str:
    bare = [one.objective for one in found.unserved]
    every, served = len(found.asked), len(found.asked) - len(bare)
    what = f"company {'objective' if every == 1 else 'objectives'}{of_cycles(found)}"
    if not bare:
        return f"Teams serve {every_one(every)} {what}."
    if not served:
        return f"Nobody serves {'the one' if every == 1 else f'any of the {every}'} {what}: {named(found, bare)}."
    return f"Teams serve {served} of {every} {what}; nobody serves {named(found, bare)}."


def hanging(found: Hung) -> Iterator[str]:
    """How many of the teams' objectives hang on those of the company, and which do not."""
    if not found.work or not found.has_levels:
        return
    bare, every = [one for one, _ in found.loose], len(found.work)
    if not bare:
        objectives = "objective of the teams hangs" if every == 1 else "objectives of the teams hang"
        yield f"{every_one(every).capitalize()} {objectives} on the company."
        return
    on = every - len(bare)
    many = f"{on:,}" if on else "None"
    first = f"{many} of {plural(every, 'objective')} of the teams {'hangs' if on == 1 else 'hang'} on the company"
    yield f"{first}; {named(found, bare, teams=True)} {'hangs' if len(bare) == 1 else 'hang'} on nothing."
