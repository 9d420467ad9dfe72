"""Settings that mean nothing, and exemptions that are over or not needed."""

import pytest

from okrkit.lint.example import judge_example
from okrkit.lint.rules.cadence import CADENCE
from okrkit.lint.rules.settings import SETTINGS
from okrkit.lint.run import Judgement

RULES = (*CADENCE, *SETTINGS)


def judge(lint: str, owner: str = "dana") -> Judgement:
    okrs = f"okrs.yaml: {{lint: {lint}}}"
    return judge_example(f"files: {{{okrs}, teams/payments/2026-Q4.yaml: {{objectives: [{{owner: {owner}}}]}}}}", RULES)


def exemption(until: str = "") -> str:
    return f"{{exempt: [{{rule: missing-owner, where: payments, because: Dana starts soon{until}}}]}}"


@pytest.mark.parametrize(
    ("lint", "words"),
    [
        ("{rules: {stale-checkin: off}}", "did you mean `stale-check-in`"),
        ("{rules: {overloaded-owner: {most: many}}}", 'is `"many"`, which is not a whole number'),
        ("{rules: {overloaded-owner: {least: 3}}}", "there is no option of overloaded-owner `least`"),
        ("{exempt: [{rule: no-owner, where: payments, because: Dana starts soon}]}", "there is no rule `no-owner`"),
        ("{wording: {jargons: [crema]}}", "there is no list of words `jargons`"),
    ],
)
def test_what_means_nothing_is_an_error(lint: str, words: str) -> None:
    [finding] = judge(lint).findings
    assert (finding.rule, finding.severity) == ("wrong-setting", "error")
    assert words in finding.message


def test_an_exemption_that_is_needed_is_not_told_of() -> None:
    judgement = judge(exemption(), owner="null")
    assert judgement.findings == ()
    assert judgement.exempted == 1


@pytest.mark.parametrize("day, rules", [("2026-11-09", []), ("2026-11-08", ["expired-exemption", "missing-owner"])])
def test_the_last_day_of_an_exemption_is_one_of_it(day: str, rules: list[str]) -> None:
    findings = judge(exemption(f", until: {day}"), owner="null").findings
    assert [finding.rule for finding in findings] == rules


def test_one_that_is_over_is_not_called_unused_as_well() -> None:
    [finding] = judge(exemption(", until: 2026-10-31")).findings
    assert finding.rule == "expired-exemption"
    assert "Dana starts soon" in finding.help


def test_one_that_nothing_needs_is_worth_a_thought() -> None:
    [finding] = judge(exemption()).findings
    assert (finding.rule, finding.severity) == ("unused-exemption", "info")
    assert finding.address.pointer == ("lint", "exempt", 0)


def test_an_exemption_from_a_rule_that_did_not_run_is_left_alone() -> None:
    example = f"files: {{okrs.yaml: {{lint: {exemption()}}}}}"
    unused = tuple(rule for rule in SETTINGS if rule.name == "unused-exemption")
    assert judge_example(example, unused).findings == ()
