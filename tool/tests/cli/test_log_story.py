"""`okr log` word by word, on a repository with merges, co-authors, a .mailmap, renames and a version that cannot be read."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from okrkit.reading.schema import check
from tests.cli.conftest import Okr
from tests.repositories import WORKSPACE, Workshop, key_result, objective, okr_file

MAILMAP = "Li Wei <li@example.com>\n"
WEI = {"GIT_AUTHOR_NAME": "wei", "GIT_AUTHOR_EMAIL": "li@example.com"}
FIRST = "{date: 2026-10-08, value: 3.9, confidence: 0.6}"
SECOND = "{date: 2026-10-09, value: 3.6}, {date: 2026-10-10, value: 3.4, confidence: 0.5}"


def plan(id: str = "on-time-payouts", target: float = 0.5, check_ins: str = "", more: str = "", moved: str = "") -> str:
    """The plan of Payments; ``more`` goes into the objective, ``moved`` into its key result."""
    unit = f'        unit: "%"\n{moved}        baseline'
    result = key_result(target=target, check_ins=check_ins).replace("        baseline", unit)
    return okr_file(objective(id, key_results=result).replace("    title:", f"{more}    title:", 1))


def tell_story(workshop: Workshop) -> dict[str, str]:
    """Build the repository; its commits by a word for each, in seven characters."""
    commits = {}

    def commit(word: str, message: str, text: str, **variables: str) -> None:
        commits[word] = workshop.commit(message, {"okrs/payments.yaml": text}, **variables)[:7]

    commits["begun"] = workshop.commit("Begin", {"okrs/okrs.yaml": WORKSPACE, ".mailmap": MAILMAP})[:7]
    workshop.git("checkout", "--quiet", "-b", "payments")
    commit("draft", "Draft", plan(target=0.7), **WEI)
    commit("rewrite", "Rewrite\n\nCo-authored-by: Sam Oyelaran <sam@example.com>", plan())
    workshop.git("checkout", "--quiet", "main")
    workshop.git("merge", "--quiet", "--no-ff", "-m", "Merge pull request #7 from northwind/payments", "payments")
    workshop.commits += 4
    commits["merged"] = workshop.git("rev-parse", "HEAD")[:7]
    commit("first", "Check in", plan(check_ins=FIRST), **WEI)
    commit("second", "Check in again", plan(check_ins=f"{FIRST}, {SECOND}"))
    commit("broken", "Break the file", "team: [\n")
    former = "    formerly: [on-time-payouts]\n"
    both = f"{FIRST}, {SECOND}"
    commit("mended", "Mend the file", plan("payout-trust", check_ins=both, more=former))
    move = "{date: 2026-10-12, from: {target: 0.5}, to: {target: 1.5}, because: Two banks left, approved_by: dana}"
    moved = f"        rebaselines: [{move}]\n"
    request = "Part-of: <https://git.example.com/okrs/-/merge_requests/9>"
    commit("eased", f"Numbers\n\n{request}", plan("payout-trust", 1.5, both, former, moved))
    return commits


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory, environment_of_nobody: None) -> tuple[Path, dict[str, str]]:
    """The repository, built once and only read, with its commits."""
    workshop = Workshop(tmp_path_factory.mktemp("story"))
    return workshop.folder, tell_story(workshop)


@pytest.fixture
def told(okr: Okr, story: tuple[Path, dict[str, str]]) -> Callable[..., str]:
    """A function that runs `okr log` and names the commits in what it printed by their words."""
    folder, commits = story

    def tell(*arguments: str) -> str:
        typed = [argument.format(**commits) for argument in arguments]
        said = okr("log", *typed, "--as-of", "2026-11-22", folder=folder)
        assert (said.errors, said.code) == ("", 0)
        output = said.output
        for word, id in commits.items():
            output = output.replace(id, f"<{word}>")
        return output

    return tell


COMMITS = ("begun", "merged", "first", "second", "broken", "mended", "eased")

BY_WEEK = """\
12 to 18 October
  12 October  Dana Ruiz  <eased>  !9  Numbers
    · eased the target of “Late payouts fall” 0.5% → 1.5%, declared: Two banks left (approved by Dana Ruiz)

5 to 11 October
  11 October  Dana Ruiz  <mended>  Mend the file
    · gave “Every payout arrives on time” the id payout-trust, which was on-time-payouts
  10 October  Dana Ruiz  <broken>  Break the file
    ! payments.yaml could not be read: the `[` that opens here is not closed
  8 to 9 October  Dana Ruiz and Li Wei  2 commits
    · checked in 1 key result (`--all` lists them)

28 September to 4 October
  4 October  Li Wei, Dana Ruiz and Sam Oyelaran  <merged>  Merge pull request #7 from northwind/payments
    · wrote “Every payout arrives on time”
"""

LIFE = """\
Every payout arrives on time  payments/payout-trust@2026-Q4
  12 October  Dana Ruiz  <eased>  !9  Numbers
    · eased the target of “Late payouts fall” 0.5% → 1.5%, declared: Two banks left (approved by Dana Ruiz)
  11 October  Dana Ruiz  <mended>  Mend the file
    · gave it the id payout-trust, which was on-time-payouts
  10 October  Dana Ruiz  <broken>  Break the file
    ! payments.yaml could not be read: the `[` that opens here is not closed
  8 to 9 October  Dana Ruiz and Li Wei  2 commits
    · checked in 3 times for “Late payouts fall”: 3.9% → 3.4%, confidence 0.6 → 0.5 (`--all` lists them)
  4 October  Li Wei, Dana Ruiz and Sam Oyelaran  <merged>  Merge pull request #7 from northwind/payments
    · wrote it
"""

UNFOLDED = """\
  9 October  Dana Ruiz  <second>  Check in again
    · checked in 3.6%
    · checked in 3.4%, confidence 0.6 → 0.5
  8 October  Li Wei  <first>  Check in
    · checked in 3.9%, confidence 0.6
"""

MARKDOWN = """\
## The story of payments&#47;payout&#45;trust

### Every payout arrives on time

payments&#47;on&#45;time&#45;payouts&#64;\u200b2026&#45;Q4

- **10 October&#44; Dana Ruiz**, <broken>: Break the file
  - payments&#46;yaml could not be read&#58; the &#96;&#91;&#96; that opens here is not closed
- **8 to 9 October&#44; Dana Ruiz and Li Wei**, 2 commits
  - checked in 3 times for “Late payouts fall”&#58; 3&#46;9&#37; → 3&#46;4&#37;&#44; \
confidence 0&#46;6 → 0&#46;5 &#40;&#96;&#45;&#45;all&#96; lists them&#41;
- **4 October&#44; Li Wei&#44; Dana Ruiz and Sam Oyelaran**, <merged>: \
Merge pull request &#35;\u200b7 from northwind&#47;payments
  - wrote it
"""


def test_the_plan_by_week(told: Callable[..., str]) -> None:
    assert told() == BY_WEEK


@pytest.mark.parametrize("name", ["payout-trust", "on-time-payouts"])
def test_the_life_of_an_objective_by_any_name_it_had(told: Callable[..., str], name: str) -> None:
    assert told(f"payments/{name}") == LIFE


def test_all_unfolds_check_ins(told: Callable[..., str]) -> None:
    assert UNFOLDED in told("payments/payout-trust#late-payouts", "--all")
    assert UNFOLDED in told("payments/payout-trust#late-payouts", "--kind", "check-in-added")


def test_as_markdown(told: Callable[..., str]) -> None:
    assert told("payments/payout-trust", "--until", "{broken}", "--format", "markdown") == MARKDOWN


SELECTED = {
    "--since 2026-10-11": ["eased", "mended"],
    "--until 2026-10-08": ["first", "merged"],
    "--since {first} --until {broken}": ["second", "broken"],
    "--since {draft} --until {rewrite}": [],
    "--since {rewrite} --until {first}": ["first", "merged"],
    "--author wei": ["first", "merged"],
    "--author Sam": ["merged"],
    "--author dana --since 2026-10-10": ["eased", "mended", "broken"],
    "--author dana@example.com --until {first}": ["merged"],
    "--kind target-eased": ["eased"],
    "--kind rebaselined --kind objective-added": ["eased", "merged"],
    "--team payments --until 2026-10-05": ["merged"],
    "--team platform": [],
}


@pytest.mark.parametrize(("typed", "commits"), SELECTED.items())
def test_a_part_of_it(told: Callable[..., str], typed: str, commits: list[str]) -> None:
    output = told("--all", *typed.split())
    assert sorted(word for word in COMMITS if f"<{word}>" in output) == sorted(commits)
    if not commits:
        assert output == "Nothing that happened fits: the story has 6 commits, the last on 12 October.\n"


WRONG = {
    "--kind target-easd": "there is no kind of change `target-easd`; did you mean `target-eased`?",
    "--team paymnts": "there is no team `paymnts`; did you mean `payments`?",
    "--author Danna": "nobody called `Danna` changed the plan; did you mean `Dana`?",
    "--since 2026-02-30": "there is no day 2026-02-30",
    "--until mian": "`mian` is neither a day nor a revision",
    "--as-of 2020-01-01": "no plan had landed by 2020-01-01",
}


@pytest.mark.parametrize(("typed", "message"), WRONG.items())
def test_what_does_not_exist_gets_the_nearest_name(
    okr: Okr, story: tuple[Path, dict[str, str]], typed: str, message: str
) -> None:
    said = okr("log", *typed.split(), folder=story[0])
    assert (said.output, said.code) == ("", 2)
    assert said.errors.startswith(f"error: {message}\nhelp: ")


def test_for_programs_people_and_the_request_are_named(okr: Okr, story: tuple[Path, dict[str, str]]) -> None:
    answer = json.loads(okr("log", "--format", "json", "--limit", "5", folder=story[0]).output)
    assert check(answer, "log-output") == []
    assert answer["earlier"] == 1
    assert [(commit["author"], commit["people"], commit["request"]) for commit in answer["commits"]] == [
        ("Dana Ruiz", ["Dana Ruiz"], "!9"),
        ("Dana Ruiz", ["Dana Ruiz"], None),
        ("Dana Ruiz", ["Dana Ruiz"], None),
        ("Dana Ruiz", ["Dana Ruiz"], None),
        ("wei", ["Li Wei"], None),
    ]


def test_a_day_is_the_plan_of_the_last_commit_that_landed_by_then(okr: Okr, story: tuple[Path, dict[str, str]]) -> None:
    said = okr("log", "payments/on-time-payouts", "--as-of", "2026-10-04", folder=story[0])
    assert said.output.startswith("Every payout arrives on time  payments/on-time-payouts@2026-Q4\n  4 October  Li Wei, ")
    assert said.output.count("\n") == 3


REMOVED = """\
Late payouts fall  payments/fees@2026-Q4#calls
  3 October  Dana Ruiz  <removed>  Give up
    · removed it from “No fee surprises anybody”
  2 October  Dana Ruiz  <added>  Plan
    · wrote “No fee surprises anybody”
"""


def test_what_is_gone_has_its_life_too(okr: Okr, repository: Workshop) -> None:
    both = key_result() + key_result("calls", 3)
    repository.commit("Begin", {"okrs/okrs.yaml": WORKSPACE})
    added = repository.commit("Plan", {"okrs/fees.yaml": okr_file(objective("fees", "No fee surprises anybody", both))})
    removed = repository.commit("Give up", {"okrs/fees.yaml": okr_file(objective("fees", "No fee surprises anybody"))})
    said = okr("log", "payments/fees#calls", "--as-of", "2026-11-22", folder=repository.folder)
    assert said.output.replace(added[:7], "<added>").replace(removed[:7], "<removed>") == REMOVED
