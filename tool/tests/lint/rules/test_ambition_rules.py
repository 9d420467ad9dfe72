"""Edges of the rules about how much is dared, beyond the examples on their pages."""

import pytest

from okrkit.finding import Finding
from okrkit.lint.example import judge_example, read_example
from okrkit.lint.rule import Rule
from okrkit.lint.rules.ambition.hit_all_or_miss_all import hit_all_or_miss_all
from okrkit.lint.rules.ambition.missing_ambition import missing_ambition
from okrkit.lint.rules.ambition.sandbagging import sandbagging
from okrkit.lint.rules.ambition.unrealistic import unrealistic


def found(rule: Rule, example: str) -> list[Finding]:
    assert read_example(example).findings == (), "what cannot be read says nothing"
    return [*judge_example(example, (rule,)).findings]


def key_result(*check_ins: str, more: str = "", objective: str = "") -> str:
    """An objective with one key result from 4.2 down to 1.5, checked in like this."""
    written = ", ".join(f"{{{one}}}" for one in check_ins)
    return f"objectives: [{{{objective}key_results: [{{{more}check_ins: [{written}]}}]}}]"


def past(*cycles: tuple[str, str, tuple[float, float]]) -> str:
    """A team with an objective today, and two numbers from 0 to 10 in cycles before: (cycle, ambition, values)."""
    lines = ["files:", "  teams/payments/2026-Q4.yaml: {objectives: [{}]}"]
    for cycle, ambition, values in cycles:
        results = ", ".join(f"{{id: k{at}, baseline: 0, target: 10, current: {value}}}" for at, value in enumerate(values))
        lines.append(f"  teams/payments/{cycle}.yaml: {{objectives: [{{ambition: {ambition}, key_results: [{results}]}}]}}")
    return "\n".join(lines)


class TestSandbagging:
    def test_the_signs_of_one_target_are_told_together(self) -> None:
        [finding] = found(sandbagging, key_result("date: 2026-10-12, value: 1.4, confidence: 0.95"))
        assert "confidence of 0.95 at its first check-in and was met by 2026-10-12, in week 2 of 13" in finding.message

    @pytest.mark.parametrize(
        "example",
        [
            key_result("date: 2026-10-12, value: 4, confidence: 0.95", objective="ambition: committed, "),
            key_result("date: 2026-10-12, value: 4, confidence: 0.6", "date: 2026-11-09, value: 3, confidence: 0.95"),
            key_result("date: 2026-10-12, value: 1.4", "date: 2026-10-19, value: 2.4"),
            key_result("date: 2026-10-12, value: 1.4", more="due: 2026-10-15, "),
            key_result("date: 2026-10-12, value: 1.5", more="baseline: 1.5, "),
            key_result("date: 2026-10-12, value: 1.5", more="baseline: null, "),
        ],
        ids=["a commitment", "grown since", "lost again", "due by then", "no way to go", "no baseline"],
    )
    def test_says_nothing_of_what_is_no_sign(self, example: str) -> None:
        assert found(sandbagging, example) == []

    def test_a_trajectory_says_what_half_way_is(self) -> None:
        early = "trajectory: [{date: 2026-10-10, value: 1.6}], "
        assert found(sandbagging, key_result("date: 2026-10-12, value: 1.4", more=early)) == []

    def test_full_scores_are_told_of_a_team_once(self) -> None:
        [finding] = found(sandbagging, past(("2026-Q3", "aspirational", (10, 12)), ("2026-Q2", "committed", (10, 10))))
        assert "`Payments` had full scores in 2026-Q2 and 2026-Q3" in finding.message

    @pytest.mark.parametrize(
        "cycles",
        [
            [("2026-Q3", "committed", (10.0, 10.0)), ("2026-Q2", "committed", (10.0, 10.0))],
            [("2026-Q3", "aspirational", (10.0, 9.0)), ("2026-Q2", "aspirational", (10.0, 10.0))],
            [("2026-Q3", "aspirational", (10.0, 10.0))],
        ],
        ids=["commitments kept", "one short", "one cycle"],
    )
    def test_a_good_cycle_is_no_habit(self, cycles: list[tuple[str, str, tuple[float, float]]]) -> None:
        assert found(sandbagging, past(*cycles)) == []


class TestUnrealistic:
    def test_a_doubt_that_came_later_is_no_verdict_on_the_target(self) -> None:
        example = key_result("date: 2026-10-12, value: 4, confidence: 0.5", "date: 2026-11-09, value: 4, confidence: 0.1")
        assert found(unrealistic, example) == []

    @pytest.mark.parametrize(
        ("values", "expected"),
        [
            ((5.0, 4.6, 4.2), 1),
            ((12.0, 8.0, 4.2), 0),
            ((3.4, 3.8, 4.2), 0),
            ((4.6, 4.2), 0),
        ],
        ids=["seven times", "held before", "never that way", "too little known"],
    )
    def test_a_target_is_held_against_the_best_pace(self, values: tuple[float, ...], expected: int) -> None:
        days = ("2026-03-31", "2026-06-30", "2026-09-30")[-len(values) :]
        known = ", ".join(f"{{date: {day}, value: {value}}}" for day, value in zip(days, values, strict=True))
        example = f"""
files:
  metrics.yaml: {{metrics: {{late: {{name: Late, unit: "%", values: [{known}]}}}}}}
  teams/payments/2026-Q4.yaml: {{objectives: [{{key_results: [{{metric: late, check_ins: null}}]}}]}}
"""
        assert len(found(unrealistic, example)) == expected

    def test_check_ins_of_earlier_cycles_are_known_too(self) -> None:
        before = ", ".join(
            f"{{date: {day}, value: {value}}}" for day, value in [("2026-07-06", 9), ("2026-08-10", 6), ("2026-09-28", 4.2)]
        )
        example = f"""
files:
  metrics.yaml:
    metrics: {{late: {{name: Late, unit: "%", values: [{{date: 2026-03-31, value: 9.4}}, {{date: 2026-05-31, value: 9.2}}]}}}}
  teams/payments/2026-Q3.yaml: {{objectives: [{{key_results: [{{metric: late, check_ins: [{before}]}}]}}]}}
  teams/payments/2026-Q4.yaml: {{objectives: [{{key_results: [{{metric: late, check_ins: null}}]}}]}}
"""
        assert found(unrealistic, example) == []


def test_what_is_not_said_is_told_once_for_a_team() -> None:
    example = "objectives: [{ambition: null, title: Cafés plan}, {ambition: learning}, {ambition: null}, {ambition: null}]"
    [finding] = found(missing_ambition, example)
    assert "`Cafés plan` and 2 more here do not say" in finding.message


class TestHitAllOrMissAll:
    @pytest.mark.parametrize(
        ("cycles", "told"),
        [
            (
                [("2026-Q3", "aspirational", (9.5, 10.0)), ("2026-Q2", "committed", (10.0, 9.2))],
                "all in 2026-Q2 and all in 2026-Q3",
            ),
            (
                [("2026-Q3", "committed", (0.4, 0.0)), ("2026-Q2", "committed", (1.0, 0.0))],
                "nothing in 2026-Q2 and nothing in 2026-Q3",
            ),
        ],
    )
    def test_all_or_nothing_twice(self, cycles: list[tuple[str, str, tuple[float, float]]], told: str) -> None:
        assert told in found(hit_all_or_miss_all, past(*cycles))[0].message

    @pytest.mark.parametrize(
        "cycles",
        [
            [("2026-Q3", "aspirational", (10.0, 10.0)), ("2026-Q2", "aspirational", (10.0, 10.0))],
            [("2026-Q3", "committed", (9.5, 10.0)), ("2026-Q2", "committed", (9.5, 10.0))],
            [("2026-Q3", "aspirational", (5.0, 10.0)), ("2026-Q2", "aspirational", (0.0, 0.0))],
        ],
        ids=["told as sandbagging", "commitments kept", "ended half way"],
    )
    def test_says_nothing_of_the_rest(self, cycles: list[tuple[str, str, tuple[float, float]]]) -> None:
        assert found(hit_all_or_miss_all, past(*cycles)) == []
