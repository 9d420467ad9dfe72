"""`okr status` as people see it."""

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from okrkit.due.agenda import agenda
from okrkit.due.asked import Asked
from okrkit.reading.folder import Folder
from okrkit.reading.load import load
from okrkit.reading.schema import check
from okrkit.report.json_v1.printing import json_text
from okrkit.report.json_v1.status import status
from tests.cli.conftest import Okr

WORKSPACE = """\
version: 1
organization: Northwind Roasters
teams:
  company: {name: Northwind, lead: ana}
  payments: {name: Payments, parent: company, lead: dana}
  support: {name: Support, parent: company}
people: {ana: {name: Ana Costa}, dana: {name: Dana Ruiz}, li: {name: Li Wei}, tess: {name: Tess Okafor}}
"""
PAYMENTS = """\
team: payments
cycle: 2026-Q4
objectives:
  - id: on-time
    title: Payouts arrive on the day we said
    owner: li
    key_results:
      - {id: late, title: Late payouts fall from 4.2% to 0.5%, baseline: 4.2, target: 0.5, unit: "%", check_ins: [
         {date: 2026-10-12, value: 4.2}, {date: 2026-10-26, value: 4.0}, {date: 2026-11-18, value: 3.8}]}
      - {id: cost, title: A payout costs at most 11 cents, at_most: 0.11, unit: €,
         check_ins: [{date: 2026-10-12, value: 0.1}, {date: 2026-11-09, value: 0.13}]}
      - {id: file, title: All banks use the new file, due: 2026-11-15,
         milestones: [{title: Pilot, done: 2026-11-18}, {title: All}]}
      - {id: gone, title: Nobody waits for this any more, target: 1, dropped: {date: 2026-10-20, because: The bank closed}}
    depends_on:
      - {team: support, what: a script for calls about payouts}
      - {team: company, what: a budget for the third bank}
      - {team: company, what: a contract, confirmed_by: ana, date: 2026-10-02}
    feedback:
      - {from: customer, by: Café council, date: 2026-11-09, note: Tell us early}
      - {from: peer, by: Tess, date: 2026-11-20, note: This was two days ago}
  - id: cards
    title: A card that expires stops nobody's coffee
    key_results:
      - {id: renewed, title: Renewals that fail fall from 9% to 3%, baseline: 9, target: 3, unit: "%",
         check_ins: [{date: 2026-11-12, value: 5}]}
      - {id: tries, title: Tries before a renewal succeeds fall from 4 to 2, baseline: 4, target: 2}
"""
SUPPORT = """\
team: support
cycle: 2026-Q4
objectives:
  - {id: calm, title: Nobody works alone at night,
     key_results: [{id: nights, title: Nights alone fall, baseline: 20, target: 0}]}
"""
STATUS = """\
Northwind Roasters · 2026-Q4, week 8 of 13 · 22 November 2026
10 things need 4 people today.

Li Wei  6
  ■ A payout costs at most 11 cents  payments/on-time#cost
    broken since 9 November: €0.13, promised at most €0.11
    check-in due: last heard on 9 November, €0.13
  ■ All banks use the new file  payments/on-time#file
    was due on 15 November, 7 days ago; 50% of the way
  ▲ Late payouts fall from 4.2% to 0.5%  payments/on-time#late
    46 points behind its plan: at this pace 3.34% on 31 December, not 0.5%
  ? Payouts arrive on the day we said  payments/on-time
    Payments asked Support for “a script for calls about payouts”: not confirmed
    Café council said 13 days ago “Tell us early”: not answered

Dana Ruiz  2
  ◷ Tries before a renewal succeeds fall from 4 to 2  payments/cards#tries  nobody owns it: for the lead of Payments
    no check-in so far, 52 days into 2026-Q4
  ○ Renewals that fail fall from 9% to 3%  payments/cards#renewed  nobody owns it: for the lead of Payments
    check-in due: last heard on 12 November, 5%

Nobody  1
  ◷ Nights alone fall  support/calm#nights  Support has no lead
    no check-in so far, 52 days into 2026-Q4

Ana Costa  1
  ? Payouts arrive on the day we said  payments/on-time
    Payments asked Northwind for “a budget for the third bank”: not confirmed

Check in with `okr check-in REF VALUE`; REF stands beside the title.
"""


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """A small plan in which everything that can need somebody does."""
    for name, text in (("okrs", WORKSPACE), ("payments", PAYMENTS), ("support", SUPPORT)):
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    return tmp_path


def answer(folder: Path, day: str = "2026-11-22", *, owner: str | None = None, team: str | None = None) -> Any:
    """What the command answers in JSON, without a process for it."""
    plan = load(Folder(folder)).plan
    data = json.loads(json_text(status(agenda(plan, date.fromisoformat(day), Asked(owner, team)))))
    assert check(data, "status-output") == []
    return data


def kinds(data: Any) -> dict[str | None, list[tuple[str, str | None]]]:
    def short(reference: str | None) -> str | None:
        return reference and reference.rpartition("#")[2].rpartition("/")[2].partition("@")[0]

    return {one["person"]: [(need["kind"], short(need["reference"])) for need in one["needs"]] for one in data["people"]}


def test_by_person_the_worst_first(okr: Okr, plan: Path) -> None:
    said = okr("status", "--as-of", "2026-11-22")
    assert (said.errors, said.code) == ("", 0)
    assert said.output == STATUS


def test_what_has_the_same_reasons_is_said_once(okr: Okr, plan: Path) -> None:
    said = okr("status", "--as-of", "2026-10-08", "--team", "payments").output
    assert "payments/cards#renewed" in said
    assert said.count("first check-in due, 7 days into 2026-Q4") == 2
    assert "    both: first check-in due, 7 days into 2026-Q4\n" in said


def test_dependencies_want_a_yes_from_a_cadence_before_the_freeze(plan: Path) -> None:
    for day, unconfirmed in (("2026-10-03", 0), ("2026-10-04", 2)):  # it freezes on the 11th
        found = kinds(answer(plan, day))
        assert sum(kind == "dependency-unconfirmed" for each in found.values() for kind, _ in each) == unconfirmed


def test_a_check_in_is_due_after_a_cadence_and_outdated_after_two(plan: Path) -> None:
    def renewed(day: str) -> list[str]:
        return [kind for kind, about in kinds(answer(plan, day)).get("dana", []) if about == "renewed"]

    assert [renewed(f"2026-11-{day}") for day in (12, 18, 19, 26, 27)] == [
        [],
        [],
        ["check-in-due"],
        ["check-in-due"],
        ["check-in-outdated"],
    ]


def test_days_that_are_near_are_said(okr: Okr, plan: Path) -> None:
    def coming(day: str) -> list[str]:
        return [f"{one['kind']} {one['date']}" for one in answer(plan, day)["coming"]]

    assert coming("2026-10-11") == ["freeze 2026-10-11"]
    assert coming("2026-10-12") == coming("2026-12-16") == []
    assert coming("2026-12-17") == ["end 2026-12-31"]
    text = okr("status", "--as-of", "2026-12-30").output
    assert (
        "\n\nComing up\n  31 December, tomorrow: 2026-Q4 ends. The last numbers come in, and the look back begins.\n\n" in text
    )
    assert ("due-soon", "file") in kinds(answer(plan, "2026-11-01"))["li"]
    assert ("due-soon", "file") not in kinds(answer(plan, "2026-10-31"))["li"]


def test_a_cycle_that_is_over_wants_a_look_back_from_the_lead(plan: Path) -> None:
    says = {
        "2027-01-13": "it ended on 31 December 2026, 13 days ago; 1 day is left for its `review`",
        "2027-01-14": "it ended on 31 December 2026, 2 weeks ago; its `review` is for today",
        "2027-01-17": "it ended on 31 December 2026, 2 weeks ago; its `review` is 3 days late",
    }
    for day, sentence in says.items():
        found = answer(plan, day)
        assert kinds(found) == {"dana": [("review-missing", None)], None: [("review-missing", None)]}
        assert found["people"][0]["needs"][0]["says"] == sentence
    text = (plan / "payments.yaml").read_text("utf-8")
    (plan / "payments.yaml").write_text(f"{text}review: {{date: 2027-01-04, learned: Ask the banks first}}\n", "utf-8")
    assert kinds(answer(plan, "2027-01-10")) == {None: [("review-missing", None)]}


def test_a_person_and_a_team_see_their_own_part(plan: Path) -> None:
    everything = answer(plan)
    dana = answer(plan, owner="dana")
    assert [one for one in everything["people"] if one["person"] == "dana"] == dana["people"]
    assert (everything["key_results"], dana["key_results"]) == (6, 2)
    assert set(kinds(answer(plan, team="support"))) == {"li", None}  # what it is asked for, and its own
    assert kinds(answer(plan, team="company")) == {"ana": [("dependency-unconfirmed", "on-time")]}


def test_nothing_needs_you_is_a_good_sentence(okr: Okr, plan: Path) -> None:
    heads = {
        ("--owner", "tess"): "Nothing needs you today, Tess Okafor.",
        ("--team", "company"): "Nothing of Northwind needs anybody today.",
        (): "Nothing needs anybody today.",
    }
    for arguments, sentence in heads.items():
        assert okr("status", "--as-of", "2026-10-01", *arguments).output.splitlines()[1] == sentence


def test_names_that_do_not_exist_get_the_nearest(okr: Okr, plan: Path) -> None:
    said = okr("status", "--owner", "dan")
    assert (said.output, said.code) == ("", 2)
    assert said.errors.startswith("error: there is no person `dan`; did you mean `dana`?")
    assert okr("status", "--team", "paymens").errors.startswith("error: there is no team `paymens`; did you mean `payments`?")


def test_the_forecast_stands_beside_what_is_behind(plan: Path) -> None:
    [late] = [need for need in answer(plan, owner="li")["people"][0]["needs"] if need["kind"] == "behind-pace"]
    assert (late["forecast"]["due"], late["forecast"]["meets_on"] > "2026-12-31") == ("2026-12-31", True)
    assert late["forecast"]["needed_per_week"] < late["forecast"]["per_week"] < 0


def test_markdown_calls_nobody(okr: Okr, plan: Path) -> None:
    text = (plan / "payments.yaml").read_text("utf-8")
    (plan / "payments.yaml").write_text(text.replace("Tell us early", '"@all <b>early</b> #12"'), "utf-8")
    said = okr("status", "-f", "markdown", "--as-of", "2026-11-22").output
    assert said.startswith("## What needs someone today\n\nNorthwind Roasters&#44; 2026&#45;Q4")
    assert "\n### Li Wei\n\n- **A payout costs at most 11 cents** (payments&#47;on&#45;time&#35;" in said
    assert "\n### Nobody\n\n- **Nights alone fall** (support&#47;calm&#35;" in said
    assert not re.search("[@<]", said)


def test_json_of_a_day_of_the_demo_keeps_to_its_schema(okr: Okr, northwind: Path) -> None:
    for day in ("2026-10-10", "2026-11-22", "9999-12-31"):
        found = json.loads(okr("status", "-f", "json", "--as-of", day, folder=northwind).output)
        assert check(found, "status-output") == []
        assert {one["person"] for one in found["people"]} >= ({"dana", "ravi"} if day < "2027" else set())


def test_a_plan_that_cannot_be_read_is_an_error(okr: Okr, tmp_path: Path) -> None:
    (tmp_path / "okrs.yaml").write_text("version: 1\n")
    assert okr("status").code == 2
