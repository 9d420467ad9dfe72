"""The rows of the report on coverage, for spreadsheets."""

from okrkit.align.covering import Support, most_at_a_time
from okrkit.align.loose import Why
from okrkit.objective import Objective
from okrkit.report.kinds.answer import Cell, Records
from okrkit.report.kinds.covered import Covered

_RECORDS = (
    *("reference", "title", "team", "cycle", "owner", "of_company", "weight", "level", "direct_supporters"),
    *("serving_teams", "hangs", "hangs_on", "why_loose"),
)


def records(found: Covered) -> Records:
    """Each objective that is asked about: what serves it where it is the company's, else what it hangs on."""
    whys = {one.reference: why for one, why in found.hung.loose} if found.hung.has_levels else {}
    supports = {one.objective.reference: one for one in found.hung.company}
    rows = (
        _row(one, found, supports.get(one.reference), whys.get(one.reference))
        for one in found.hung.hanging.objectives
        if one.reference in found.hung.shown
    )
    return Records(_RECORDS, tuple(rows), key=("reference",))


def _row(one: Objective, found: Covered, support: Support | None, why: Why | None) -> tuple[Cell, ...]:
    hanging = found.hung.hanging
    return (
        str(one.reference),
        one.title,
        one.team,
        one.cycle,
        one.owner,
        support is not None,
        one.weight,
        hanging.levels[one.reference],
        most_at_a_time(found.hung.plan, hanging.children[one.reference]),
        len(support.teams) if support else None,
        None if support else hanging.hangs(one),
        " ".join(map(str, hanging.on_tops(one))),
        why,
    )
