"""Edge cases of the rules about an objective as a whole and a team as a whole."""

import json
from typing import Any

import pytest

from okrkit.finding import Finding, Severity
from okrkit.lint.example import judge_example
from okrkit.lint.rule import Rule
from okrkit.lint.rules.balance.all_outputs import all_outputs
from okrkit.lint.rules.balance.guardrail_guards_nothing import guardrail_guards_nothing
from okrkit.lint.rules.balance.missing_guardrail import missing_guardrail
from okrkit.lint.rules.balance.missing_lens import missing_lens
from okrkit.lint.rules.balance.no_key_results import no_key_results
from okrkit.lint.rules.balance.one_dimensional import one_dimensional
from okrkit.lint.rules.balance.roadmap_as_okrs import roadmap_as_okrs
from okrkit.lint.rules.balance.too_many_key_results import too_many_key_results
from okrkit.lint.rules.balance.too_many_objectives import too_many_objectives
from okrkit.lint.rules.balance.unpaired_output import unpaired_output

DROPPED = {"date": "2026-11-02", "because": "The bank left the pilot"}


def found(rule: Rule, example: dict[str, Any]) -> tuple[Finding, ...]:
    return judge_example(json.dumps(example), (rule,)).findings


def of_key_results(rule: Rule, *key_results: dict[str, Any], **objective: Any) -> tuple[Finding, ...]:
    return found(rule, {"objectives": [{"key_results": list(key_results), **objective}]})


def of_roastery(rule: Rule, *objectives: dict[str, Any], **workspace: Any) -> tuple[Finding, ...]:
    return found(rule, {"files": {"okrs.yaml": workspace, "teams/roastery/2026-Q4.yaml": {"objectives": list(objectives)}}})


def outcome(lens: str | None = "customer", **fields: Any) -> dict[str, Any]:
    return {"title": "Bags that a café sends back fall from 4% to 1%", "baseline": 4, "target": 1, "lens": lens, **fields}


def output(**fields: Any) -> dict[str, Any]:
    return {"title": "Every bag carries the day of its roast", "kind": "output", **fields}


# no-key-results


def test_an_objective_whose_key_results_were_all_dropped_is_told_so() -> None:
    (finding,) = of_key_results(no_key_results, outcome(dropped=DROPPED))
    assert "was dropped" in finding.message
    assert finding.severity is Severity.ERROR


def test_a_dropped_objective_needs_no_key_results() -> None:
    assert found(no_key_results, {"objectives": [{"key_results": None, "dropped": DROPPED}]}) == ()


def test_without_key_results_no_other_rule_of_the_family_speaks() -> None:
    example = json.dumps({"objectives": [{"key_results": None}]})
    rules = (all_outputs, unpaired_output, missing_guardrail, guardrail_guards_nothing, roadmap_as_okrs)
    assert judge_example(example, rules).findings == ()


# too-many-objectives


def objectives(count: int) -> list[dict[str, Any]]:
    return [{"title": f"Cafés of region {number} taste the same coffee in each delivery"} for number in range(count)]


@pytest.mark.parametrize(("count", "severity"), [(4, Severity.WARNING), (5, Severity.ERROR)])
def test_past_the_ceiling_it_is_an_error(count: int, severity: Severity) -> None:
    (finding,) = of_roastery(too_many_objectives, *objectives(count))
    assert finding.severity is severity
    assert f"{count} objectives" in finding.message
    assert finding.address.pointer == ("objectives", 3, "title")


def test_dropped_objectives_do_not_count() -> None:
    *kept, last = objectives(4)
    assert of_roastery(too_many_objectives, *kept, {**last, "dropped": DROPPED}) == ()


def test_each_cycle_is_counted_by_itself() -> None:
    files = {f"teams/roastery/2026-{cycle}.yaml": {"objectives": objectives(2)} for cycle in ("Q4", "H2")}
    assert found(too_many_objectives, {"files": files}) == ()


def test_two_files_of_one_team_and_cycle_count_together() -> None:
    more = {"team": "roastery", "cycle": "2026-Q4", "objectives": [{"id": "more", **objectives(1)[0]}]}
    files = {"teams/roastery/2026-Q4.yaml": {"objectives": objectives(3)}, "more.yaml": json.dumps(more)}
    assert len(found(too_many_objectives, {"files": files})) == 1


def test_a_workspace_may_allow_fewer() -> None:
    lint = {"rules": {"too-many-objectives": {"most": 1, "ceiling": 1}}}
    (finding,) = of_roastery(too_many_objectives, *objectives(2), lint=lint)
    assert finding.severity is Severity.ERROR


# too-many-key-results


def test_who_sets_the_guardrail_that_was_asked_for_is_not_told_of_too_many() -> None:
    four = [outcome(id=f"number-{number}") for number in range(4)]
    assert of_key_results(too_many_key_results, *four, {"kind": "guardrail", "guards": "number-1"}) == ()
    (finding,) = of_key_results(too_many_key_results, *four, outcome(), {"kind": "guardrail"})
    assert "has 5 key results" in finding.message


# all-outputs and unpaired-output


def test_one_outcome_is_enough() -> None:
    assert of_key_results(all_outputs, outcome(), output(), output()) == ()


def test_guardrails_alone_are_not_outputs() -> None:
    assert of_key_results(all_outputs, {"kind": "guardrail", "guards": None}) == ()


def test_several_claims_that_read_as_work_are_all_outputs() -> None:
    work = [{"title": title, "baseline": 0, "target": 1} for title in ("Launch the café app", "Train the packers")]
    (finding,) = of_key_results(all_outputs, *work)
    assert "2 outputs" in finding.message


def test_a_single_claim_that_reads_as_work_is_left_to_output_as_key_result() -> None:
    assert of_key_results(all_outputs, {"title": "Launch the café app", "baseline": 0, "target": 1}) == ()


def test_a_declared_output_is_enough() -> None:
    (finding,) = of_key_results(all_outputs, output())
    assert "1 output " in finding.message


def test_what_nobody_could_call_met_is_no_outcome() -> None:
    work = {"title": "Launch the café app", "baseline": 0, "target": 1}
    vague = {"title": "Cafés are happier with our answers", "target": 80, "unit": None, "metric": None}
    (finding,) = of_key_results(all_outputs, work, vague)
    assert "1 output and no outcome that could be measured" in finding.message
    assert of_key_results(all_outputs, vague) == ()
    assert of_key_results(all_outputs, work, {**vague, "unit": "% who say so"}) == ()


def test_another_language_is_taken_at_its_word() -> None:
    titles = ("Die neue App für alle Cafés einführen", "Die Packerinnen und Packer schulen")
    assert of_key_results(all_outputs, *({"title": title, "baseline": 0, "target": 1} for title in titles)) == ()


def test_an_objective_without_outcome_is_told_of_once() -> None:
    assert of_key_results(unpaired_output, output(proves=None), output(proves=None)) == ()
    claim = {"title": "Train the packers", "baseline": 0, "target": 8}
    assert of_key_results(unpaired_output, output(proves=None), claim) == ()
    assert len(of_key_results(all_outputs, output(proves=None), claim)) == 1


@pytest.mark.parametrize(
    ("proves", "said"), [(None, "does not say"), ("other", "is itself work"), ("bound", "is itself a guardrail")]
)
def test_only_an_outcome_proves_an_output(proves: str | None, said: str) -> None:
    others = output(id="other", proves="change"), {"id": "bound", "kind": "guardrail", "guards": "change"}
    (finding,) = of_key_results(unpaired_output, outcome(id="change"), *others, output(proves=proves))
    assert said in finding.message


def test_a_name_that_is_not_there_is_left_to_unknown_reference() -> None:
    assert of_key_results(unpaired_output, outcome(), output(proves="gone")) == ()


def test_an_outcome_of_the_same_day_is_late_enough() -> None:
    day = "2026-12-15"
    assert of_key_results(unpaired_output, outcome(id="change", due=day), output(proves="change", due=day)) == ()


# lenses


def test_one_lens_throughout_is_told_of_once_and_not_as_missing_ones() -> None:
    example = {"key_results": [outcome("business"), outcome("business"), outcome("business"), outcome("business")]}
    assert len(of_roastery(one_dimensional, example)) == 1
    assert of_roastery(missing_lens, example) == ()


@pytest.mark.parametrize(
    "lenses", [("business",), ("business", None, None), ("business", "business", None, None), (None, None)]
)
def test_too_few_lenses_prove_nothing(lenses: tuple[str | None, ...]) -> None:
    assert of_roastery(one_dimensional, {"key_results": [outcome(lens) for lens in lenses]}) == ()


def test_where_the_workspace_has_one_lens_there_is_no_other_to_miss() -> None:
    assert of_roastery(one_dimensional, {"key_results": [outcome("business")] * 2}, lenses=["business"]) == ()
    assert of_roastery(one_dimensional, {"key_results": [outcome("business")] * 2}, lenses=None) == ()


def test_the_lenses_of_a_team_are_those_of_all_its_objectives() -> None:
    one, two = ({"id": lens, "key_results": [outcome(lens), outcome(lens)]} for lens in ("business", "team"))
    assert of_roastery(one_dimensional, one, two) == ()
    (finding,) = of_roastery(missing_lens, one, two)
    assert "`customer` or `process`" in finding.message
    assert finding.address.pointer == ("team",)


def test_a_team_with_few_key_results_need_not_look_everywhere() -> None:
    assert of_roastery(missing_lens, {"key_results": [outcome("business"), outcome("team"), outcome("team")]}) == ()


# guardrails


def moving(title: str, baseline: float | None, target: float, unit: str, lens: str | None = "business") -> dict[str, Any]:
    return {"title": title, "baseline": baseline, "target": target, "unit": unit, "lens": lens}


@pytest.mark.parametrize(
    ("key_result", "push"),
    [
        (moving("Orders from new cafés rise from 210 to 300 a week", 210, 300, "a week"), "growth"),
        (moving("Sales of the web shop rise from €40,000 to €65,000", 40000, 65000, "€", "customer"), "growth"),
        (moving("Increase the revenue from gifts by 20%", None, 20, "%", None), "growth"),
        (moving("Conversion in the web shop rises from 2% to 4%", 2, 4, "%", None), "growth"),
        (moving("Days from order to delivery fall from 5 to 2", 5, 2, "days", "customer"), "speed"),
        (moving("Reduce the response time by 40%", None, 40, "%", "customer"), "speed"),
        (moving("Packaging falls from €0.31 to €0.22 a bag", 0.31, 0.22, "€ a bag"), "lower cost"),
        (moving("Cut shipping costs by 15%", None, 15, "%"), "lower cost"),
        (moving("Savings on green coffee rise from €40,000 to €90,000", 40000, 90000, "€"), "lower cost"),
        (moving("Orders per week rise from 210 to 300", 210, 300, "orders"), "growth"),
        (moving("Hours until a café hears from us fall from 30 to 4", 30, 4, "hours", "customer"), "speed"),
    ],
)
def test_growth_speed_and_savings_want_a_guardrail(key_result: dict[str, Any], push: str) -> None:
    (finding,) = of_key_results(missing_guardrail, key_result)
    assert f"goes for {push}," in finding.message


@pytest.mark.parametrize(
    "key_result",
    [
        moving("Orders that nobody has to correct rise from 62% to 90%", 62, 90, "%", "process"),
        moving("Team members who have released alone rise from 2 to 7", 2, 7, "people", "team"),
        moving("Overtime falls from 6 to 2 hours for a packer and week", 6, 2, "hours", "team"),
        moving("Hours of downtime fall from 9 to 2", 9, 2, "hours", "customer"),
        moving("Orders that arrive broken fall from 4% to 1%", 4, 1, "%", "customer"),
        moving("Reduce the volume of support questions by 20%", None, 20, "%", "customer"),
        {"title": "Win 20 new cafés", "kind": "output"},
        moving("The order page loads within 2 seconds, down from 7", 7, 2, "seconds", "customer"),
        moving("Latency of the till falls from 900 ms to 200 ms", 900, 200, "ms", "customer"),
        moving("A café's time to first delivery falls from 19 to 7 days", 19, 7, "days", "customer"),
        moving("Hours that packers spend on labels fall from 30 to 10 a week", 30, 10, "hours", "process"),
        moving("A wrong price is undone within 10 minutes, down from 55", 55, 10, "minutes", "customer"),
        moving("Revenue per café that orders weekly rises from €90 to €120", 90, 120, "€"),
        moving("Adoption of the café app rises by 20%", None, 20, "%", None),
        moving("Recipe books lent to cafés rise from 20 to 60", 20, 60, "books"),
    ],
)
def test_what_gets_better_by_itself_needs_none(key_result: dict[str, Any]) -> None:
    assert of_key_results(missing_guardrail, key_result) == ()


PUSH = moving("New subscribers rise from 900 to 1500 a month", 900, 1500, "a month")


@pytest.mark.parametrize(
    "guard",
    [
        {"kind": "guardrail"},
        {"title": "Subscribers keep calling our coffee fresh", "baseline": None, "target": 90},
        moving("Complaints fall from 30 to 20 a week", 30, 20, "a week", "customer"),
        moving("Questions settled in one exchange rise from 61% to 80%", 61, 80, "%", "customer"),
        moving("Corrections after the fact fall from 40 to 15", 40, 15, "corrections", "process"),
        moving("Staff turnover falls from 38% to 25%", 38, 25, "%", "team"),
        moving("New cafés rise from 10 to 20 a month while deliveries stay on time", 10, 20, "a month"),
    ],
)
def test_something_on_guard_is_enough(guard: dict[str, Any]) -> None:
    assert len(of_key_results(missing_guardrail, PUSH)) == 1
    assert of_key_results(missing_guardrail, PUSH, guard) == ()


def test_an_objective_is_asked_for_a_guardrail_once() -> None:
    (finding,) = of_key_results(missing_guardrail, PUSH, {**PUSH, "title": "New cafés rise from 10 to 30 a month"})
    assert "New subscribers" in finding.message


def test_a_guardrail_beside_one_outcome_hears_its_name() -> None:
    (finding,) = of_key_results(guardrail_guards_nothing, outcome(id="sent-back"), {"kind": "guardrail", "guards": None})
    assert "`guards: sent-back`" in finding.help


def test_a_guardrail_with_nothing_beside_it_is_left_alone() -> None:
    assert of_key_results(guardrail_guards_nothing, {"kind": "guardrail", "guards": None}) == ()


# roadmap-as-okrs


def test_a_list_of_features_is_a_roadmap() -> None:
    features = [{"title": title, "key_results": [outcome()]} for title in ("Launch the café app", "Roll out the new till")]
    assert of_roastery(roadmap_as_okrs, *features) == ()
    features[0]["key_results"] = [output(proves=None)]
    (finding,) = of_roastery(roadmap_as_okrs, *features)
    assert "3 of the 4" in finding.message
    assert "Launch the café app" in finding.help


def test_key_results_that_repeat_the_initiatives_are_work() -> None:
    twice = {
        "key_results": [outcome(title="One tap to skip a bag in the delivery mail", target=100, baseline=0)],
        "initiatives": [{"id": "skip", "title": "One tap to skip a bag in the delivery mail"}],
    }
    others = {"title": "Launch the café app", "key_results": [outcome()]}
    assert len(of_roastery(roadmap_as_okrs, {"id": "a", **twice}, {"id": "b", **twice}, {"id": "c", **others})) == 0
    assert len(of_roastery(roadmap_as_okrs, {"id": "a", **twice, "title": "Roll out the new till"}, {"id": "c", **others})) == 1


def test_a_single_objective_is_left_to_other_rules() -> None:
    assert of_roastery(roadmap_as_okrs, {"title": "Launch the café app", "key_results": [output(), output()]}) == ()
