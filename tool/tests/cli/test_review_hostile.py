"""Requests that mean badly or went wrong: a clear review in every format, no crash, no injection and no silence."""

import json
import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from lxml import html as parser
from markdown_it import MarkdownIt

from okrkit.cli.reviewing import open_review
from okrkit.finding import Severity
from okrkit.reading.schema import check
from okrkit.report.ci.formats import CiFormat, ci_text
from okrkit.report.json_v1.printing import json_text
from okrkit.report.json_v1.review import reviewed
from okrkit.report.review import print_review
from okrkit.report.review_answer import Answer
from okrkit.report.review_markdown import review_comment, review_summary
from okrkit.report.review_notes import review_notes, review_run
from tests.cli.conftest import Okr
from tests.cli.hostile_requests import EASED, LATE, PLAN, Case, changed, every_case, key_result, objective, okr_file
from tests.cli.imported import Branch, import_branches
from tests.report.ci.consumers import azure_commands, github_commands, gitlab_faults, junit_faults, rdjson_faults, sarif_faults
from tests.report.comment_elements import ELEMENTS
from tests.repositories import Workshop

CASES = dict(every_case())
BEFORE, AFTER = date(2026, 11, 2), date(2026, 11, 16)
UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
ODD = "odd/--name;é}'$(x)"
FAULTS = {"gitlab": gitlab_faults, "sarif": sarif_faults, "junit": junit_faults, "rdjson": rdjson_faults}


@pytest.fixture(scope="module")
def requests(tmp_path_factory: pytest.TempPathFactory, environment_of_nobody: None) -> Path:
    """One repository with two branches for each case, and some that have nothing to do with each other."""
    folder = tmp_path_factory.mktemp("hostile")
    branches = {}
    for name, case in CASES.items():
        branches[f"{name}/before"] = Branch(case.before, BEFORE)
        branches[f"{name}/after"] = Branch(case.after, AFTER, (f"{name}/before",))
    eased = changed(PLAN, {"okrs/payments.yaml": EASED})
    branches["plain"] = branches["main"] = Branch(PLAN, BEFORE)
    branches["newer"] = Branch(PLAN, AFTER, ("plain",))
    branches["long-ago"] = Branch(eased, date(2026, 10, 2), ("plain",))
    branches["unrelated"] = Branch(eased, AFTER)
    branches["merge"] = Branch(eased, AFTER, ("newer", "long-ago"))
    branches[ODD] = Branch(eased, AFTER, ("plain",))
    import_branches(folder, branches)
    return folder


def review(requests: Path, base: str, head: str | None = None) -> Answer:
    return open_review(requests, base, head, None, cached=False, fail_on=Severity.ERROR)


def rendered(markdown: str) -> set[str]:
    """The elements and attributes that a code host makes of a comment."""
    page = parser.fragment_fromstring(MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(markdown), "div")
    return {one.tag for one in page.iter()} | {f"{one.tag}@{name}" for one in page.iter() for name in one.attrib}


@pytest.mark.parametrize("name", CASES)
def test_a_review_is_clear_and_harmless(requests: Path, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    case: Case = CASES[name]
    answer = review(requests, f"{name}/before", f"{name}/after")
    print_review(answer)
    text = capsys.readouterr().out
    assert (answer.request.verdict, bool(answer.request.failing)) == (case.verdict, case.verdict == "not-ready")
    assert [said for said in case.says if said not in " ".join(text.split())] == []
    told: dict[str, str] = {format: ci_text(format, review_notes(answer), review_run(answer)) for format in CiFormat}
    told = {**told, "json": json_text(reviewed(answer)), "comment": review_comment(answer), "text": text}
    for format, said in told.items():
        assert not UNSEEN.search(said), format
        assert FAULTS.get(format, lambda _: [])(said) == [], format
        assert format == "github" or github_commands(said) == [], format
        assert format == "azure" or azure_commands(said) == [], format
    assert {one.name for one in github_commands(told[CiFormat.GITHUB])} <= {"error", "warning", "notice"}
    assert {one.name for one in azure_commands(told[CiFormat.AZURE])} <= {"task.logissue"}
    assert any(one.name == "error" for one in github_commands(told[CiFormat.GITHUB])) == (case.verdict == "not-ready")
    assert list(check(json.loads(told["json"]), "review-output")) == []
    for markdown in (told["comment"], review_summary(answer)):
        assert rendered(markdown) <= ELEMENTS | {"code@class"}
        assert "<!--" not in markdown
    assert len(told["comment"].encode("utf-16-le")) // 2 <= 60_000


def many(target: float, check_ins: int) -> str:
    """A file of 150 objectives with as many check-ins each."""
    days = (AFTER - timedelta(days=back) for back in range(check_ins))
    more = f", check_ins: [{', '.join(f'{{date: {day}, value: 3.5}}' for day in days)}]" if check_ins else ""
    titles = (f"Order {at} is with its café on the day that was promised" for at in range(150))
    return okr_file(*(objective(f"o-{at}", title, key_result(LATE, target, more)) for at, title in enumerate(titles)))


def test_ten_thousand_changes_are_counted_and_cut_by_whole_sections(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before, after = (changed(PLAN, {"okrs/payments.yaml": file}) for file in (many(0.5, 0), many(3, 66)))
    import_branches(tmp_path / "many", {"before": Branch(before, BEFORE), "after": Branch(after, AFTER, ("before",))})
    answer = review(tmp_path / "many", "before", "after")
    assert len(answer.request.changes) > 10_000
    print_review(answer)
    assert len(capsys.readouterr().out.splitlines()) < 400
    told = review_comment(answer, "https://ci.example/runs/1")
    assert 30_000 < len(told) <= 60_000
    assert re.search(r"\*\*Left out here, for want of room: [\d,]+ ", told)
    assert "[The summary](https://ci.example/runs/1) has all of it." in told
    assert rendered(told) <= ELEMENTS | {"code@class", "a", "a@href"}
    assert "Left out" not in review_summary(answer)
    notices = github_commands(ci_text(CiFormat.GITHUB, review_notes(answer), review_run(answer)))
    assert len(notices) <= 30


def test_a_request_lands_after_its_base_whatever_it_says_of_its_date(requests: Path) -> None:
    assert review(requests, "plain", "long-ago").request.day == BEFORE
    assert review(requests, "newer", "long-ago").request.verdict == "not-ready"
    assert review(requests, "newer...long-ago").request.verdict == "not-ready"


@pytest.mark.parametrize(
    ("sides", "code", "says"),
    [
        (("plain", "plain"), 0, "nothing changed"),
        (("plain", "newer"), 0, "nothing changed"),
        (("plain", "unrelated"), 1, "Not ready"),
        (("plain...unrelated",), 2, "no commit in common"),
        (("merge^1", "merge"), 1, "Not ready"),
        (("plain", ODD), 1, "Not ready"),
        (("--", "--output=x", "plain"), 2, "is not a revision"),
        (("plain", "a\nb"), 2, "is not a revision"),
        (("plain", "nowhere"), 2, "no commit is called"),
        (("plain", "plain^{tree}"), 2, "no commit is called"),
    ],
)
def test_a_request_is_named_as_git_names_it(okr: Okr, requests: Path, sides: tuple[str, ...], code: int, says: str) -> None:
    said = okr("review", *sides, folder=requests)
    assert said.code == code
    assert says in said.output + said.errors
    assert "Traceback" not in said.errors


def test_the_merge_of_a_build_is_all_that_it_needs(okr: Okr, requests: Path, repository: Workshop) -> None:
    repository.git("fetch", "--quiet", "--depth=2", requests.as_uri(), "merge")
    for command in (["review", "FETCH_HEAD^1", "FETCH_HEAD"], ["diff", "FETCH_HEAD^1", "FETCH_HEAD", "--fail-on", "attention"]):
        said = okr(*command, folder=repository.folder)
        assert (said.code, said.errors) == (1, "")
        assert "eased the target" in said.output


@pytest.mark.parametrize("command", ["diff", "validate", "lint"])
def test_what_else_reads_both_sides_does_not_break(okr: Okr, requests: Path, command: str) -> None:
    for name in ("written/a-file-name-of-two-lines", "workspace/broken-all-along"):
        before, after = f"{name}/before", f"{name}/after"
        options = {"diff": [before, after], "validate": ["--at", after], "lint": ["--at", after, "--since", before]}
        for format in ("text", "markdown") if command == "diff" else ("text", "github"):
            said = okr(command, *options[command], "-f", format, folder=requests)
            assert said.code in (0, 1, 2)
            assert "Traceback" not in said.errors
            assert {one.name for one in github_commands(said.output)} <= {"error", "warning", "notice"}
            assert said.output or said.code == 2
