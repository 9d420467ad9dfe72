"""`okr lint --since` and `--baseline`: what a change brought, and what somebody has decided to live with."""

import json
from collections.abc import Callable

import pytest

from tests.cli.conftest import Okr, Said
from tests.repositories import WORKSPACE, Workshop, objective, okr_file

Lint = Callable[..., Said]
PLAN = okr_file(objective(), objective("settled", "A refund is no longer an argument"))
RULES = ("no-key-results", "missing-owner", "too-many-objectives", "syntax", "schema", "wrong-setting")


@pytest.fixture
def lint(okr: Okr, repository: Workshop) -> Lint:
    """A function that lints a repository, which begins with a plan that has two owners too few."""
    repository.commit("Begin", {"README": "Nothing yet"})
    repository.commit("A plan", {"okrs/okrs.yaml": WORKSPACE, "okrs/payments.yaml": PLAN})

    def run(*options: str, select: str = ",".join(RULES)) -> Said:
        return okr("lint", "--all-cycles", "--select", select, *options, folder=repository.folder)

    return run


def told(said: Said) -> list[tuple[str, str | None]]:
    return [(one["rule"], one["reference"]) for one in json.loads(said.output)["findings"]]


def test_only_what_the_change_brought(lint: Lint, repository: Workshop) -> None:
    assert [rule for rule, _ in told(lint("-f", "json"))] == ["missing-owner", "missing-owner"]
    late = objective("late", "Nobody asks where the money is")
    moved = okr_file(late, objective("settled", "A refund is no longer an argument"), objective())
    repository.write({"okrs/payments.yaml": f"# moved\n\n{moved}"})
    assert told(lint("--since", "HEAD", "-f", "json")) == [("missing-owner", "payments/late@2026-Q4")]
    repository.commit("One more", {})
    assert told(lint("--since", "HEAD~1", "-f", "json")) == [("missing-owner", "payments/late@2026-Q4")]
    said = lint("--since", "HEAD")
    assert (said.output, said.code) == ("✔ 3 objectives, 3 key results, 6 rules: nothing new to say since HEAD\n", 0)


def test_a_text_that_was_rewritten_is_new(lint: Lint, repository: Workshop) -> None:
    repository.write({"okrs/payments.yaml": PLAN.replace("A refund is no longer", "A refund is hardly")})
    assert told(lint("--since", "HEAD", "-f", "json")) == [("missing-owner", "payments/settled@2026-Q4")]


def test_the_settings_of_today_judge_both(lint: Lint, repository: Workshop) -> None:
    stricter = f"{WORKSPACE}lint: {{rules: {{too-many-objectives: {{most: 1}}}}}}\n"
    repository.write({"okrs/okrs.yaml": stricter})
    assert ("too-many-objectives", "payments/settled@2026-Q4") in told(lint("-f", "json"))
    assert told(lint("--since", "HEAD", "-f", "json")) == []
    repository.write({"okrs/okrs.yaml": stricter.replace("most", "mots")})
    assert [rule for rule, _ in told(lint("--since", "HEAD", "-f", "json"))] == ["wrong-setting"]


def test_where_there_was_no_plan_everything_is_new(lint: Lint, repository: Workshop) -> None:
    assert len(told(lint("--since", "HEAD~1", "-f", "json"))) == 2


def test_a_plan_that_could_not_be_read_then_says_nothing_against_today(lint: Lint, repository: Workshop) -> None:
    repository.commit("Break it", {"okrs/okrs.yaml": "version: ["})
    repository.write({"okrs/okrs.yaml": WORKSPACE})
    assert len(told(lint("--since", "HEAD", "-f", "json"))) == 2


def test_a_revision_that_is_not_there(lint: Lint, repository: Workshop) -> None:
    said = lint("--since", "mian")
    assert (said.output, said.errors, said.code) == ("", "error: no commit is called `mian`\nhelp: did you mean `main`?\n", 2)


def test_any_two_commits_can_be_compared(lint: Lint, repository: Workshop) -> None:
    repository.commit("Owned", {"okrs/payments.yaml": PLAN.replace("    key_results", "    owner: dana\n    key_results")})
    assert told(lint("--at", "HEAD", "--since", "HEAD~1", "-f", "json")) == []
    assert len(told(lint("--at", "HEAD~1", "--since", "HEAD", "-f", "json"))) == 2


def test_a_baseline_keeps_quiet_about_what_it_has(lint: Lint, repository: Workshop) -> None:
    said = lint("--baseline", "known.json", "--write-baseline")
    assert said.output == "✔ known.json has 2 findings: `okr lint --baseline known.json` tells what is new\n"
    assert said.code == 0
    said = lint("--baseline", "known.json")
    assert said.output == "✔ 2 objectives, 2 key results, 6 rules: nothing new to say\n2 findings known from known.json\n"
    late = objective("late", "Nobody asks where the money is")
    repository.write({"okrs/payments.yaml": okr_file(late, objective())})
    said = lint("--baseline", "known.json")
    assert "payments/late@2026-Q4  Nobody asks where the money is\n" in said.output
    assert "on-time-payouts" not in said.output
    assert "1 finding known from known.json\n" in said.output
    assert "1 entry of known.json found no more: `--write-baseline` forgets them\n" in said.output
    answer = json.loads(lint("--baseline", "known.json", "-f", "json").output)
    assert (answer["known"], [one["place"] for one in answer["gone"]]) == (1, ["payments/settled@2026-Q4"])


def test_it_is_written_the_same_each_time_and_forgets_what_is_gone(lint: Lint, repository: Workshop) -> None:
    file = repository.folder / "known.json"
    lint("--baseline", "known.json", "--write-baseline")
    first = file.read_text()
    lint("--baseline", "known.json", "--write-baseline")
    assert file.read_text() == first
    lint("--baseline", "known.json", "--write-baseline", select="no-key-results")
    assert file.read_text() == first
    repository.write({"okrs/payments.yaml": PLAN.replace("    key_results", "    owner: dana\n    key_results")})
    lint("--baseline", "known.json", "--write-baseline")
    assert json.loads(file.read_text())["findings"] == []


def test_filters_combine(lint: Lint, repository: Workshop) -> None:
    lint("--baseline", "known.json", "--write-baseline")
    one, two = objective("late", "Nobody asks where the money is"), objective("calm", "A bank holiday is a holiday")
    repository.commit("One more", {"okrs/payments.yaml": okr_file(objective(), one)})
    repository.write({"okrs/payments.yaml": okr_file(objective(), one, two), "okrs/platform.yaml": okr_file(team="platform")})
    assert told(lint("--since", "HEAD", "--baseline", "known.json", "-f", "json", "okrs/payments.yaml")) == [
        ("missing-owner", "payments/calm@2026-Q4")
    ]


@pytest.mark.parametrize(
    ("options", "why"),
    [
        ((), "has no file to write to"),
        (("--baseline", "known.json", "--since", "HEAD"), "writes down what the whole plan has"),
        (("--baseline", "known.json", "okrs"), "writes down what the whole plan has"),
    ],
)
def test_a_baseline_is_written_of_the_whole_plan(lint: Lint, repository: Workshop, options: tuple[str, ...], why: str) -> None:
    said = lint("--write-baseline", *options)
    assert said.code == 2
    assert said.errors.startswith(f"error: `--write-baseline` {why}\n")
    assert not (repository.folder / "known.json").exists()


def test_an_empty_revision_is_none(lint: Lint) -> None:
    said = lint("--since", "")
    assert (said.code, said.errors.splitlines()[0]) == (2, "error: `` is not a revision")


def test_a_baseline_that_cannot_be_used(lint: Lint, repository: Workshop) -> None:
    said = lint("--baseline", "known.json")
    assert said.errors.splitlines()[0] == "error: there is no baseline known.json"
    repository.write({"known.json": "{}"})
    for options in ((), ("--write-baseline",)):
        said = lint("--baseline", "known.json", *options)
        assert (said.output, said.code) == ("", 2)
        assert said.errors.startswith("error: known.json cannot be read: it is no baseline\nhelp: ")
