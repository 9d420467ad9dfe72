"""Where the workspace has decided that a rule does not apply."""

from collections.abc import Iterable
from datetime import date

from okrkit.finding import Finding
from okrkit.lint.place import Place, Places
from okrkit.reference import Reference
from okrkit.workspace import Exemption


def exempt(
    findings: Iterable[Finding], exemptions: tuple[Exemption, ...], places: Places, today: date
) -> tuple[tuple[Finding, ...], frozenset[int]]:
    """The findings that no exemption in force covers, and the numbers of those exemptions that cover one."""
    in_force = [(at, one) for at, one in enumerate(exemptions) if one.until is None or one.until >= today]
    left, used = [], set()
    for finding in findings:
        place = places.of(finding.address)
        covering = [at for at, one in in_force if one.rule == finding.rule and covers(one.where, place)]
        used.update(covering)
        if not covering:
            left.append(finding)
    return tuple(left), frozenset(used)


def covers(where: str, place: Place) -> bool:
    """Whether a place lies in what an exemption names: a team, an objective or key result, a file or a folder."""
    path = where.removeprefix("./")
    if where == place.team or path == place.path or place.path.startswith(f"{path.rstrip('/')}/"):
        return True
    asked, here = Reference.parse(where), place.reference
    if asked is None or here is None:
        return False
    return (
        (asked.team, asked.objective) == (here.team, here.objective)
        and asked.cycle in (None, here.cycle)
        and asked.key_result in (None, here.key_result)
    )
