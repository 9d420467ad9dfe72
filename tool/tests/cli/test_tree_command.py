"""`okr tree` as people see it."""

import json
from pathlib import Path

import pytest

from okrkit.reading.schema import check
from tests.cli.conftest import Okr
from tests.repositories import Workshop

WORKSPACE = """\
version: 1
organization: Northwind Roasters
teams:
  company: {name: Northwind}
  payments: {name: Payments, parent: company}
  support: {name: Support, parent: company}
people: {ana: {name: Ana Costa}, dana: {name: Dana Ruiz}}
"""
COMPANY = """\
team: company
cycle: 2026
objectives:
  - id: love
    title: Cafés renew because we make their mornings easier
    owner: ana
    key_results:
      - {id: renewal, title: Renewals rise from 80% to 90%, baseline: 80, target: 90, unit: "%",
         check_ins: [{date: 2026-11-16, value: 88, confidence: 0.6}]}
  - {id: growth, title: We grow and nobody gives up a weekend}
"""
PAYMENTS = """\
team: payments
cycle: 2026-Q4
objectives:
  - id: on-time
    title: Payouts arrive on the day we said
    owner: dana
    aligns_to: [company/love#renewal, company/growth]
    key_results:
      - {id: late, title: Late payouts fall from 4.2% to 0.5%, baseline: 4.2, target: 0.5, unit: "%",
         check_ins: [{date: 2026-11-18, value: 3.1, confidence: 0.3}]}
      - {id: cost, title: A payout costs at most 11 cents, at_most: 0.11, unit: €, check_ins: [{date: 2026-11-18, value: 0.13}]}
      - {id: file, title: All banks use the new file, milestones: [{title: Pilot, done: 2026-10-20}, {title: All}]}
"""
SUPPORT = """\
team: support
cycle: 2026-Q4
objectives:
  - {id: heard, title: Whoever waits hears of a delay from us, aligns_to: [payments/on-time]}
  - {id: calm, title: Nobody works alone at night}
"""

TREE = """\
Northwind Roasters · 2026, 2026-Q4 · week 8 of 13 · 22 November 2026
the mark in a bar: where it should be today

Cafés renew because we make their mornings easier                    ████████┃░    80%  ▲ behind
│  Northwind 2026 · Ana Costa · supported by 1
└─ Payouts arrive on the day we said                                 ████░┃░░░░    40%  ■ at-risk
   │  Payments 2026-Q4 · Dana Ruiz · supported by 1 · also supports “We grow and nobody gives up a …
   └─ Whoever waits hears of a delay from us                                            ○ not-started
         Support 2026-Q4 · nobody
We grow and nobody gives up a weekend                                                   ○ not-started
│  Northwind 2026 · nobody · supported by 1
└─ Payouts arrive on the day we said (Payments, in full above)
Nobody works alone at night                                                             ○ not-started
   Support 2026-Q4 · nobody

Serves nothing: Nobody works alone at night (Support)
"""
BRANCH = """\
Northwind Roasters · 2026, 2026-Q4 · week 8 of 13 · 22 November 2026
the mark in a bar: where it should be today

Payouts arrive on the day we said                ████░┃░░░░    40%  ■ at-risk
│  Payments 2026-Q4 · Dana Ruiz · supported by 1 · also supports “Cafés renew b…
│  · Late payouts fall from 4.2% to 0.5%         ███░░┃░░░░    30%  ■ at-risk
│    now 3.1% · confidence 0.3
│  · A payout costs at most 11 cents                                ■ breached
│    now €0.13
│  · All banks use the new file                  █████┃░░░░    50%  ◷ outdated
│    1 of 2 milestones
└─ Whoever waits hears of a delay from us                           ○ not-started
      Support 2026-Q4 · nobody
"""


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """A small plan with a second parent, an orphan and a breached guardrail."""
    for name, text in (("okrs", WORKSPACE), ("company", COMPANY), ("payments", PAYMENTS), ("support", SUPPORT)):
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    return tmp_path


def test_the_tree(okr: Okr, plan: Path) -> None:
    said = okr("tree", "--as-of", "2026-11-22", COLUMNS="100")
    assert (said.errors, said.code) == ("", 0)
    assert said.output == TREE


def test_with_key_results(okr: Okr, plan: Path) -> None:
    assert okr("tree", "payments/on-time", "-k", "--as-of", "2026-11-22", COLUMNS="80").output == BRANCH
    assert "0 of 2 milestones" in okr("tree", "payments/on-time", "-k", "--as-of", "2026-10-19").output


def test_a_terminal_that_knows_only_ascii_gets_the_same_drawing(okr: Okr, plan: Path) -> None:
    lines = okr("tree", "--as-of", "2026-11-22", COLUMNS="100", PYTHONIOENCODING="ascii").output.splitlines()
    assert lines[3:6] == [
        "Cafes renew because we make their mornings easier                    ########|.    80%  ^ behind",
        "|  Northwind 2026 - Ana Costa - supported by 1",
        "`- Payouts arrive on the day we said                                 ####.|....    40%  ! at-risk",
    ]


def test_in_a_narrow_window_the_bar_makes_room_for_the_status(okr: Okr, plan: Path) -> None:
    lines = okr("tree", "payments/on-time", "-k", "--as-of", "2026-11-22", COLUMNS="40").output.splitlines()
    assert lines[2:4] == ["Payouts arrive on      40%  ■ at-risk", "│  the day we said"]


def test_a_workspace_without_objectives_says_how_to_begin(okr: Okr, tmp_path: Path) -> None:
    (tmp_path / "okrs.yaml").write_text(WORKSPACE)
    assert "There is no objective to draw. `okr schema okr` tells what goes into a file" in okr("tree").output


def test_without_a_readable_workspace_there_is_no_tree(okr: Okr, plan: Path) -> None:
    (plan / "okrs.yaml").write_text("version: 1\n")
    said = okr("tree", "--format", "json")
    assert (said.output, said.code) == ("", 2)
    assert said.errors == "error: okrs.yaml could not be read\nhelp: `okr validate` says why\n"


def test_json_keeps_to_its_schema(okr: Okr, plan: Path, northwind: Path) -> None:
    for folder in (plan, northwind):
        answer = json.loads(okr("tree", "--format", "json", "--as-of", "2026-11-22", folder=folder).output)
        assert check(answer, "tree-output") == []
    rows = json.loads(okr("tree", "--format", "json", "--as-of", "2026-11-22").output)["objectives"]
    assert [(row["reference"], row["depth"], row["repeated"]) for row in rows] == [
        ("company/love@2026", 0, False),
        ("payments/on-time@2026-Q4", 1, False),
        ("support/heard@2026-Q4", 2, False),
        ("company/growth@2026", 0, False),
        ("payments/on-time@2026-Q4", 1, True),
        ("support/calm@2026-Q4", 0, False),
    ]


def test_json_tells_what_supporters_make_of_it_beside_its_own_progress(okr: Okr, tmp_path: Path) -> None:
    objective = "  - {{id: {0}, title: {0}, {1}key_results: [{{id: k, title: k, baseline: 0, target: 100, current: {2}}}]}}\n"
    teams = "version: 1\norganization: Northwind Roasters\nteams: {a: {name: A}}\npolicy: {rollup: own}\n"
    rows = objective.format("top", "", 50) + objective.format("one", "aligns_to: [{to: a/top, weight: 3}], ", 20)
    rows += objective.format("two", "aligns_to: [a/top], ", 80)
    (tmp_path / "okrs.yaml").write_text(teams)
    (tmp_path / "a.yaml").write_text(f"team: a\ncycle: 2026-Q4\nobjectives:\n{rows}")
    for rollup, progress in (("own", 0.5), ("supporting", 0.35), ("blend", 0.425)):  # (3 × 20 + 80) / 4 = 35
        (tmp_path / "okrs.yaml").write_text(teams.replace("own", rollup))
        top, *_ = json.loads(okr("tree", "--format", "json", "--as-of", "2026-11-22").output)["objectives"]
        assert (top["reference"], top["progress"], top["supporting"]) == ("a/top@2026-Q4", progress, 0.35)


@pytest.mark.parametrize(
    ("arguments", "shown"),
    [
        (["--team", "support"], ["love", "on-time", "heard", "calm"]),
        (["--owner", "dana"], ["love", "on-time", "growth", "on-time"]),
        (["--orphans"], ["calm"]),
        (["--status", "at-risk"], ["love", "on-time", "growth", "on-time"]),
        (["--cycle", "2026"], ["love", "growth"]),
        (["payments/on-time"], ["on-time", "heard"]),
        (["--status", "missed"], []),
    ],
)
def test_filters_keep_the_way_down(okr: Okr, plan: Path, arguments: list[str], shown: list[str]) -> None:
    rows = json.loads(okr("tree", "--format", "json", "--as-of", "2026-11-22", *arguments).output)["objectives"]
    assert [row["reference"].split("/")[1].split("@")[0] for row in rows] == shown


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--team", "paymens"], "there is no team `paymens`; did you mean `payments`?"),
        (["--owner", "anna"], "there is no person `anna`; did you mean `ana`?"),
        (["--owner", "Dana Ruiz"], "there is no person `Dana Ruiz`; did you mean `dana`?"),
        (["payments/on-time@2026-Q3"], "there is no objective `payments/on-time@2026-Q3`\nhelp: it is in 2026-Q4"),
        (["--status", "behin"], "there is no status `behin`; did you mean `behind`?"),
        (["--cycle", "2026-Q5"], "there is no cycle `2026-Q5`; did you mean `2026-Q4`?"),
        (["payments/on-tme"], "there is no objective `payments/on-tme`; did you mean `payments/on-time`?"),
        (["payments/on-time#lat"], "there is no key result of `payments/on-time@2026-Q4` `lat`; did you mean `late`?"),
        (["on time"], "`on time` is not a reference"),
    ],
)
def test_a_name_that_does_not_exist_gets_the_nearest(okr: Okr, plan: Path, arguments: list[str], message: str) -> None:
    said = okr("tree", *arguments)
    assert (said.output, said.code) == ("", 2)
    assert said.errors.startswith(f"error: {message}\n")
    assert said.errors.splitlines()[1].startswith("help: ")


def test_what_cannot_be_read_is_said_and_the_rest_is_drawn(okr: Okr, plan: Path) -> None:
    (plan / "support.yaml").write_text("team: [", encoding="utf-8")
    said = okr("tree", "--as-of", "2026-11-22")
    assert "Payouts arrive on the day we said" in said.output
    assert said.errors == "warning: support.yaml could not be read and is left out: `okr validate` says why\n"


def test_the_short_form_goes_quiet_too(okr: Okr, repository: Workshop) -> None:
    written = (
        "team: company\ncycle: 2026-Q4\nobjectives:\n  - id: love\n    title: Guests come back\n    key_results:\n"
        "      - {id: visits, title: Visits grow from 1 to 5, baseline: 1, target: 5, current: 4}\n"
    )
    october = {"GIT_AUTHOR_DATE": "2026-10-05T09:00:00+0000"}
    repository.commit("Start", {"okrs.yaml": WORKSPACE, "company.yaml": written}, **october)
    answer = json.loads(okr("tree", "--format", "json", "--as-of", "2026-11-22", folder=repository.folder).output)
    [key_result] = answer["objectives"][0]["key_results"]
    assert (key_result["status"], key_result["last_check_in"], key_result["value"]) == ("outdated", "2026-10-05", 4)
