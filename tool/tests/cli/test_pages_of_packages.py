"""Rules that installed packages bring have their place in the site, in the real command."""

from pathlib import Path

from tests.cli.conftest import Okr
from tests.cli.packages import install

WORKSPACE = """\
version: 1
organization: Northwind Roasters
teams: {company: {name: Northwind}}
lint: {plugins: [northwind]}
"""
PLAN = """\
team: company
cycle: 2026-Q4
objectives:
  - {id: calm, title: Nobody dreads December!}
"""


def test_a_rule_of_a_package_has_a_page_and_its_findings_stand_with_the_others(okr: Okr, tmp_path: Path) -> None:
    okrs, installed, out = (tmp_path / name for name in ("okrs", "installed", "out"))
    okrs.mkdir()
    (okrs / "okrs.yaml").write_text(WORKSPACE)
    (okrs / "company.yaml").write_text(PLAN)
    install(installed)
    said = okr("pages", str(out), "--as-of", "2026-11-22", folder=okrs, PYTHONPATH=str(installed))
    assert said.code == 0, said
    assert "no-shouting" in (out / "rules.md").read_text("utf-8")
    page = (out / "rules" / "no-shouting.md").read_text("utf-8")
    assert "family Custom" in page
    assert "shouts" in page
    assert "rules/no-shouting/" in (out / "2026-Q4" / "company" / "calm.md").read_text("utf-8")
