"""All pages of a site, in a fixed order."""

from collections.abc import Iterator

from okrkit.pages.alignment import alignment
from okrkit.pages.changes import changes
from okrkit.pages.context import Site
from okrkit.pages.cycles import cycle_page, cycles, used_cycles
from okrkit.pages.goalposts import goalposts_page
from okrkit.pages.home import home
from okrkit.pages.objective_page import objective_page
from okrkit.pages.page import Page
from okrkit.pages.quality import quality
from okrkit.pages.rules import rules
from okrkit.pages.teams import team_page, teams


def pages(site: Site) -> Iterator[Page]:
    """Every page, hubs first; the same site gives the same pages, byte for byte."""
    yield home(site)
    yield alignment(site)
    yield teams(site)
    yield cycles(site)
    yield from changes(site)
    yield goalposts_page(site)
    yield from quality(site)
    yield from rules(site)
    for team in site.plan.teams.values():
        yield team_page(site, team)
    for cycle in used_cycles(site):
        yield cycle_page(site, cycle)
    for objective in site.plan.objectives:
        yield objective_page(site, objective)
