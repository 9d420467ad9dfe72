"""The built demo: every link and anchor leads somewhere, nothing comes from another host, and pages stay small."""

import gzip
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from lxml import html

ROOT = "https://built.example/"


def built_pages(site: Path) -> dict[str, html.HtmlElement]:
    """Every page by its address."""
    found = {}
    for path in sorted(site.rglob("*.html")):
        name = path.relative_to(site).as_posix()
        address = name.removesuffix("index.html") if path.name == "index.html" else name
        found[address] = html.parse(str(path)).getroot()
    return found


def target(site: Path, path: str) -> Path:
    file = site / unquote(path)
    return file / "index.html" if path.endswith("/") or not path else file


def test_every_link_and_every_anchor_leads_somewhere(built: Path) -> None:
    pages = built_pages(built)
    ids = {address: set(page.xpath("//@id | //a/@name")) for address, page in pages.items()}
    broken = []
    for address, page in pages.items():
        if address == "404.html":
            continue  # it may be shown at any address, so its links begin at the root of the host
        for link in page.xpath("//a/@href | //link[not(@rel='canonical')]/@href | //script/@src | //img/@src"):
            parts = urlsplit(urljoin(ROOT + address, link))
            if f"{parts.scheme}://{parts.netloc}/" != ROOT:
                continue
            there = parts.path.removeprefix("/")
            if not target(built, there).is_file() or (parts.fragment and unquote(parts.fragment) not in ids.get(there, ())):
                broken.append((address, link))
    assert len(pages) > 40
    assert broken == []


def test_nothing_is_loaded_from_another_host(built: Path) -> None:
    for address, page in built_pages(built).items():
        loaded = page.xpath("//script/@src | //img/@src | //iframe/@src | //link[@rel!='canonical']/@href | //use/@href")
        assert [one for one in loaded if urlsplit(one).netloc] == [], address


def test_every_objective_of_the_plan_has_a_page_that_can_be_reached_from_home(built: Path) -> None:
    pages = built_pages(built)
    reached, waiting = set(), [""]
    while waiting:
        address = waiting.pop()
        if address in reached or address not in pages:
            continue
        reached.add(address)
        for link in pages[address].xpath("//main//a/@href | //nav//a/@href"):
            parts = urlsplit(urljoin(ROOT + address, link))
            if parts.netloc == urlsplit(ROOT).netloc:
                waiting.append(parts.path.removeprefix("/"))
    assert set(pages) - reached == {"404.html"}


def test_pages_have_no_link_inside_a_drawing_or_a_summary(built: Path) -> None:
    for address, page in built_pages(built).items():
        assert not page.xpath("//*[local-name()='svg']//@href[not(starts-with(., '#'))]"), address
        assert not page.xpath("//summary//a"), address
        assert not page.xpath("//main//script[@type='application/json']"), address


def test_ids_are_unique_on_every_page(built: Path) -> None:
    for address, page in built_pages(built).items():
        ids = page.xpath("//main//@id")
        assert len(ids) == len(set(ids)), address


@pytest.mark.parametrize(
    "address",
    [
        "",
        "alignment/",
        "teams/",
        "cycles/",
        "changes/",
        "2026-Q4/",
        "teams/payments/",
        "goalposts/",
        "quality/",
        "rules/",
        "rules/jargon/",
    ],
)
def test_the_pages_that_people_begin_with_weigh_little(built: Path, address: str) -> None:
    assert len(target(built, address).read_bytes()) <= 40_000


def test_no_page_is_heavy_on_the_wire(built: Path) -> None:
    pages = {path.relative_to(built).as_posix(): path.read_bytes() for path in built.rglob("*.html")}
    assert {name: len(gzip.compress(page)) for name, page in pages.items() if len(gzip.compress(page)) > 12_000} == {}


def test_our_script_and_style_weigh_little(built: Path) -> None:
    assert len(gzip.compress((built / "assets/okrkit.js").read_bytes())) <= 25_000
    assert len(gzip.compress((built / "assets/okrkit.css").read_bytes())) <= 8_000
