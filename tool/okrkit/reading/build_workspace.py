"""The workspace and its metrics, from the data of their files."""

from dataclasses import replace

from okrkit.address import Address
from okrkit.cycle import Cycle, make_cycle, read_cycle
from okrkit.plan import Plan
from okrkit.reading.fields import Fields, Misshapen
from okrkit.reading.layouts import LAYOUTS
from okrkit.workspace import (
    Better,
    Exemption,
    HealthSettings,
    LintSettings,
    Metric,
    Person,
    Policy,
    Reading,
    Rollup,
    Shape,
    Source,
    Team,
    Trust,
)


def build_workspace(data: object, path: str) -> Plan:
    """A plan without objectives and metrics; ``cycles`` are those that the file lists. Raises `Misshapen`."""
    fields = Fields(data, Address(path))
    if (layout := LAYOUTS.of(data)) != LAYOUTS.newest:
        raise LAYOUTS.unknown(layout)
    month = fields.number("fiscal_year_starts") or 1
    policy = fields.one("policy", _policy) or Policy()
    if month not in range(1, 13):
        raise fields.wrong("fiscal_year_starts", "a month from 1 to 12")
    cycles = fields.many("cycles", lambda cycle: _cycle(cycle, int(month), policy.freeze_after_days))
    return Plan(
        organization=fields.need("organization"),
        repository=fields.text("repository"),
        custom_schema=fields.text("custom_schema"),
        fiscal_year_starts=int(month),
        cycles=_once(cycles, fields),
        teams={id: _team(id, team) for id, team in fields.named("teams")},
        people={id: _person(id, person) for id, person in fields.named("people")},
        lenses=fields.texts("lenses"),
        glossary=fields.mapping("glossary"),
        policy=policy,
        lint=_with_policy(fields.one("lint", _lint) or LintSettings(), policy),
    )


def build_metrics(data: object, path: str) -> dict[str, Metric]:
    """The metric registry by id. Raises `Misshapen`."""
    return {id: build_metric(id, metric) for id, metric in Fields(data, Address(path)).named("metrics")}


def build_metric(id: str | None, fields: Fields) -> Metric:
    """One metric; one that is written inside a key result has no id and may have no name."""
    return Metric(
        id=id,
        name=fields.text("name") or id or "",
        address=fields.address,
        definition=fields.text("definition"),
        unit=fields.text("unit"),
        better=fields.choice("better", Better),
        source=fields.one("source", _source),
        owner=fields.text("owner"),
        confidence=fields.choice("confidence", Trust),
        indicator=fields.text("indicator"),
        population=fields.text("population"),
        gamed_by=fields.text("gamed_by"),
        values=fields.many("values", build_reading),
    )


def build_reading(fields: Fields) -> Reading:
    """A number on a day; both must be there."""
    value = fields.number("value")
    if value is None:
        raise fields.wrong("value", "a number")
    return Reading(fields.need_day("date"), value)


def cycle_id(value: object) -> str | None:
    """A cycle's id as a file may write it: a text, or a year that YAML reads as a number."""
    return str(value) if type(value) in (str, int) else None


def _cycle(fields: Fields, month: int, freeze_after_days: int) -> Cycle:
    id = cycle_id(fields.raw("id"))
    if id is None:
        raise fields.wrong("id", "a text")
    starts, ends, frozen_from = fields.day("starts"), fields.day("ends"), fields.day("frozen_from")
    here = fields.address.pointer
    if starts and ends:
        if ends < starts:
            raise Misshapen((*here, "ends"), f"`{id}` ends before it starts", "swap the two days, or mend the year of one")
        cycle = make_cycle(id, starts, ends, frozen_from, freeze_after_days=freeze_after_days)
    elif known := read_cycle(id, fiscal_year_starts=month, frozen_from=frozen_from, freeze_after_days=freeze_after_days):
        cycle = known
    else:
        help = "give it `starts` and `ends`, or an id like 2026-Q4"
        raise Misshapen((*here, "id"), f"the id `{id}` does not say when the cycle is", help)
    if cycle.frozen_from > cycle.ends:
        help = f"name a day between {cycle.starts} and {cycle.ends}"
        raise Misshapen((*here, "frozen_from"), f"`{id}` would freeze only after its end", help)
    return cycle


def _once(cycles: tuple[Cycle, ...], fields: Fields) -> dict[str, Cycle]:
    """Cycles by id; none may be listed twice."""
    known: dict[str, Cycle] = {}
    for at, cycle in enumerate(cycles):
        if known.setdefault(cycle.id, cycle) is not cycle:
            where = (*fields.address.pointer, "cycles", at, "id")
            raise Misshapen(where, f"the cycle `{cycle.id}` is already listed above", "say everything about it in one place")
    return known


def _team(id: str, fields: Fields) -> Team:
    return Team(
        id=id,
        name=fields.text("name") or id,
        address=fields.address,
        parent=fields.text("parent"),
        lead=fields.text("lead"),
        members=fields.texts("members"),
        handle=fields.text("handle"),
    )


def _person(id: str, fields: Fields) -> Person:
    return Person(id, fields.text("name") or id, fields.address, fields.text("email"), fields.text("handle"))


def _source(fields: Fields) -> Source:
    return Source(fields.text("system"), fields.text("query"), fields.text("url"))


def _policy(fields: Fields) -> Policy:
    default = Policy()

    def number(key: str, otherwise: float) -> float:
        value = fields.number(key)
        return otherwise if value is None else value

    policy = Policy(
        parents=fields.text("parents") or default.parents,
        cadence_days=int(number("cadence_days", default.cadence_days)),
        rollup=fields.choice("rollup", Rollup) or default.rollup,
        freeze_after_days=int(number("freeze_after_days", default.freeze_after_days)),
        behind_points=number("behind_points", default.behind_points),
        at_risk_points=number("at_risk_points", default.at_risk_points),
        review=fields.one("review", lambda review: {kind: review.need(kind) for kind in review}) or {},
        alignment=fields.one("alignment", _shape) or default.alignment,
        health=fields.one("health", _health) or default.health,
    )
    if policy.at_risk_points < policy.behind_points:
        message = f"`at_risk_points` is {policy.at_risk_points:g}, less than `behind_points`, which is {policy.behind_points:g}"
        step = "at_risk_points" if "at_risk_points" in fields else "behind_points"
        raise Misshapen((*fields.address.pointer, step), message, "what is at risk is further behind than what is only behind")
    return policy


def _shape(fields: Fields) -> Shape:
    given = ((name, fields.number(name)) for name in Shape.__dataclass_fields__)
    return Shape(**{name: int(value) for name, value in given if value is not None})


def _health(fields: Fields) -> HealthSettings:
    given = ((name, fields.number(name)) for name in HealthSettings.__dataclass_fields__)
    health = HealthSettings(**{name: value for name, value in given if value is not None})
    if health.good_from < health.fair_from:
        message = f"`good_from` is {health.good_from:g}, less than `fair_from`, which is {health.fair_from:g}"
        step = "good_from" if "good_from" in fields else "fair_from"
        raise Misshapen((*fields.address.pointer, step), message, "what is good is healthier than what is only fair")
    return health


def _lint(fields: Fields) -> LintSettings:
    wording = fields.one("wording", _wording) or {}
    return LintSettings(fields.mapping("rules"), fields.many("exempt", _exemption), wording, fields.texts("plugins"))


def _with_policy(lint: LintSettings, policy: Policy) -> LintSettings:
    """The settings with the rule on that a policy asks for; whoever sets it by its name has the last word."""
    return replace(lint, rules={"several-parents": {}, **lint.rules}) if policy.parents == "one" else lint


def _wording(fields: Fields) -> dict[str, tuple[str, ...]]:
    return {name: fields.texts(name) for name in fields}


def _exemption(fields: Fields) -> Exemption:
    return Exemption(fields.need("rule"), fields.need("where"), fields.need("because"), fields.day("until"))
