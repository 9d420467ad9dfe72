"""`--format` and `--output` of `okr lint` and `okr validate`: the same findings, for programs that build, review and host."""

import json
from pathlib import Path
from typing import Any

import pytest

from okrkit.cli.options import FindingFormat
from okrkit.report.ci.formats import CiFormat
from okrkit.say import escape
from tests.cli.conftest import Okr
from tests.report.ci.consumers import (
    azure_commands,
    github_commands,
    gitlab_faults,
    junit_faults,
    rdjson_faults,
    sarif_faults,
)
from tests.repositories import WORKSPACE, Workshop
from tests.say.test_escape import PAYLOADS

FAULTS = {"gitlab": gitlab_faults, "sarif": sarif_faults, "junit": junit_faults, "rdjson": rdjson_faults}
TITLE = "Partner cafés know on Monday what money comes on Friday"
GOOD = f"team: payments\ncycle: 2026-Q4\nobjectives:\n  - {{id: on-time, title: {TITLE}}}\n"
BROKEN = "team: payments\ncycle: 2026-Q3\nobjectivs: []\n"
LINT = ("lint", "--select", "files,no-key-results", "--as-of", "2026-11-22")


@pytest.fixture
def plan(repository: Workshop) -> Workshop:
    """A repository with a workspace in plan/okrs."""
    repository.commit(
        "A plan that can be better",
        {"plan/okrs/okrs.yaml": WORKSPACE, "plan/okrs/payments.yaml": GOOD, "plan/okrs/a, b.yaml": BROKEN},
    )
    return repository


def places(told: str) -> list[tuple[str, str]]:
    return [(one.properties["file"], one.properties["line"]) for one in github_commands(told)]


def test_every_format_of_a_build_can_be_asked_for() -> None:
    assert set(FindingFormat) == {"text", "json", *CiFormat}


@pytest.mark.parametrize("format", FindingFormat)
@pytest.mark.parametrize(
    ("command", "code"),
    [(LINT, 1), ((*LINT, "okrs/okrs.yaml"), 0), (("validate",), 1)],
    ids=["lint", "lint-nothing", "validate"],
)
def test_a_run_ends_alike_in_every_format(okr: Okr, plan: Workshop, command: tuple[str, ...], code: int, format: str) -> None:
    said = okr(*command, "-f", format, folder=plan.folder / "plan")
    assert (said.code, said.errors) == (code, "")
    assert FAULTS[format](said.output) == [] if format in FAULTS else said.output


@pytest.mark.parametrize(("folder", "where"), [(".", ("-C", "plan")), ("plan", ()), ("plan/okrs", ())], ids=str)
@pytest.mark.parametrize("when", [(), ("--at", "HEAD")], ids=["now", "then"])
def test_paths_begin_at_the_top_of_the_repository(
    okr: Okr, plan: Workshop, folder: str, where: tuple[str, ...], when: tuple[str, ...]
) -> None:
    said = okr(*LINT, *where, *when, "-f", "github", folder=plan.folder / folder)
    assert places(said.output) == [("plan/okrs/a, b.yaml", "3"), ("plan/okrs/payments.yaml", "4")]
    assert "title=no-key-results,file=plan/okrs/payments.yaml,line=4,endLine=4,col=26,endColumn=81::" in said.output


def test_without_a_repository_paths_begin_at_the_workspace(okr: Okr, tmp_path: Path) -> None:
    (tmp_path / "okrs").mkdir()
    (tmp_path / "okrs" / "okrs.yaml").write_text(WORKSPACE)
    (tmp_path / "okrs" / "payments.yaml").write_text(GOOD)
    assert places(okr(*LINT, "-f", "github").output) == [("payments.yaml", "4")]


def test_a_link_is_noted_where_its_lines_are(okr: Okr, plan: Workshop) -> None:
    (plan.folder / "plan/okrs/link.yaml").symlink_to("a, b.yaml")
    (plan.folder / "plan/okrs/round.yaml").symlink_to("round.yaml")
    (plan.folder / "plan/okrs/out.yaml").symlink_to("/")
    told = places(okr("validate", "-f", "github", folder=plan.folder / "plan").output)
    assert told.count(("plan/okrs/a, b.yaml", "3")) == 2
    assert ("plan/okrs/round.yaml", "1") in told


def test_a_report_goes_to_a_file_and_the_text_to_the_log(okr: Okr, plan: Workshop) -> None:
    text = okr(*LINT, folder=plan.folder / "plan")
    report = okr(*LINT, "-f", "sarif", folder=plan.folder / "plan")
    said = okr(*LINT, "-f", "sarif", "-o", "out/okr.sarif", folder=plan.folder / "plan")
    assert said == text
    assert (plan.folder / "plan/out/okr.sarif").read_text() == report.output
    assert [one.name for one in (plan.folder / "plan/out").iterdir()] == ["okr.sarif"]
    said = okr("validate", "-f", "json", "-o", "/dev/stdout", folder=plan.folder / "plan")
    assert said.output.endswith("}\n")


def test_an_output_without_a_format_is_refused(okr: Okr, plan: Workshop) -> None:
    for command in ("lint", "validate"):
        said = okr(command, "-o", "x", folder=plan.folder / "plan")
        assert (said.output, said.code) == ("", 2)
        assert said.errors.startswith("error: `--output` has nothing to write: text is printed\nhelp: ")


def test_lint_and_validate_know_a_finding_by_the_same_fingerprint(okr: Okr, plan: Workshop) -> None:
    lint, validate = (
        {one["fingerprint"] for one in json.loads(okr(*command, "-f", "gitlab", folder=plan.folder / "plan").output)}
        for command in (("lint", "--select", "schema"), ("validate",))
    )
    assert lint == validate
    assert len(lint) == 1


def test_no_name_and_no_title_becomes_more_than_that(okr: Okr, repository: Workshop) -> None:
    titles = [title for title in PAYLOADS if escape.stripped(title) == title]  # with others a file is not read at all
    objectives: list[dict[str, Any]] = [{"id": f"o-{at}", "title": title} for at, title in enumerate(titles)]
    everything = {"team": "payments", "cycle": "2026-Q4", "objectives": objectives}
    repository.commit("Titles", {"okrs/okrs.yaml": WORKSPACE, "okrs/::error::x%0A.yaml": json.dumps(everything)})
    (repository.folder / "okrs" / "a\udcff\n::error::y.yaml").write_text("::error::z\n")
    said = okr("lint", "--as-of", "2026-11-22", "-f", "github", folder=repository.folder)
    told = github_commands(said.output)
    assert (said.errors, said.code, len(told)) == ("", 1, 30)
    assert {one.name for one in told} == {"error", "warning", "notice"}
    assert {one.properties.get("file") for one in told} == {"okrs/::error::x%0A.yaml", None}
    assert "\nokrs/a\\udcff\\n::error::y.yaml:1:1: error `a" in said.output
    assert azure_commands(said.output) == []
