"""The review as a comment: what a code host makes of it, how much of it fits, and what Mermaid draws."""

import html
import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

import pytest
from lxml import html as parser
from markdown_it import MarkdownIt
from playwright.sync_api import Browser, Page

from okrkit.finding import Severity
from okrkit.lint.linting import Asked
from okrkit.reading.both import read_both
from okrkit.reading.load import load
from okrkit.reading.tree import MemoryTree
from okrkit.report.review_answer import Answer
from okrkit.report.review_diagram import MOST_CHARACTERS, diagram
from okrkit.report.review_markdown import review_comment, review_summary
from okrkit.request.request import Request
from tests.report.comment_elements import ELEMENTS
from tests.report.mermaid import library
from tests.repositories import WORKSPACE, key_result, objective, okr_file

CACHE = Path(__file__).parents[3] / "build" / "mermaid"
REVIEWS = Path(__file__).parents[1] / "cli" / "reviews"
HOSTILE = (
    "<img src=x onerror=alert(1)> @dana @2026-Q4 #12 !34 GH-56 :tada: https://x.example/o/r/issues/1 www.x.example "
    '[y](javascript:alert(1)) **b** | `c` ::error::x "]; click n1 call alert()'
)
STAY = "team: company\ncycle: 2026\nobjectives:\n  - {id: stay, title: Cafés stay with us}\n"
ALIGNED = "    aligns_to: [company/stay]\n"


def answer(before: Mapping[str, str], after: Mapping[str, str]) -> Answer:
    trees = [MemoryTree({"okrs.yaml": WORKSPACE, **side}) for side in (before, after)]
    both = read_both(*trees)
    asked = Asked(date(2026, 11, 22), both.after.lint)
    return Answer(Request(both, (load(trees[0]), load(trees[1])), asked, Severity.ERROR), ("main", "HEAD"))


def plan(title: str, target: float = 0.5, count: int = 1) -> dict[str, str]:
    """A plan of so many objectives with one title."""
    quoted = "'" + title.replace("'", "''") + "'"
    objectives = (objective(f"o-{n}", quoted, key_result(target=target)) + ALIGNED for n in range(count))
    return {"company.yaml": STAY, "payments.yaml": okr_file(*objectives)}


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def render(text: str) -> parser.HtmlElement:
    """What CommonMark makes of a text, as GitHub and GitLab read it."""
    return parser.fromstring(f"<body>{MarkdownIt('commonmark').render(text)}</body>")


CALLS = re.compile(r"@\w|[#!%~&^$]\d|\bGH-\d|:\w+:|://|www\.", re.IGNORECASE)
"""What a host looks for in the text that readers see, outside of code."""


def said_outside_of_code(page: parser.HtmlElement) -> str:
    for block in page.xpath("//pre"):
        block.drop_tree()
    return str(page.text_content())


def test_no_title_calls_anybody_or_becomes_an_element() -> None:
    text = review_comment(answer(plan("Every payout arrives on time"), plan(HOSTILE, 1.5)))
    page = render(text)
    assert {str(element.tag) for element in page.iter()} <= ELEMENTS | {"body"}
    assert all(set(element.attrib) <= {"class"} for element in page.iter())
    seen = said_outside_of_code(page)
    assert "dana" in seen and "tada" in seen
    assert CALLS.findall(seen) == []


@pytest.mark.parametrize("name", [path.stem for path in sorted(REVIEWS.glob("*.md"))])
def test_the_reviews_of_the_example_render_as_they_are_meant(name: str) -> None:
    text = (REVIEWS / f"{name}.md").read_text("utf-8")
    page = render(text)
    assert {str(element.tag) for element in page.iter()} <= ELEMENTS | {"body"}
    assert len(page.xpath("//pre/code[@class='language-mermaid']")) == text.count("```mermaid")
    assert CALLS.findall(said_outside_of_code(page)) == []


def test_a_comment_is_never_longer_than_its_host_takes_and_says_what_is_missing() -> None:
    eased = answer(plan("Payouts 🚀", 0.5, 60), plan("Payouts 🚀", 1.5, 60))
    whole = review_comment(eased)
    assert "Left out here" not in whole
    for most in (4_000, 9_000, 20_000):
        short = review_comment(eased, "https://ci.example.com/runs/1", most)
        assert units(short) <= most
        shown = short.count("**Payouts 🚀**")
        assert f"{60 - shown} objectives with moving promises" in short
        assert short.endswith("[The summary](https://ci.example.com/runs/1) has all of it.\n")
        assert short.count("```") % 2 == 0


def test_what_matters_least_is_left_out_first() -> None:
    eased = answer(
        plan("Payouts", 0.5, 30), plan("Payouts", 1.5, 30) | {"company.yaml": STAY.replace("stay with", "remain with")}
    )
    short = review_comment(eased, most=units(review_comment(eased)) - 200)
    assert short.count("quietly eased") == 30
    assert "```mermaid" not in short


def test_a_summary_is_counted_in_bytes() -> None:
    long = answer(plan("Ünpünktliche Auszahlungen " * 3, 0.5, 400), plan("Ünpünktliche Auszahlungen " * 3, 1.5, 400))
    assert len(review_summary(long).encode()) <= 1_000_000
    assert units(review_comment(long)) <= 60_000


@pytest.mark.parametrize("link", ["javascript:alert(1)", "https://x.example/)[y](javascript:z", ""])
def test_no_other_address_becomes_a_link(link: str) -> None:
    eased = answer(plan("Payouts", 0.5, 60), plan("Payouts", 1.5, 60))
    assert "`okr review --summary FILE` writes all of it." in review_comment(eased, link, 4_000)


def test_more_than_a_diagram_can_show_is_a_list() -> None:
    many = answer(plan("Payouts", 0.5, 401), plan("Payouts", 1.5, 401))
    assert diagram(many) is None
    text = review_summary(many)
    assert "More than a diagram can show, so it is a list." in text
    assert "- serves “Cafés stay with us” &#40;Northwind 2026&#41;" in text
    most = diagram(answer(plan("x" * 200, 0.5, 400), plan("x" * 200, 1.5, 400)))
    assert most is None or len(most) <= MOST_CHARACTERS


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """A page with Mermaid, set up as code hosts do."""
    page = browser.new_page()
    page.set_content("<body><div id=place></div></body>")
    page.add_script_tag(path=str(library(CACHE)))
    page.evaluate("mermaid.initialize({startOnLoad: false, securityLevel: 'strict'}); window.called = []")
    page.evaluate("() => { window.alert = text => window.called.push(text) }")
    yield page
    page.close()


def draw(page: Page, text: str) -> list[str]:
    """The labels that Mermaid draws, and none of them does anything."""
    page.evaluate("async text => { place.innerHTML = (await mermaid.render('drawn', text)).svg }", text)
    assert page.evaluate("window.called") == []
    assert page.evaluate("[...place.querySelectorAll('script, img, a, [onclick], [onerror]')].length") == 0
    return [str(label) for label in page.evaluate("[...place.querySelectorAll('.node .nodeLabel')].map(one => one.innerText)")]


@pytest.mark.parametrize(
    "title",
    [HOSTILE, "1. A list? ", "- Neither # this", "`back` ```ticks", "%%{init: {}}%% end", "Ünïcödé “quoted” #35; &amp;"],
)
def test_mermaid_shows_a_title_as_it_was_written(page: Page, title: str) -> None:
    drawn = diagram(answer(plan("Every payout arrives on time"), plan(title.strip(), 1.5)))
    assert drawn
    labels = draw(page, drawn)
    shown = " ".join(title.split())
    assert any(" ".join(label.split()).startswith(shown[:40]) for label in labels), labels


@pytest.mark.parametrize("name", [path.stem for path in sorted(REVIEWS.glob("*.md"))])
def test_mermaid_draws_the_reviews_of_the_example(page: Page, name: str) -> None:
    for drawn in re.findall(r"```mermaid\n(.*?)\n```", (REVIEWS / f"{name}.md").read_text("utf-8"), re.DOTALL):
        nodes = re.findall(r'^  n\d+\["(.*)<br/>', drawn, re.MULTILINE)
        titles = {html.unescape(re.sub(r"#(\d+);", r"&#\1;", title)) for title in nodes}
        labels = {" ".join(label.split()) for label in draw(page, drawn)}
        assert len(labels) == len(nodes)
        assert all(any(label.startswith(title) for label in labels) for title in titles)
