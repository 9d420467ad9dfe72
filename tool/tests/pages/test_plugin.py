"""The MkDocs plugin, in real builds of small sites."""

import json
import shutil
from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from pathlib import Path
from textwrap import dedent

import pytest
from lxml import etree, html

from okrkit.errors import OkrError
from okrkit.pages.site import build_site
from tests.pages.tiny import OBJECTIVE, TODAY, WORKSPACE

CONFIGURATION = """
    site_name: Tiny
    theme: {name: material, font: false}
    plugins: [search, okrkit]
    """


def written(folder: Path, files: Mapping[str, str] | None = None) -> Path:
    """The folder, with a small plan and these files in it."""
    for path, text in ({"okrs/okrs.yaml": WORKSPACE, "okrs/top.yaml": OBJECTIVE} | dict(files or {})).items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(dedent(text), "utf-8")
    return folder


@pytest.fixture
def workspace(tmp_path: Path) -> Callable[..., Path]:
    """A function that writes files into a folder with a small plan."""
    return partial(written, tmp_path)


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a small plan and no configuration, of which a site was built. Nobody may change it."""
    folder = written(tmp_path_factory.mktemp("plain"))
    assert build_site(folder, TODAY) == folder / "build" / "site" / "index.html"
    return folder


def read(page: Path) -> html.HtmlElement:
    return html.parse(str(page)).getroot()


def test_a_folder_without_any_configuration_becomes_a_site(plain: Path) -> None:
    page = read(plain / "build" / "site" / "index.html")
    assert page.findtext(".//title") == "2026-Q4 at a glance - Tiny Works OKRs"
    tabs = [" ".join(tab.text_content().split()) for tab in page.find_class("md-tabs__link")]
    assert tabs == ["Home", "Alignment", "Teams", "Cycles", "Changes", "Goalposts", "Quality", "Guide"]
    assert sorted(path.name for path in plain.iterdir()) == ["build", "okrs"]


def test_a_page_written_by_hand_wins(workspace: Callable[..., Path]) -> None:
    folder = workspace({"mkdocs.yml": CONFIGURATION, "docs/index.md": "# Welcome\n", "docs/teams/top.md": "# We are the top\n"})
    index = build_site(folder, TODAY)
    assert "Welcome" in read(index).text_content()
    assert "We are the top" in read(index.parent / "teams/top/index.html").text_content()
    assert (index.parent / "teams/sub/index.html").exists()


def test_detail_pages_stay_out_of_the_navigation(workspace: Callable[..., Path]) -> None:
    index = build_site(workspace({"mkdocs.yml": CONFIGURATION, "docs/about.md": "# About\n"}), TODAY)
    links = {link.get("href") for link in read(index).find_class("md-nav__link") if link.tag == "a"}
    assert {"alignment/", "teams/", "cycles/", "changes/", "goalposts/", "quality/", "about/"} <= links
    assert not any("warm" in link or "top" in link for link in links)


def test_the_search_has_one_short_entry_for_each_page(plain: Path) -> None:
    entries = json.loads((plain / "build/site/search/search_index.json").read_text("utf-8"))["docs"]
    ours = {entry["location"]: entry for entry in entries if not entry["location"].startswith("guide/")}
    assert len([entry for entry in entries if not entry["location"].startswith("guide/")]) == len(ours)
    warm = ours["2026-Q4/top/warm/"]
    assert warm["title"] == "Everybody is warm"
    assert {"Top", "Ada Lind", "Degrees rise"} <= {part.strip() for part in warm["text"].split("·")}
    assert all(len(entry["text"]) < 500 for entry in ours.values())


def test_another_search_plugin_reads_the_pages_itself(workspace: Callable[..., Path]) -> None:
    folder = workspace(
        {
            "mkdocs.yml": """
        site_name: Plain
        theme: {name: mkdocs, highlightjs: false}
        plugins: [search, okrkit]
        """,
            "docs/about.md": "# About\n",
        }
    )
    index = build_site(folder, TODAY)
    entries = json.loads((index.parent / "search/search_index.json").read_text("utf-8"))["docs"]
    assert any("Everybody is warm" in entry["text"] for entry in entries)


def test_the_edit_link_leads_to_the_yaml(workspace: Callable[..., Path]) -> None:
    configuration = "site_name: T\ntheme: {name: material, font: false, features: [content.action.edit]}\nplugins: [okrkit]\n"
    index = build_site(workspace({"mkdocs.yml": configuration, "docs/about.md": "# About\n"}), TODAY)
    page = read(index.parent / "2026-Q4/top/warm/index.html")
    edit = page.xpath("//a[contains(@class, 'md-content__button')]/@href")
    assert edit == ["https://git.example.com/tiny/okrs/blob/HEAD/top.yaml#L5"]


def test_titles_are_escaped_where_templates_do_not(workspace: Callable[..., Path]) -> None:
    hostile = OBJECTIVE.replace("Everybody is warm", "'<script>alert(1)</script>&\"'").replace(
        "Cold people leave", "'\"><img src=x>'"
    )
    workspace_text = WORKSPACE.replace("Tiny Works", "'<b onclick=x>Tiny</b>'")
    folder = workspace()
    (folder / "okrs/top.yaml").write_text(dedent(hostile), "utf-8")
    (folder / "okrs/okrs.yaml").write_text(dedent(workspace_text), "utf-8")
    index = build_site(folder, TODAY)
    page = read(index.parent / "2026-Q4/top/warm/index.html")
    assert page.findtext(".//title") == '<script>alert(1)</script>&" - <b onclick=x>Tiny</b> OKRs'
    assert page.xpath("//meta[@name='description']/@content") == ['"><img src=x>']
    assert not [one for one in page.iter("script") if "alert" in (one.text or "")]
    assert not page.xpath("//@onclick")
    assert not page.xpath("//img[@src='x']")
    entries = json.loads((index.parent / "search/search_index.json").read_text("utf-8"))["docs"]
    assert all("<" not in entry["title"] for entry in entries)


def test_a_plan_that_cannot_be_read_stops_the_build_and_says_where(workspace: Callable[..., Path]) -> None:
    folder = workspace()
    (folder / "okrs/broken.yaml").write_text("team: top\n\tcycle: 2026-Q4\n")
    with pytest.raises(OkrError) as stopped:
        build_site(folder, TODAY)
    assert "broken.yaml:2:1" in stopped.value.message


def test_no_plan_at_all_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(OkrError):
        build_site(tmp_path, TODAY)


@pytest.mark.parametrize(
    "configuration", ["site_name: [", "plugins: [okrkit, nonsense]\nsite_name: x", "docs_dir: nowhere\nsite_name: x"]
)
def test_a_configuration_that_is_wrong_is_one_sentence(workspace: Callable[..., Path], configuration: str) -> None:
    with pytest.raises(OkrError):
        build_site(workspace({"mkdocs.yml": configuration}), TODAY)


def test_a_broken_link_in_a_page_written_by_hand_stops_the_build(workspace: Callable[..., Path]) -> None:
    folder = workspace({"mkdocs.yml": CONFIGURATION, "docs/about.md": "# About\n\n[gone](gone.md)\n"})
    with pytest.raises(OkrError, match=r"gone\.md"):
        build_site(folder, TODAY)


def test_a_page_written_by_hand_may_link_to_a_key_result(workspace: Callable[..., Path]) -> None:
    strict = CONFIGURATION + "\n    validation: {links: {anchors: warn}}\n"
    folder = workspace({"mkdocs.yml": strict, "docs/about.md": "# About\n\n[degrees](2026-Q4/top/warm.md#degrees)\n"})
    about = build_site(folder, TODAY).parent / "about/index.html"
    assert "../2026-Q4/top/warm/#degrees" in read(about).xpath("//a/@href")


def test_the_day_of_the_command_wins_over_the_configuration(workspace: Callable[..., Path]) -> None:
    folder = workspace(
        {
            "mkdocs.yml": "site_name: T\ntheme: {name: material, font: false}\nplugins: [okrkit: {as_of: 2026-10-20}]\n",
            "docs/about.md": "# About\n",
        }
    )
    assert "Week 3 of 13" in read(build_site(folder)).text_content()
    assert "Week 8 of 13" in read(build_site(folder, TODAY)).text_content()


def test_the_same_plan_and_day_give_the_same_bytes(plain: Path, tmp_path: Path) -> None:
    first = plain / "build" / "site"
    second = build_site(plain, TODAY, tmp_path / "again").parent
    files = sorted(path.relative_to(first) for path in first.rglob("*") if path.is_file())
    assert files == sorted(path.relative_to(second) for path in second.rglob("*") if path.is_file())
    assert [name for name in files if (first / name).read_bytes() != (second / name).read_bytes()] == []


def test_dates_for_engines_are_the_day_of_the_plan_and_not_of_the_build(workspace: Callable[..., Path]) -> None:
    folder = workspace(
        {"mkdocs.yml": CONFIGURATION + "\n    site_url: https://okrs.example.com/\n", "docs/about.md": "# About\n"}
    )
    index = build_site(folder, date(2026, 11, 3))
    days = etree.parse(index.parent / "sitemap.xml").xpath("//*[local-name()='lastmod']/text()")
    assert set(days) == {"2026-11-03"}


def test_pages_without_folders_of_their_own(workspace: Callable[..., Path]) -> None:
    folder = workspace({"mkdocs.yml": CONFIGURATION + "\n    use_directory_urls: false\n", "docs/about.md": "# About\n"})
    index = build_site(folder, TODAY)
    assert "2026-Q4/top/warm.html" in read(index).xpath("//a/@href")
    assert (index.parent / "2026-Q4/top/warm.html").exists()


def test_the_search_dialog_and_the_way_past_the_header_have_names(plain: Path) -> None:
    page = read(plain / "build" / "site" / "index.html")
    assert page.xpath("//*[@role='dialog']/@aria-label") == ["Search"]
    assert page.xpath("//a[@class='md-skip']/@href") == ["#_title"]


def test_the_site_of_this_project_builds(tmp_path: Path) -> None:
    root = Path(__file__).parents[3]
    for name in ("mkdocs.yml", "okrs", "site"):
        source = root / name
        shutil.copytree(source, tmp_path / name) if source.is_dir() else shutil.copy(source, tmp_path / name)
    index = build_site(tmp_path)
    assert (index.parent / "guide/reading/index.html").exists()
    assert (index.parent / "decisions/index.html").exists()
