"""`okr goalposts` as people see it, on the demo, whose story plants its moves on purpose."""

import json
import os
import re
import subprocess
from pathlib import Path

import pytest

from okrkit.reading.schema import check
from tests.cli.conftest import Okr
from tests.repositories import WORKSPACE, Workshop, objective, okr_file

TODAY = ("--as-of", "2026-11-22")
QUIET = """\
1 move since the freeze, among 47 promises of 2026 and 2026-Q4: 1 quiet. 1 still wants a reason.

Partner cafés trust that payouts arrive on the day we said  Payments, 2026-Q4
  Late payouts fall from 4.2% to 0.5%  payments/on-time-payouts@2026-Q4#late-payouts
    ✘ quietly eased the target 0.5% → 1.5%
      9 November  Li Wei  b5c3257  Tidy up numbers
      nobody said why
      by the first promise 30% of the way, by the current one 41% of the way
      say why under rebaselines: - {date: 2026-11-22, from: {target: 0.5}, to: {target: 1.5}, because: "…"}
"""


def test_the_quiet_move_and_nothing_else(okr: Okr, northwind: Path) -> None:
    said = okr("goalposts", "--quiet", *TODAY, folder=northwind)
    assert (said.errors, said.code) == ("", 0)
    assert said.output == QUIET


def test_the_planted_moves_are_found_and_nothing_else(okr: Okr, northwind: Path) -> None:
    answer = json.loads(okr("goalposts", "--all-cycles", "--format", "json", *TODAY, folder=northwind).output)
    assert check(answer, "goalposts-output") == []
    told = [
        (one["reference"], move["field"], move["direction"], move["openness"], move["commit"]["request"])
        for one in answer["goalposts"]
        for move in one["moves"]
    ]
    assert told == [
        ("payments/on-time-payouts@2026-Q4#late-payouts", "target", "eased", "quiet", None),
        ("cafes/first-month@2026-Q4#own-baristas", "existence", "eased", "declared", "#48"),
        ("roastery/fresh-on-the-bar@2026-Q4#within-five-days", "target", "eased", "declared", "#47"),
        ("support/evening-hours@2026-Q3", "existence", "eased", "declared", "#27"),
    ]
    assert (answer["unknown"], answer["failing"], answer["promises"] > 70) == ([], False, True)
    assert [one["declared"] and one["declared"]["approved_by"] for one in answer["goalposts"][2]["moves"]] == ["ana"]


@pytest.mark.parametrize(
    ("arguments", "code", "first"),
    [
        (
            (),
            0,
            "3 moves since the freeze, among 47 promises of 2026 and 2026-Q4: 1 quiet, 2 declared. 1 still wants a reason.",
        ),
        (("--team", "roastery"), 0, "1 move since the freeze, among 5 promises of 2026-Q4: 1 declared."),
        (("--team", "roastery", "--fail-on", "quiet"), 0, "1 move since"),
        (("--team", "roastery", "--fail-on", "any"), 1, "1 move since"),
        (("--team", "roastery", "--quiet"), 0, "No goalpost has moved quietly: 5 promises of 2026-Q4 stand as first made."),
        (("--team", "platform", "--fail-on", "any"), 0, "No goalpost has moved: "),
        (("--fail-on", "quiet"), 1, "3 moves since"),
        (("--cycle", "2026-Q3"), 0, "1 move since the freeze, among "),
        (("payments/on-time-payouts#late-payouts", "--fail-on", "quiet"), 1, "1 move since the freeze, among 2 promises of "),
        (("payments/on-time-payouts#cost-per-payout",), 0, "No goalpost has moved: "),
    ],
)
def test_what_is_asked_for(arguments: tuple[str, ...], code: int, first: str, okr: Okr, northwind: Path) -> None:
    said = okr("goalposts", *arguments, *TODAY, folder=northwind)
    assert (said.errors, said.code) == ("", code)
    assert said.output.splitlines()[0].startswith(first)


def test_on_an_earlier_day_it_says_what_was_known_then(okr: Okr, northwind: Path) -> None:
    then = okr("goalposts", "--fail-on", "any", "--as-of", "2026-11-01", folder=northwind)
    assert (then.output, then.code) == (
        "No goalpost has moved: 47 promises of 2026 and 2026-Q4 stand as first made.\n",
        0,
    )
    before = okr("goalposts", "--cycle", "2026-Q4", "--as-of", "2026-10-12", folder=northwind)
    assert before.output == "No promise is held to anything yet: no cycle here has frozen.\n"
    nothing = okr("goalposts", "--as-of", "2020-01-01", folder=northwind)
    assert (nothing.errors, nothing.code) == ("error: no plan had landed by 2020-01-01\nhelp: name a later day\n", 2)


def test_at_a_revision_and_as_of_its_day_agree(okr: Okr, northwind: Path) -> None:
    day = "2026-11-05"
    commit = subprocess.run(
        ["git", "log", "-1", "--format=%H", f"--before={day} 23:59"], cwd=northwind, check=True, capture_output=True, text=True
    ).stdout.strip()
    one, other = (okr("goalposts", "-f", "json", "--as-of", day, *at, folder=northwind).output for at in ((), ("--at", commit)))
    assert one == other
    assert len(json.loads(one)["goalposts"]) == 2


def test_markdown_lets_nobody_write_into_it(okr: Okr, northwind: Path, tmp_path: Path) -> None:
    subprocess.run(["git", "clone", "--quiet", str(northwind), str(tmp_path / "clone")], check=True)
    file = tmp_path / "clone" / "okrs/teams/payments/2026-Q4.yaml"
    text = file.read_text("utf-8").replace("target: 1.5", "target: 2").replace("Late payouts fall", "Late <b>|payouts [x](y)")
    file.write_text(text, "utf-8")
    identity = ("-c", "user.name=@all", "-c", "user.email=li@example.com")
    dates = dict.fromkeys(("GIT_AUTHOR_DATE", "GIT_COMMITTER_DATE"), "2026-11-22T12:00:00Z")
    command = ["git", *identity, "commit", "-aqm", "Tidy <script> (#9)"]
    subprocess.run(command, cwd=tmp_path / "clone", env=os.environ | dates, check=True)
    said = okr("goalposts", "--all-cycles", "--format", "markdown", folder=tmp_path / "clone")
    assert said.code == 0
    assert "- **Late &#60;b&#62;&#124;payouts" in said.output
    assert "&#64;\u200ball, " in said.output
    assert not re.search(r"<b>|<script>|@all|\[x\]", said.output)


def test_a_shallow_clone_says_what_it_cannot_know(okr: Okr, northwind: Path, tmp_path: Path) -> None:
    subprocess.run(["git", "clone", "--quiet", "--depth", "5", f"file://{northwind}", str(tmp_path / "shallow")], check=True)
    said = okr("goalposts", "--cycle", "2026-Q4", *TODAY, folder=tmp_path / "shallow")
    assert said.code == 0
    first = said.output.splitlines()[0]
    assert first == "Nobody can tell whether a goalpost has moved: what 37 promises of 2026-Q4 said at the freeze is not known."
    assert "What 37 promises of 2026-Q4 said at the freeze on 12 October is not known: this clone is shallow" in said.output
    assert "git fetch --unshallow brings what came before." in said.output


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        (("--team", "supprt"), "there is no team `supprt`; did you mean `support`?"),
        (("--cycle", "2026-Q5"), "there is no cycle `2026-Q5`"),
        (("payments/on-time",), "nothing was ever called `payments/on-time`"),
    ],
)
def test_a_name_that_does_not_exist(arguments: tuple[str, ...], error: str, okr: Okr, northwind: Path) -> None:
    said = okr("goalposts", *arguments, *TODAY, folder=northwind)
    assert (said.output, said.code) == ("", 2)
    assert said.errors.startswith(f"error: {error}")


def test_a_promise_is_found_under_the_name_that_it_had(okr: Okr, repository: Workshop) -> None:
    repository.commit("Plan", {"okrs.yaml": WORKSPACE, "payments.yaml": okr_file()})
    repository.commit("Call it trust", {"payments.yaml": okr_file(objective("payout-trust"))})
    for name in ("payments/on-time-payouts", "payments/payout-trust#late-payouts"):
        said = okr("goalposts", name, "--as-of", "2026-11-22", folder=repository.folder)
        assert said.output == "No goalpost has moved: 1 promise of 2026-Q4 stands as first made.\n"


def test_what_cannot_be_read_is_not_passed_over(okr: Okr, repository: Workshop) -> None:
    repository.commit("Plan", {"okrs.yaml": WORKSPACE, "payments.yaml": okr_file(), "platform.yaml": okr_file(team="platform")})
    repository.commit("Break it", {"platform.yaml": "team: [\n"})
    said = okr("goalposts", "--as-of", "2026-11-22", folder=repository.folder)
    assert said.output.splitlines()[0] == "No goalpost has moved: 1 promise of 2026-Q4 stands as first made."
    assert said.errors == "warning: HEAD:platform.yaml could not be read and is left out: `okr validate` says why\n"
    repository.commit("Break all", {"okrs.yaml": "version: [\n"})
    said = okr("goalposts", folder=repository.folder)
    assert (said.code, said.output) == (2, "")
    assert said.errors.startswith("error: HEAD:okrs.yaml could not be read\n")


def test_outside_of_a_repository_it_says_so(okr: Okr, tmp_path: Path) -> None:
    (tmp_path / "okrs.yaml").write_text("version: 1\norganization: Northwind Roasters\nteams: {a: {name: A}}\n")
    said = okr("goalposts")
    assert (said.output, said.code) == ("", 2)
    assert said.errors.startswith("error: this is not a git repository, so it has no history\n")
