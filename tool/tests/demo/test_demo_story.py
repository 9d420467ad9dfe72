import re
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from okrkit.cycle import Cycle
from okrkit.demo.build import Built
from okrkit.demo.step import Break, Fix
from okrkit.demo.story.freeze import FREEZE
from okrkit.measure.score import score_objective
from okrkit.measure.standing import Standing, stand_key_result, stand_objective
from okrkit.measure.status import Status
from okrkit.objective import KeyResult, Kind, Objective
from okrkit.plan import Plan
from okrkit.reading.cache import Cache
from okrkit.reading.events import YamlError, read_document
from okrkit.reading.load import load
from okrkit.reading.schema import SchemaName, check
from okrkit.reading.tree import MemoryTree
from okrkit.reference import Reference
from okrkit.review import Outcome
from okrkit.workspace import Trust

IN_GIT = {
    "an annual company plan": ("Bring the plan for 2026 over from the slides", ["+team: company", "+cycle: 2026"]),
    "a quarterly team plan": ("Cafés: plan for the second quarter (#4)", ["+team: cafes", "+cycle: 2026-Q2"]),
    "a rewrite after review": (
        "Roastery: rewrite after review, the cup before the sensor (#7)",
        [
            "Co-authored-by: Elin Strand <elin@example.com>",
            "-    title: Install colour sensors on both drums",
            "+    title: A café that reorders a blend gets the coffee it fell in love with",
        ],
    ),
    "a folder that moves": ("Give the teams a folder of their own", ["similarity index 100%", "rename to okrs/teams/cafes/"]),
    "an objective that is given up": (
        "Support: stop the evening hours (#27)",
        ['+    dropped: {date: 2026-08-19, because: "It needs'],
    ),
    "an owner who changes": ("Payments: Li owns the card renewals", ["-    owner: dana", "+    owner: li"]),
    "a target that rises": ("Roastery: ten lifts in a shift, not fifteen", ["-        target: 15", "+        target: 10"]),
    "an id that is renamed": (
        "Call it by what we want, not by what we fear",
        ["-  - id: less-churn", "+    formerly: [less-churn]"],
    ),
    "an honest review": (
        "Payments: what we got wrong in the third quarter",
        ["+      verdict: missed", "+      because: assumption", "We worked seven weeks"],
    ),
    "a revision that does not parse": ("Platform: one button to undo a release", ["+\t  - {id: one-button"]),
    "its repair": ("Platform: spaces, not a tab", ["-\t  - {id: one-button", "+      - {id: one-button"]),
    "a declared rebaseline": (
        "Roastery: 85% instead of 90% while the container is held (#47)",
        ["-        target: 90", "+        target: 85", "+            from: {target: 90}", "+            approved_by: ana"],
    ),
    "a dropped key result": (
        "Cafés: stop the taste test for baristas (#48)",
        ["+        dropped:\n+          date: 2026-11-03\n"],
    ),
    "a quiet goalpost move": ("Tidy up numbers", ["-        target: 0.5", "+        target: 1.5"]),
}


@pytest.mark.parametrize(("subject", "lines"), IN_GIT.values(), ids=IN_GIT)
def test_git_shows(subject: str, lines: list[str], git: Callable[..., str]) -> None:
    commit = git("log", "--format=%H", "--fixed-strings", f"--grep={subject}").split()
    assert len(commit) == 1
    shown = git("show", "--unified=0", "--find-renames", commit[0])
    assert [line for line in lines if line not in shown] == []


def test_a_quiet_move_says_nothing_anywhere(git: Callable[..., str]) -> None:
    shown = git("log", "-1", "-p", "--unified=0", "--format=%an%n%cs%n%b", "--grep=Tidy up numbers")
    assert shown.startswith("Li Wei\n2026-11-09\n\n")
    assert not re.search(r"^\+.*(rebaseline|because|title)", shown, re.MULTILINE)


def test_a_request_is_merged_with_its_two_commits(git: Callable[..., str]) -> None:
    merges = git("log", "--merges", "--format=%H %s").splitlines()
    assert [merge.split(" ", 1)[1] for merge in merges] == ["Merge payments-q4: paid on the day we said (#41)"]
    merge = merges[0].split()[0]
    assert git("log", "--format=%an", f"{merge}^1..{merge}^2").split("\n") == ["Dana Ruiz", "Li Wei", ""]
    assert git("rev-list", "--count", f"{merge}^2..{merge}^1") == "1\n", "main went on beside the request"


def _readable(files: dict[str, str]) -> list[object]:
    names: dict[str, SchemaName] = {"okrs.yaml": "workspace", "metrics.yaml": "metrics"}
    faults: list[object] = []
    for path, text in files.items():
        try:
            faults += check(read_document(text.encode()).data, names.get(path.rsplit("/", 1)[1], "okr"))
        except YamlError as error:
            faults.append(error)
    return faults


def test_every_revision_but_one_can_be_read(northwind: Built) -> None:
    seen: set[str] = set()
    broken = []
    for told in northwind.told:
        new = {path: text for path, text in told.files.items() if path.startswith("okrs/") and text not in seen}
        seen.update(new.values())
        if _readable(new):
            broken.append(told.subject)
    assert broken == ["Platform: one button to undo a release"]


def test_the_break_is_mended_by_the_very_next_commit() -> None:
    kinds = [type(commit.steps[0]) for commit in FREEZE]
    assert kinds[kinds.index(Break) + 1] is Fix


def test_every_landed_plan_but_the_broken_one_is_valid(northwind: Built, tmp_path: Path) -> None:
    position: int | None = northwind.commits - 1
    found = []
    with Cache.open(tmp_path) as cache:
        while position is not None:
            told = northwind.told[position]
            files = {path.removeprefix("okrs/"): text for path, text in told.files.items() if path.startswith("okrs/")}
            found += [(told.subject, finding.rule) for finding in load(MemoryTree(files), cache).findings]
            position = told.parents[0] if told.parents else None
    assert found == [("Platform: one button to undo a release", "syntax")]


def _objective(plan: Plan, reference: str) -> Objective:
    parsed = Reference.parse(reference)
    assert parsed
    found = plan.objective(parsed)
    assert found
    return found


def _key_result(plan: Plan, reference: str) -> KeyResult:
    objective, id = reference.split("#")
    found = _objective(plan, objective).key_result(id)
    assert found
    return found


def _cycle(plan: Plan, objective: Objective) -> Cycle:
    return plan.cycles[objective.cycle]


def _current(plan: Plan, today: date) -> list[Objective]:
    return [objective for objective in plan.objectives if _cycle(plan, objective).covers(today)]


def _standing(plan: Plan, reference: str, today: date) -> Standing:
    objective = _objective(plan, reference.split("#", maxsplit=1)[0])
    if "#" not in reference:
        return stand_objective(objective, _cycle(plan, objective), plan.policy, today)
    return stand_key_result(_key_result(plan, reference), _cycle(plan, objective), plan.policy, today)


def test_the_company_has_six_teams_and_a_plan_for_each_quarter(plan: Plan) -> None:
    teams = {team for team in plan.teams if team != "company"}
    assert len(teams) == 6
    assert {(objective.team, objective.cycle) for objective in plan.objectives} == {
        *((team, f"2026-Q{quarter}") for team in teams for quarter in (2, 3, 4)),
        ("company", "2026"),
        ("company", "2026-Q4"),
    }


def test_objectives_serve_objectives_and_key_results_and_some_serve_two(plan: Plan) -> None:
    links = [objective.aligns_to for objective in plan.objectives]
    targets = {link.to.key_result is None for aligned in links for link in aligned}
    assert targets == {True, False}
    assert any(len(aligned) == 2 and aligned[0].to.objective != aligned[1].to.objective for aligned in links)


def test_an_objective_is_carried_over_after_it_was_missed(plan: Plan) -> None:
    objective = _objective(plan, "payments/on-time-payouts@2026-Q4")
    assert str(objective.continues) == "payments/on-time-payouts@2026-Q3"
    review = next(review for review in plan.reviews if (review.team, review.cycle) == ("payments", "2026-Q3"))
    assert review.learned and review.verdicts["on-time-payouts"].outcome is Outcome.MISSED


def test_an_objective_serves_nothing_and_one_question_is_open(plan: Plan, today: date) -> None:
    current = _current(plan, today)
    assert [str(each.reference) for each in current if each.team != "company" and not each.aligns_to] == [
        "platform/calm-release@2026-Q4"
    ]
    waiting = [dependency.what for each in current for dependency in each.depends_on if not dependency.confirmed_by]
    assert waiting == ["standing orders that a café can pause for a week"]


def test_one_person_carries_too_much(plan: Plan, today: date) -> None:
    live = Counter(
        key_result.owner or each.owner
        for each in _current(plan, today)
        for key_result in each.key_results
        if not key_result.dropped and each.cycle == "2026-Q4"
    )
    assert live.most_common(1) == [("noor", 6)]


def test_somebody_sets_targets_that_they_are_sure_of(plan: Plan, today: date) -> None:
    objective = _objective(plan, "support/settled-at-once@2026-Q4")
    cycle = _cycle(plan, objective)
    for key_result in objective.key_results:
        assert key_result.check_ins[0].confidence == 0.95
        assert _standing(plan, str(key_result.reference), today).status is Status.ACHIEVED
        early = date(2026, 11, 2)
        assert cycle.elapsed(early) < 0.5
        assert (stand_key_result(key_result, cycle, plan.policy, early).progress or 0) >= 1
    scores = {
        (each.team, each.cycle): score_objective(each, _cycle(plan, each), today)
        for each in plan.objectives
        if each.team == "support" and _cycle(plan, each).ends < today and not each.dropped
    }
    assert scores == {("support", "2026-Q2"): 1.0, ("support", "2026-Q3"): 1.0}


def test_what_is_claimed_at_the_end_is_what_the_numbers_give(plan: Plan, today: date) -> None:
    claimed = 0
    for review in plan.reviews:
        for id, verdict in review.verdicts.items():
            objective = _objective(plan, f"{review.team}/{id}@{review.cycle}")
            assert verdict.score == score_objective(objective, _cycle(plan, objective), today), objective.reference
            claimed += verdict.score is not None
    assert claimed == 12


TODAY = {
    "company/cafes-stay@2026": Status.BEHIND,
    "company/home-habit@2026": Status.AT_RISK,
    "company/grow-calmly@2026": Status.ON_TRACK,
    "payments/on-time-payouts@2026-Q4": Status.AT_RISK,
    "payments/on-time-payouts@2026-Q4#cost-per-payout": Status.AT_RISK,
    "platform/never-lost@2026-Q4#repeatable-writes": Status.ACHIEVED,
    "cafes/first-month@2026-Q4#own-baristas": Status.DROPPED,
    "subscriptions/reasons-to-stay@2026-Q4": Status.OUTDATED,
    "subscriptions/gift-season@2026-Q4": Status.NOT_STARTED,
    "support/settled-at-once@2026-Q4": Status.ACHIEVED,
}


@pytest.mark.parametrize(("reference", "status"), TODAY.items())
def test_on_the_day_of_the_story_it_stands(reference: str, status: Status, plan: Plan, today: date) -> None:
    assert _standing(plan, reference, today).status is status


def test_a_guardrail_is_breached_and_others_hold(plan: Plan, today: date) -> None:
    guardrails = {
        str(key_result.reference): _standing(plan, str(key_result.reference), today).holds
        for each in _current(plan, today)
        for key_result in each.key_results
        if key_result.kind is Kind.GUARDRAIL
    }
    assert [reference for reference, holds in guardrails.items() if holds is False] == [
        "payments/on-time-payouts@2026-Q4#cost-per-payout"
    ]
    assert list(guardrails.values()).count(True) > 5


def test_a_team_goes_silent(plan: Plan, today: date) -> None:
    spoke: dict[str, date] = {}
    for each in _current(plan, today):
        days = [entry.date for key_result in each.key_results for entry in key_result.check_ins]
        spoke[each.team] = max([spoke.get(each.team, date.min), *days])
    assert {team for team, day in spoke.items() if (today - day).days > 14} == {"subscriptions"}


def test_it_uses_what_a_plan_can_say(plan: Plan) -> None:
    key_results = [key_result for objective in plan.objectives for key_result in objective.key_results]
    check_ins = [entry for key_result in key_results for entry in key_result.check_ins]
    assert {metric.confidence for metric in plan.metrics.values()} == set(Trust)
    assert all(lens in {key_result.lens for key_result in key_results} for lens in plan.lenses)
    assert plan.glossary and plan.lint.exempt
    assert any(key_result.trajectory for key_result in key_results)
    assert any(milestone.weight != 1 for key_result in key_results for milestone in key_result.milestones)
    assert {said.source for objective in plan.objectives for said in objective.feedback} == {"customer", "manager", "peer"}
    assert any(objective.initiatives for objective in plan.objectives)
    assert any(entry.blockers for entry in check_ins) and any(entry.evidence for entry in check_ins)
    assert sum(entry.note is not None for entry in check_ins) > 50


def test_titles_say_the_numbers_of_their_fields_except_where_the_goalpost_moved(plan: Plan) -> None:
    wrong = []
    for objective in plan.objectives:
        for key_result in objective.key_results:
            if key_result.target is None:
                continue
            said = {float(number.replace(",", "")) for number in re.findall(r"\d[\d,]*(?:\.\d+)?", key_result.title)}
            if not {key_result.baseline, key_result.target} <= said:
                wrong.append(str(key_result.reference))
    assert wrong == ["payments/on-time-payouts@2026-Q4#late-payouts"]
