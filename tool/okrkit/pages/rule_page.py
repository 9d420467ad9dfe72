"""The page of a rule: what it teaches, how it is set here, what it finds in the plan, and how to answer it."""

from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache

from okrkit.lint.rule import Rule
from okrkit.lint.settings import Configured
from okrkit.pages.addresses import QUALITY, RULES, rule_uri
from okrkit.pages.context import Site
from okrkit.pages.page import Page
from okrkit.pages.quality import excused_for
from okrkit.pages.quality_finding import rule_pill, severity_pill, shown, worst_first
from okrkit.pages.render import render
from okrkit.pages.rule_yaml import exempt, set_options, turn_off, values, weigh, written

_FINDINGS = 25
"""Findings that the page of a rule tells; the rest is told on the pages of the teams."""

_WEEKS = 8
"""How long the exemption that a page proposes holds: long enough to act, short enough to be remembered."""


Said = tuple[tuple[str, str], ...]
"""Messages, each with the way forward."""


@dataclass(frozen=True, slots=True)
class Setting:
    """An option of a rule: its name, what it takes, its default, and its value in this workspace."""

    name: str
    kind: str
    default: str
    here: str


@dataclass(frozen=True, slots=True)
class Flagged:
    """An example that the rule flags, with what it says of it."""

    text: str
    said: Said


def rule_page(site: Site, configured: Configured) -> Page:
    """The page of one rule; it is found by its name and its lesson."""
    rule, uri = configured.rule, rule_uri(configured.rule.name)
    pill = rule_pill(configured)
    other = "warning" if pill.key == "error" else "error"
    told = worst_first(site.judged.by_rule.get(rule.name, ()))
    body = render(
        "rule.html",
        site,
        uri,
        rule=rule,
        rules_href=site.href(uri, RULES),
        quality_href=site.href(uri, QUALITY),
        off=configured.off,
        pill_=pill,
        by_default=severity_pill(rule.severity).word if rule.severity else "off",
        settings=_settings(configured),
        flagged=[Flagged(text, says(rule, text)) for text in rule.flagged],
        findings=[shown(site, uri, one) for one in told[:_FINDINGS]],
        more=len(told) - _FINDINGS,
        spared=excused_for(site, uri, rule.name),
        turn_on=weigh(rule.name, "warning") if configured.off else "",
        turn_off=turn_off(rule.name),
        weigh=weigh(rule.name, other),
        weigh_word=other,
        set_options=set_options(configured) if rule.options else "",
        exempt=_exemption(site, rule),
    )
    return Page(uri, rule.name, body, rule.lesson, search=rule.lesson)


def says(rule: Rule, example: str) -> Said:
    """What a rule says of one of its examples; those of custom rules are shown and not run."""
    return _built_in_says(rule.name, example) if rule.built_in else ()


@lru_cache(maxsize=1024)
def _built_in_says(name: str, example: str) -> Said:
    """The same for every site, so it is worked out once while a site is served."""
    from okrkit.lint.catalogue import RULES
    from okrkit.lint.example import judge_example

    its = tuple(rule for rule in RULES if rule.name == name)
    if any("unused" in rule.needs for rule in its):
        its = RULES  # whether something was needed is known only when all have run
    return tuple((finding.message, finding.help) for finding in judge_example(example, its).findings)


def _settings(configured: Configured) -> list[Setting]:
    here = values(configured)
    return [
        Setting(name, option.kind, written(option.default), written(here[name]))
        for name, option in configured.rule.options.items()
    ]


def _exemption(site: Site, rule: Rule) -> str:
    """An exemption as somebody would write it today, for what the rule finds or for any objective."""
    found = (one.place.reference for one in site.judged.by_rule.get(rule.name, ()))
    somewhere = next((reference for reference in found if reference), None)
    if somewhere is None and site.plan.objectives:
        somewhere = site.plan.objectives[-1].reference
    where = f"{somewhere.team}/{somewhere.objective}" if somewhere else "team/objective"
    return exempt(rule.name, where, site.day + timedelta(weeks=_WEEKS))
