"""The pages of the rules: what they teach, what they show of this workspace, and that what they tell to write works."""

from collections.abc import Callable
from textwrap import dedent
from typing import Any

import pytest
import yaml
from lxml import html
from markdown import markdown as parse_markdown

from okrkit.finding import Severity
from okrkit.lint.catalogue import RULES
from okrkit.lint.custom import Brought
from okrkit.lint.rule import FAMILIES, Flag, Flags, Rule, rule
from okrkit.lint.rules.balance.too_many_key_results import too_many_key_results
from okrkit.lint.rules.cadence.stale_check_in import stale_check_in
from okrkit.lint.settings import configure, setting_faults
from okrkit.pages.context import Site
from okrkit.pages.every import pages
from okrkit.pages.page import Page
from okrkit.pages.rule_page import says
from okrkit.pages.rule_prose import preformatted, prose, sentence, ticked
from okrkit.pages.rules import rules
from okrkit.pages.write import markdown
from okrkit.plan import Plan
from okrkit.reading.load import load
from okrkit.reading.tree import MemoryTree
from tests.pages.tiny import OBJECTIVE, WORKSPACE

MakeSite = Callable[..., Site]


@rule(None, flagged="objectives:\n  - title: Rainy\n\n    why: It rains", clean="objectives: [{title: Sunny}]")
def no_rain(plan: Plan, *, words: tuple[str, ...] = ("rain", "hail"), dry: bool = True) -> Flags:
    """A plan keeps *dry*.

    Water is **wet**:

    - it drips,
      and runs
    - <b>it</b> `freezes`

        umbrella: open

    So stay in.
    """
    for objective in plan.objectives:
        if any(word in objective.title for word in words) and dry:
            yield Flag(objective.at("title"), "it rains", "take an umbrella")


def by_uri(site: Site) -> dict[str, Page]:
    return {page.uri: page for page in pages(site)}


def tree(page: Page) -> html.HtmlElement:
    return html.fragment_fromstring(str(page.body))


def text(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def blocks(page: Page) -> list[str]:
    return [one.text_content() for one in tree(page).xpath("//section[contains(@class, 'okr-settings')]//pre")]


@pytest.fixture(scope="module")
def catalogue() -> dict[str, Page]:
    """The pages of all rules, for a plan that says nothing of them."""
    texts = {"okrs.yaml": dedent(WORKSPACE), "top.yaml": dedent(OBJECTIVE)}
    loaded = load(MemoryTree(texts))
    from okrkit.align.graph import build_graph
    from tests.pages.tiny import TODAY

    site = Site(plan=loaded.plan, graph=build_graph(loaded.plan), day=TODAY, locate=loaded.locate, rules=RULES)
    return {page.uri: page for page in rules(site)}


def test_the_list_has_every_rule_under_its_family_with_its_lesson(catalogue: dict[str, Page]) -> None:
    page = tree(catalogue["rules.md"])
    families = [one.get("id").removeprefix("_") for one in page.iter("h2")]
    assert families == [family for family in FAMILIES if any(one.family == family for one in RULES)]
    listed = page.xpath("//li[@data-okr-row]/a[1]")
    assert [one.text for one in listed] == [one.name for family in FAMILIES for one in RULES if one.family == family]
    for one in listed:
        assert f"{one.get('href').strip('./')}.md".replace("../", "") == f"rules/{one.text}.md".removeprefix("rules/")


@pytest.mark.parametrize("each", RULES, ids=lambda each: each.name)
def test_a_page_teaches_the_rule(catalogue: dict[str, Page], each: Rule) -> None:
    page = catalogue[f"rules/{each.name}.md"]
    root = tree(page)
    assert (page.title, page.summary, page.search) == (each.name, each.lesson, each.lesson)
    assert text(root.find_class("okr-why")[0]) == each.lesson.replace("`", "")
    assert not {"`", "**", "]("} & set(text(root.find_class("okr-prose")[0])), "Markdown that the page does not know"
    flagged, clean = root.find_class("okr-example-flagged"), root.find_class("okr-example-clean")
    assert [one.find("pre").text_content() for one in flagged] == [one.strip("\n") for one in each.flagged]
    assert [one.find("pre").text_content() for one in clean] == [one.strip("\n") for one in each.clean]
    assert all(one.find_class("okr-answer") for one in flagged), "what the rule says of the example"


@pytest.mark.parametrize("each", RULES, ids=lambda each: each.name)
def test_what_a_page_tells_to_write_works(catalogue: dict[str, Page], each: Rule) -> None:
    for block in blocks(catalogue[f"rules/{each.name}.md"]):
        loaded = load(MemoryTree({"okrs.yaml": dedent(WORKSPACE) + block, "top.yaml": dedent(OBJECTIVE)}))
        assert [finding.message for finding in loaded.findings] == [], block
        assert list(setting_faults(loaded.plan.lint, RULES)) == [], block
        assert loaded.plan.lint.exempt or each.name in loaded.plan.lint.rules, block
    (asked,) = (one for one in configure(loaded.plan.lint, RULES) if one.rule is each)
    assert asked.off == (each.severity is not None), "the last one turns it off, or on where it is off"


def test_options_are_shown_as_the_workspace_wants_them(make_site: MakeSite) -> None:
    lint = "lint: {rules: {too-many-key-results: {most: 2, severity: error}}}\n"
    made = by_uri(make_site({"okrs.yaml": WORKSPACE + lint}, rules=(too_many_key_results,)))
    page = made["rules/too-many-key-results.md"]
    (row,) = tree(page).xpath("//table[contains(@class, 'okr-options')]/tbody/tr")
    assert [text(cell) for cell in row] == ["most", "a whole number from 0 up", "4", "2"]
    assert "too-many-key-results: {most: 2}" in blocks(page)[0]
    assert "error" + "warning by default" in text(tree(page).find_class("okr-meta")[0])
    listed = tree(made["rules.md"]).xpath("//li[@data-okr-row]")[0]
    assert "Set here: warning by default, most: 2 (else 4)" in text(listed)
    assert listed.get("data-status") == "error"


def test_a_rule_that_is_turned_off_says_so_and_how_to_turn_it_on(make_site: MakeSite) -> None:
    made = by_uri(
        make_site({"okrs.yaml": WORKSPACE + "lint: {rules: {stale-check-in: off}}\n"}, rules=(stale_check_in, no_rain))
    )
    for name in ("stale-check-in", "no-rain"):
        page = made[f"rules/{name}.md"]
        assert "It is off in this workspace" in text(tree(page))
        assert blocks(page)[-1].endswith(f"{name}: warning")
    assert "2 rules, 2 of them off" in text(tree(made["rules.md"]))
    assert "No rule is on." in text(tree(made["quality.md"]))


def test_a_page_lists_what_the_rule_finds_now_and_proposes_an_exemption_for_it(make_site: MakeSite) -> None:
    made = by_uri(make_site({"okrs.yaml": WORKSPACE + "lint: {rules: {too-many-key-results: {most: 1}}}\n"}, rules=RULES))
    page = made["rules/too-many-key-results.md"]
    (item,) = tree(page).get_element_by_id("_now").getnext()
    assert text(item).startswith("warning Everybody is warm has 2 key results, more than 1.")
    assert item.xpath(".//a/@href") == ["../../2026-Q4/top/warm/"]
    proposed = next(block for block in blocks(page) if "exempt" in block)
    (exemption,) = yaml.safe_load(proposed)["lint"]["exempt"]
    assert exemption["where"] == "top/warm"
    assert str(exemption["until"]) == "2027-01-17"
    (count,) = tree(made["rules.md"]).xpath("//li[@data-okr-row]/a[contains(., 'finding')][contains(@href, 'many-key')]")
    assert (count.text, count.get("href")) == ("1 finding", "too-many-key-results/#_now")


def test_only_some_of_very_many_findings_are_listed(make_site: MakeSite) -> None:
    objectives = "".join(f"      - {{id: o{at}, title: rain {at}}}\n" for at in range(30))
    site = make_site(
        {
            "okrs.yaml": WORKSPACE + "lint: {rules: {no-rain: info}}\n",
            "top.yaml": OBJECTIVE.split("      - id")[0] + objectives,
        },
        brought=Brought((no_rain,)),
    )
    page = tree(by_uri(site)["rules/no-rain.md"])
    assert len(page.get_element_by_id("_now").getnext()) == 25
    assert "5 more stand on the pages of the teams" in text(page)


def test_a_rule_of_another_package_has_a_page_too(make_site: MakeSite) -> None:
    made = by_uri(make_site(rules=RULES, brought=Brought((no_rain,))))
    assert tree(made["rules.md"]).xpath("//h2[@id='_custom']")
    page = made["rules/no-rain.md"]
    assert __name__.rpartition(".")[2] in text(tree(page).find_class("okr-meta")[0])
    assert says(no_rain, no_rain.flagged[0]) == (), "code of others runs on the plan only"
    shown: Any = tree(page).find_class("okr-example-flagged")[0]
    assert shown.find("pre").text_content() == no_rain.flagged[0]
    assert not shown.find_class("okr-answer")
    (row, other) = tree(page).xpath("//table[contains(@class, 'okr-options')]/tbody/tr")
    assert [text(cell) for cell in row] == ["words", "a list of texts", '["rain", "hail"]', "as it is"]
    assert [text(cell) for cell in other] == ["dry", "true or false", "true", "as it is"]


def test_a_page_survives_the_way_through_markdown(make_site: MakeSite) -> None:
    page = by_uri(make_site(brought=Brought((no_rain,))))["rules/no-rain.md"]
    body = markdown(page).split("---\n", 2)[2]
    read = html.fragment_fromstring(parse_markdown(body, extensions=["attr_list", "tables", "md_in_html", "toc"]))
    assert read.find_class("okr-example-flagged")[0].find("pre").text_content() == no_rain.flagged[0]


def test_a_docstring_becomes_paragraphs_lists_and_code() -> None:
    assert str(prose(no_rain.page)).splitlines() == [
        "<p>Water is <strong>wet</strong>:</p>",
        "<ul><li>it drips,",
        "  and runs</li><li>&lt;b&gt;it&lt;/b&gt; <code>freezes</code></li></ul>",
        "<pre><code>umbrella: open</code></pre>",
        "<p>So stay in.</p>",
    ]
    assert no_rain.severity is None
    assert Severity.INFO in Severity


@pytest.mark.parametrize(
    ("message", "said"),
    [
        ("`a` is *b*", "<code>a</code> is *b*"),
        ("`<i>`", "<code>&lt;i&gt;</code>"),
        ('one ` and "two"', "one ` and &#34;two&#34;"),
    ],
)
def test_a_message_marks_only_what_stands_between_backticks(message: str, said: str) -> None:
    assert str(ticked(message)) == said


def test_small_words() -> None:
    assert str(preformatted("\na\n\n\n  b\n")) == "a&#10;&#10;\n  b"
    assert [sentence(words) for words in ("which?", "`it`", "")] == ["Which?", "`it`", ""]
