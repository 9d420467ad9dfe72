"""Where the rules of cadence draw their lines; the day is 9 November 2026, in week 6 of 2026-Q4."""

import pytest

from okrkit.finding import Finding
from okrkit.lint.example import judge_example
from okrkit.lint.rules.cadence import CADENCE

BY_NAME = {rule.name: rule for rule in CADENCE}


def told(rule: str, example: str) -> tuple[Finding, ...]:
    return judge_example(example, (BY_NAME[rule],)).findings


def one(key_result: str, more: str = "") -> str:
    return f"objectives: [{{key_results: [{key_result}]{more}}}]"


def checked(*check_ins: str, more: str = "") -> str:
    return one(f"{{check_ins: [{', '.join(f'{{{each}}}' for each in check_ins)}]{more}}}")


def names(example: str) -> list[str]:
    return [finding.rule for finding in judge_example(example, CADENCE).findings]


# One key result, one rule: of what could be said of it, what teaches most.
@pytest.mark.parametrize(
    ("example", "rules"),
    [
        (one("{check_ins: null}"), ["never-started"]),
        (one("{check_ins: null, due: 2026-11-01}"), ["past-due"]),
        (checked("date: 2026-10-05, value: 4.1"), ["stale-check-in"]),
        (checked("date: 2026-10-05, value: 4.1", more=", due: 2026-11-01"), ["past-due"]),
        (
            checked("date: 2026-10-19, value: 4.2", "date: 2026-10-26, value: 4.2", "date: 2026-11-09, value: 4.1"),
            ["behind-pace"],
        ),
        (
            checked(
                "date: 2026-10-12, value: 4.2",
                "date: 2026-11-02, value: 4.2",
                "date: 2026-11-09, value: 4.1, note: Two banks need until the 27th",
                more=", due: 2026-11-01",
            ),
            [],
        ),
        (
            one(
                "{}, {kind: guardrail, title: A payout costs us at most 11 cents, at_most: 11, "
                "check_ins: [{date: 2026-10-12, value: 12}]}"
            ),
            ["guardrail-breached"],
        ),
        (
            one("{}, {kind: guardrail, title: A payout costs us at most 11 cents, at_most: 11, check_ins: null}"),
            ["never-started"],
        ),
    ],
    ids=[
        "nothing known",
        "nothing known and its day over",
        "quiet",
        "quiet and its day over",
        "slow",
        "its day over, and explained",
        "broken and quiet",
        "a guardrail that nobody looked at",
    ],
)
def test_a_key_result_is_told_of_once(example: str, rules: list[str]) -> None:
    assert names(example) == rules


@pytest.mark.parametrize(("cadence", "count"), [(7, 1), (30, 1), (39, 0)])
def test_a_first_check_in_has_as_long_as_the_cadence(cadence: int, count: int) -> None:
    settings = f"okrs.yaml: {{policy: {{cadence_days: {cadence}}}}}"
    example = f"files: {{{settings}, teams/roastery/2026-Q4.yaml: {{objectives: [{{key_results: [{{check_ins: null}}]}}]}}}}"
    assert len(told("never-started", example)) == count


def test_a_current_value_is_a_start() -> None:
    assert told("never-started", one("{check_ins: null, current: 4.1}")) == ()


@pytest.mark.parametrize(("confidence", "count"), [("unmeasured", 0), ("low", 1)])
def test_what_nobody_can_measure_yet_is_left_to_untrusted_metric(confidence: str, count: int) -> None:
    metric = f"metric: {{name: Bags lost, definition: Packed less signed for, confidence: {confidence}}}"
    assert len(told("never-started", one(f"{{check_ins: null, {metric}}}"))) == count


def test_a_cycle_that_has_not_begun_was_not_started_late() -> None:
    example = "files: {teams/roastery/2027-Q1.yaml: {objectives: [{key_results: [{check_ins: null}]}]}}"
    assert told("never-started", example) == ()


def test_an_objective_that_is_quiet_as_a_whole_is_told_of_as_a_whole() -> None:
    [finding] = told("never-started", one("{check_ins: null}, {check_ins: null}"))
    assert finding.address.pointer == ("objectives", 0, "title")
    assert "none of the 2 key results" in finding.message
    last = "{check_ins: [{date: 2026-10-05, value: 4.1}]}, {check_ins: [{date: 2026-10-12, value: 4.1}]}"
    [finding] = told("stale-check-in", one(last))
    assert finding.address.pointer == ("objectives", 0, "title")
    assert "last checked in on 2026-10-12, 28 days ago" in finding.message


def test_a_promised_day_is_not_over_on_the_day_itself() -> None:
    assert told("past-due", checked("date: 2026-11-02, value: 4.1", more=", due: 2026-11-09")) == ()


@pytest.mark.parametrize(
    ("check_in", "count"),
    [
        ("date: 2026-11-02, value: 4.1, note: The bank says the 27th", 0),
        ("date: 2026-11-02, value: 4.1, blockers: The bank", 0),
        ("date: 2026-11-02, value: 1.5", 0),
        ("date: 2026-11-02, value: 4.1", 1),
        ("date: 2026-10-26, value: 4.1, note: We hope for the 1st", 1),
    ],
    ids=["a note", "what is in the way", "met", "a number alone", "a note from before"],
)
def test_after_a_promised_day_a_word_is_wanted(check_in: str, count: int) -> None:
    assert len(told("past-due", checked(check_in, more=", due: 2026-11-01"))) == count


SLOW = ("date: 2026-10-12, value: 4.2", "date: 2026-10-26, value: 4.1", "date: 2026-11-09, value: 4.0")


def test_the_forecast_is_told_with_its_value_and_day() -> None:
    [finding] = told("behind-pace", checked(*SLOW))
    assert "is 35 points behind its plan" in finding.message
    assert "at this pace it ends at 3.63% on 2026-12-31, not at 1.5%" in finding.message


@pytest.mark.parametrize(
    "example",
    [
        checked("date: 2026-10-12, value: 4.2", "date: 2026-11-02, value: 3.6", "date: 2026-11-09, value: 3.3"),
        checked("date: 2026-11-02, value: 3.6"),
        one("{kind: output, milestones: [{title: Pilot bank live}], check_ins: [{date: 2026-11-09, confidence: 0.5}]}"),
        checked(*SLOW, more=", due: 2026-11-22"),
    ],
    ids=["its best pace is enough", "behind by little and without a direction", "milestones", "too late to act"],
)
def test_who_may_still_make_it_is_left_alone(example: str) -> None:
    assert told("behind-pace", example) == ()


def test_without_a_forecast_only_those_far_behind_are_told() -> None:
    [finding] = told("behind-pace", checked("date: 2026-11-09, value: 4.2"))
    assert finding.message.endswith("is 43 points behind its plan")


@pytest.mark.parametrize(("week", "count"), [(6, 1), (7, 0)])
def test_before_the_week_that_was_asked_for_nothing_is_said(week: int, count: int) -> None:
    slow = ", ".join(f"{{{each}}}" for each in SLOW)
    settings = f"okrs.yaml: {{lint: {{rules: {{behind-pace: {{from_week: {week}}}}}}}}}"
    objectives = f"{{objectives: [{{key_results: [{{title: Batches that start late fall, check_ins: [{slow}]}}]}}]}}"
    assert len(told("behind-pace", f"files: {{{settings}, teams/roastery/2026-Q4.yaml: {objectives}}}")) == count


@pytest.mark.parametrize(
    ("bound", "value", "said"),
    [
        ("at_most: null, at_least: 34, unit: '%'", 31.5, "under 34% since 2026-11-09, now 31.5%"),
        ("at_most: null, between: [13, 16], unit: '%'", 12, "under 13% since 2026-11-09, now 12%"),
        ("at_most: null, between: [13, 16], unit: '%'", 17, "over 16% since 2026-11-09, now 17%"),
        ("at_most: 0.11, unit: €", 0.13, "over €0.11 since 2026-11-09, now €0.13"),
    ],
)
def test_how_a_guardrail_broke(bound: str, value: float, said: str) -> None:
    guardrail = f"{{kind: guardrail, title: It holds, {bound}, check_ins: [{{date: 2026-11-09, value: {value}}}]}}"
    [finding] = told("guardrail-breached", one(f"{{}}, {guardrail}"))
    assert finding.message == f"`It holds` is broken: {said}"


@pytest.mark.parametrize(
    ("check_ins", "count"),
    [
        (("date: 2026-11-02, confidence: 0.7", "date: 2026-11-09, confidence: 0.4"), 1),
        (("date: 2026-11-02, confidence: 0.7", "date: 2026-11-09, confidence: 0.5"), 0),
        (("date: 2026-10-19, confidence: 0.7", "date: 2026-10-26, confidence: 0.4", "date: 2026-11-09, confidence: 0.4"), 0),
        (("date: 2026-10-26, confidence: 0.7", "date: 2026-11-02, confidence: 0.4", "date: 2026-11-09, note: The bank"), 0),
        (("date: 2026-11-09, confidence: 0.4", "date: 2026-11-02, confidence: 0.7"), 1),
    ],
    ids=["0.3 is a drop", "less is not", "long ago", "explained later", "written in another order"],
)
def test_a_fall_of_confidence_wants_a_reason(check_ins: tuple[str, ...], count: int) -> None:
    assert len(told("confidence-drop", checked(*check_ins))) == count


def test_at_the_end_confidence_says_what_the_number_says() -> None:
    drop = "{date: 2026-11-02, confidence: 0.7}, {date: 2026-11-09, confidence: 0.1}"
    example = f"files: {{teams/roastery/2026-%s.yaml: {{objectives: [{{key_results: [{{check_ins: [{drop}]}}]}}]}}}}"
    assert len(told("confidence-drop", example % "Q4")) == 1
    assert told("confidence-drop", example % "W46") == ()


def test_feedback_on_one_objective_is_a_voice_from_outside() -> None:
    quiet = "{title: A café knows what it gets, feedback: null}"
    assert told("missing-feedback", f"files: {{teams/roastery/2026-H2.yaml: {{objectives: [{quiet}, {{}}]}}}}") == ()
    [finding] = told("missing-feedback", f"files: {{teams/roastery/2026-H2.yaml: {{objectives: [{quiet}, {quiet}]}}}}")
    assert "and 1 more" in finding.message


def test_in_the_first_half_there_is_time_to_ask() -> None:
    assert told("missing-feedback", "objectives: [{feedback: null}]") == ()


@pytest.mark.parametrize(
    ("feedback", "count"),
    [
        ("date: 2026-10-25, note: Too late", 1),
        ("date: 2026-10-26, note: Too late", 0),
        ("note: Too late", 0),
        ("date: 2026-10-12, note: Too late, response: We know", 0),
    ],
    ids=["two cadences and a day", "two cadences", "no date", "answered"],
)
def test_feedback_waits_two_cadences(feedback: str, count: int) -> None:
    assert len(told("unanswered-feedback", f"objectives: [{{feedback: [{{from: peer, {feedback}}}]}}]")) == count


def owned(*objectives: tuple[str, int, str]) -> str:
    files = "".join(
        f"  {path}: {{objectives: [{{owner: {owner}, key_results: [{', '.join(['{}'] * count)}]}}]}}\n"
        for path, count, owner in objectives
    )
    return f"files:\n{files}"


@pytest.mark.parametrize(
    ("example", "count"),
    [
        (owned(("teams/roastery/2026-Q4.yaml", 4, "mia"), ("teams/support/2026-Q4.yaml", 2, "mia")), 1),
        (owned(("teams/roastery/2026-Q4.yaml", 4, "mia"), ("teams/support/2027-Q1.yaml", 2, "mia")), 0),
        (owned(("teams/roastery/2026-Q4.yaml", 4, "mia"), ("teams/support/2026-Q4.yaml", 2, "jonas")), 0),
        (owned(("teams/roastery/2027-Q1.yaml", 4, "mia"), ("teams/support/2027-Q1.yaml", 2, "mia")), 1),
    ],
    ids=["two teams", "one after the other", "two people", "next quarter already"],
)
def test_who_has_too_much_at_one_time(example: str, count: int) -> None:
    assert len(told("overloaded-owner", example)) == count


def past(cycle: str, more: str = "", objective: str = "{id: by-noon}") -> str:
    return f"files: {{teams/roastery/{cycle}.yaml: {{objectives: [{objective}]{more}}}}}"


@pytest.mark.parametrize(
    ("cycle", "count"),
    [("2026-Q3", 1), ("2026-10", 0), ("2025-Q3", 0), ("2025-Q4", 1)],
    ids=["weeks ago", "nine days ago", "longer than anybody remembers", "within a year"],
)
def test_a_cycle_is_asked_for_while_people_remember(cycle: str, count: int) -> None:
    assert len(told("unclosed-cycle", past(cycle))) == count


def test_a_cycle_in_which_all_was_dropped_needs_no_look_back() -> None:
    dropped = "{id: by-noon, dropped: {date: 2026-08-03, because: The roaster burned}}"
    assert told("unclosed-cycle", past("2026-Q3", objective=dropped)) == ()


def review(verdict: str) -> str:
    return past("2026-Q3", f", review: {{date: 2026-10-05, learned: Much, objectives: {{by-noon: {{{verdict}}}}}}}", HALF)


HALF = "{id: by-noon, key_results: [{baseline: 18, target: 3, check_ins: [{date: 2026-09-28, value: 9}]}]}"


@pytest.mark.parametrize(
    ("verdict", "severity"),
    [
        ("verdict: missed", "warning"),
        ("verdict: missed, note: The van broke down twice", "info"),
        ("verdict: missed, because: external", None),
        ("verdict: dropped", None),
    ],
)
def test_a_miss_wants_a_cause(verdict: str, severity: str | None) -> None:
    found = told("miss-without-reason", review(verdict))
    assert [finding.severity for finding in found] == ([severity] if severity else [])


@pytest.mark.parametrize(("score", "count"), [(0.6, 0), (0.65, 0), (0.55, 0), (0.66, 1), (0.5, 1)])
def test_a_score_may_be_rounded_and_no_more(score: float, count: int) -> None:
    found = told("score-disagrees", review(f"score: {score}, verdict: missed, because: execution"))
    assert len(found) == count
    assert all("its key results give 0.6" in finding.message for finding in found)


def test_a_score_of_which_the_numbers_say_nothing_stands() -> None:
    unknown = "{id: by-noon, key_results: [{check_ins: null}]}"
    more = ", review: {date: 2026-10-05, learned: Much, objectives: {by-noon: {score: 0.9, verdict: achieved}}}"
    assert told("score-disagrees", past("2026-Q3", more, unknown)) == ()
