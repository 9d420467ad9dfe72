"""Findings by team and family: where the plan wants work, the worst first."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from okrkit.finding import Severity
from okrkit.lint.rule import FAMILIES
from okrkit.pages.addresses import QUALITY, RULES, quality_uri
from okrkit.pages.context import Site
from okrkit.pages.judged import Told
from okrkit.pages.quality_finding import severity_pill
from okrkit.pages.status import Pill

WORKSPACE = "_workspace"
"""The anchor of what is found in no team's files."""


@dataclass(frozen=True, slots=True)
class Cell:
    """How many findings; the pill shows their number and how heavy the worst of them is, ``words`` go on after the number."""

    pill: Pill
    words: str
    href: str


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A team, or the workspace itself, with a cell for each family; None where nothing is found."""

    name: str
    href: str
    cells: tuple[Cell | None, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Matrix:
    """The families that found something, each with the link to its rules, the teams of which they did, and all other teams."""

    families: tuple[tuple[str, str], ...]
    rows: tuple[MatrixRow, ...]
    spotless: tuple[str, ...]


def matrix(site: Site) -> Matrix:
    """The findings of the day as a table."""
    by_team = site.judged.by_team
    families = [family for family in FAMILIES if any(one.family == family for one in site.judged.told)]
    teams = sorted(by_team, key=lambda team: (_weight(by_team[team]), team or ""))
    busy = {objective.team for objective in site.current_objectives}
    return Matrix(
        families=tuple((family, f"{site.href(QUALITY, RULES)}#_{family}") for family in families),
        rows=tuple(_row(site, team, by_team[team], families) for team in teams),
        spotless=tuple(team.name for team in site.plan.teams.values() if team.id in busy - by_team.keys()),
    )


def _row(site: Site, team: str | None, told: Sequence[Told], families: Iterable[str]) -> MatrixRow:
    href = site.href(QUALITY, quality_uri(team)) if team else f"#{WORKSPACE}"
    cells = [_cell([one for one in told if one.family == family], href, family) for family in families]
    return MatrixRow(site.plan.team_name(team) if team else "The workspace itself", href, tuple(cells), len(told))


def _cell(told: Sequence[Told], href: str, family: str) -> Cell | None:
    if not told:
        return None
    worst = severity_pill(min((one.finding.severity for one in told), key=lambda severity: severity.rank))
    pill = Pill(worst.key, str(len(told)), worst.tone, worst.shape)
    words = f", the worst: {worst.word}" if len(told) > 1 else f" {worst.word}"
    return Cell(pill, words, href if href.startswith("#") else f"{href}?status={family}")


def _weight(told: Sequence[Told]) -> tuple[int, ...]:
    """Sorts the worst first: by errors, then warnings, then the rest."""
    found = [one.finding.severity for one in told]
    return tuple(-found.count(severity) for severity in Severity)
