"""What a request does to a plan, asked of plans that were never in a repository."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from okrkit.diff.change import ChangeKind
from okrkit.finding import Severity
from okrkit.lint.linting import Asked
from okrkit.measure.status import Status
from okrkit.reading.both import read_both
from okrkit.reading.load import load
from okrkit.reading.tree import MemoryTree
from okrkit.request.neighbourhood import Presence
from okrkit.request.request import Request
from okrkit.request.verdict import Verdict
from tests.repositories import WORKSPACE, key_result, objective, okr_file

DAY = date(2026, 11, 9)
STAY = "team: company\ncycle: 2026\nobjectives:\n  - {id: stay, title: Cafés stay with us}\n  - {id: grow, title: We grow}\n"
BANKS = (
    "team: platform\ncycle: 2026-Q4\nobjectives:\n  - id: banks\n    title: No bank surprises us\n"
    "    aligns_to: [{to: payments/on-time-payouts, because: A late bank is a late payout}]\n"
)
ALIGNED = "    aligns_to: [company/stay]\n"
PAYOUTS = okr_file(objective() + ALIGNED)
PLAN = {"okrs.yaml": WORKSPACE, "company.yaml": STAY, "payments.yaml": PAYOUTS, "platform.yaml": BANKS}
CHECKED = key_result(check_ins="{date: 2026-11-09, value: 3.9, confidence: 0.6}")


def ask(
    changed: Mapping[str, str | None],
    before: Mapping[str, str] = PLAN,
    fail_on: Severity | None = Severity.ERROR,
    day: date = DAY,
) -> Request:
    """The request that leads from a plan to the same with other files; None takes one away."""
    after = {path: text for path, text in {**before, **changed}.items() if text is not None}
    trees = [MemoryTree(side) if "okrs.yaml" in side else None for side in (before, after)]
    sides = (load(trees[0]) if trees[0] else None, load(trees[1]) if trees[1] else None)
    both = read_both(*trees)
    return Request(both, sides, Asked(day, (both.after if sides[1] else both.before).lint), fail_on)


def rules(request: Request) -> set[str]:
    return {one.finding.rule for one in request.brought}


def eased(text: str = PAYOUTS, extra: str = "") -> str:
    return text.replace("target: 0.5\n", f"target: 1.5\n{extra}")


DECLARED = "        rebaselines: [{date: 2026-11-09, from: {target: 0.5}, to: {target: 1.5}, because: Two banks left}]\n"


def test_a_promise_that_moves_without_a_word_is_not_ready() -> None:
    request = ask({"payments.yaml": eased()})
    assert request.verdict is Verdict.NOT_READY
    assert (rules(request), request.failing) == ({"quiet-goalpost-move"}, 1)
    assert [str(one.reference) for one in request.goalposts] == ["payments/on-time-payouts@2026-Q4#late-payouts"]


def test_a_promise_that_moves_with_a_reason_needs_somebody_to_agree() -> None:
    request = ask({"payments.yaml": eased(extra=DECLARED)})
    assert (request.verdict, request.failing) == (Verdict.ATTENTION, 0)
    assert len(request.goalposts) == 1


def test_what_moves_is_told_once() -> None:
    request = ask({"payments.yaml": eased()})
    assert [request.is_told(change) for change in request.changes] == [True]
    assert all(request.speaks_of_goalposts(one) for one in request.brought)


def test_a_promise_that_is_raised_and_one_of_a_draft_move_no_goalpost() -> None:
    assert ask({"payments.yaml": PAYOUTS.replace("target: 0.5", "target: 0.2")}).goalposts == ()
    draft = ask({"payments.yaml": eased()}, day=date(2026, 10, 5))
    assert (draft.goalposts, draft.verdict) == ((), Verdict.REVIEW)


def test_nobody_waves_their_own_move_through() -> None:
    off = f"{WORKSPACE}lint: {{rules: {{quiet-goalpost-move: off}}}}\n"
    assert rules(ask({"okrs.yaml": off, "payments.yaml": eased()})) == {"quiet-goalpost-move"}
    agreed = ask({"payments.yaml": eased()}, before={**PLAN, "okrs.yaml": off})
    assert (agreed.verdict, agreed.brought) == (Verdict.ATTENTION, ())


def test_a_request_cannot_excuse_itself() -> None:
    strict = f"{WORKSPACE}lint: {{rules: {{missing-why: error}}}}\n"
    another = okr_file(objective() + ALIGNED, objective("second", "Nobody asks where the money is", key_result("asked")))
    blocked = ask({"payments.yaml": another}, before={**PLAN, "okrs.yaml": strict})
    assert (blocked.verdict, blocked.failing) == (Verdict.NOT_READY, 1)
    request = ask(
        {"okrs.yaml": WORKSPACE + "lint: {rules: {missing-why: off}}\n", "payments.yaml": another},
        before={**PLAN, "okrs.yaml": strict},
    )
    assert [one.finding.rule for one in request.waived] == ["missing-why"]
    assert (request.verdict, request.failing) == (Verdict.NOT_READY, 1)


def test_findings_that_were_there_before_are_not_brought() -> None:
    request = ask({"payments.yaml": f"# a comment\n\n{PAYOUTS}"})
    assert (request.brought, request.news, request.verdict) == ((), (), Verdict.UNCHANGED)


def test_a_team_that_is_renamed_brings_nothing_old() -> None:
    pay = WORKSPACE.replace("  payments:", "  pay:")
    moved = PAYOUTS.replace("team: payments", "team: pay")
    links = BANKS.replace("payments/", "pay/")
    request = ask({"okrs.yaml": pay, "payments.yaml": moved, "platform.yaml": links})
    assert rules(request) == set()
    assert ChangeKind.OBJECTIVE_MOVED in {change.kind for change in request.changes}


def test_bad_news_stops_no_request() -> None:
    guardrail = (
        "      - {id: cost, title: A payout costs at most 11 cents, kind: guardrail, at_most: 0.11, check_ins: [CHECKS]}\n"
    )
    before = okr_file(objective(key_results=key_result() + guardrail) + ALIGNED)
    broken = before.replace("CHECKS", "{date: 2026-11-09, value: 0.13}")
    request = ask({"payments.yaml": broken}, before={**PLAN, "payments.yaml": before.replace("CHECKS", "")})
    assert request.failing == 0
    assert ("guardrail-breached", Severity.INFO) in {(one.finding.rule, one.finding.severity) for one in request.news}
    assert request.verdict is Verdict.ROUTINE


def test_what_somebody_else_has_to_answer_for_is_news() -> None:
    alone = {"okrs.yaml": WORKSPACE, "company.yaml": STAY}
    request = ask({"platform.yaml": BANKS.replace("payments/on-time-payouts", "company/stay")}, before=alone)
    (grow,) = (one for one in request.news if one.finding.rule == "unsupported-objective")
    assert (str(grow.reference), grow.finding.severity) == ("company/grow@2026", Severity.INFO)
    assert "unsupported-objective" not in rules(request)


def test_a_file_that_can_be_read_no_more_stands_as_it_was() -> None:
    request = ask({"payments.yaml": "team: [\n"})
    assert (rules(request), request.changes, request.verdict) == ({"syntax"}, (), Verdict.NOT_READY)
    assert request.news == ()


def test_a_file_that_can_be_read_again_brings_nothing_old() -> None:
    request = ask({"payments.yaml": PAYOUTS}, before={**PLAN, "payments.yaml": "team: [\n"})
    assert (request.brought, request.verdict) == ((), Verdict.REVIEW)


def test_a_file_that_is_broken_on_both_sides_and_touched_is_not_ready() -> None:
    request = ask({"payments.yaml": "team: [x\n"}, before={**PLAN, "payments.yaml": "team: [\n"})
    assert (rules(request), request.verdict) == ({"syntax"}, Verdict.NOT_READY)
    untouched = ask({"company.yaml": f"{STAY}# x\n"}, before={**PLAN, "payments.yaml": "team: [\n"})
    assert (untouched.brought, untouched.verdict) == ((), Verdict.UNCHANGED)


def test_what_validate_says_decides_whatever_the_rules_are_told() -> None:
    off = {**PLAN, "okrs.yaml": f"{WORKSPACE}lint: {{rules: {{unknown-reference: off, schema: off}}}}\n"}
    assert rules(ask({"payments.yaml": PAYOUTS.replace("company/stay", "company/gone")}, before=off)) >= {"unknown-reference"}
    assert rules(ask({"payments.yaml": PAYOUTS.replace("title: Late", "titel: Late")}, before=off)) >= {"schema"}


def test_a_plan_that_is_new_is_judged_as_all_new_and_moves_nothing() -> None:
    request = ask(PLAN, before={})
    assert request.without_a_plan == "before"
    assert (request.verdict, request.goalposts, request.reviewers) == (Verdict.NOT_READY, (), ())
    assert {"no-key-results", "missing-why"} <= rules(request)
    assert replace(request, fail_on=None).verdict is Verdict.REVIEW


def test_a_plan_that_is_gone_is_not_ready() -> None:
    request = ask({"okrs.yaml": None})
    assert (request.without_a_plan, request.verdict, request.failing) == ("after", Verdict.NOT_READY, 1)
    assert replace(request, fail_on=None).verdict is Verdict.ATTENTION


def test_both_ends_of_a_link_that_moves_are_around_it() -> None:
    request = ask({"payments.yaml": PAYOUTS.replace("company/stay", "company/grow")})
    links = {(edge.child.objective, edge.parent.objective): edge.presence for edge in request.neighbourhood.edges}
    assert links == {
        ("on-time-payouts", "grow"): Presence.NEW,
        ("on-time-payouts", "stay"): Presence.GONE,
        ("banks", "on-time-payouts"): Presence.STAYS,
    }
    assert [node.objective.id for node in request.neighbourhood.touched] == ["on-time-payouts"]


def test_what_is_renamed_stays_one_thing_in_its_neighbourhood() -> None:
    renamed = PAYOUTS.replace("id: on-time-payouts\n", "id: paid-in-time\n    formerly: [on-time-payouts]\n")
    request = ask({"payments.yaml": renamed, "platform.yaml": BANKS.replace("on-time-payouts", "paid-in-time")})
    assert {node.presence for node in request.neighbourhood.nodes} == {Presence.STAYS}
    assert {edge.presence for edge in request.neighbourhood.edges} == {Presence.STAYS}


def test_progress_moves_by_the_request_alone() -> None:
    before = {**PLAN, "payments.yaml": okr_file(objective(key_results=CHECKED) + ALIGNED)}
    (shift,) = ask({"payments.yaml": eased(before["payments.yaml"])}, before=before).shifts
    assert (round(shift.before.progress or 0, 2), round(shift.after.progress or 0, 2)) == (0.08, 0.11)
    (checked,) = ask({"payments.yaml": before["payments.yaml"]}).shifts
    assert (checked.before.status, checked.before.progress) == (Status.NOT_STARTED, None)


def test_the_severity_that_decides_is_asked_for() -> None:
    change = {
        "payments.yaml": okr_file(
            objective() + ALIGNED, objective("second", "Nobody asks where the money is", key_result("asked"))
        )
    }
    assert ask(change).failing == 0
    assert ask(change, fail_on=Severity.INFO).verdict is Verdict.NOT_READY
    assert ask({"payments.yaml": eased()}, fail_on=None).failing == 0
