"""What the quality page, the pages of the teams and those of the objectives say of the findings."""

from collections.abc import Callable
from datetime import date

import pytest
from lxml import html

from okrkit.address import Address
from okrkit.finding import Severity
from okrkit.lint.quote import quote
from okrkit.lint.rule import Flag, Flags, rule
from okrkit.lint.rules.balance.too_many_key_results import too_many_key_results
from okrkit.lint.rules.settings.wrong_setting import wrong_setting
from okrkit.measure.balance import lean
from okrkit.objective import Kind
from okrkit.pages.context import Site
from okrkit.pages.every import pages
from okrkit.pages.page import Page
from okrkit.plan import Plan
from okrkit.reading.load import load
from okrkit.reading.tree import MemoryTree
from okrkit.say.balance import one_sided
from tests.pages.tiny import WORKSPACE

MakeSite = Callable[..., Site]


@rule(Severity.WARNING, flagged="", clean="")
def long_silent(plan: Plan, today: date) -> Flags:
    """Somebody says something every month."""
    for objective in plan.objectives:
        for key_result in objective.key_results:
            days = [(today - entry.date).days for entry in key_result.check_ins]
            if days and min(days) > 31:
                yield Flag(
                    key_result.at("title"), f"{quote(key_result.title)} has been silent for {min(days)} days", "what is known"
                )


RULES = (too_many_key_results, long_silent, wrong_setting)

SILENT = """
    team: sub
    cycle: 2026-Q4
    objectives:
      - id: boiler
        title: The boiler never stops
        key_results:
          - {id: stops, title: Stops fall from 3 to 0, baseline: 3, target: 0, check_ins: [{date: 2026-10-05, value: 3}]}
          - {id: noise, title: Noise falls, baseline: 9, target: 2, check_ins: [{date: 2026-10-05, value: 8}]}
      - id: loud
        title: Nobody hears it
        key_results:
          - {id: calls, title: Calls fall, baseline: 9, target: 2, check_ins: [{date: 2026-10-05, value: 8}]}
          - {id: ears, title: Ear plugs for everybody, kind: output, milestones: [{title: Bought}]}
    """


def by_uri(site: Site) -> dict[str, Page]:
    return {page.uri: page for page in pages(site)}


def tree(page: Page) -> html.HtmlElement:
    return html.fragment_fromstring(str(page.body))


def text(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def silent_site(make_site: MakeSite, lint: str = "", **also: object) -> Site:
    return make_site({"sub.yaml": SILENT, "okrs.yaml": WORKSPACE + lint}, rules=RULES, **also)


def test_the_first_lines_say_how_much_there_is_and_on_which_day(make_site: MakeSite) -> None:
    page = tree(by_uri(silent_site(make_site))["quality.md"])
    assert text(page.find_class("okr-why")[0]) == "3 things to stop at in 1 team."
    assert "on 22 November" in text(page.find_class("okr-lead")[0])
    facts = {text(one.find("dt")): text(one.find("dd")) for one in page.find_class("okr-facts")[0]}
    assert facts == {"errors": "0", "warnings": "3", "worth a thought": "0", "exempted": "0"}


def test_each_number_of_the_table_says_what_it_counts_and_leads_to_it(make_site: MakeSite) -> None:
    page = tree(by_uri(silent_site(make_site))["quality.md"])
    (table,) = page.find_class("okr-matrix")
    assert [text(cell) for cell in table.xpath(".//thead//th")] == ["Team", "custom", "all"]
    (row,) = table.xpath(".//tbody/tr")
    assert text(row.find("th")) == "Sub"
    (cell,) = row.find_class("okr-cell")
    assert text(cell) == "3, the worst: warning"
    assert cell.get("href") == "sub/?status=custom"


def test_a_team_of_which_nothing_is_said_is_named(make_site: MakeSite) -> None:
    page = tree(by_uri(silent_site(make_site))["quality.md"])
    assert "Nothing to say about Top." in text(page)


def test_the_team_with_the_worst_comes_first(make_site: MakeSite) -> None:
    much = SILENT.replace("team: sub", "team: top").replace("2026-Q4", "2026").split("      - id: loud")[0]
    site = make_site({"sub.yaml": SILENT, "year.yaml": much, "okrs.yaml": WORKSPACE + _lint("long-silent: error")}, rules=RULES)
    rows = tree(by_uri(site)["quality.md"]).xpath("//table[contains(@class, 'okr-matrix')]/tbody/tr")
    assert [(text(row.find("th")), text(row[-1])) for row in rows] == [("Sub", "3"), ("Top", "2")]
    assert rows[0].xpath(".//span[contains(@class, 'okr-cross')]/text()") == ["3"]


def _lint(rules: str) -> str:
    return f"lint: {{rules: {{{rules}}}}}\n"


def test_a_plan_without_findings_is_left_in_peace(make_site: MakeSite) -> None:
    page = tree(by_uri(make_site(rules=RULES))["quality.md"])
    assert text(page.find_class("okr-why")[0]) == "The rules have nothing to say about this plan."
    assert not page.find_class("okr-matrix")
    assert "not that it is the right one" in text(page)


def test_thoughts_alone_stop_nobody(make_site: MakeSite) -> None:
    made = by_uri(silent_site(make_site, _lint("long-silent: info")))
    page = tree(made["quality.md"])
    assert text(page.find_class("okr-why")[0]) == "Nothing to stop at, and 3 findings worth a thought."
    assert not page.xpath("//*[@id='_stops']")
    thoughts = tree(made["2026-Q4/sub/boiler.md"]).xpath("//details[contains(summary, 'worth a thought')]")
    assert [one.get("open") is not None for one in thoughts] == [True]


def test_the_page_of_a_team_tells_its_findings_by_objective(make_site: MakeSite) -> None:
    made = by_uri(silent_site(make_site))
    page = tree(made["quality/sub.md"])
    assert "3 warnings" in text(page.find_class("okr-lead")[0])
    assert [text(one) for one in page.iter("h2")] == ["The boiler never stops 2026-Q4", "Nobody hears it 2026-Q4"]
    first = page.xpath("//section[1]//li")[0]
    assert first.get("data-status") == "custom"
    assert text(first) == ("warning Stops fall from 3 to 0 has been silent for 48 days. What is known. long-silent")
    assert first.xpath(".//a/@href") == ["../../2026-Q4/sub/boiler/#stops", "../../rules/long-silent/"]
    assert "quality/top.md" not in made


def test_what_is_told_of_no_objective_comes_last(make_site: MakeSite) -> None:
    @rule(Severity.ERROR, flagged="", clean="")
    def about_the_file(plan: Plan) -> Flags:
        """A file is a file."""
        yield Flag(Address("sub.yaml", ("team",)), "the team is odd", "mend it")

    page = tree(by_uri(make_site({"sub.yaml": SILENT}, rules=(*RULES, about_the_file)))["quality/sub.md"])
    assert text(page.xpath("//section")[-1]) == (
        "The team's cycle as a whole error sub.yaml The team is odd. Mend it. about-the-file"
    )


def test_the_page_of_an_objective_says_what_the_rules_say_of_it(make_site: MakeSite) -> None:
    made = by_uri(silent_site(make_site))
    page = tree(made["2026-Q4/sub/boiler.md"])
    heading = page.get_element_by_id("_quality")
    said = heading.getnext()
    assert [text(one) for one in said.find_class("okr-title")] == ["Stops fall from 3 to 0", "Noise falls"]
    assert not tree(made["2026-Q4/top/warm.md"]).xpath("//*[@id='_quality']")


def test_what_belongs_to_no_team_has_a_place_of_its_own(make_site: MakeSite) -> None:
    page = tree(by_uri(silent_site(make_site, _lint("long-silnt: off")))["quality.md"])
    assert text(page.find_class("okr-why")[0]) == "4 things to stop at in 1 team and the workspace itself."
    row = page.xpath("//table[contains(@class, 'okr-matrix')]/tbody/tr")[0]
    assert (text(row.find("th")), row.xpath(".//a/@href")) == ("The workspace itself", ["#_workspace", "#_workspace"])
    listed = page.get_element_by_id("_workspace").getnext()
    assert "long-silnt" in text(listed)
    assert listed.xpath(".//a/@href")[0].endswith("/okrs.yaml#L7")


EXEMPT = """lint:
      exempt:
        - {rule: long-silent, where: sub/boiler, because: The boiler is being replaced, until: 2026-12-24}
        - {rule: long-silent, where: sub/loud, because: It was out of order, until: 2026-11-01}
        - {rule: too-many-key-results, where: top, because: We like many}
    """


def test_an_exemption_in_force_is_told_with_its_reason_and_its_last_day(make_site: MakeSite) -> None:
    made = by_uri(silent_site(make_site, EXEMPT))
    page = tree(made["quality.md"])
    assert text(page.find_class("okr-why")[0]) == "1 thing to stop at in 1 team."
    first, second = page.get_element_by_id("_exempted").getnext()
    assert text(first).startswith(
        "long-silent for sub/boiler: The boiler is being replaced. Until 24 December; it covers 2 findings."
    )
    assert first.xpath("./a/@href") == ["../rules/long-silent/", "../2026-Q4/sub/boiler/"]
    assert text(second) == "too-many-key-results for Top: We like many. Without an end; it covers nothing today."
    assert "The boiler is being replaced" in text(tree(made["rules/long-silent.md"]))
    assert "We like many" not in text(tree(made["rules/long-silent.md"]))
    assert not tree(made["2026-Q4/sub/boiler.md"]).xpath("//*[@id='_quality']")


def test_only_the_worst_stand_on_the_first_page(make_site: MakeSite) -> None:
    key_results = "".join(
        f"          - {{id: k{at}, title: T{at}, baseline: 9, target: 2, check_ins: [{{date: 2026-10-05, value: 8}}]}}\n"
        for at in range(20)
    )
    many = SILENT.split("          - {id: stops", maxsplit=1)[0] + key_results
    made = by_uri(make_site({"sub.yaml": many}, rules=RULES))
    page = tree(made["quality.md"])
    assert len(page.get_element_by_id("_stops").getnext()) == 8
    assert "13 more stand on the pages of the teams" in text(page)
    assert len(tree(made["quality/sub.md"]).xpath("//section//li")) == 21


def test_the_balance_counts_what_each_team_still_promises(make_site: MakeSite) -> None:
    lenses = "lenses: [customer, team]\n"
    given_up = SILENT + (
        "  - id: gone\n        title: Gone\n        dropped: {date: 2026-11-01, because: It was too much}\n"
        "        key_results: [{id: g, title: G, baseline: 1, target: 2}]\n"
    )
    page = tree(by_uri(make_site({"okrs.yaml": WORKSPACE + lenses, "sub.yaml": given_up}, rules=RULES))["quality.md"])
    (table,) = page.find_class("okr-balance")
    heads = [text(one) for one in table.xpath(".//th[@scope='col']")]
    assert heads == ["Team", "outcomes", "outputs", "guardrails", "customer", "team", "none"]
    rows = [[text(cell) for cell in row] for row in table.xpath(".//tbody/tr")]
    assert rows == [["Top", "2", "0", "0", "0", "0", "2"], ["Sub", "3", "1", "0", "0", "0", "4"]]


def test_a_cycle_that_is_over_is_not_weighed(make_site: MakeSite) -> None:
    assert not tree(by_uri(silent_site(make_site, day=date(2027, 2, 1)))["quality.md"]).find_class("okr-balance")


def plan_with(*key_results: str) -> Plan:
    listed = "\n".join(f"      - {{id: k{at}, title: T, target: 2, {one}}}" for at, one in enumerate(key_results))
    file = f"team: top\ncycle: 2026-Q4\nobjectives:\n  - id: a\n    title: A\n    key_results:\n{listed}\n"
    return load(MemoryTree({"okrs.yaml": "version: 1\norganization: T\nteams: {top: {name: Top}}\n", "top.yaml": file})).plan


@pytest.mark.parametrize(
    ("key_results", "said"),
    [
        (("lens: customer", "lens: team"), ""),
        (("lens: customer",), ""),
        (("lens: customer", "lens: customer"), "All through one lens, customer."),
        (("lens: customer", "lens: team", "lens: other"), ""),
        (("lens: customer", "baseline: 1"), "Nothing through team."),
        (("baseline: 1", "baseline: 2"), ""),
        (("kind: output, lens: team", "kind: output, lens: customer"), "No outcome."),
        (("kind: output", "kind: output", "kind: outcome"), "More outputs than outcomes."),
        (("kind: output, lens: team", "kind: output, lens: team"), "No outcome; all through one lens, team."),
    ],
)
def test_what_leans_to_one_side_is_said(key_results: tuple[str, ...], said: str) -> None:
    (objective,) = plan_with(*key_results).objectives
    assert {one.kind for one in objective.key_results} <= set(Kind)
    assert one_sided(lean(objective.key_results, ("customer", "team"))) == said
