"""`okr report` as people see it: on the demo, and on plans that have nothing to say or say it in a hostile way."""

import csv
import json
import re
from datetime import date
from io import StringIO
from pathlib import Path

import pytest

from okrkit.cli.asking import earlier_plans
from okrkit.reading.schema import check
from tests.cli.conftest import Okr
from tests.repositories import Workshop

WORKSPACE = """\
version: 1
organization: Northwind Roasters
teams: {payments: {name: NAME}, support: {name: Support}}
people: {dana: {name: Dana Ruiz}}
"""
PAYMENTS = """\
team: payments
cycle: 2026-Q3
objectives:
  - id: on-time
    title: Payouts arrive on the day we said
    owner: dana
    key_results:
      - {id: late, title: TITLE, baseline: 4, target: 1, unit: "%",
         check_ins: [{date: 2026-07-06, value: 4, confidence: 0.6}, {date: 2026-09-28, value: 1.5}]}
"""
CALIBRATION = """\
Calibration, 22 November 2026
The confidences of 18 key results of 2026-Q2 and 2026-Q3 add up to 11.3 that meet their target, and 7 did: too sure.
Brier score 0.21: 0 is sure and right each time, 0.25 is what 0.5 of everything gets.
11 ended well, if 70% of the way is enough for a stretch.

Confidence        Key results  On average  Met    Share
0.4 to under 0.6            7        0.49    1      14%
0.6 to under 0.8            7        0.60    2      29%
0.8 to 1                    4        0.93    4  too few

Team           Key results  On average  Met  Brier  Verdict
Cafés                    3        0.50    0   0.25  too few to say
Payments                 4        0.60    2   0.26  too few to say
Platform                 3        0.50    1   0.26  too few to say
Roastery                 2        0.55    0   0.30  too few to say
Subscriptions            2        0.55    0   0.30  too few to say
Support                  4        0.93    4   0.01  too few to say

Owner         Key results  On average  Met  Brier  Verdict
Noor Haddad             3        0.50    0   0.25  too few to say
Dana Ruiz               4        0.60    2   0.26  too few to say
Sam Oyelaran            3        0.50    1   0.26  too few to say
Jonas Brandt            1        0.50    0   0.25  too few to say
Elin Strand             1        0.60    0   0.36  too few to say
Ravi Shah               2        0.55    0   0.30  too few to say
Mia Lind                4        0.93    4   0.01  too few to say

Support ended 2026-Q2 and 2026-Q3 with full scores, and had not committed itself to all of them: was any of these targets \
ever in doubt?
Left out: 1 dropped and 7 without a confidence in the first half of the cycle.
A confidence counts as it stood at the freeze, or first after it, and is held against the target of that day.
"""
GUIDE = Path(__file__).parents[3] / "site/docs/guide"
TODAY = ("--as-of", "2026-11-22")


def written(folder: Path, title: str = "Late payouts fall", name: str = "Payments") -> Path:
    (folder / "okrs.yaml").write_text(WORKSPACE.replace("NAME", json.dumps(name)), "utf-8")
    (folder / "payments.yaml").write_text(PAYMENTS.replace("TITLE", json.dumps(title)), "utf-8")
    return folder


def test_the_confidence_of_the_demo(okr: Okr, northwind: Path) -> None:
    said = okr("report", "calibration", *TODAY, folder=northwind)
    assert (said.output, said.code) == (CALIBRATION, 0)


def test_the_guide_shows_what_is_said(okr: Okr, northwind: Path) -> None:
    pages = "".join((GUIDE / page).read_text("utf-8") for page in ("reports.md", "reports-of-people.md"))
    blocks = re.findall(r"```text\n(.*?)```", pages, flags=re.DOTALL)
    for block in blocks:
        command, _, shown = block.partition("\n")
        _, *arguments = command.removeprefix("$ ").split()
        said = okr(*arguments, *(() if "--as-of" in arguments else TODAY), folder=northwind).output
        assert [part for part in shown.strip("\n").split("\n\n") if part not in said] == []
    assert blocks


def test_programs_read_the_same(okr: Okr, northwind: Path) -> None:
    told = json.loads(okr("report", "calibration", "-f", "json", *TODAY, folder=northwind).output)
    assert check(told, "report-calibration-output") == []
    assert told["whole"]["verdict"] == "too-sure"
    assert (told["whole"]["key_results"], told["whole"]["met"]) == (len(told["bets"]), 7)
    assert told["full_scores"] == [{"team": "support", "cycles": ["2026-Q2", "2026-Q3"]}]
    assert told["left_out"] == {"dropped": 1, "unstated": 7, "redefined": 0, "unknown": 0}
    rows = list(csv.DictReader(StringIO(okr("report", "calibration", "-f", "csv", *TODAY, folder=northwind).output)))
    assert [row["reference"] for row in rows] == [bet["reference"] for bet in told["bets"]]
    assert sum((float(row["confidence"]) - (row["met"] == "true")) ** 2 for row in rows) / len(rows) == pytest.approx(
        0.2114, abs=5e-5
    )


@pytest.mark.parametrize(
    ("asked", "bets", "full"),
    [
        (("--team", "support"), 4, 1),
        (("--cycle", "2026-Q3"), 9, 0),
        (("--cycle", "2026"), 18, 0),  # the year has not ended, the quarters in it have
        (("--owner", "dana"), 4, 0),
        (("--owner", "dana", "--cycle", "2026-Q2"), 2, 0),
        (("--team", "support", "--owner", "dana"), 0, 0),
        (("--as-of", "2026-07-20"), 9, 0),  # the third quarter had not ended
    ],
)
def test_a_part_of_the_plan(okr: Okr, northwind: Path, asked: tuple[str, ...], bets: int, full: int) -> None:
    told = json.loads(okr("report", "calibration", "-f", "json", *TODAY, *asked, folder=northwind).output)
    assert check(told, "report-calibration-output") == []
    assert (len(told["bets"]), len(told["full_scores"])) == (bets, full)
    assert sum(team["key_results"] for team in told["teams"]) == sum(owner["key_results"] for owner in told["owners"]) == bets


@pytest.mark.parametrize(
    ("asked", "error"),
    [
        (("--team", "suport"), "there is no team `suport`; did you mean `support`?"),
        (("--owner", "Dana Ruiz"), "there is no person `Dana Ruiz`; did you mean `dana`?"),
        (("--cycle", "2026-Q5"), "there is no cycle `2026-Q5`"),
        (("--lens", "custumer"), "there is no lens `custumer`; did you mean `customer`?"),
    ],
)
def test_names_that_are_not_there(okr: Okr, northwind: Path, asked: tuple[str, ...], error: str) -> None:
    said = okr("report", "calibration", *TODAY, *asked, folder=northwind)
    assert (said.output, said.code) == ("", 2)
    assert error in said.errors.lower() or error in said.errors


def test_a_plan_without_a_past(okr: Okr, tmp_path: Path) -> None:
    said = okr("report", "calibration", "--as-of", "2026-08-01", folder=written(tmp_path))
    assert said.code == 0
    assert said.output == (
        "Calibration, 1 August 2026\n"
        "No key result of a cycle that is over was given a confidence in time, so there is nothing to compare.\n"
    )


def test_one_key_result_is_too_few_for_a_verdict(okr: Okr, tmp_path: Path) -> None:
    said = okr("report", "calibration", *TODAY, folder=written(tmp_path))
    assert (
        "The confidences of 1 key result of 2026-Q3 add up to 0.6 that meet their target, and none did: too few" in said.output
    )


def test_what_cannot_be_read_is_said_to_be_missing(okr: Okr, tmp_path: Path) -> None:
    (written(tmp_path) / "support.yaml").write_text("team: support\ncycle: 2026-Q3\nobjectives: [", "utf-8")
    said = okr("report", "calibration", *TODAY, folder=tmp_path)
    assert said.code == 0
    assert "support.yaml could not be read and is left out" in said.errors
    (tmp_path / "okrs.yaml").write_text("version: [", "utf-8")
    said = okr("report", "calibration", *TODAY, folder=tmp_path)
    assert (said.output, said.code) == ("", 2)
    assert "okrs.yaml could not be read" in said.errors


def test_hostile_words_stay_words(okr: Okr, tmp_path: Path) -> None:
    written(tmp_path, title="=HYPERLINK(1)", name="Red | <img> @dana `x`")
    text, markdown, table, page = (
        okr("report", "calibration", "-f", f, *TODAY, "--team", "payments", folder=tmp_path)
        for f in ("text", "markdown", "csv", "html")
    )
    assert text.output.count("Red | <img> @dana `x`") == 2
    assert not {"<img>", "@dana", "`x`"} & set(markdown.output.split())
    assert {line.count("|") for line in markdown.output.splitlines() if "Red" in line and "*" not in line} == {7}
    assert next(csv.DictReader(StringIO(table.output)))["title"] == "'=HYPERLINK(1)"
    assert page.output.count("Red | &lt;img&gt; @dana `x`") == 2


@pytest.mark.parametrize(
    ("file", "asked", "begins"),
    [
        ("report.html", (), "<!doctype html>"),
        ("report.md", (), "## Calibration"),
        ("report.JSON", (), '{\n  "version": 1'),
        ("report.csv", (), "team,cycle,reference"),
        ("report", (), "Calibration, 22 November 2026\n"),
        ("deep/report.csv", ("-f", "html"), "<!doctype html>"),
    ],
)
def test_an_answer_for_a_file(okr: Okr, tmp_path: Path, file: str, asked: tuple[str, ...], begins: str) -> None:
    said = okr("report", "calibration", *TODAY, "-o", file, *asked, folder=written(tmp_path))
    assert (said.output, said.errors, said.code) == ("", "", 0)
    assert (tmp_path / file).read_text("utf-8").startswith(begins)


def test_every_form_says_which_part_it_is_about(okr: Okr, northwind: Path) -> None:
    asked = ("--team", "support", "--level", "2", "--cycle", "2026-Q3", "--owner", "mia", "--lens", "customer", *TODAY)
    only = "Only Support, teams of level 2, 2026-Q3, what Mia Lind owns and key results of the lens customer."
    for form in ("text", "html"):
        assert only in okr("report", "calibration", "-f", form, *asked, folder=northwind).output
    assert "*Only Support&#44; teams" in okr("report", "calibration", "-f", "markdown", *asked, folder=northwind).output
    told = json.loads(okr("report", "calibration", "-f", "json", *asked, folder=northwind).output)
    assert check(told, "report-calibration-output") == []
    assert told["filters"] == {
        "cycle": "2026-Q3",
        "team": "support",
        "owner": "mia",
        "lens": "customer",
        "status": None,
        "level": 2,
    }


@pytest.fixture(scope="module")
def twice(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two quarters in a history: the first commit of 1 October knows one, the second one of the next day both."""
    workshop = Workshop(tmp_path_factory.mktemp("twice"))
    written(workshop.folder)
    workshop.commit("The third quarter")
    spring = PAYMENTS.replace("2026-Q3", "2026-Q2").replace("2026-07", "2026-04").replace("2026-09", "2026-06")
    support = PAYMENTS.replace("TITLE", "Answers come fast").replace("payments", "support").replace("value: 1.5", "value: 0.5")
    workshop.commit("The quarter before", {"spring.yaml": spring.replace("TITLE", "Payouts are late"), "support.yaml": support})
    return workshop.folder


def test_then_and_now(okr: Okr, twice: Path) -> None:
    said = okr("report", "calibration", *TODAY, "--compare", "HEAD~1", "--owner", "dana", folder=twice)
    assert said.code == 0
    assert said.output.startswith(
        "Calibration, then and now\n"
        "Only what Dana Ruiz owns.\n"
        "Then is the plan of HEAD~1, 1 October 2026; now is the plan, 22 November 2026.\n"
        "Of its rows, 2 are new and 1 is the same.\n"
        "\n"
        "Figure             Then   Now  Difference\n"
        "Key results           1     3  +2\n"
        "Stated confidence  0.60  0.60  the same\n"
        "Met their target     0%   33%  +33 points, better\n"
        "Brier score        0.36  0.29  -0.07, better\n"
        "\n"
        "New\n"
        "- Payouts are late\n"
        "- Answers come fast\n"
    )
    told = json.loads(okr("report", "calibration", *TODAY, "--compare", "HEAD~1", "-f", "json", folder=twice).output)
    assert check(told, "report-comparison-output") == []
    assert check(told["then"], "report-calibration-output") == check(told["now"], "report-calibration-output") == []


def test_a_cycle_and_another(okr: Okr, twice: Path) -> None:
    compared = ("report", "calibration", "-f", "json", "--compare", "2026-Q2")
    told = json.loads(okr(*compared, *TODAY, folder=twice).output)  # it is the last quarter to have ended
    assert [(told[side]["filters"]["cycle"], told[side]["as_of"]) for side in ("then", "now")] == [
        ("2026-Q2", TODAY[1]),
        ("2026-Q3", TODAY[1]),
    ]
    assert [bet["title"] for bet in told["records"]["new"]] == ["Answers come fast"]
    assert [pair["columns"] for pair in told["records"]["changed"]] == [["title", "stated_on"]]
    told = json.loads(okr(*compared, "--cycle", "2026-Q3", "--team", "support", *TODAY, folder=twice).output)
    assert (len(told["then"]["bets"]), len(told["now"]["bets"])) == (0, 1)


def test_the_plan_of_an_earlier_day(twice: Path, tmp_path: Path) -> None:
    earlier = earlier_plans(twice, None)
    first, second = earlier(date(2026, 10, 1)), earlier(date(2026, 11, 1))
    assert (first and len(first.objectives), second and len(second.objectives)) == (1, 3)
    assert earlier(date(2026, 10, 1)) is first, "read once"
    assert earlier(date(2026, 9, 30)) is None, "nothing had landed"
    until = earlier_plans(twice, "HEAD~1")(date(2026, 11, 1))
    assert until and len(until.objectives) == 1
    assert earlier_plans(written(tmp_path), None)(date(2026, 10, 1)) is None, "no history"


@pytest.mark.parametrize(
    ("asked", "error"),
    [
        (("--compare", "2026-Q1"), "`2026-Q1` is neither a cycle nor a commit: no commit is called `2026-Q1`"),
        (("--compare", "2026-Q3"), "2026-Q3 would be compared with itself"),
        (("--compare", "2026-Q2", "--cycle", "2026-Q5"), "there is no cycle `2026-Q5`"),
        (("--compare", "HEAD~1", "--cycle", "2026-Q2"), "there is no cycle `2026-Q2`"),
    ],
)
def test_what_cannot_be_compared(okr: Okr, twice: Path, asked: tuple[str, ...], error: str) -> None:
    said = okr("report", "calibration", *TODAY, *asked, folder=twice)
    assert (said.output, said.code) == ("", 2)
    assert error in said.errors


def test_without_a_history_there_is_no_earlier_plan(okr: Okr, tmp_path: Path) -> None:
    said = okr("report", "calibration", *TODAY, "--compare", "HEAD", folder=written(tmp_path))
    assert (said.output, said.code) == ("", 2)
    assert "`HEAD` is neither a cycle nor a commit" in said.errors


def test_there_is_help(okr: Okr) -> None:
    said = okr("report", "calibration", "-h")
    assert said.code == 0
    assert "What is stated confidence worth?" in said.output
