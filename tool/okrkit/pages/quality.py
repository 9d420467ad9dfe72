"""What the rules say of the plan: a page for everybody, and one for each team of which they say something."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from okrkit.finding import Severity
from okrkit.lint.rule import FAMILIES
from okrkit.objective import Objective
from okrkit.pages.addresses import QUALITY, RULES, objective_uri, quality_uri, rule_uri, team_uri
from okrkit.pages.context import Site
from okrkit.pages.judged import Excused, Told
from okrkit.pages.page import Page
from okrkit.pages.quality_balance import balances
from okrkit.pages.quality_finding import Shown, counted, severity_pill, shown, worst_first
from okrkit.pages.quality_matrix import WORKSPACE, matrix
from okrkit.pages.render import render
from okrkit.reference import Reference
from okrkit.say.values import join, plural
from okrkit.workspace import Exemption

_STOPS = 8
"""Findings that the first page tells in full; the rest is told on the pages of the teams."""


@dataclass(frozen=True, slots=True)
class Spared:
    """An exemption in force, ready to be laid out."""

    exemption: Exemption
    rule_href: str
    where: str
    href: str
    findings: tuple[Shown, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """What is found in one objective, or in the rest of a team's files."""

    title: str
    href: str
    cycle: str
    findings: tuple[Shown, ...]


def quality(site: Site) -> Iterator[Page]:
    """The page of the whole plan, then those of the teams."""
    judged = site.judged
    stops = worst_first(one for one in judged.told if one.stops)
    body = render(
        "quality.html",
        site,
        QUALITY,
        headline=headline(judged.told, site),
        facts=_facts(judged.told, sum(len(one.told) for one in judged.excused)),
        asked=sum(not one.off for one in judged.rules.values()),
        rules_href=site.href(QUALITY, RULES),
        matrix=matrix(site),
        severities=[severity_pill(severity) for severity in Severity],
        stops=[shown(site, QUALITY, one) for one in stops[:_STOPS]],
        more=len(stops) - _STOPS,
        workspace=[shown(site, QUALITY, one) for one in worst_first(judged.by_team.get(None, ()))],
        workspace_id=WORKSPACE,
        balances=balances(site, QUALITY),
        spared=[_spared(site, QUALITY, one) for one in judged.excused],
    )
    yield Page(QUALITY, "Quality", body, "What the rules say of the plan", search="", in_nav=True)
    for team, told in judged.by_team.items():
        if team:
            yield _team_page(site, team, told)


def headline(told: Sequence[Told], site: Site) -> str:
    """The findings in a sentence."""
    stops = [one for one in told if one.stops]
    teams = {one.place.team for one in stops}
    thoughts = len(told) - len(stops)
    if not told:
        return "The rules have nothing to say about this plan."
    if not stops:
        return f"Nothing to stop at, and {plural(thoughts, 'finding')} worth a thought."
    where = [plural(len(teams - {None}), "team")] if teams - {None} else []
    where += ["the workspace itself"] if None in teams else []
    also = f", and {thoughts} worth a thought" if thoughts else ""
    return f"{plural(len(stops), 'thing')} to stop at in {join(where)}{also}."


def excused_for(site: Site, uri: str, rule: str) -> list[Spared]:
    """The exemptions in force from a rule."""
    return [_spared(site, uri, one) for one in site.judged.excused if one.exemption.rule == rule]


def _facts(told: Sequence[Told], exempted: int) -> list[tuple[int, str]]:
    found = [one.finding.severity for one in told]
    errors, warnings, thoughts = (found.count(severity) for severity in Severity)
    return [
        (errors, "error" if errors == 1 else "errors"),
        (warnings, "warning" if warnings == 1 else "warnings"),
        (thoughts, "worth a thought"),
        (exempted, "exempted"),
    ]


def _spared(site: Site, uri: str, one: Excused) -> Spared:
    where = one.exemption.where
    if team := site.plan.teams.get(where):
        where, href = team.name, site.href(uri, team_uri(team.id))
    else:
        href = _link_without_cycle(site, uri, where)
    return Spared(
        exemption=one.exemption,
        rule_href=site.href(uri, rule_uri(one.exemption.rule)) if one.exemption.rule in site.judged.rules else "",
        where=where,
        href=href,
        findings=tuple(shown(site, uri, told) for told in one.told),
    )


def _link_without_cycle(site: Site, uri: str, where: str) -> str:
    """Where an exemption leads that names an objective: without a cycle to the last one in which it lives."""
    reference = Reference.parse(where)
    lives = site.plan.in_every_cycle(reference) if reference else ()
    if not reference or not lives:
        return ""
    return site.link(uri, reference if reference.cycle else replace(reference, cycle=lives[-1].cycle)) or ""


def _team_page(site: Site, team: str, told: list[Told]) -> Page:
    uri, name = quality_uri(team), site.plan.team_name(team)
    families = {one.family for one in told}
    body = render(
        "quality_team.html",
        site,
        uri,
        team=name,
        team_href=site.href(uri, team_uri(team)),
        count=counted(told),
        groups=list(_groups(site, uri, told)),
        families=[family for family in FAMILIES if family in families],
    )
    return Page(uri, f"Quality of {name}", body, f"What the rules say to {name}")


def _groups(site: Site, uri: str, told: list[Told]) -> Iterator[Group]:
    """By objective, the one with the worst finding first; what is about no objective comes last."""
    by_objective: dict[Reference | None, list[Told]] = {}
    for one in worst_first(told):
        by_objective.setdefault(one.place.reference and one.place.reference.parent, []).append(one)
    rest = by_objective.pop(None, [])
    for reference, found in by_objective.items():
        if objective := site.plan.objective(reference) if reference else None:
            yield _group(site, uri, objective, found)
    if rest:
        yield Group("The team's cycle as a whole", "", "", tuple(shown(site, uri, one) for one in rest))


def _group(site: Site, uri: str, objective: Objective, told: list[Told]) -> Group:
    href = site.href(uri, objective_uri(objective.reference))
    return Group(objective.title, href, objective.cycle, tuple(shown(site, uri, one) for one in told))
