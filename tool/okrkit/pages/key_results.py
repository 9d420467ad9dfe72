"""A key result as the page of its objective shows it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from okrkit.history.move import Openness
from okrkit.measure.progress import met_since
from okrkit.measure.standing import Standing
from okrkit.measure.value import check_ins_until, confidence_on
from okrkit.objective import CheckIn, KeyResult, Kind, Objective, Rebaseline
from okrkit.pages.addresses import anchor
from okrkit.pages.context import Site
from okrkit.pages.goalpost_move import Shown as Undeclared
from okrkit.pages.goalpost_move import shown as shown_move
from okrkit.pages.host import web_address
from okrkit.pages.key_result_chart import key_result_chart
from okrkit.pages.precision import worked_out
from okrkit.pages.rows import bar
from okrkit.pages.status import Pill, pill
from okrkit.say.values import number, percent, short_day, step


@dataclass(frozen=True, slots=True)
class Fact:
    """A name and what is known under it; ``on`` is a day that belongs to it, ``href`` where the text leads."""

    name: str
    text: str
    detail: str = ""
    on: date | None = None
    href: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """A check-in, its numbers in words."""

    check_in: CheckIn
    value: str
    confidence: str
    by: str
    evidence: str | None


@dataclass(frozen=True, slots=True)
class Move:
    """A declared move of a promise, in words."""

    rebaseline: Rebaseline
    moved: tuple[str, ...]
    approved_by: str


@dataclass(frozen=True, slots=True)
class Shown:
    """One key result, ready to be laid out."""

    key_result: KeyResult
    id: str
    standing: Standing
    pill: Pill
    tags: tuple[str, ...]
    pairs: Fact | None
    facts: tuple[Fact, ...]
    chart: Markup
    bar: Markup
    check_ins: tuple[Entry, ...]
    moves: tuple[Move, ...]
    undeclared: tuple[Undeclared, ...]
    edit: str | None


def shown(site: Site, objective: Objective, key_result: KeyResult) -> Shown:
    """The key result of an objective on the day of the site."""
    standing = site.key_standing(key_result)
    has_progress = key_result.kind is not Kind.GUARDRAIL
    return Shown(
        key_result=key_result,
        id=anchor(key_result.id),
        standing=standing,
        pill=pill(standing, key_result),
        tags=tuple(filter(None, (key_result.kind.value, key_result.lens, _population(site, key_result)))),
        pairs=_pair(objective, key_result),
        facts=tuple(_facts(site, key_result, standing)),
        chart=key_result_chart(site, key_result),
        bar=bar(standing) if has_progress and (standing.progress is not None or key_result.milestones) else Markup(""),
        check_ins=tuple(_entries(site, key_result)),
        moves=tuple(_move(site, key_result, entry) for entry in key_result.rebaselines),
        undeclared=tuple(_undeclared(site, key_result)),
        edit=site.edit(key_result.address),
    )


def _undeclared(site: Site, key_result: KeyResult) -> Iterator[Undeclared]:
    """Moves of the promise that no entry tells, or that it told too late; the declared ones are told by their entries."""
    if goalpost := site.goalpost_of.get(key_result.reference):
        for move in goalpost.moves:
            if move.openness is not Openness.DECLARED:
                yield shown_move(site, goalpost, move)


def _population(site: Site, key_result: KeyResult) -> str | None:
    metric = site.plan.metric_of(key_result)
    return key_result.population or (metric.population if metric else None)


def _pair(objective: Objective, key_result: KeyResult) -> Fact | None:
    """What a guardrail guards, or what an output shows its worth in."""
    for word, id in (("guards", key_result.guards), ("shows its worth in", key_result.proves)):
        if id and (other := objective.key_result(id)):
            return Fact(word, other.title, href=f"#{anchor(other.id)}")
    return None


def _facts(site: Site, key_result: KeyResult, standing: Standing) -> list[Fact]:
    unit = site.plan.unit_of(key_result)
    facts: list[Fact] = []
    if standing.value is not None:
        valued = [entry.date for entry in check_ins_until(key_result, site.day) if entry.value is not None]
        facts.append(Fact("now", number(standing.value, unit), on=valued[-1] if valued else None))
    if standing.progress is not None:
        expected = "" if standing.expected is None else f"of {percent(standing.expected)} expected"
        facts.append(Fact("progress", percent(standing.progress), expected))
    if key_result.target is not None:
        baseline, target = key_result.baseline, key_result.target
        facts.append(Fact("promise", number(target, unit) if baseline is None else step(baseline, target, unit)))
    if key_result.bound:
        facts.append(Fact("bound", _bound(key_result, unit)))
    facts += _outlook(site, key_result, unit)
    if standing.confidence is not None:
        facts.append(
            Fact("confidence", f"{standing.confidence:.1f}", _earlier_confidence(site, key_result, standing.confidence))
        )
    if key_result.due:
        facts.append(Fact("due", "", on=key_result.due))
    if key_result.owner:
        facts.append(Fact("owner", site.plan.name_of(key_result.owner)))
    if metric := site.plan.metric_of(key_result):
        trust = f"{metric.confidence.value} trust" if metric.confidence else ""
        facts.append(Fact("source", metric.name, trust, href=web_address(metric.source.url) if metric.source else None))
    return facts


def _bound(key_result: KeyResult, unit: str) -> str:
    bound = key_result.bound
    if bound is None:
        return ""
    if bound.low is not None and bound.high is not None:
        return f"{number(bound.low, unit)} to {number(bound.high, unit)}"
    return f"at least {number(bound.low, unit)}" if bound.low is not None else f"at most {number(bound.high or 0.0, unit)}"


def _outlook(site: Site, key_result: KeyResult, unit: str) -> list[Fact]:
    if since := met_since(key_result, site.day):
        return [Fact("met", "", on=since)]
    ahead = site.forecast(key_result)
    if not ahead:
        return []
    if ahead.meets_on and ahead.meets_on <= ahead.due:
        return [Fact("at this pace", f"met on {short_day(ahead.meets_on)}")]
    return [Fact("at this pace", number(worked_out(site, key_result, ahead.value_at_due), unit), f"by {short_day(ahead.due)}")]


def _earlier_confidence(site: Site, key_result: KeyResult, now: float) -> str:
    stated = [entry for entry in check_ins_until(key_result, site.day) if entry.confidence is not None]
    before = confidence_on(key_result, stated[-2].date) if len(stated) > 1 and stated[-2].date < stated[-1].date else None
    return "" if before is None or before == now else f"was {before:.1f}"


def _entries(site: Site, key_result: KeyResult) -> list[Entry]:
    """Check-ins, the newest first."""
    unit = site.plan.unit_of(key_result)
    return [
        Entry(
            check_in=entry,
            value="–" if entry.value is None else number(entry.value, unit),
            confidence="–" if entry.confidence is None else f"{entry.confidence:.1f}",
            by=site.plan.name_of(entry.by) if entry.by else "",
            evidence=web_address(entry.evidence),
        )
        for entry in reversed(check_ins_until(key_result, site.day))
    ]


def _move(site: Site, key_result: KeyResult, entry: Rebaseline) -> Move:
    unit = site.plan.unit_of(key_result)

    def moves(before: object, after: object) -> str:
        if isinstance(before, int | float) and isinstance(after, int | float):
            return step(before, after, unit)
        return " → ".join(number(each, unit) if isinstance(each, int | float) else str(each) for each in (before, after))

    moved = tuple(
        f"{name.replace('_', ' ')} {moves(entry.before.get(name, '–'), value)}" for name, value in entry.after.items()
    )
    return Move(entry, moved, site.plan.name_of(entry.approved_by) if entry.approved_by else "")
