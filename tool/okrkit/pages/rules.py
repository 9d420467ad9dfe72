"""The catalogue of the rules, by family, as this workspace wants them."""

from collections.abc import Iterator
from dataclasses import dataclass

from okrkit.lint.rule import FAMILIES, Rule
from okrkit.lint.settings import Configured
from okrkit.pages.addresses import QUALITY, RULES, rule_uri
from okrkit.pages.context import Site
from okrkit.pages.page import Page
from okrkit.pages.quality_finding import SEVERITIES, rule_pill
from okrkit.pages.render import render
from okrkit.pages.rule_page import rule_page
from okrkit.pages.rule_yaml import written
from okrkit.pages.status import Pill


@dataclass(frozen=True, slots=True)
class RuleRow:
    """A rule in the list of all; ``changed`` is what this workspace wants otherwise."""

    rule: Rule
    href: str
    pill: Pill
    changed: str
    findings: int


@dataclass(frozen=True, slots=True)
class Family:
    """Rules that ask one question of the plan."""

    id: str
    question: str
    rows: tuple[RuleRow, ...]


def rules(site: Site) -> Iterator[Page]:
    """The list of all rules, then the page of each."""
    known = list(site.judged.rules.values())
    families = [
        Family(id, question, tuple(_row(site, one) for one in known if one.rule.family == id))
        for id, question in FAMILIES.items()
        if any(one.rule.family == id for one in known)
    ]
    body = render(
        "rules.html",
        site,
        RULES,
        families=families,
        count=len(known),
        off=sum(one.off for one in known),
        quality_href=site.href(RULES, QUALITY),
        severities=SEVERITIES,
    )
    yield Page(RULES, "Rules", body, "What the rules ask of a plan", search="")
    for configured in known:
        yield rule_page(site, configured)


def _row(site: Site, configured: Configured) -> RuleRow:
    rule = configured.rule
    return RuleRow(
        rule=rule,
        href=site.href(RULES, rule_uri(rule.name)),
        pill=rule_pill(configured),
        changed=changed(configured),
        findings=len(site.judged.by_rule.get(rule.name, ())),
    )


def changed(configured: Configured) -> str:
    """What the workspace wants otherwise than the rule, like "most: 2 (else 3)"; empty where nothing."""
    rule, by_default = configured.rule, configured.rule.severity
    said = [
        f"{name}: {written(value)} (else {written(rule.options[name].default)})"
        for name, value in configured.options.items()
        if value != rule.options[name].default
    ]
    if configured.off != (by_default is None) or configured.severity not in (None, by_default):
        said.insert(0, f"{by_default.value if by_default else 'off'} by default")
    return ", ".join(said)
