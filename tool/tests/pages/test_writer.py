"""Pages on disk: only what changed is touched, only what was made is deleted, and a Markdown parser leaves bodies alone."""

import json
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import markdown
import pytest
import yaml
from lxml import html

from okrkit.errors import OkrError
from okrkit.pages.context import Site
from okrkit.pages.every import pages
from okrkit.pages.write import LIST, Written, write_pages

MakeSite = Callable[..., Site]


def shift_clocks(folder: Path) -> None:
    for path in folder.rglob("*"):
        os.utime(path, (1, 1))


def touched(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file() and path.stat().st_mtime > 1)


def test_the_first_time_everything_is_written(make_site: MakeSite, tmp_path: Path) -> None:
    written = write_pages(make_site(), tmp_path)
    assert written == Written(pages=12, changed=15, deleted=0)
    assert (tmp_path / "2026-Q4/top/warm.md").read_text("utf-8").startswith('---\ntitle: "Everybody is warm"\n')
    assert (tmp_path / "assets/okrkit.css").stat().st_size > 0


def test_the_second_time_nothing_is_touched(make_site: MakeSite, tmp_path: Path) -> None:
    write_pages(make_site(), tmp_path)
    shift_clocks(tmp_path)
    assert write_pages(make_site(), tmp_path) == Written(pages=12, changed=0, deleted=0)
    assert touched(tmp_path) == []


def test_only_what_is_different_is_written(make_site: MakeSite, tmp_path: Path) -> None:
    site = make_site()
    write_pages(site, tmp_path)
    shift_clocks(tmp_path)
    write_pages(replace(site, no_history="it rained"), tmp_path)
    assert "cycles.md" not in touched(tmp_path)
    assert "changes.md" in touched(tmp_path)


def test_a_page_that_is_no_more_goes_and_its_empty_folder_with_it(make_site: MakeSite, tmp_path: Path) -> None:
    site = make_site()
    write_pages(site, tmp_path)
    bare = replace(site, plan=site.plan.with_objectives(()))
    assert write_pages(bare, tmp_path).deleted == 2
    assert not (tmp_path / "2026-Q4").exists()
    assert (tmp_path / "index.md").exists()


def test_what_somebody_wrote_or_changed_is_left_alone(make_site: MakeSite, tmp_path: Path) -> None:
    site = make_site()
    (tmp_path / "index.md").write_text("# Welcome\n")
    (tmp_path / "notes.md").write_text("mine\n")
    write_pages(site, tmp_path)
    edited = tmp_path / "2026-Q4/top/warm.md"
    edited.write_text("edited\n")
    write_pages(replace(site, plan=site.plan.with_objectives(())), tmp_path)
    assert (tmp_path / "index.md").read_text() == "# Welcome\n"
    assert (tmp_path / "notes.md").read_text() == "mine\n"
    assert edited.read_text() == "edited\n"


def test_a_list_that_leads_out_of_the_folder_deletes_nothing(make_site: MakeSite, tmp_path: Path) -> None:
    victim, out = tmp_path / "victim", tmp_path / "out"
    victim.write_text("keep me")
    out.mkdir()
    digest = "4b3b6f5f7a3f0f2d7c63f2bb01ba9b1b0a0bd0f0c6d3d3a4f2c1c5b7a8c9d0e1"
    (out / LIST).write_text(json.dumps({"files": {"../victim": digest, str(victim): digest}}))
    write_pages(make_site(), out)
    assert victim.read_text() == "keep me"


def test_a_list_that_cannot_be_read_is_told(make_site: MakeSite, tmp_path: Path) -> None:
    (tmp_path / LIST).write_text("{")
    with pytest.raises(OkrError, match="cannot be read"):
        write_pages(make_site(), tmp_path)


HOSTILE = (
    '</div> **b** [x](javascript:alert(1)) <script>x</script> {: onclick=x }\n\n# no heading\n\n    code\n---\n"quoted": [a'
)


def test_a_markdown_parser_gives_the_same_body_and_front_matter(make_site: MakeSite, tmp_path: Path) -> None:
    site = make_site()
    odd = replace(site.plan.objectives[0], title=HOSTILE, why=HOSTILE)
    spoiled = replace(site, plan=site.plan.with_objectives((odd,)))
    write_pages(spoiled, tmp_path)
    for page in pages(spoiled):
        _, front, body = (tmp_path / page.uri).read_text("utf-8").split("---\n", 2)
        meta = yaml.safe_load(front)
        assert html.fromstring(f"<p>{meta['title']}</p>").text_content() == " ".join(page.title.split())
        assert "<" not in meta["title"] + meta["description"]
        made = markdown.markdown(body, extensions=["attr_list", "tables", "md_in_html", "toc"])
        assert _shape(made) == _shape(str(page.body)), page.uri


def _shape(body: str) -> list[tuple[str, dict[str, str], str]]:
    root = html.fragment_fromstring(body)
    return [(one.tag, dict(one.attrib), " ".join((one.text or "").split())) for one in root.iter()]
