"""A cycle then and now: what was promised when it froze beside what is promised today."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from lxml import html

from okrkit.pages.context import Site
from okrkit.pages.cycles import cycle_page
from okrkit.pages.site import read_site
from tests.pages.tiny import TODAY
from tests.repositories import Workshop, key_result, objective, okr_file

WORKSPACE = "version: 1\norganization: Northwind Roasters\nteams: {payments: {name: Payments}}\n"


def commit(workshop: Workshop, day: str, text: str | None, subject: str = "Plan") -> None:
    when = f"{day}T12:00:00+01:00"
    files: dict[str, str | bytes | None] = {"okrs/okrs.yaml": WORKSPACE, "okrs/payments.yaml": text}
    workshop.commit(subject, files, GIT_AUTHOR_DATE=when, GIT_COMMITTER_DATE=when)


def page_of(site: Site, cycle: str = "2026-Q4") -> html.HtmlElement:
    return html.fragment_fromstring(str(cycle_page(site, site.plan.cycles[cycle]).body))


def words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def table(page: html.HtmlElement) -> dict[str, list[str]]:
    (found,) = page.find_class("okr-then")
    return {words(row[0]): [words(cell) for cell in row[1:]] for row in found.iter("tr")}


def headline(page: html.HtmlElement) -> str:
    return words(page.xpath("//h2[@id='_then']/following-sibling::p")[0])


def test_the_demo_shows_the_three_times_of_its_quarter_and_what_moved(demo: Path) -> None:
    page = page_of(read_site(demo, TODAY))
    rows = table(page)
    heads = [" ".join(head.split()[:3]) for head in rows["Objective"]]
    assert heads == ["At the freeze", "In the middle", "Now 22 November"]
    assert rows["Late payouts fall from 4.2% to 0.5%"] == ["target 0.5%", "target 1.5%", "target 1.5%"]
    assert rows["Bags on the bar within five days of roasting rise from 71% to 85%"][0] == "target 90%"
    assert rows["New cafés whose own baristas pass the taste test rise from 30% to 75%"] == ["promised", "dropped", "dropped"]
    assert rows["Partner cafés trust that payouts arrive on the day we said"] == ["5%", "33%", "35%"]
    assert rows["Key results"] == ["37", "36", "36"]
    assert headline(page).startswith("Of 37 promises at the freeze, 34 stand as made.")
    moved = [words(cell) for cell in page.xpath("//*[contains(@class, 'okr-then')]//strong")]
    assert moved == ["dropped", "target 1.5%", "target 85%"]


def test_a_closed_cycle_ends_with_its_last_day(demo: Path) -> None:
    heads = table(page_of(read_site(demo, TODAY), "2026-Q3"))["Objective"]
    assert heads[-1] == "At the end 30 September"


def test_progress_is_that_of_the_promise_made_then(repository: Workshop) -> None:
    entry = "{date: 2026-10-05, value: 3.2}"
    commit(repository, "2026-10-05", okr_file(objective(key_results=key_result(target=2.2, check_ins=entry))))
    commit(repository, "2026-11-02", okr_file(objective(key_results=key_result(target=3.2, check_ins=entry))))
    rows = table(page_of(read_site(repository.folder, TODAY)))
    assert rows["Every payout arrives on time"] == ["50%", "100%", "100%"]
    assert rows["Late payouts fall"] == ["target 2.2", "target 3.2", "target 3.2"]


def test_what_was_renamed_is_the_same_and_what_came_or_went_says_so(repository: Workshop) -> None:
    started = okr_file(objective(key_results=key_result()), objective("card-renewals", "Cards renew", key_result("renewed")))
    commit(repository, "2026-10-05", started)
    renamed = objective("prompt-payouts\n    formerly: [on-time-payouts]", key_results=key_result(target=1.5))
    refunds = "      - {id: refunds, title: A tenth of the refunds, baseline: 900, target: 90}\n"
    added = objective("fewer-refunds", "Refunds fall", refunds)
    commit(repository, "2026-11-02", okr_file(renamed, added))
    page = page_of(read_site(repository.folder, TODAY))
    rows = table(page)
    assert rows["Late payouts fall"] == ["target 0.5", "target 1.5", "target 1.5"]
    assert rows["Refunds fall"] == ["not yet", "unknown", "unknown"]
    assert rows["Cards renew"] == ["unknown", "gone", "gone"]
    assert headline(page).startswith("Of 2 promises at the freeze, 0 stand as made. 1 more came later.")
    assert not page.xpath("//a[.='Cards renew']"), "what is gone has no page"


def test_before_the_freeze_there_is_nothing_to_look_back_to(repository: Workshop) -> None:
    commit(repository, "2026-10-05", okr_file(objective()))
    assert not page_of(read_site(repository.folder, date(2026, 10, 8))).find_class("okr-then")


def test_a_history_that_begins_later_shows_only_what_is_known(repository: Workshop) -> None:
    commit(repository, "2026-11-02", okr_file(objective()))
    page = page_of(read_site(repository.folder, TODAY))
    heads = table(page)["Objective"]
    assert [head.split()[0] for head in heads] == ["In", "Now"]
    assert headline(page).startswith("Of 1 promise on 16 November, 1 stands as made.")


def test_a_file_that_could_not_be_read_then_is_not_said_to_be_missing(repository: Workshop) -> None:
    commit(repository, "2026-10-05", "team: payments\n\tcycle: 2026-Q4\n")
    commit(repository, "2026-11-02", okr_file(objective()))
    rows = table(page_of(read_site(repository.folder, TODAY)))
    assert rows["Objective"][0].endswith("1 file could not be read")
    assert rows["Every payout arrives on time"][0] == "unknown"


def test_nobody_writes_into_the_table(repository: Workshop) -> None:
    hostile = '<script>alert(1)</script> " onclick="x'
    commit(repository, "2026-10-05", okr_file(objective(title=f"'{hostile}'")), hostile)
    page = page_of(read_site(repository.folder, TODAY))
    assert not page.xpath("//script | //@onclick")
    assert hostile in table(page)


def test_without_a_history_the_page_has_no_such_part(make_site: Callable[..., Site]) -> None:
    assert not page_of(make_site()).find_class("okr-then")
