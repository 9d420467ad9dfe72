"""What needs someone, the worst first, each with the reason."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from okrkit.measure.progress import live
from okrkit.measure.standing import Standing, Status
from okrkit.measure.value import last_heard
from okrkit.objective import KeyResult, Kind, Objective
from okrkit.pages.context import Site
from okrkit.pages.precision import worked_out
from okrkit.pages.status import Pill, pill
from okrkit.say.values import number, percent, plural, short_day

_ORDER = (Status.AT_RISK, Status.OUTDATED, Status.NOT_STARTED, Status.BEHIND)


@dataclass(frozen=True, slots=True)
class Need:
    """One thing that somebody should look at. ``rank`` sorts: the smallest is the worst."""

    rank: tuple[int, float]
    pill: Pill
    title: str
    href: str
    why: str
    who: str
    on: date | None = None


def needs(site: Site, uri: str) -> list[Need]:
    """Every need of the current cycles, the worst first: broken guardrails, risk, silence, delay, waiting for others."""
    found = [
        need
        for objective in site.current_objectives
        if not objective.dropped or objective.dropped.date > site.day
        for need in (*_of_key_results(site, uri, objective), *_of_dependencies(site, uri, objective))
    ]
    return sorted(found, key=lambda need: (need.rank, need.href))


def _of_key_results(site: Site, uri: str, objective: Objective) -> Iterator[Need]:
    for key_result in live(objective, site.day):
        standing = site.key_standing(key_result)
        broken = standing.holds is False
        if standing.status in _ORDER and (broken or _is_late(site, key_result, standing)):
            rank = 0 if broken else 1 + _ORDER.index(standing.status)
            yield Need(
                rank=(rank, -(standing.points_behind or _silent_days(site, key_result))),
                pill=pill(standing, key_result),
                title=key_result.title,
                href=site.link(uri, key_result.reference) or "",
                why=_why(site, key_result, standing),
                who=site.plan.name_of(key_result.owner or objective.owner),
                on=standing.last.date if standing.last else None,
            )


def _is_late(site: Site, key_result: KeyResult, standing: Standing) -> bool:
    """Whether somebody should act: what has not started is only late some time into its cycle."""
    if standing.status is not Status.NOT_STARTED:
        return True
    return _silent_days(site, key_result) > 2 * site.plan.policy.cadence_days


def _silent_days(site: Site, key_result: KeyResult) -> int:
    heard = last_heard(key_result, site.day) or site.cycle(key_result.reference).starts
    return (site.day - heard).days


def _why(site: Site, key_result: KeyResult, standing: Standing) -> str:
    unit = site.plan.unit_of(key_result)
    if standing.holds is False and standing.value is not None and key_result.bound:
        sides = ((key_result.bound.low, "at least"), (key_result.bound.high, "at most"))
        bounds = " and ".join(f"{word} {number(side, unit)}" for side, word in sides if side is not None)
        return f"{number(standing.value, unit)}, promised {bounds}"
    if standing.status is Status.OUTDATED:
        return f"nothing heard for {plural(_silent_days(site, key_result), 'day')}"
    if standing.status is Status.NOT_STARTED:
        return "no check-in yet" if key_result.kind is not Kind.GUARDRAIL else "never measured"
    said = [f"{percent(standing.progress)} of the way" if standing.progress is not None else "progress unknown"]
    if standing.expected is not None:
        said.append(f"{percent(standing.expected)} expected")
    ahead = site.forecast(key_result)
    if ahead and not (ahead.meets_on and ahead.meets_on <= ahead.due):
        said.append(f"at this pace {number(worked_out(site, key_result, ahead.value_at_due), unit)} by {short_day(ahead.due)}")
    return ", ".join(said)


def _of_dependencies(site: Site, uri: str, objective: Objective) -> Iterator[Need]:
    for dependency in objective.depends_on:
        if not dependency.confirmed_by:
            yield Need(
                rank=(len(_ORDER) + 1, 0),
                pill=Pill("waiting", "not confirmed", "old", "ring"),
                title=objective.title,
                href=site.link(uri, objective.reference) or "",
                why=f"waits for {site.plan.team_name(dependency.team)}: {dependency.what}",
                who=site.plan.name_of(objective.owner),
            )
