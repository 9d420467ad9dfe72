"""The built demo in a real browser: at three widths, in light and dark, by keyboard, by search, by ear, and from a disk."""

from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Route, expect

from tests.pages.conftest import Visit

OpenTab = Callable[..., Visit]

OBJECTIVE = "2026-Q4/payments/on-time-payouts/"
KINDS = (
    "",
    "alignment/",
    OBJECTIVE,
    "teams/",
    "teams/payments/",
    "cycles/",
    "2026-Q4/",
    "2026-Q3/",
    "changes/",
    "changes/2026-10/",
    "goalposts/",
    "quality/",
    "quality/subscriptions/",
    "rules/",
    "rules/too-many-objectives/",
)
WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def test_every_kind_of_page_fits_and_complains_of_nothing(visit: OpenTab, address: str) -> None:
    tab = visit(1600)
    for kind in KINDS:
        tab.page.goto(address + kind)
        assert tab.page.locator("h1").count() == 1, kind
        for width in (1600, 1024, 360):
            tab.page.set_viewport_size({"width": width, "height": 900})
            assert tab.page.evaluate(WIDE) <= 0, f"{kind or 'home'} is wider than {width} pixels"
        tab.page.evaluate("document.querySelectorAll('main details').forEach(fold => { fold.open = true; })")
        for width in (360, 1024, 1600):
            tab.page.set_viewport_size({"width": width, "height": 900})
            assert tab.page.evaluate(WIDE) <= 0, f"{kind or 'home'}, unfolded, is wider than {width} pixels"
    assert tab.problems == []
    assert {urlsplit(url).netloc for url in tab.asked if not url.startswith("data:")} == {urlsplit(address).netloc}


@pytest.mark.parametrize(("scheme", "colours"), [("light", "default"), ("dark", "slate")])
def test_a_page_is_as_bright_as_its_reader_likes_it(visit: OpenTab, address: str, scheme: str, colours: str) -> None:
    tab = visit(scheme=scheme)
    for kind in ("", OBJECTIVE):
        tab.page.goto(address + kind)
        assert tab.page.locator("body").get_attribute("data-md-color-scheme") == colours
    assert tab.problems == []


def test_from_the_outline_to_an_objective_without_loading_a_new_document(visit: OpenTab, built: Path) -> None:
    tab, home = visit(), "https://okrs.example.com/"  # instant navigation works only where the site was built for

    def answer(route: Route) -> None:
        path = urlsplit(route.request.url).path.removeprefix("/")
        route.fulfill(path=built / (f"{path}index.html" if path.endswith("/") or not path else path))

    tab.page.route(f"{home}**", answer)
    tab.page.goto(home + "alignment/", wait_until="networkidle")
    tab.page.evaluate("window.stays = true")
    tab.page.locator(".okr-outline").get_by_role("link", name="Partner cafés trust").first.click()
    expect(tab.page.locator("h1")).to_contain_text("Partner cafés trust")
    assert tab.page.url == home + OBJECTIVE
    tab.page.locator(".okr-kr-top a").first.click()
    tab.page.locator(".okr-crumbs").get_by_role("link", name="2026-Q4").click()
    expect(tab.page.locator("h1")).to_have_text("2026-Q4")
    assert tab.page.locator("th button").count() > 0, "our script wakes on a page that came without a new document"
    tab.page.go_back()
    expect(tab.page.locator("h1")).to_contain_text("Partner cafés trust")
    assert tab.page.evaluate("window.stays") is True
    assert tab.problems == []
    assert {urlsplit(url).netloc for url in tab.asked} == {"okrs.example.com"}


def test_the_search_finds_an_objective(visit: OpenTab, address: str) -> None:
    tab = visit()
    tab.page.goto(address, wait_until="networkidle")
    tab.page.locator("[data-md-component=search-query]").click()
    tab.page.keyboard.type("payout arrive", delay=20)
    result = tab.page.locator(".md-search-result__item").first
    expect(result).to_contain_text("Partner cafés trust")
    result.locator("a").first.click()
    expect(tab.page.locator("h1")).to_contain_text("Partner cafés trust")


def test_filters_are_kept_in_the_address_and_can_be_sent_to_somebody(visit: OpenTab, address: str) -> None:
    tab = visit()
    tab.page.goto(address + "alignment/")
    every = tab.page.locator("[data-okr-row]:visible").count()
    tab.page.get_by_label("Team").select_option("payments")
    tab.page.get_by_label("Text").fill("PAYOUTS")
    expect(tab.page.locator(".okr-filters output")).to_contain_text("of")
    assert "team=payments" in tab.page.url
    assert "q=PAYOUTS" in tab.page.url
    hits = tab.page.locator("[data-hit]")
    assert 0 < hits.count() < every
    assert all("payout" in text.lower() for text in hits.locator("> .okr-row").all_inner_texts())

    other = visit()
    other.page.goto(tab.page.url)
    expect(other.page.get_by_label("Team")).to_have_value("payments")
    assert other.page.locator("[data-hit]").count() == hits.count()

    tab.page.get_by_role("button", name="clear", exact=True).click()
    expect(tab.page.locator(".okr-filters output")).to_have_text("")
    assert "?" not in tab.page.url
    assert tab.page.locator("[data-okr-row]:visible").count() == every


def test_a_number_on_the_quality_page_leads_to_its_findings(visit: OpenTab, address: str) -> None:
    tab = visit()
    tab.page.goto(address + "quality/")
    cell = tab.page.get_by_role("row", name="Subscriptions").first.locator("a.okr-cell").first
    count = int(cell.locator(".okr-pill").inner_text())
    cell.click()
    expect(tab.page.locator("h1")).to_have_text("What the rules say to Subscriptions")
    shown = tab.page.locator("li[data-okr-row]:visible")
    expect(shown).to_have_count(count)
    tab.page.get_by_role("button", name="clear", exact=True).click()
    assert shown.count() > count


def test_rules_are_found_by_a_word_and_families_without_any_go(visit: OpenTab, address: str) -> None:
    tab = visit()
    tab.page.goto(address + "rules/")
    tab.page.get_by_label("Text").fill("guardrail")
    expect(tab.page.locator(".okr-filters output")).to_contain_text(" of ")
    assert 0 < tab.page.locator("h2:visible").count() < tab.page.locator("h2").count()
    for row in tab.page.locator("li[data-okr-row]:visible").all_inner_texts():
        assert "guardrail" in row.lower()


def test_a_table_is_sorted_by_any_column_and_says_so(visit: OpenTab, address: str) -> None:
    tab = visit()
    tab.page.goto(address + "2026-Q4/")
    column = tab.page.get_by_role("columnheader", name="Progress")
    values = "rows => rows.map(row => Number(row.cells[2].dataset.value))"
    rows = tab.page.locator("tr[data-okr-row]")
    for direction in ("ascending", "descending"):
        column.get_by_role("button").press("Enter")
        assert column.get_attribute("aria-sort") == direction
        found = rows.evaluate_all(values)
        assert found == sorted(found, reverse=direction == "descending")
    assert len(found) == 13


def test_the_outline_is_walked_by_keyboard(visit: OpenTab, address: str) -> None:
    tab = visit()
    tab.page.goto(address + "alignment/")
    first = tab.page.locator(".okr-outline details").first
    summary = first.locator("> summary")
    summary.focus()
    assert first.get_attribute("open") is not None
    tab.page.keyboard.press("Enter")
    assert first.get_attribute("open") is None
    tab.page.keyboard.press("Space")
    assert first.get_attribute("open") is not None
    tab.page.keyboard.press("Tab")
    assert tab.page.evaluate("document.activeElement.closest('.okr-outline details') !== null")
    outline = tab.page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline != "none"


def test_the_way_past_the_header(visit: OpenTab, address: str) -> None:
    tab = visit()
    tab.page.goto(address + OBJECTIVE)
    tab.page.keyboard.press("Tab")
    assert tab.page.evaluate("document.activeElement.classList.contains('md-skip')")
    assert tab.page.evaluate("document.activeElement.hash") == "#_title"


def test_a_link_to_a_key_result_shows_it(visit: OpenTab, address: str) -> None:
    tab = visit()
    tab.page.goto(address + OBJECTIVE + "#cost-per-payout")
    box = tab.page.locator("#cost-per-payout").bounding_box()
    assert box is not None
    assert 40 <= box["y"] < 500


@pytest.mark.parametrize("kind", ["alignment/", OBJECTIVE, "2026-Q4/"])
def test_pages_are_read_without_javascript(visit: OpenTab, address: str, kind: str) -> None:
    tab = visit(java_script_enabled=False)
    tab.page.goto(address + kind)
    expect(tab.page.locator(".okr").get_by_text("Partner cafés trust").first).to_be_visible()
    assert tab.page.locator(".okr-filters:visible").count() == 0
    closed = tab.page.locator("main details:not([open]) > summary:visible")
    while closed.count():
        closed.first.click()
    assert tab.page.locator("main details:not([open])").count() == 0


def test_pages_open_from_a_disk(visit: OpenTab, built: Path) -> None:
    tab = visit()
    tab.page.goto((built / OBJECTIVE / "index.html").as_uri())
    expect(tab.page.locator("h1")).to_contain_text("Partner cafés trust")
    assert tab.page.evaluate("getComputedStyle(document.querySelector('.okr-kr')).borderRadius") == "8px"
    assert {urlsplit(url).scheme for url in tab.asked} <= {"file", "data", "blob"}


def test_paper_shows_the_page_and_not_its_tools(visit: OpenTab, address: str) -> None:
    tab = visit(java_script_enabled=False)
    tab.page.emulate_media(media="print")
    tab.page.goto(address + OBJECTIVE)
    assert not tab.page.locator(".md-header").is_visible()
    assert tab.page.locator("h1").is_visible()
    assert tab.page.locator(".okr-trend").first.is_visible()
    assert len(tab.page.pdf()) > 10_000


AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")
LOOK = """async rules => {
    const { passes, violations } = await axe.run(document, { ...rules, resultTypes: ["violations"] });
    return [passes.length, violations.map(one => [one.id, one.nodes.map(node => node.html.slice(0, 160))])];
}"""
"""Only what is wrong is told at length: to carry the rest out of the browser takes as long as to look."""

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}

COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
"""All of the rules that a palette can break."""


@pytest.mark.parametrize("kind", [*(kind for kind in KINDS if kind not in ("2026-Q3/", "changes/2026-10/")), "guide/reading/"])
def test_nothing_stands_in_the_way_of_anybody(visit: OpenTab, address: str, kind: str) -> None:
    tab = visit()
    tab.page.goto(address + kind)
    tab.page.add_style_tag(content="*, *::before, *::after { transition: none !important; animation: none !important; }")
    tab.page.evaluate(AXE)
    for scheme, rules in (("default", RULES), ("slate", COLOURS)):
        tab.page.evaluate("scheme => { document.body.dataset.mdColorScheme = scheme; }", scheme)
        passes, violations = tab.page.evaluate(LOOK, rules)
        assert passes, "axe looked at nothing"
        assert violations == [], scheme
