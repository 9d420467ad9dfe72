"""The Atom feed of changes, held to the rules of RFC 4287."""

import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from lxml import etree, html

from okrkit.pages.context import Site
from okrkit.pages.feed import feed
from okrkit.pages.site import build_site, read_site
from tests.pages.tiny import TODAY
from tests.repositories import Workshop, key_result, objective, okr_file

ATOM = "{http://www.w3.org/2005/Atom}"
ROOT = "https://okrs.example.com/plan/"
ONCE = {"feed": ("id", "title", "updated"), "entry": ("id", "title", "updated", "content")}
AT_MOST_ONCE = {
    "feed": ("generator", "icon", "logo", "rights", "subtitle"),
    "entry": ("published", "rights", "source", "summary"),
}
WORKSPACE = """\
version: 1
organization: Northwind Roasters
repository: https://github.com/northwind/okrs
teams: {payments: {name: Payments}}
"""


def parsed(document: bytes) -> etree._Element:
    return etree.fromstring(document, etree.XMLParser(resolve_entities=False))


def entries(root: etree._Element) -> list[etree._Element]:
    return list(root.findall(f"{ATOM}entry"))


def texts(element: etree._Element, name: str) -> list[str]:
    return [one.text or "" for one in element.findall(f"{ATOM}{name}")]


def must_keep_to_rfc_4287(root: etree._Element) -> None:
    """What section 4 of the standard demands of a feed and of its entries."""
    assert root.tag == f"{ATOM}feed"
    for element in (root, *entries(root)):
        name = element.tag.removeprefix(ATOM)
        for child in ONCE[name]:
            assert len(element.findall(f"{ATOM}{child}")) == 1, (name, child)  # 4.1.1, 4.1.2
        for child in AT_MOST_ONCE[name]:
            assert len(element.findall(f"{ATOM}{child}")) <= 1, (name, child)
        assert urlsplit(texts(element, "id")[0]).scheme, "4.2.6: an id is an absolute IRI"
        for moment in (*texts(element, "updated"), *texts(element, "published")):
            assert datetime.fromisoformat(moment).tzinfo, "3.3: a date has a time and an offset"
            assert "T" in moment
        links = element.findall(f"{ATOM}link")
        assert all(link.get("href") for link in links), "4.2.7.1"
        kinds = [(link.get("rel"), link.get("type"), link.get("hreflang")) for link in links]
        assert len(kinds) == len(set(kinds)), "4.1.1: one link of each relation, type and language"
        assert all(one.get("term") for one in element.findall(f"{ATOM}category")), "4.2.2.1"
        for author in element.findall(f"{ATOM}author"):
            assert len(author.findall(f"{ATOM}name")) == 1, "3.2.1"
            assert texts(author, "name")[0]
    assert root.findall(f"{ATOM}author"), "4.1.1: entries without an author lean on that of the feed"
    ids = [texts(one, "id")[0] for one in (root, *entries(root))]
    assert len(ids) == len(set(ids)), "4.2.6: an id is of one thing only"
    assert all(not len(one) for one in root.iter(f"{ATOM}content")), "4.1.3.3: html is text, not elements"


def plan(target: float, **also: str) -> dict[str, str | bytes | None]:
    title = also.get("title", "Every payout arrives on time")
    return {
        "okrs/okrs.yaml": WORKSPACE,
        "okrs/payments.yaml": okr_file(objective("on-time-payouts", title, key_result(target=target))),
    }


def test_the_feed_of_the_demo_keeps_to_the_standard(demo: Path) -> None:
    for root in (None, ROOT):
        atom = parsed(feed(read_site(demo, TODAY), root))
        must_keep_to_rfc_4287(atom)
        told = [datetime.fromisoformat(one) for entry in entries(atom) for one in texts(entry, "updated")]
        assert len(told) == 50
        assert told == sorted(told, reverse=True)
        assert datetime.fromisoformat(texts(atom, "updated")[0]) == told[0]


def test_an_entry_tells_who_did_what_when(repository: Workshop) -> None:
    repository.commit("Plan", plan(0.5))
    repository.commit("Ease it (#47)", plan(1.5), GIT_COMMITTER_DATE="2026-11-02T12:00:00+01:00")
    newest, oldest = entries(parsed(feed(read_site(repository.folder, TODAY), ROOT)))
    assert texts(newest, "title") == ["Dana Ruiz eased the target of “Late payouts fall” 0.5 → 1.5"]
    assert texts(newest, "updated") == ["2026-11-02T12:00:00+01:00"]
    assert texts(newest.find(f"{ATOM}author"), "name") == ["Dana Ruiz"]  # type: ignore[arg-type]
    assert [one.get("term") for one in newest.findall(f"{ATOM}category")] == ["promises"]
    head = repository.git("rev-parse", "HEAD")
    assert [one.get("href") for one in newest.findall(f"{ATOM}link")] == [f"{ROOT}changes/2026-11/#_{head[:7]}"]
    content = html.fragment_fromstring(texts(newest, "content")[0], create_parent=True)
    assert content.xpath("//a/@href") == [
        f"https://github.com/northwind/okrs/commit/{head}",
        "https://github.com/northwind/okrs/pull/47",
    ]
    assert content.xpath("//li/text()") == ["eased the target of “Late payouts fall” 0.5 → 1.5"]
    assert "Plan" in texts(oldest, "content")[0]


def test_ids_and_bytes_stay_when_it_is_built_again_later_and_elsewhere(repository: Workshop, tmp_path: Path) -> None:
    repository.commit("Plan", plan(0.5))
    repository.commit("Ease it", plan(1.5))
    first = feed(read_site(repository.folder, TODAY), ROOT)
    copy = tmp_path / "elsewhere"
    shutil.copytree(repository.folder, copy)
    assert feed(read_site(copy, TODAY.replace(year=2027)), ROOT) == first
    repository.commit("Ease it more", plan(2.5))
    later = parsed(feed(read_site(repository.folder, TODAY), "https://moved.example/"))
    ids = [texts(one, "id") for one in entries(parsed(first))]
    assert [texts(one, "id") for one in entries(later)][1:] == ids
    assert texts(later, "id") == texts(parsed(first), "id")


@pytest.mark.parametrize("root", [None, "", "javascript:alert(1)", "not an address"])
def test_without_an_address_of_the_site_links_are_relative(repository: Workshop, root: str | None) -> None:
    repository.commit("Plan", plan(0.5))
    atom = parsed(feed(read_site(repository.folder, TODAY, directory_urls=False), root))
    must_keep_to_rfc_4287(atom)
    hrefs = [link.get("href") or "" for link in atom.iter(f"{ATOM}link")]
    assert hrefs == ["index.html", f"changes/2026-10.html#_{repository.git('rev-parse', '--short=7', 'HEAD')}"]


def test_nobody_writes_into_the_feed(repository: Workshop) -> None:
    hostile = ']]></content></entry><script>alert(1)</script> & " <img src=x onerror=y> {{ 7*7 }}'
    repository.commit("Plan", plan(0.5))
    repository.commit(hostile, plan(1.5, title=f"'{hostile}'"), GIT_AUTHOR_NAME="A\x1b[31m & B</name>")
    document = feed(read_site(repository.folder, TODAY), ROOT)
    atom = parsed(document)
    must_keep_to_rfc_4287(atom)
    assert b"\x1b" not in document
    assert len(entries(atom)) == 2
    content = html.fragment_fromstring(texts(entries(atom)[0], "content")[0], create_parent=True)
    assert {one.tag for one in content.iter()} == {"div", "p", "a", "ul", "li"}
    assert hostile in content.text_content()
    assert not content.xpath("//@onerror")


def test_a_plan_without_a_history_has_an_empty_feed(make_site: Callable[..., Site]) -> None:
    atom = parsed(feed(make_site()))
    must_keep_to_rfc_4287(atom)
    assert entries(atom) == []
    assert texts(atom, "updated") == ["2026-11-22T00:00:00+00:00"]


def test_every_page_of_a_built_site_leads_to_the_feed(repository: Workshop) -> None:
    configuration = (
        f"site_name: T\nsite_url: {ROOT}\ntheme: {{name: material, font: false}}\nplugins: [okrkit: {{plan: okrs}}]\n"
    )
    repository.commit("Plan", plan(0.5) | {"mkdocs.yml": configuration, "docs/about/us.md": "# About\n"})
    site = build_site(repository.folder, TODAY).parent
    must_keep_to_rfc_4287(parsed((site / "feed.xml").read_bytes()))
    pages = [path for path in site.rglob("*.html") if path.name != "404.html"]
    assert site / "about/us/index.html" in pages
    for path in pages:
        page = html.parse(str(path))
        (href,) = page.xpath("//head/link[@rel='alternate'][@type='application/atom+xml']/@href")
        assert (path.parent / href).resolve() == site / "feed.xml", path
    link = parsed((site / "feed.xml").read_bytes()).find(f"{ATOM}link[@rel='self']")
    assert link is not None
    assert link.get("href") == f"{ROOT}feed.xml"
