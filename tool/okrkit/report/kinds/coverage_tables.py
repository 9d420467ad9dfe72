"""The tables of the report on coverage."""

from collections.abc import Iterable, Iterator, Mapping

from okrkit.align.covering import Support
from okrkit.align.loose import Why
from okrkit.lint.neighbours import Promise
from okrkit.reference import Reference
from okrkit.report.kinds.answer import Table
from okrkit.report.kinds.covered import Covered
from okrkit.report.kinds.hung import Hung
from okrkit.report.kinds.in_cells import NOTHING
from okrkit.say.values import join, percent, quoted

_WHY = {
    Why.UNLINKED: "no link",
    Why.BROKEN: "its link leads nowhere",
    Why.DROPPED: "what it serves was dropped",
    Why.OTHER_TIME: "it serves another cycle",
    Why.CIRCLE: "its links run in a circle",
    Why.ABOVE: "what it serves hangs on nothing",
}
"""Why an objective hangs on nothing of the company, in a few words."""


def tables(found: Covered) -> Iterator[Table]:
    """Who serves what, what the work of each team hangs on, the size of the alignment, and what is loose or done twice.

    The objectives of the company are numbered in the first table, for the columns of the second.
    """
    hung = found.hung
    on = {reference for team in found.teams for reference, share in team.on.items() if share}
    listed = [one for one in hung.company if one.objective.reference in hung.shown | on] if hung.has_levels else []
    if listed:
        yield _supports(listed)
    if found.teams:
        columns = {at: one.objective.reference for at, one in enumerate(listed, 1) if one.objective.reference in on}
        yield _teams(found, columns)
    yield _size(found)
    if hung.loose and hung.has_levels:
        rows = ((one.title, hung.team_of(one), one.cycle, _WHY[why]) for one, why in hung.loose)
        yield Table(("Hangs on nothing", "Team", "Cycle", "Why"), tuple(rows), spare=(2,))
    if found.twins:
        yield Table(("Nearly the same", "Teams"), tuple(_pair(hung, one, other) for one, other in found.twins))


def _supports(listed: Iterable[Support]) -> Table:
    rows = (
        (
            f"{at} {one.objective.title}",
            one.objective.cycle,
            str(len(one.teams)),
            str(len(one.serving)),
            str(one.direct),
            _part(one.work),
        )
        for at, one in enumerate(listed, 1)
    )
    headings = ("Company objective", "Cycle", "Teams", "Objectives", "Directly", "Work")
    return Table(headings, tuple(rows), frozenset({2, 3, 4, 5}), (1, 4))


def _teams(found: Covered, columns: Mapping[int, Reference]) -> Table:
    rows = (
        (
            found.hung.plan.team_name(team.team),
            str(len(team.objectives)),
            *(_part(team.on[reference]) for reference in columns.values()),
            _part(team.nothing),
        )
        for team in found.teams
    )
    headings = ("Team", "Objectives", *(f"on {at}" for at in columns), "on nothing")
    return Table(headings, tuple(rows), frozenset(range(1, len(headings))))


def _part(share: float | None) -> str:
    return percent(share) if share else NOTHING


def _size(found: Covered) -> Table:
    limits = found.hung.plan.policy.alignment
    rows = (
        ("Objectives at the top at a time", found.widest, limits.widest),
        ("Levels of objectives", found.deepest, limits.deepest),
        ("Objectives that align to one at a time", found.most_supporters, limits.most_supporters),
    )
    return Table(
        ("Size of the alignment", "Is", "At most", ""),
        tuple((what, str(much), str(most), "too many" if much > most else "") for what, much, most in rows if much),
        frozenset({1, 2}),
    )


def _pair(found: Hung, one: Promise, other: Promise) -> tuple[str, str]:
    teams = join([found.team_of(one.objective), found.team_of(other.objective)])
    return f"{quoted(one.title)} and {quoted(other.title)}", teams
