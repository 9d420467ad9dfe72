"""The story on the pages: who, in which request, about what; filtered in the browser, from disk and without a script."""

from collections.abc import Callable
from pathlib import Path

from lxml import html
from playwright.sync_api import Browser, expect

from okrkit.diff.change import ChangeKind
from okrkit.pages.context import Site
from okrkit.pages.every import pages
from okrkit.pages.site import read_site
from okrkit.pages.topics import TOPICS, options
from tests.pages.conftest import Visit
from tests.pages.tiny import TODAY
from tests.repositories import Workshop, key_result, objective, okr_file

OBJECTIVE = "2026-Q4/payments/on-time-payouts"
WORKSPACE = """\
version: 1
organization: Northwind Roasters
repository: https://github.com/northwind/okrs
teams: {payments: {name: Payments}}
"""


def page_of(site: Site, uri: str) -> html.HtmlElement:
    return html.fragment_fromstring(str(next(page for page in pages(site) if page.uri == uri).body))


def words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def plan(target: float) -> dict[str, str | bytes | None]:
    return {"okrs/okrs.yaml": WORKSPACE, "okrs/payments.yaml": okr_file(objective(key_results=key_result(target=target)))}


def test_every_kind_of_change_has_a_topic_and_what_takes_a_promise_away_has_two() -> None:
    topics = {kind: [name for name, (_, kinds) in TOPICS.items() if kind in kinds] for kind in ChangeKind}
    assert all(topics.values())
    assert {kind for kind, names in topics.items() if len(names) > 1} == {
        ChangeKind.OBJECTIVE_REMOVED,
        ChangeKind.OBJECTIVE_DROPPED,
        ChangeKind.OBJECTIVE_MOVED,
        ChangeKind.KEY_RESULT_REMOVED,
        ChangeKind.KEY_RESULT_DROPPED,
    }


def test_there_is_no_choice_where_there_is_nothing_to_choose() -> None:
    assert options(["work", "work"]) == ()
    assert options(["check-ins", "work"]) == (("work", "objectives and key results"), ("check-ins", "check-ins"))


def test_a_merge_names_its_people_and_leads_to_its_request(repository: Workshop) -> None:
    repository.commit("Plan", plan(0.5))
    repository.git("checkout", "--quiet", "-b", "ease")
    repository.commit("Ease it", plan(1.5), GIT_AUTHOR_NAME="Li Wei")
    repository.git("checkout", "--quiet", "main")
    repository.git("merge", "--quiet", "--no-ff", "-m", "Merge pull request #47 from ease", "ease")
    site = read_site(repository.folder, TODAY)
    for uri in (f"{OBJECTIVE}.md", "changes/2026-10.md"):
        (turn,) = page_of(site, uri).find_class("okr-turn")
        assert "Li Wei" in words(turn), uri
        assert "Ana Lima" not in words(turn), uri
        assert "https://github.com/northwind/okrs/pull/47" in turn.xpath(".//a/@href"), uri


def test_each_week_is_told_in_one_line_and_home_tells_this_one(repository: Workshop) -> None:
    repository.commit("Plan", plan(0.5))
    day = "2026-11-19T12:00:00+01:00"
    repository.commit("Ease it", plan(1.5), GIT_COMMITTER_DATE=day)
    site = read_site(repository.folder, TODAY)
    told = page_of(site, "changes.md").xpath("//section[h2]/p")
    assert [words(one) for one in told] == ["Eased the target of “Late payouts fall” 0.5 → 1.5."]
    assert "This week: eased the target of “Late payouts fall” 0.5 → 1.5." in words(page_of(site, "index.md"))


def test_a_week_counts_the_changes_that_it_tells(repository: Workshop) -> None:
    day = "2026-11-19T12:00:00+01:00"
    because = "{date: 2026-11-19, from: {target: 0.5}, to: {target: 1.5}, because: The bank was slow}"
    declared = okr_file(objective(key_results=f"{key_result(target=1.5)}        rebaselines: [{because}]\n"))
    repository.commit("Plan", plan(0.5))
    repository.commit("Ease it", {"okrs/payments.yaml": declared}, GIT_COMMITTER_DATE=day)
    (week,) = page_of(read_site(repository.folder, TODAY), "changes.md").xpath("//section[h2]")
    assert words(week.xpath("./h2/small")[0]) == "1 change in 1 commit"
    assert [words(one) for one in week.xpath(".//li//li")] == [
        "eased the target of “Late payouts fall” 0.5 → 1.5, declared: The bank was slow"
    ]


def test_a_deleted_key_result_is_about_promises(repository: Workshop) -> None:
    day = "2026-11-19T12:00:00+01:00"
    both = okr_file(objective(key_results=key_result() + key_result("refunds").replace("Late payouts", "Refunds")))
    repository.commit("Plan", plan(0.5) | {"okrs/payments.yaml": both})
    repository.commit("Tidy up", plan(0.5), GIT_COMMITTER_DATE=day)
    (row,) = page_of(read_site(repository.folder, TODAY), "changes.md").xpath("//*[@data-okr-row]")
    assert {"promises", "work"} <= set(row.get("data-kind").split())


def test_what_could_not_be_read_is_told_without_backticks(repository: Workshop) -> None:
    repository.commit("Plan", plan(0.5))
    repository.commit("Break it", {"okrs/payments.yaml": "team: payments\nobjectives: []\ncycel: 2026-Q4\n"})
    problems = page_of(read_site(repository.folder, TODAY), "changes/2026-10.md").xpath(
        "//li[starts-with(., 'could not be read')]"
    )
    assert any(one.xpath("./code") for one in problems)
    assert not any("`" in words(one) for one in problems)


def test_without_a_script_the_story_is_a_plain_list(visit: Callable[..., Visit], address: str) -> None:
    tab = visit(java_script_enabled=False)
    tab.page.goto(f"{address}{OBJECTIVE}/")
    expect(tab.page.locator(".okr-filters")).to_be_hidden()
    assert tab.page.locator(".okr-told > ol > li").count() == 8
    assert all(one.is_visible() for one in tab.page.locator(".okr-told > ol > li").all())


def test_the_story_of_an_objective_is_filtered_without_loading_a_page(visit: Callable[..., Visit], address: str) -> None:
    tab = visit()
    tab.page.goto(f"{address}{OBJECTIVE}/")
    rows = tab.page.locator(".okr-told [data-okr-row]")
    tab.page.get_by_label("About").select_option("promises")
    expect(tab.page.locator(".okr-filters output")).to_contain_text(f"of {rows.count()} shown")
    seen = [one for one in rows.all() if one.is_visible()]
    assert seen
    assert all("promises" in (one.get_attribute("data-kind") or "").split() for one in seen)
    told = [one.get_attribute("data-kind") or "" for one in tab.page.locator("li li[data-kind]:visible").all()]
    assert all("promises" in each.split() for each in told)
    expect(tab.page.locator(".okr-told", has_text="Li Wei eased the target")).to_be_visible()
    assert tab.page.url.endswith("?kind=promises")
    tab.page.get_by_role("button", name="clear", exact=True).click()
    expect(tab.page.locator(".okr-filters output")).to_have_text("")
    assert tab.page.locator(".okr-told > ol > li:visible").count() == 8
    assert len([url for url in tab.asked if OBJECTIVE in url]) == 1
    tab.page.goto(f"{address}{OBJECTIVE}/?kind=work")
    assert tab.page.get_by_label("About").input_value() == "work"
    expect(tab.page.locator(".okr-told > details")).to_have_attribute("open", "")
    assert tab.problems == []


def test_changes_are_filtered_by_kind_and_team(visit: Callable[..., Visit], address: str) -> None:
    tab = visit()
    tab.page.goto(f"{address}changes/")
    weeks = tab.page.locator(".okr-told > section:visible").count()
    tab.page.get_by_label("About").select_option("promises")
    assert 0 < tab.page.locator(".okr-told > section:visible").count() < weeks
    tab.page.get_by_label("Team").select_option("roastery")
    (one,) = tab.page.locator("[data-okr-row]:visible").all()
    assert "Jonas Brandt" in one.inner_text()
    assert tab.problems == []


def test_it_is_filtered_from_disk_too(on_disk: Path, browser: Browser) -> None:
    page = browser.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.goto((on_disk.parent / f"{OBJECTIVE}.html").as_uri())
    page.get_by_label("About").select_option("promises")
    expect(page.locator(".okr-filters output")).to_contain_text("shown")
    assert page.locator("[data-okr-row]:visible").count() < page.locator("[data-okr-row]").count()
    assert wrong == []
    page.close()
