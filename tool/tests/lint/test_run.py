"""Rules are run: their findings in order, weighed, exempted, and a broken rule named."""

from collections.abc import Iterator
from datetime import date

import pytest

from okrkit.address import Address
from okrkit.errors import OkrError
from okrkit.finding import Severity
from okrkit.lint.rule import Flag, rule
from okrkit.lint.run import judge
from okrkit.lint.settings import Configured, configure
from okrkit.lint.sight import Sight
from okrkit.plan import Plan
from okrkit.workspace import Exemption, LintSettings

TODAY = date(2026, 11, 9)
AT = Address("b.yaml", ("objectives", 2, "title"))


@rule(Severity.WARNING, flagged="{}", clean="{}")
def noticed(plan: Plan) -> Iterator[Flag]:
    """Something is noticed."""
    for where in (AT, Address("b.yaml", ("objectives", 10)), Address("a.yaml", ("team",)), Address("b.yaml", ("objectives",))):
        yield Flag(where, "noticed", "look")
    yield Flag(AT, "noticed gravely", "look", Severity.ERROR, "gravely")


@rule(None, flagged="{}", clean="{}")
def unneeded(plan: Plan, unused: tuple[int, ...]) -> Iterator[Flag]:
    """An exemption is needed."""
    for at in unused:
        yield Flag(Address("okrs.yaml", ("lint", "exempt", at)), "unneeded", "remove it")


@rule(Severity.INFO, flagged="{}", clean="{}")
def broken(plan: Plan) -> Iterator[Flag]:
    """A rule can break."""
    yield Flag(AT, f"{plan.organisation}", "")


@rule(Severity.INFO, flagged="{}", clean="{}")
def careless(plan: Plan) -> Iterator[Flag]:
    """A rule can give what is no flag."""
    yield AT  # type: ignore[misc]


def sight(*exempt: Exemption) -> Sight:
    return Sight(Plan(organization="Northwind Roasters", lint=LintSettings(exempt=exempt)), TODAY)


def test_findings_come_by_file_and_place_and_the_worst_first() -> None:
    found = judge(sight(), configure(LintSettings(), [noticed])).findings
    assert [(one.address.path, one.address.pointer, str(one.severity)) for one in found] == [
        ("a.yaml", ("team",), "warning"),
        ("b.yaml", ("objectives",), "warning"),
        ("b.yaml", ("objectives", 2, "title"), "error"),
        ("b.yaml", ("objectives", 2, "title"), "warning"),
        ("b.yaml", ("objectives", 10), "warning"),
    ]
    assert [one.words for one in found if one.words] == ["gravely"]


@pytest.mark.parametrize(("asked", "severities"), [("info", {"info"}), ({"severity": "error"}, {"error"}), ("off", set())])
def test_what_the_workspace_asks_weighs_more_than_rule_and_flag(asked: object, severities: set[str]) -> None:
    found = judge(sight(), configure(LintSettings(rules={"noticed": asked}), [noticed])).findings
    assert {str(one.severity) for one in found} == severities


def test_what_is_off_weighs_as_a_warning_once_it_is_asked_for() -> None:
    found = judge(sight(Exemption("unneeded", "x", "because")), [Configured(unneeded)]).findings
    assert [one.severity for one in found] == [Severity.WARNING]


def test_exemptions_are_counted_and_those_that_nothing_needs_are_known_to_the_last_rules() -> None:
    exempt = (Exemption("noticed", "b.yaml", "because"), Exemption("noticed", "c.yaml", "because"))
    judgement = judge(sight(*exempt), [Configured(noticed), Configured(unneeded)])
    assert judgement.exempted == 4
    assert [(one.rule, one.address.path) for one in judgement.findings] == [("noticed", "a.yaml"), ("unneeded", "okrs.yaml")]
    assert judgement.findings[1].address.pointer == ("lint", "exempt", 1)


def test_an_exemption_from_a_rule_that_did_not_run_is_not_unneeded() -> None:
    assert judge(sight(Exemption("noticed", "c.yaml", "because")), [Configured(unneeded)]).findings == ()


def test_one_that_has_expired_covers_nothing() -> None:
    expired = Exemption("noticed", "b.yaml", "because", date(2026, 11, 8))
    assert judge(sight(expired), [Configured(noticed)]).exempted == 0


@pytest.mark.parametrize("rule", [broken, careless], ids=["breaks", "gives no flag"])
def test_a_custom_rule_that_breaks_is_named(rule: object) -> None:
    with pytest.raises(OkrError, match=f"the rule {rule.name} failed: ") as raised:
        judge(sight(), [Configured(rule)])
    assert raised.value.help.endswith(f"`--ignore {rule.name}`")
