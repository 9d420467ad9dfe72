"""The register of goalposts on the site, and the marks that moves leave on the page of their objective."""

import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path

from lxml import html

from okrkit.pages.context import Site
from okrkit.pages.every import pages
from okrkit.pages.goalposts import goalposts_page
from okrkit.pages.page import Page
from okrkit.pages.site import read_site
from tests.pages.tiny import TODAY
from tests.repositories import Workshop, key_result, objective, okr_file

WORKSPACE = """\
version: 1
organization: Northwind Roasters
repository: https://github.com/northwind/okrs
teams: {payments: {name: Payments}}
"""


def tree(page: Page) -> html.HtmlElement:
    return html.fragment_fromstring(str(page.body))


def text(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def page_of(site: Site, uri: str) -> html.HtmlElement:
    return tree(next(page for page in pages(site) if page.uri == uri))


def plan(**changed: object) -> str:
    return okr_file(objective(key_results=key_result(**changed)))  # type: ignore[arg-type]


def commit(workshop: Workshop, subject: str, day: str, target: float, **also: str) -> None:
    when = f"{day}T12:00:00+01:00"
    files: dict[str, str | bytes | None] = {
        "okrs/okrs.yaml": WORKSPACE,
        "okrs/payments.yaml": plan(target=target, check_ins="{date: 2026-11-18, value: 3.1}"),
    }
    workshop.commit(subject, files, GIT_AUTHOR_DATE=when, GIT_COMMITTER_DATE=when, **also)


def test_the_register_of_the_demo_tells_the_quiet_move_first(demo: Path) -> None:
    page = tree(goalposts_page(read_site(demo, TODAY)))
    lead = text(page.find_class("okr-lead")[0])
    assert lead.startswith("3 moves since the freeze, among 47 promises of 2026 and 2026-Q4: 1 quiet, 2 declared.")
    moves = [text(item) for item in page.xpath("./section//li")]
    assert [move.split()[0] for move in moves] == ["quiet", "declared", "declared"]
    assert "Li Wei quietly eased the target 0.5% → 1.5%, “Tidy up numbers”" in moves[0]
    assert moves[0].endswith("Nobody said why. By the first promise 30% of the way, by the current one 41% of the way.")
    assert "(approved by Ana Costa)" in moves[2]
    assert [text(fold) for fold in page.xpath(".//details/summary")] == ["2026-Q3"]


def test_the_page_of_an_objective_says_what_moved_without_a_word(demo: Path) -> None:
    site = read_site(demo, TODAY)
    page = page_of(site, "2026-Q4/payments/on-time-payouts.md")
    notes = [text(note) for note in page.find_class("okr-note-risk")]
    assert any("Li Wei quietly eased the target 0.5% → 1.5%" in note for note in notes)
    assert [mark.text for mark in page.xpath("//*[@id='late-payouts']//*[contains(@class, 'okr-mark-label')]")] == [
        "frozen",
        "moved quietly",
        "today",
    ]
    declared = page_of(site, "2026-Q4/roastery/fresh-on-the-bar.md")
    marks = declared.xpath("//*[@id='within-five-days']//*[contains(@class, 'okr-mark-label')]")
    assert [mark.text for mark in marks] == ["frozen", "rebaselined", "today"]
    assert not any("quietly" in text(note) for note in declared.find_class("okr-note"))


def test_commits_and_requests_lead_to_the_host(repository: Workshop) -> None:
    commit(repository, "Plan", "2026-10-05", 0.5)
    commit(repository, "Ease it (#47)", "2026-11-02", 1.5)
    page = tree(goalposts_page(read_site(repository.folder, TODAY)))
    head = repository.git("rev-parse", "HEAD")
    links = page.xpath("./section//li//a/@href")
    assert f"https://github.com/northwind/okrs/commit/{head}" in links
    assert "https://github.com/northwind/okrs/pull/47" in links


def test_nobody_writes_into_the_page(repository: Workshop) -> None:
    hostile = '<script>alert(1)</script> " onclick="x {{ 7*7 }}'
    commit(repository, "Plan", "2026-10-05", 0.5)
    commit(repository, hostile, "2026-11-02", 1.5, GIT_AUTHOR_NAME="<img src=x>")
    site = read_site(repository.folder, TODAY)
    for page in (tree(goalposts_page(site)), page_of(site, "2026-Q4/payments/on-time-payouts.md")):
        assert not page.xpath("//script | //img | //@onclick")
        assert hostile in text(page)


def test_where_nothing_moved_it_says_so(repository: Workshop) -> None:
    commit(repository, "Plan", "2026-10-05", 0.5)
    page = tree(goalposts_page(read_site(repository.folder, TODAY)))
    assert "No goalpost has moved: 1 promise of 2026-Q4 stands as first made." in text(page)
    assert not page.xpath("./section | .//details")
    before = tree(goalposts_page(read_site(repository.folder, date(2026, 10, 6))))
    assert "No promise is held to anything yet: no cycle here has frozen." in text(before)


def test_what_nobody_can_know_is_said_to_be_unknown(repository: Workshop, tmp_path: Path) -> None:
    commit(repository, "Plan", "2026-10-05", 0.5)
    commit(repository, "Ease it", "2026-11-02", 1.5)
    shallow = tmp_path / "shallow"
    subprocess.run(["git", "clone", "--quiet", "--depth", "1", f"file://{repository.folder}", str(shallow)], check=True)
    page = tree(goalposts_page(read_site(shallow, TODAY)))
    (note,) = page.find_class("okr-note")
    assert text(note).startswith(
        "What 1 promise of 2026-Q4 said at the freeze on 11 October is not known: this clone is shallow"
    )
    assert text(note).endswith("git fetch --unshallow brings what came before.")


def test_what_is_not_committed_yet_was_never_promised(repository: Workshop) -> None:
    commit(repository, "Plan", "2026-10-05", 0.5)
    later = okr_file(objective(key_results=key_result(target=0.5)), objective("card-renewals"))
    repository.write({"okrs/payments.yaml": later})
    page = tree(goalposts_page(read_site(repository.folder, TODAY)))
    assert "No goalpost has moved: 1 promise of" in text(page)


def test_without_a_history_it_says_why(make_site: Callable[..., Site]) -> None:
    page = tree(goalposts_page(make_site(no_history="this is not a git repository, so it has no history")))
    assert "No history here: this is not a git repository, so it has no history." in text(page)
