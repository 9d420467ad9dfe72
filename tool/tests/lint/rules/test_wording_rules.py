"""Edge cases of the rules about objectives and key results as they are written."""

import json
from typing import Any

import pytest

from okrkit.finding import Finding, Severity
from okrkit.lint.example import TODAY, judge_example, read_example
from okrkit.lint.rule import Rule
from okrkit.lint.rules.wording import WORDING
from okrkit.lint.rules.wording.compound_key_result import compound_key_result
from okrkit.lint.rules.wording.hard_to_read import hard_to_read
from okrkit.lint.rules.wording.jargon import jargon
from okrkit.lint.rules.wording.metric_as_objective import metric_as_objective
from okrkit.lint.rules.wording.missing_why import missing_why
from okrkit.lint.rules.wording.output_as_key_result import output_as_key_result
from okrkit.lint.rules.wording.task_as_objective import task_as_objective
from okrkit.lint.rules.wording.vague_key_result import vague_key_result
from okrkit.lint.rules.wording.vague_objective import vague_objective
from okrkit.lint.settings import configure
from okrkit.lint.trying import Coach, Part
from okrkit.workspace import LintSettings

READ = tuple(rule for rule in WORDING if rule.reads_wording)


def of_objective(rule: Rule, title: str, **fields: Any) -> tuple[Finding, ...]:
    return judge_example(json.dumps({"objectives": [{"title": title, **fields}]}), (rule,)).findings


def of_key_result(rule: Rule, title: str, **fields: Any) -> tuple[Finding, ...]:
    return judge_example(json.dumps({"objectives": [{"key_results": [{"title": title, **fields}]}]}), (rule,)).findings


# objectives


@pytest.mark.parametrize(
    ("title", "rule"),
    [
        ("Launch the café app", task_as_objective),
        ("Migrate every café to the new order book", task_as_objective),
        ("Increase weekly revenue by 25%", metric_as_objective),
        ("Improve customer satisfaction", vague_objective),
    ],
)
def test_an_objective_is_told_of_by_one_rule(title: str, rule: Rule) -> None:
    told = [one.name for one in (task_as_objective, metric_as_objective, vague_objective) if of_objective(one, title)]
    assert told == [rule.name]


def test_a_coached_finding_has_the_words_a_question_and_a_shape() -> None:
    (finding,) = of_objective(task_as_objective, "Launch the café app before the trade fair in the second week of December")
    assert "`Launch the café app` in `Launch the café app before" in finding.message
    assert finding.words == "Launch the café app"
    assert "café app" in finding.help
    assert "?" in finding.help
    assert "Say it as <who>" in finding.help


@pytest.mark.parametrize("title", ["Wir führen die neue App für alle Cafés ein", "店舗向けの新しいアプリを公開する"])
def test_another_language_is_left_alone(title: str) -> None:
    assert [rule.name for rule in READ if of_objective(rule, title)] == []
    assert [rule.name for rule in READ if of_key_result(rule, title, unit=None, metric=None)] == []


@pytest.mark.parametrize(("team", "severity"), [("company", Severity.WARNING), ("roastery", Severity.INFO)])
def test_a_missing_reason_weighs_more_at_the_top(team: str, severity: Severity) -> None:
    path = {"company": "company/2026.yaml", "roastery": "teams/roastery/2026-Q4.yaml"}[team]
    example = {"files": {path: {"objectives": [{"why": None}]}}}
    (finding,) = judge_example(json.dumps(example), (missing_why,)).findings
    assert finding.severity is severity


# key results as work, or as nothing that could be settled


def test_who_says_that_it_is_an_output_is_not_told_so() -> None:
    assert of_key_result(output_as_key_result, "Launch the café app", kind="output") == ()
    assert len(of_key_result(output_as_key_result, "Launch the café app", kind="outcome")) == 1
    assert len(of_key_result(output_as_key_result, "Launch the café app", kind=None)) == 1


VAGUE = "Cafés are happier with our answers"


def test_a_target_alone_does_not_say_of_what() -> None:
    (finding,) = of_key_result(vague_key_result, VAGUE, target=80, unit=None, metric=None)
    assert "has reached 80" in finding.message


@pytest.mark.parametrize("fields", [{"unit": "stars"}, {"metric": {"name": "Rating"}}])
def test_what_the_fields_count_may_have_a_plain_title(fields: dict[str, Any]) -> None:
    assert of_key_result(vague_key_result, VAGUE, **{"unit": None, "metric": None, "target": 80, **fields}) == ()


def test_a_title_that_counts_needs_no_fields() -> None:
    assert of_key_result(vague_key_result, "Late payouts fall from 4.2% to 1.5%", unit=None, metric=None) == ()


NO_FIELDS: dict[str, Any] = {"unit": None, "metric": None, "population": None}


@pytest.mark.parametrize(
    ("title", "baseline", "flagged"),
    [
        ("Fewer payouts that arrive late", 40, False),
        ("Complaints fall", None, False),
        ("Reduce churn", 8, False),
        ("Improve customer satisfaction", 60, True),
        ("Better onboarding", 60, True),
        ("Better onboarding", None, True),
    ],
)
def test_a_title_and_its_numbers_are_read_together(title: str, baseline: float | None, flagged: bool) -> None:
    assert bool(of_key_result(vague_key_result, title, baseline=baseline, target=5, **NO_FIELDS)) is flagged


def test_an_output_is_settled_by_its_milestones() -> None:
    vague = {"kind": "output", "proves": None, "unit": None}
    assert of_key_result(vague_key_result, "Improve the order book", **vague) == ()
    (finding,) = of_key_result(vague_key_result, "Improve the order book", **vague, milestones=None, target=1)
    assert "milestones" in finding.help


def test_a_guardrail_needs_something_to_count_too() -> None:
    fields = {"kind": "guardrail", "at_least": 4, "at_most": None, "unit": None, "metric": None, "guards": None}
    assert len(of_key_result(vague_key_result, "Our answers stay good", **fields)) == 1
    assert of_key_result(vague_key_result, "Complaints about late bags", **fields) == ()


def test_a_title_that_is_tried_alone_has_no_numbers_beside_it() -> None:
    coach = Coach(read_example("{}").plan, TODAY, configure(LintSettings(), (vague_key_result,)))
    title = "Complaints about late bags fall"
    assert len(coach.read(title, Part.KEY_RESULT).findings) == 1
    assert of_key_result(vague_key_result, title, target=5, **NO_FIELDS) == ()


# compound-key-result


@pytest.mark.parametrize(
    ("title", "second"),
    [
        ("Cut late payouts from 4% to 1% and raise renewals from 81% to 90%", "raise renewals from 81% to 90%"),
        ("Late payouts: 4% → 1%; renewals: 81% → 90%", "renewals: 81% → 90%"),
        ("Increase renewals by 9% as well as reduce questions by 30%", "reduce questions by 30%"),
        ("Reduce refunds to 2%, increase renewals to 90%", "increase renewals to 90%"),
    ],
)
def test_two_measured_changes_are_two_results(title: str, second: str) -> None:
    (finding,) = of_key_result(compound_key_result, title)
    assert finding.words == second


@pytest.mark.parametrize(
    "title",
    [
        "Late and refused payouts fall from 4.2% to 1.5%",
        "Weight lost in the roast stays between 13% and 16%",
        "Ship the bank file so that late payouts fall from 4% to 1%",
        "Launch the Spanish shop and grow orders from there from 0 to 900",
        "Questions fall from 300 to 200 a week while renewals stay at 85%",
        "Questions fall from 300 to 200 a week and renewals stay at 85%",
        "Cut late payouts from 4% to 1%, down from 6% in spring",
        "Cafés with 10 and more payouts a month rise from 120 to 200",
        "Cafés that order at least twice a month and spend more than €200 rise from 12% to 30%",
        "Answers within a day rise from 60% to 90% in cafés and from 40% to 70% at home",
        "Late payouts fall from 4% to 1% (measured in Italy and Spain from 1 October to 31 December)",
        "Revenue rises from €1,200,000 to €1,500,000",
    ],
)
def test_one_result_may_have_many_words(title: str) -> None:
    assert of_key_result(compound_key_result, title) == ()


# jargon


def test_an_abbreviation_is_told_of_once_in_a_file() -> None:
    titles = ("Payouts with an ARN rise from 2% to 90%", "Refunds with an ARN rise from 2% to 90%")
    example = {"objectives": [{"key_results": [{"title": title} for title in titles]}]}
    (finding,) = judge_example(json.dumps(example), (jargon,)).findings
    assert titles[0] in finding.message


@pytest.mark.parametrize(
    "title",
    [
        "NPS of cafés in the EU and the US rises from 32 to 50",
        "Our API answers 95 of 100 calls in 200 ms (P95)",
        "KPIs and FAQs of Q4 2026 are read by 60% of cafés",
        "Payouts with an acquirer reference number (ARN) rise from 2% to 90%",
        "Payouts with an ARN (the bank's own number) rise from 2% to 90%",
        "Incident INC-2041 comes back at most once",
        "Payouts with an `ARN` rise from 2% to 90%",
        "LATE PAYOUTS FALL FROM 4% TO 1%",
        "Cafés keep their iPads",
        "Packers who have learned to steam milk rise from 2 to 7",
        "Orders kept in Excel by cafés that buy in bulk fall from 40 to 5",
        "Late payouts AND refused payouts fall from 4% to 1%",
        "Innovation für alle Cafés und mit ihnen",
        "CO2 for 1 KG of coffee in FY26 falls from 4 to 3 KG by 9 AM",
    ],
)
def test_what_every_reader_knows_is_no_jargon(title: str) -> None:
    assert of_key_result(jargon, title) == ()


def test_several_are_told_of_together() -> None:
    (finding,) = of_key_result(jargon, "DAU/MAU of cafés rises from 15% to 30%")
    assert "only insiders know `DAU` and `MAU`" in finding.message
    assert finding.words == "DAU"
    (finding,) = of_key_result(jargon, "Deals with an RFI, RFP or RFQ rise from 15% to 30%")
    assert "only insiders know `RFI`, `RFP` and `RFQ`" in finding.message


def test_the_glossary_and_the_option_explain() -> None:
    key_results = [{"title": "Seamless payouts with an ARN rise from 2% to 90%"}]
    files = {"teams/roastery/2026-Q4.yaml": {"objectives": [{"key_results": key_results}]}}
    for okrs in (
        {"glossary": {"arn": "the bank's own number", "Seamless": "without a second entry"}},
        {"lint": {"rules": {"jargon": {"known": ["ARN", "seamless"]}}}},
    ):
        assert judge_example(json.dumps({"files": {"okrs.yaml": okrs, **files}}), (jargon,)).findings == ()


# output-as-key-result


def test_work_beside_an_outcome_may_be_paired_with_it() -> None:
    work: dict[str, Any] = {"title": "Launch the new café portal", "baseline": 0, "target": 1}
    change = {"title": "Orders by phone fall from 40% to 10%", "baseline": 40, "target": 10}
    (alone,) = of_key_result(output_as_key_result, **work)
    (beside,) = judge_example(json.dumps({"objectives": [{"key_results": [work, change]}]}), (output_as_key_result,)).findings
    assert beside.help.startswith(alone.help)
    assert "`kind: output`" in beside.help.removeprefix(alone.help)


# hard-to-read


def test_clauses_inside_clauses_are_hard_to_read() -> None:
    title = "Cafés that know which bank they use (of those who told us) see money when it comes"
    (finding,) = of_objective(hard_to_read, title)
    assert "goes off 5 times, more than 3" in finding.message


def test_a_workspace_may_ask_for_shorter_titles() -> None:
    example = {
        "files": {
            "okrs.yaml": {"lint": {"rules": {"hard-to-read": {"words": 6}}}},
            "teams/roastery/2026-Q4.yaml": {"objectives": [{"title": "Every café in town knows what money comes on Friday"}]},
        }
    }
    messages = [finding.message for finding in judge_example(json.dumps(example), (hard_to_read,)).findings]
    assert any("Every café in town" in message and "has 10 words, more than 6" in message for message in messages)


def test_numbers_and_units_are_not_many_words() -> None:
    title = "Median time-to-first-cup falls from 19.5 to 7.0 days for cafés of 10,000+ cups a month (p95 at 12)"
    assert of_key_result(hard_to_read, title) == ()
