"""Who should look at a change, and why: told as files before and after it."""

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrkit.diff.compare import compare
from okrkit.owners.reviewer import Reason, Reviewer, Side, Why
from okrkit.owners.reviewers import reviewers
from okrkit.plan import Plan
from okrkit.reading.build import assemble, build_metrics, build_okr_file, build_workspace

WORKSPACE = {
    "organization": "Northwind Roasters",
    "teams": {
        "company": {"name": "Northwind", "lead": "ana"},
        "payments": {"name": "Payments", "parent": "company", "lead": "dana", "handle": "northwind/payments"},
        "platform": {"name": "Platform", "parent": "company", "lead": "sam"},
        "support": {"name": "Support", "parent": "company"},
    },
    "people": {id: {"name": id.title()} for id in ("ana", "dana", "li", "sam", "tess", "noor", "mia")}
    | {"ravi": {"name": "Ravi Shah", "handle": "rshah"}},
    "policy": {"review": {}},
}
LATE = {"id": "late-payouts", "title": "Late payouts fall", "metric": "late-rate", "baseline": 4.2, "target": 0.5}
COST = {"id": "cost", "title": "Cost stays", "kind": "guardrail", "at_most": 0.11, "owner": "ravi"}
COMPANY: list[dict[str, Any]] = [
    {"id": "cafes-stay", "title": "Cafés stay", "owner": "tess", "key_results": [{"id": "renewal", "title": "Renewals rise"}]},
    {"id": "calm-december", "title": "A calm December", "owner": "noor"},
]
PAYOUTS: dict[str, Any] = {
    "id": "on-time",
    "title": "Payouts arrive on time",
    "owner": "li",
    "aligns_to": ["company/cafes-stay"],
    "key_results": [LATE, COST],
    "depends_on": [{"team": "platform", "what": "Safe ledger writes"}],
}
ANSWERS = {"id": "answers", "title": "Answers come fast", "owner": "mia", "aligns_to": ["payments/on-time#late-payouts"]}
METRICS = {"metrics": {"late-rate": {"name": "Late payouts", "owner": "sam", "unit": "%"}}}


def plan(
    payments: list[dict[str, Any]] | None = None,
    *,
    company: list[dict[str, Any]] = COMPANY,
    support: list[dict[str, Any]] | None = None,
    workspace: Mapping[str, Any] = WORKSPACE,
    metrics: Mapping[str, Any] = METRICS,
) -> Plan:
    files = {
        "company": company,
        "payments": [PAYOUTS] if payments is None else payments,
        "support": [ANSWERS] if support is None else support,
    }
    built = [
        build_okr_file({"team": team, "cycle": "2026-Q4", "objectives": objectives}, f"{team}.yaml")
        for team, objectives in files.items()
    ]
    return assemble(build_workspace(dict(workspace), "okrs.yaml"), built, build_metrics(dict(metrics), "metrics.yaml"))


def between(before: Plan, after: Plan) -> tuple[Reviewer, ...]:
    return reviewers(before, after, compare(before, after))


def told(before: Plan, after: Plan) -> dict[str, list[str]]:
    """For each reviewer their reasons as short texts; an exclamation mark says that it is required."""
    return {one.id: [as_text(reason) for reason in one.reasons] for one in between(before, after)}


def as_text(reason: Reason) -> str:
    side = "" if reason.side is Side.BOTH else f" {reason.side}"
    return f"{reason.why} {reason.through}{side}{'!' if reason.required else ''}"


def changed(**fields: Any) -> Plan:
    return plan([PAYOUTS | fields])


def with_key_result(**fields: Any) -> Plan:
    return changed(key_results=[LATE | fields, COST])


def test_nothing_changed_and_nobody_is_asked() -> None:
    assert between(plan(), plan()) == ()


def test_a_check_in_concerns_nobody_but_the_owner_who_need_not_be_asked() -> None:
    assert told(plan(), with_key_result(check_ins=[{"date": "2026-11-16", "value": 3.1}])) == {
        "li": ["owns payments/on-time@2026-Q4"]
    }


def test_a_target_that_is_eased_asks_owner_lead_and_those_above_and_tells_those_who_build_on_it() -> None:
    assert told(plan(), with_key_result(target=1.5)) == {
        "dana": ["leads payments!"],
        "li": ["owns payments/on-time@2026-Q4!"],
        "tess": ["served company/cafes-stay@2026-Q4!"],
        "mia": ["serves support/answers@2026-Q4"],
        "sam": ["asked platform"],
    }


def test_who_aligns_to_another_key_result_is_left_alone() -> None:
    loosened = changed(key_results=[LATE, COST | {"at_most": 0.2}])
    assert "mia" not in told(plan(), loosened)
    assert told(plan(), loosened)["ravi"] == ["owns payments/on-time@2026-Q4#cost!"]


def test_moving_a_link_asks_both_ends() -> None:
    answer = told(plan(), changed(aligns_to=["company/calm-december"]))
    assert answer["tess"] == ["served company/cafes-stay@2026-Q4 before!"]
    assert answer["noor"] == ["served company/calm-december@2026-Q4 after!"]


def test_another_owner_concerns_both_and_so_does_another_owner_of_a_key_result() -> None:
    answer = told(plan(), changed(owner="noor"))
    assert answer["li"] == ["owns payments/on-time@2026-Q4 before!"]
    assert answer["noor"] == ["owns payments/on-time@2026-Q4 after!"]
    answer = told(plan(), changed(key_results=[LATE, COST | {"owner": "tess", "id": "payout-cost", "formerly": ["cost"]}]))
    assert "owns payments/on-time@2026-Q4#cost before!" in answer["ravi"]
    assert "owns payments/on-time@2026-Q4#payout-cost after!" in answer["tess"]


def test_an_objective_that_goes_asks_those_who_align_to_it() -> None:
    assert told(plan(), plan([]))["mia"] == ["serves support/answers@2026-Q4 before!"]


def test_a_new_dependency_asks_the_lead_of_that_team_and_whoever_is_said_to_have_confirmed_it() -> None:
    asks = {"team": "platform", "what": "An instant ledger", "confirmed_by": "noor"}
    answer = told(changed(depends_on=[]), changed(depends_on=[asks]))
    assert answer["sam"] == answer["noor"] == ["asked platform after!"]
    new = told(plan([]), plan())
    assert new["sam"] == ["asked platform after!"]


def test_a_promise_of_a_team_that_others_wait_for_is_told_to_them() -> None:
    waiting = ANSWERS | {"aligns_to": [], "depends_on": [{"team": "payments", "what": "A day of notice"}]}
    eased = plan([PAYOUTS | {"key_results": [LATE | {"target": 1.5}, COST]}], support=[waiting])
    assert told(plan(support=[waiting]), eased)["mia"] == ["waits support/answers@2026-Q4"]


def test_a_metric_that_means_something_else_asks_its_owner() -> None:
    redefined = {"metrics": {"late-rate": METRICS["metrics"]["late-rate"] | {"definition": "After three days"}}}
    described = {"metrics": {"late-rate": METRICS["metrics"]["late-rate"] | {"gamed_by": "Paying only the early ones"}}}
    before = plan(metrics={"metrics": {"late-rate": METRICS["metrics"]["late-rate"] | {"definition": "After a day"}}})
    (sam,) = (one for one in between(before, plan(metrics=redefined)) if one.id == "sam")
    first = sam.reasons[0]
    assert (first.why, first.metric, first.required) == (Why.METRIC, "late-rate", True)
    assert told(plan(), plan(metrics=described)) == {"sam": ["metric "]}


def test_what_all_share_is_for_the_top_of_the_company() -> None:
    policy = WORKSPACE | {"policy": {"behind_points": 20}}
    assert told(plan(), plan(workspace=policy)) == {"ana": ["workspace company!"]}
    cycles = WORKSPACE | {"cycles": [{"id": "2026-Q4", "frozen_from": "2026-11-20"}]}
    assert told(plan(), plan(workspace=cycles)) == {"ana": ["workspace company!"]}


def test_who_takes_a_team_over_is_asked_and_so_are_who_led_it_and_the_top() -> None:
    teams = WORKSPACE["teams"] | {"payments": WORKSPACE["teams"]["payments"] | {"lead": "noor"}}  # type: ignore[operator,index]
    assert told(plan(), plan(workspace=WORKSPACE | {"teams": teams})) == {
        "ana": ["workspace company!"],
        "dana": ["leads payments before!"],
        "noor": ["leads payments after!"],
    }


def test_nobody_waves_their_own_change_through() -> None:
    """What grades a change is the policy before it, and the leads before it are asked."""
    eased = plan(
        [PAYOUTS | {"key_results": [LATE | {"target": 1.5}, COST]}],
        workspace=WORKSPACE | {"policy": {"review": {"target-eased": "routine"}}},
    )
    assert "leads payments!" in told(plan(), eased)["dana"]


def test_where_nobody_owns_it_its_lead_is_asked_and_where_nobody_leads_the_team_is() -> None:
    orphan = ANSWERS | {"owner": None}
    (support,) = (
        one for one in between(plan(support=[orphan]), plan(support=[orphan | {"ambition": "committed"}])) if one.team
    )
    assert (support.id, support.person, support.name, support.handle, support.known) == ("support", None, "Support", None, True)
    assert {reason.why for reason in support.reasons} == {Why.LEADS}
    assert support.required


def test_handles_are_those_of_the_host_else_the_id() -> None:
    asked = {one.id: one for one in between(plan(), changed(owner="ravi"))}
    assert (asked["ravi"].handle, asked["ravi"].name) == ("rshah", "Ravi Shah")
    assert asked["li"].handle == "li"


def test_people_and_teams_that_nobody_knows_are_named_and_marked() -> None:
    strange = changed(owner="nobody-here", aligns_to=["lost/aim"], depends_on=[{"team": "gone", "what": "Time"}])
    asked = {one.id: one for one in between(plan(), strange)}
    assert (asked["nobody-here"].known, asked["nobody-here"].name) == (False, "nobody-here")
    assert (asked["lost"].team, asked["lost"].known, asked["lost"].handle) == ("lost", False, None)
    assert [reason.why for reason in asked["gone"].reasons] == [Why.ASKED]


def test_in_a_workspace_without_a_list_of_people_everybody_is_known() -> None:
    nobody_listed = {name: value for name, value in WORKSPACE.items() if name != "people"}
    before, after = plan(workspace=nobody_listed), plan([PAYOUTS | {"owner": "kim"}], workspace=nobody_listed)
    assert all(one.known for one in between(before, after))


def test_a_move_to_another_team_asks_both_leads() -> None:
    before, after = plan(), plan([], support=[ANSWERS, PAYOUTS | {"continues": "payments/on-time@2026-Q4"}])
    answer = told(before, after)
    assert "leads payments before!" in answer["dana"]
    assert "leads support after!" in answer["support"]


CHANGES = st.fixed_dictionaries(
    {},
    optional={
        "owner": st.sampled_from(["li", "noor", None]),
        "aligns_to": st.lists(st.sampled_from(["company/cafes-stay", "company/calm-december#x", "lost/aim"]), unique=True),
        "ambition": st.sampled_from(["committed", "aspirational"]),
        "key_results": st.lists(st.sampled_from([LATE, COST]), unique_by=lambda each: each["id"]),
        "depends_on": st.lists(st.just({"team": "platform", "what": "More"}), max_size=1),
    },
)


@given(CHANGES, CHANGES)
def test_everybody_comes_once_the_required_first_whatever_the_order_of_the_changes(
    one: dict[str, Any], other: dict[str, Any]
) -> None:
    before, after = changed(**one), changed(**other)
    changes = compare(before, after)
    found = reviewers(before, after, changes)
    assert [each.id for each in found] == [each.id for each in reviewers(before, after, changes[::-1])]
    assert len({(each.person, each.team) for each in found}) == len(found)
    assert [each.required for each in found] == sorted((each.required for each in found), reverse=True)
    assert all(len(set(each.reasons)) == len(each.reasons) > 0 for each in found)


@pytest.mark.parametrize("field", ["retitled", "removed"])
def test_a_change_of_everything_takes_time_that_grows_with_the_plan(field: str) -> None:
    many = [PAYOUTS | {"id": f"payouts-{number}", "aligns_to": ["company/cafes-stay"]} for number in range(300)]
    after = [] if field == "removed" else [one | {"title": f"{one['title']} {number}"} for number, one in enumerate(many)]
    found = between(plan(many), plan(after))
    assert next(one for one in found if one.id == "li").reasons[0].why is Why.OWNS
    assert sum(len(one.reasons) for one in found) < 300 * 8
