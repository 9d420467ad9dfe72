"""`okr owners` as people use it: on the demo, in repositories of its own, and on files that resist."""

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from okrkit.reading.schema import check
from tests.cli.conftest import Okr
from tests.repositories import Workshop, okr_file

WORKSPACE = """\
version: 1
organization: Northwind Roasters
teams:
  company: {name: Northwind, lead: ana}
  payments: {name: Payments, parent: company, lead: dana}
people:
  ana: {name: Ana Costa, handle: acosta}
  dana: {name: Dana Ruiz, handle: druiz}
"""
PLAN = {"okrs/okrs.yaml": WORKSPACE, "okrs/teams/payments/2026-Q4.yaml": okr_file()}
BEGIN, END = "# okr owners: begin", "# okr owners: end"


@pytest.fixture
def plan(repository: Workshop) -> Workshop:
    """A small plan in a repository."""
    repository.commit("Plan", PLAN)
    return repository


def lines(text: str) -> list[str]:
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def test_the_demo_on_github(okr: Okr, northwind: Path) -> None:
    said = okr("owners", folder=northwind)
    assert said.code == 0
    assert said.output.startswith(f"{BEGIN}\n# Made from the plan by `okr owners --write`")
    assert lines(said.output) == [
        "/okrs/ @acosta",
        "/okrs/company/ @acosta",
        "/okrs/teams/cafes/ @nhaddad",
        "/okrs/teams/payments/ @druiz",
        "/okrs/teams/platform/ @oyelaran",
        "/okrs/teams/roastery/ @jonas",
        "/okrs/teams/subscriptions/ @ravi",
        "/okrs/teams/support/ @mia",
        "/okrs/company/2026-Q4.yaml @acosta @tess",
        "/okrs/company/2026.yaml @acosta @ravi @tess",
        "/okrs/teams/cafes/2026-Q4.yaml @nhaddad @acosta",
        "/okrs/teams/payments/2026-Q4.yaml @druiz @liwei @acosta @ravi @tess",
        "/okrs/teams/platform/2026-Q4.yaml @oyelaran @pavel @druiz @tess",
        "/okrs/teams/roastery/2026-Q4.yaml @jonas @elin @acosta @tess",
        "/okrs/teams/subscriptions/2026-Q4.yaml @ravi @tess",
        "/okrs/teams/support/2026-Q4.yaml @mia @druiz @ravi @tess",
        "/.github/ @acosta",
        "/.github/CODEOWNERS @acosta",
        "/okrs/metrics.yaml @acosta",
        "/okrs/okrs.yaml @acosta",
        "/schema/ @acosta",
    ]
    assert said.errors == (
        "note: elin, jonas, mia, pavel, ravi and tess have no `handle`, so their ids stand for them; "
        "write `handle:` where GitHub knows somebody by another name\n"
    )


def test_the_demo_on_gitlab_asks_in_sections(okr: Okr, northwind: Path) -> None:
    said = okr("owners", "--host", "gitlab", folder=northwind).output
    assert [line for line in lines(said) if line.startswith("[")] == [
        "[OKRs]", "[OKRs that serve company]", "[OKRs that serve payments]",
    ]  # fmt: skip
    assert lines(said)[-2:] == ["/okrs/teams/platform/2026-Q4.yaml @druiz", "/okrs/teams/support/2026-Q4.yaml @druiz"]
    assert "@" not in "".join(line for line in said.splitlines() if line.startswith("#"))


def test_programs_get_the_same(okr: Okr, northwind: Path) -> None:
    for host in ("github", "gitlab"):
        answer = json.loads(okr("owners", "--host", host, "--format", "json", folder=northwind).output)
        assert check(answer, "owners-output") == []
        assert (answer["host"], answer["differs"], answer["usable"], answer["findings"]) == (host, None, True, [])
    answer = json.loads(okr("owners", "--check", "--format", "json", folder=northwind).output)
    assert (answer["file"], answer["differs"]) == (".github/CODEOWNERS", True)


def test_from_nothing_to_a_file_that_says_what_the_plan_says(okr: Okr, plan: Workshop) -> None:
    missing = okr("owners", "--check", folder=plan.folder)
    assert (missing.code, missing.output) == (
        1,
        "✘ there is no CODEOWNERS that GitHub reads\n  `okr owners --write` makes it\n",
    )
    written = okr("owners", "--write", folder=plan.folder)
    assert (written.code, written.output.splitlines()[0]) == (
        0,
        "✔ .github/CODEOWNERS is made: 1 folder of a team, 1 open plan and 3 guarded paths",
    )
    file = plan.folder / ".github" / "CODEOWNERS"
    assert file.read_text("utf-8") == okr("owners", folder=plan.folder).output
    before = file.stat().st_mtime_ns
    assert okr("owners", "--check", folder=plan.folder).output == "✔ .github/CODEOWNERS says what the plan says\n"
    assert "nothing to write" in okr("owners", "--write", folder=plan.folder).output
    assert file.stat().st_mtime_ns == before
    assert [path.name for path in file.parent.iterdir()] == ["CODEOWNERS"]


def test_check_shows_what_differs_and_nothing_else(okr: Okr, plan: Workshop) -> None:
    okr("owners", "--write", folder=plan.folder)
    plan.write({"okrs/okrs.yaml": WORKSPACE.replace("druiz", "danar")})
    said = okr("owners", "--check", folder=plan.folder / "okrs" / "teams")
    assert said.code == 1
    changed = [line.strip() for line in said.output.splitlines() if line.strip().startswith(("+", "-"))]
    assert changed == [
        "-/okrs/teams/payments/ @druiz",
        "+/okrs/teams/payments/ @danar",
        "-/okrs/teams/payments/2026-Q4.yaml @druiz",
        "+/okrs/teams/payments/2026-Q4.yaml @danar",
    ]
    assert said.output.endswith("`okr owners --write` mends it\n")


def test_what_people_wrote_stays_where_the_host_reads_it(okr: Okr, plan: Workshop) -> None:
    """The first place in which the host finds a file counts, and so do the bits of its mode."""
    hand = f"* @everybody\r\n{BEGIN}\r\n{END}\r\n/src/ @builders"
    plan.write({"docs/CODEOWNERS": hand})
    (plan.folder / "docs" / "CODEOWNERS").chmod(0o640)
    assert okr("owners", "--write", folder=plan.folder).code == 0
    assert not (plan.folder / ".github").exists()
    written = (plan.folder / "docs" / "CODEOWNERS").read_bytes().decode()
    assert written.startswith(f"* @everybody\r\n{BEGIN}\r\n")
    assert written.endswith(f"/okrs/okrs.yaml @acosta\r\n{END}\r\n/src/ @builders")
    assert "/docs/CODEOWNERS @acosta" in written
    assert (plan.folder / "docs" / "CODEOWNERS").stat().st_mode & 0o777 == 0o640


def by_hand(plan: Workshop) -> None:
    plan.write({"CODEOWNERS": "* @everybody\n"})


def a_link(plan: Workshop) -> None:
    plan.write({"elsewhere": "* @everybody\n"})
    (plan.folder / "CODEOWNERS").symlink_to("elsewhere")


def a_linked_folder(plan: Workshop) -> None:
    (plan.folder / "elsewhere").mkdir()
    (plan.folder / ".github").symlink_to("elsewhere")
    plan.write({"elsewhere/CODEOWNERS": f"{BEGIN}\n{END}\n"})


def a_folder(plan: Workshop) -> None:
    (plan.folder / "CODEOWNERS").mkdir()


@pytest.mark.parametrize(
    ("resist", "message"),
    [
        (by_hand, "CODEOWNERS was written by hand"),
        (a_link, "CODEOWNERS is a symbolic link"),
        (a_linked_folder, ".github is a symbolic link"),
        (a_folder, "CODEOWNERS is not a file"),
    ],
)
@pytest.mark.parametrize("option", ["--write", "--check"])
def test_what_resists_is_left_alone(
    okr: Okr, plan: Workshop, resist: Callable[[Workshop], None], message: str, option: str
) -> None:
    resist(plan)
    before = {path: path.is_file() and path.read_bytes() for path in sorted(plan.folder.rglob("*")) if ".git" not in path.parts}
    said = okr("owners", option, folder=plan.folder)
    assert (said.code, said.output) == (2, "")
    assert message in said.errors
    assert {path: path.is_file() and path.read_bytes() for path in before} == before


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--write", "--check"), "do not go together"),
        (("--write", "--at", "HEAD"), "has nothing to do with the file"),
        (("--host", "bitbucket"), "bitbucket"),
    ],
)
def test_options_that_make_no_sense_together(okr: Okr, plan: Workshop, arguments: tuple[str, ...], message: str) -> None:
    said = okr("owners", *arguments, folder=plan.folder)
    assert (said.code, said.output) == (2, "")
    assert message in said.errors


def test_all_that_cannot_be_written_is_told_at_once_and_nothing_is_written(okr: Okr, plan: Workshop) -> None:
    plan.write(
        {
            "okrs/teams/a[1]/2026-Q3.yaml": okr_file(cycle="2026-Q3"),
            "okrs/teams/b*/2026-Q2.yaml": okr_file(cycle="2026-Q2"),
            "okrs/okrs.yaml": WORKSPACE.replace(", lead: ana", "").replace("handle: druiz", "handle: not a name"),
        }
    )
    said = okr("owners", "--write", folder=plan.folder)
    assert (said.code, said.output) == (1, "")
    assert [line for line in said.errors.splitlines() if not line.startswith("  help")] == [
        "okrs/okrs.yaml:4:12 error: nobody can be asked about the plan as a whole: no team at the top has a lead",
        "okrs/teams/a[1]/2026-Q3.yaml:1:1 error: CODEOWNERS cannot name `okrs/teams/a[1]/2026-Q3.yaml`: "
        "a `[` in a path means something else there",
        "okrs/teams/b*/2026-Q2.yaml:1:1 error: CODEOWNERS cannot name `okrs/teams/b*/2026-Q2.yaml`: "
        "a `*` in a path means something else there",
        "okrs/okrs.yaml:8:35 warning: `dana` is asked for nothing: GitHub has no names like `not a name`",
        "okrs/okrs.yaml:5:13 warning: the team `payments` has nobody to ask, so its plans are those of the team at the top",
    ]
    assert not (plan.folder / ".github").exists()


def test_a_plan_in_no_repository_or_with_a_broken_workspace_has_no_owners(okr: Okr, plan: Workshop, tmp_path: Path) -> None:
    shutil.copytree(plan.folder / "okrs", tmp_path / "bare" / "okrs")
    said = okr("owners", folder=tmp_path / "bare", GIT_CEILING_DIRECTORIES=str(tmp_path))
    assert (said.code, said.output) == (2, "")
    plan.write({"okrs/okrs.yaml": "organization: [\n"})
    said = okr("owners", folder=plan.folder)
    assert (said.code, said.output) == (2, "")
    assert "`okr validate` says why" in said.errors


@pytest.mark.parametrize(
    ("address", "files", "host"),
    [
        ("https://git.example.com/northwind/okrs", (), "github"),
        ("https://gitlab.example.com/northwind/okrs", (".github/x",), "gitlab"),
        ("https://github.example.com/gitlab/okrs", (".gitlab-ci.yml",), "github"),
        (None, (".gitlab-ci.yml",), "gitlab"),
        (None, (".gitlab-ci.yml", ".github/x"), "github"),
    ],
)
def test_the_host_is_what_the_repository_looks_like(
    okr: Okr, plan: Workshop, address: str | None, files: tuple[str, ...], host: str
) -> None:
    for file in files:
        plan.write({file: "x"})
    if address:
        plan.write({"okrs/okrs.yaml": f"{WORKSPACE}repository: {address}\n"})
    answer = json.loads(okr("owners", "--format", "json", folder=plan.folder).output)
    assert answer["host"] == host
    assert answer["file"] == {"github": ".github/CODEOWNERS", "gitlab": ".gitlab/CODEOWNERS"}[host]


def test_it_is_the_repository_of_the_plan_that_counts(okr: Okr, plan: Workshop) -> None:
    Workshop(plan.folder / "okrs" / "tool")
    assert "/okrs/teams/payments/ @druiz" in okr("owners", folder=plan.folder / "okrs" / "tool").output


def test_at_any_revision(okr: Okr, plan: Workshop) -> None:
    plan.commit("A new lead", {"okrs/okrs.yaml": WORKSPACE.replace("druiz", "danar")})
    assert "/okrs/teams/payments/ @druiz" in okr("owners", "--at", "HEAD^", folder=plan.folder).output
    assert "/okrs/teams/payments/ @danar" in okr("owners", "--at", "HEAD", folder=plan.folder).output


def test_a_file_that_the_host_would_ignore_for_its_size_is_refused(okr: Okr, plan: Workshop) -> None:
    plan.write({"CODEOWNERS": f"{'# much was written here' * 110_000}\n{BEGIN}\n{END}\n"})
    said = okr("owners", "--write", folder=plan.folder)
    assert said.code == 1
    assert "CODEOWNERS would have 2.5 MB, and GitHub ignores all of one that has 3 MB" in said.errors


def test_a_folder_that_may_not_be_written_is_a_sentence(okr: Okr, plan: Workshop) -> None:
    (plan.folder / ".github").write_text("a file", "utf-8")
    said = okr("owners", "--write", folder=plan.folder)
    assert said.code == 2
    assert ".github" in said.errors


def test_the_guide_shows_what_the_demo_says(okr: Okr, northwind: Path) -> None:
    guide = (Path(__file__).parents[3] / "site/docs/guide/owners.md").read_text("utf-8")
    blocks = re.findall(r"```text\n(.*?)```", guide, re.DOTALL)
    for host, block in zip(("github", "gitlab"), blocks, strict=False):
        said = okr("owners", "--host", host, folder=northwind).output.splitlines()
        shown = [line for line in block.splitlines() if line]
        assert len(shown) > 5
        assert [line for line in said if line in shown] == shown
