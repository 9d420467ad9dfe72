"""A report as a page, in a real browser: with hostile words, on a phone and on a desk, in light and dark, on paper."""

from collections.abc import Callable
from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest

from okrkit.report.kinds.answer import About, Answer, Figure, Records, Table, Unit
from okrkit.report.kinds.page import page
from tests.pages.conftest import Visit

HOSTILE = '</style></title><script>alert(1)</script><img src=x onerror=alert(1)>" onload="alert(1)\' {{7*7}} &amp;\u202e'
LONG = "Partner cafés trust that every payout arrives on the day that we said it would " + "unbreakable" * 9
ANSWER = Answer(
    title=f"Health of {HOSTILE}",
    said=(f"{HOSTILE} went well.", "And so did all that there is to say besides."),
    tables=(
        Table(("Team", "Key results", HOSTILE), ((HOSTILE, "4", ""), (LONG, "12", LONG)), frozenset({1})),
        Table(("Owner", "A", "B", "C", "D", HOSTILE), ((HOSTILE, "1", "2", "3", "4", HOSTILE),) * 4, frozenset({1, 2, 3, 4})),
    ),
    notes=(HOSTILE,),
    records=Records((), ()),
    json={},
    figures=(
        Figure("health", HOSTILE, 0.625, Unit.SHARE),
        Figure("late", "Days since the last check-in", 3, Unit.DAYS),
        Figure("brier", "Brier score", None, Unit.SCORE),
    ),
    about=About(HOSTILE, date(2026, 11, 22), HOSTILE),
)
AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    file: Path = tmp_path_factory.mktemp("report") / "health.html"
    file.write_text(page(ANSWER), "utf-8")
    return file.as_uri()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_report_is_read_everywhere(visit: Callable[..., Visit], address: str, scheme: str) -> None:
    tab = visit(1280, scheme, bypass_csp=False)
    tab.page.goto(address)
    for width in (1280, 390):
        tab.page.set_viewport_size({"width": width, "height": 800})
        assert tab.page.evaluate(WIDE) <= 0, f"wider than {width} pixels"
    assert tab.page.locator("h1").inner_text() == f"Health of {HOSTILE}".removesuffix("\u202e")
    assert tab.page.locator("script, img, [onload]").count() == 0
    assert tab.page.locator("dd").all_inner_texts() == ["63%", "3 days", "unknown"]
    assert len(tab.page.pdf()) > 10_000
    tab.page.emulate_media(media="print")
    tab.page.set_viewport_size({"width": 672, "height": 960})  # what margins leave of a sheet of A4
    assert tab.page.evaluate(WIDE) <= 0, "cut on paper"
    assert tab.problems == []
    assert tab.asked == [address]


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
def test_nothing_stands_in_the_way_of_anybody(visit: Callable[..., Visit], address: str, width: int, scheme: str) -> None:
    tab = visit(width, scheme, bypass_csp=True)  # axe is no script of the page
    tab.page.goto(address)
    tab.page.evaluate(AXE)
    found = tab.page.evaluate("rules => axe.run(document, rules)", RULES)
    assert found["passes"], "axe looked at nothing"
    assert [(one["id"], [node["html"][:160] for node in one["nodes"]]) for one in found["violations"]] == []


def test_a_browser_would_refuse_what_is_not_the_page_s(visit: Callable[..., Visit], tmp_path: Path) -> None:
    file = tmp_path / "report.html"
    file.write_text(
        page(ANSWER).replace("<main>", "<main><script>document.title = 'mine'</script><p style='color: red'>"), "utf-8"
    )
    tab = visit()
    tab.page.goto(file.as_uri())
    assert tab.page.title() != "mine"
    assert len(tab.problems) == 2
    assert all("Content Security Policy" in problem for problem in tab.problems)
