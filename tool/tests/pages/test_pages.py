"""What pages say, and what they must never say."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from lxml import html

from okrkit.lint.catalogue import RULES
from okrkit.pages.context import Site
from okrkit.pages.every import pages
from okrkit.pages.page import TITLE_ID, Page
from okrkit.plan import Plan
from tests.pages.tiny import OBJECTIVE

MakeSite = Callable[..., Site]

HOSTILE = "<img src=x onerror=alert(1)> <script>alert(2)</script> *b* [x](javascript:alert(3)) {{ 7*7 }} {: onclick=x }"
QUOTES = """" onmouseover="alert(5) ' onfocus='alert(6)"""


def by_uri(site: Site) -> dict[str, Page]:
    made = {page.uri: page for page in pages(site)}
    return made


def tree(page: Page) -> html.HtmlElement:
    return html.fragment_fromstring(str(page.body))


def text(page: Page) -> str:
    return " ".join(tree(page).text_content().split())


def test_every_page_is_one_element_with_one_heading_and_ids_of_its_own(make_site: MakeSite) -> None:
    for page in pages(make_site()):
        root = tree(page)
        assert [heading.get("id") for heading in root.iter("h1")] == [TITLE_ID], page.uri
        ids = root.xpath("//@id")
        assert len(ids) == len(set(ids)), page.uri


def test_hubs_are_in_the_navigation_and_nothing_else(make_site: MakeSite) -> None:
    assert [page.uri for page in pages(make_site()) if page.in_nav] == [
        *("index.md", "alignment.md", "teams.md", "cycles.md", "changes.md", "goalposts.md", "quality.md")
    ]


def test_addresses_of_pages_are_unique(make_site: MakeSite) -> None:
    uris = [page.uri for page in pages(make_site())]
    assert len(uris) == len(set(uris))


def test_the_same_site_gives_the_same_pages(make_site: MakeSite) -> None:
    assert list(pages(make_site())) == list(pages(make_site()))


def test_home_answers_in_its_first_lines(make_site: MakeSite) -> None:
    page = by_uri(make_site())["index.md"]
    assert page.title == "2026-Q4 at a glance"
    said = text(page)
    assert "Week 8 of 13, 39 days left" in said
    assert ("company · team objectives", "1 · 0") in _facts(page)
    assert "Everybody is warm" in said


def _facts(page: Page) -> list[tuple[str, str]]:
    return [(one.findtext("dt") or "", one.findtext("dd") or "") for one in tree(page).find_class("okr-facts")[0]]


def test_what_nobody_checked_in_is_unknown_and_never_green_or_zero(make_site: MakeSite) -> None:
    page = by_uri(make_site())["2026-Q4/top/warm.md"]
    silent = tree(page).get_element_by_id("silent")
    assert [one.text for one in silent.find_class("okr-pill")] == ["not started"]
    assert "0%" not in silent.text_content()
    assert "Nobody has checked in yet" in silent.text_content()


def test_a_closed_cycle_asks_for_nothing_any_more(make_site: MakeSite) -> None:
    silent = tree(by_uri(make_site(day=date(2027, 2, 1)))["2026-Q4/top/warm.md"]).get_element_by_id("silent")
    assert "Nobody ever checked in, so nobody knows how it ended." in silent.text_content()
    assert not silent.xpath(".//a")


def test_a_key_result_says_where_it_stands(make_site: MakeSite) -> None:
    section = tree(by_uri(make_site())["2026-Q4/top/warm.md"]).get_element_by_id("degrees")
    names = [one.text for one in section.iter("dt")]
    assert names[:3] == ["now", "progress", "promise"]
    said = " ".join(section.text_content().split())
    assert "60% of 57% expected" in said
    assert section.xpath("count(.//figure//*[local-name()='circle'])") == 1


def test_a_unit_that_is_a_word_stands_once_behind_what_moved(make_site: MakeSite) -> None:
    moved = "rebaselines: [{date: 2026-11-16, from: {target: 1}, to: {target: 2}, because: Slow ships}]"
    heard = "check_ins: [{date: 2026-11-20, value: 3}]"
    warm = OBJECTIVE.replace("baseline: 1, target: 2}", f"baseline: 4, target: 2, unit: days, {heard}, {moved}}}")
    section = tree(by_uri(make_site({"top.yaml": warm}))["2026-Q4/top/warm.md"]).get_element_by_id("silent")
    said = " ".join(section.text_content().split())
    assert "promise4 → 2 days" in said
    assert "target 1 → 2 days. Slow ships" in said
    assert "first 1" in said
    assert "1 days" not in said


def test_the_day_decides(make_site: MakeSite) -> None:
    before, after = make_site(day=date(2026, 10, 2)), make_site(day=date(2027, 1, 3))
    assert "Promises are drafts until 11 October" in text(by_uri(before)["index.md"])
    assert "It has been over for 3 days" in text(by_uri(after)["index.md"])
    assert "missed" in text(by_uri(after)["2026-Q4/top/warm.md"])


@pytest.mark.parametrize("day", [date.min, date(2026, 11, 22), date.max])
def test_any_day_can_be_looked_at(make_site: MakeSite, day: date) -> None:
    assert {"index.md", "changes.md", "2026-Q4/top/warm.md"} <= set(by_uri(make_site(day=day)))


def test_exact_days_are_there_on_hover(make_site: MakeSite) -> None:
    times = list(tree(by_uri(make_site())["2026-Q4/top/warm.md"]).iter("time"))
    assert times
    for one in times:
        assert date.fromisoformat(one.get("datetime")).year == 2026
        assert "2026" in one.get("title")


def test_a_page_says_why_it_has_no_history(make_site: MakeSite) -> None:
    made = by_uri(make_site(no_history="this is not a git repository"))
    for uri in ("index.md", "changes.md", "2026-Q4/top/warm.md", "teams/top.md"):
        assert "No history here: this is not a git repository." in text(made[uri]), uri


def test_an_empty_plan_says_what_to_do(make_site: MakeSite) -> None:
    site = make_site()
    empty = replace(site, plan=site.plan.with_objectives(()), graph=_graph(site.plan.with_objectives(())))
    made = by_uri(empty)
    assert "There is no objective yet" in text(made["index.md"])
    assert "nothing to align yet" in text(made["alignment.md"])
    assert "No cycle has an objective yet" in text(made["cycles.md"])


def _graph(plan: Plan) -> object:
    from okrkit.align.graph import build_graph

    return build_graph(plan)


def test_an_objective_without_key_results_asks_for_one(make_site: MakeSite) -> None:
    site = make_site()
    bare = replace(site.plan.objectives[0], key_results=(), owner=None)
    plan = site.plan.with_objectives((bare,))
    said = text(by_uri(replace(site, plan=plan, graph=_graph(plan)))["2026-Q4/top/warm.md"])
    assert "No key result yet" in said
    assert "nobody owns it" in said


ALIGNED = """
    team: sub
    cycle: 2026-Q4
    objectives:
      - id: boiler
        title: The boiler never stops
        aligns_to: [{to: top/warm#degrees, because: 'No boiler, no degrees'}]
        key_results: [{id: stops, title: No stop, baseline: 3, target: 0}]
      - id: alone
        title: Nobody knows why
        key_results: [{id: x, title: X, baseline: 3, target: 0}]
    """


def test_the_outline_nests_what_serves_under_what_is_served(make_site: MakeSite) -> None:
    page = tree(by_uri(make_site({"sub.yaml": ALIGNED}))["alignment.md"])
    top = page.xpath("//div[contains(@class, 'okr-outline')]/ul/li")
    assert [one.xpath("string(./div//a[@class='okr-title'])") for one in top] == ["Everybody is warm", "Nobody knows why"]
    under = top[0].xpath("./details/ul/li//a[@class='okr-title']/text()")
    assert under == ["The boiler never stops"]
    assert not page.xpath("//summary//a"), "a link inside a summary cannot be reached by everybody"
    note = " ".join(page.find_class("okr-note")[0].text_content().split())
    assert note == "Serves nothing: Nobody knows why (Sub)."


def test_an_objective_names_its_neighbours_and_the_reason(make_site: MakeSite) -> None:
    made = by_uri(make_site({"sub.yaml": ALIGNED}))
    child, parent = made["2026-Q4/sub/boiler.md"], made["2026-Q4/top/warm.md"]
    assert "serves Degrees rise" in text(child)
    assert "No boiler, no degrees" in text(child)
    assert "../../top/warm/#degrees" in tree(child).xpath("//a/@href")
    assert "served by The boiler never stops" in text(parent)


def test_what_served_it_in_a_closed_quarter_is_folded_away(make_site: MakeSite) -> None:
    yearly = OBJECTIVE.replace("2026-Q4", "2026")
    earlier = ALIGNED.replace("2026-Q4", "2026-Q3").replace("The boiler never stops", "The old boiler")
    page = tree(by_uri(make_site({"top.yaml": yearly, "sub.yaml": ALIGNED, "old.yaml": earlier}))["2026/top/warm.md"])
    assert page.xpath("//details[contains(summary, 'closed')]//a/text()") == ["The old boiler"]
    assert page.xpath("//li[starts-with(., 'served by')]/a/text()") == ["The boiler never stops"]


def test_a_target_that_is_passed_is_shown_as_over_target(make_site: MakeSite) -> None:
    warmer = """
    team: top
    cycle: 2026-Q4
    objectives:
      - id: warm
        title: Everybody is warm
        key_results:
          - {id: degrees, title: Degrees rise, baseline: 10, target: 20, check_ins: [{date: 2026-11-20, value: 29}]}
          - {id: less, title: Noise falls, baseline: 10, target: 5, check_ins: [{date: 2026-11-20, value: 18}]}
    """
    page = tree(by_uri(make_site({"top.yaml": warmer}))["2026-Q4/top/warm.md"])
    assert "190%" not in page.text_content()
    bars = tree(by_uri(make_site({"top.yaml": warmer}))["teams/top.md"]).xpath("//*[local-name()='title']/text()")
    assert bars[0].startswith("15% of the way")


def hostile_site(make_site: MakeSite, bad: str) -> Site:
    """A plan in which every text that a person writes is an attack."""
    site = make_site({"sub.yaml": ALIGNED})

    plan = site.plan
    texts = ("title", "why", "owner", "discussion")
    objectives = tuple(
        replace(
            one,
            **dict.fromkeys(texts, bad),
            tags=(bad,),
            contributors=(bad,),
            key_results=tuple(
                replace(
                    kr,
                    title=bad,
                    lens=bad,
                    population=bad,
                    unit=bad,
                    owner=bad,
                    check_ins=tuple(replace(c, note=bad, by=bad, blockers=bad, next=bad, evidence=bad) for c in kr.check_ins),
                )
                for kr in one.key_results
            ),
        )
        for one in plan.objectives
    )
    spoiled = replace(
        plan,
        organization=bad,
        objectives=objectives,
        teams={id: replace(team, name=bad, lead=bad, members=(bad,)) for id, team in plan.teams.items()},
        people={},
    )
    return replace(site, plan=spoiled, graph=_graph(spoiled), no_history=bad, rules=RULES)


ALLOWED = {
    *("div", "nav", "ol", "ul", "li", "a", "h1", "h2", "h3", "p", "span", "strong", "em", "small", "b", "br", "dl", "dt", "dd"),
    *("table", "caption", "thead", "tbody", "tr", "th", "td", "section", "figure", "details", "summary", "time", "code"),
    *("form", "label", "input", "select", "option", "button", "output", "pre", "figcaption"),
    *("svg", "title", "desc", "rect", "line", "path", "circle", "text"),
}


@pytest.mark.parametrize("bad", [HOSTILE, QUOTES, "</div></article><script>alert(1)</script>", "]]><!--"])
def test_no_text_of_a_plan_becomes_an_element_or_an_attribute(make_site: MakeSite, bad: str) -> None:
    for page in pages(hostile_site(make_site, bad)):
        root = tree(page)
        assert {one.tag for one in root.iter()} <= ALLOWED, page.uri
        assert not root.xpath("//@*[starts-with(name(), 'on')]"), page.uri
        assert all(not href.lower().startswith(("javascript", "data")) for href in root.xpath("//@href")), page.uri


def test_a_text_stands_on_the_page_as_it_was_written(make_site: MakeSite) -> None:
    page = by_uri(hostile_site(make_site, HOSTILE))["2026-Q4/top/warm.md"]
    assert tree(page).findtext(".//h1") == HOSTILE


def test_characters_that_turn_a_text_around_are_taken_out(make_site: MakeSite) -> None:
    for page in pages(hostile_site(make_site, "safe\u202eexe.\u2066\x07")):
        assert not {"\u202e", "\u2066", "\x07"} & set(page.body), page.uri
