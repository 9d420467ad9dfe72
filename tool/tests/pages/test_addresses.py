"""Addresses: a promise to everybody who links to a page, and links that work below any root."""

import posixpath

import pytest

from okrkit.pages.addresses import ALIGNMENT, CHANGES, HOME, TEAMS, cycle_uri, month_uri, objective_uri, relative, team_uri, url
from okrkit.reference import Reference


def test_where_pages_live() -> None:
    reference = Reference("payments", "on-time-payouts", "2026-Q4", "late-payouts")
    assert objective_uri(reference) == "2026-Q4/payments/on-time-payouts.md"
    assert url(objective_uri(reference)) == "2026-Q4/payments/on-time-payouts/"
    assert url(cycle_uri("2026-Q4")) == "2026-Q4/"
    assert url(team_uri("payments")) == "teams/payments/"
    assert url(month_uri("2026-10")) == "changes/2026-10/"
    assert [url(uri) for uri in (HOME, ALIGNMENT, TEAMS, CHANGES)] == ["", "alignment/", "teams/", "changes/"]


def test_names_that_mean_something_to_a_site_get_out_of_the_way() -> None:
    assert cycle_uri("teams") != TEAMS
    assert url(cycle_uri("guide")) == "guide-/"
    assert url(objective_uri(Reference("search", "index", "2026"))) == "2026/search/index-/"
    assert url(team_uri("index")) == "teams/index-/"


PAGES = [HOME, ALIGNMENT, TEAMS, "2026-Q4/index.md", "2026-Q4/payments/on-time.md", "teams/payments.md", "changes/2026-10.md"]


@pytest.mark.parametrize("directory_urls", [True, False])
@pytest.mark.parametrize("start", PAGES)
@pytest.mark.parametrize("target", PAGES)
def test_a_link_from_any_page_leads_to_any_other(start: str, target: str, directory_urls: bool) -> None:
    here, there = (url(uri, directory_urls=directory_urls) for uri in (start, target))
    link = relative(start, target, directory_urls=directory_urls)
    landed = posixpath.normpath(posixpath.join("/root", posixpath.dirname(here), link))
    assert landed == posixpath.normpath(f"/root/{there}")
    assert link.endswith("/") == directory_urls
