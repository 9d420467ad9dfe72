"""A plan in which every field of every part says something, and every way to alter it in one place."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from okrkit.address import Address
from okrkit.cycle import Cycle
from okrkit.objective import (
    Ambition,
    Bound,
    CheckIn,
    Dependency,
    Dropped,
    Feedback,
    Initiative,
    KeyResult,
    Kind,
    Link,
    Milestone,
    Objective,
    Rebaseline,
)
from okrkit.plan import Plan
from okrkit.reference import Reference
from okrkit.review import Cause, Outcome, Review, Verdict
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

HERE = Address("okrs.yaml")
DAY = date(2026, 11, 9)
OBJECTIVE = Reference("payments", "on-time-payouts", "2026-Q4")


def metric(id: str | None) -> Metric:
    return Metric(
        id=id,
        name="Late payout rate",
        address=HERE,
        definition="paid after the due day",
        unit="%",
        better=Better.LOWER,
        source=Source("ledger", "late", "https://data.example.com/late"),
        owner="dana",
        confidence=Trust.HIGH,
        indicator="lagging",
        population="all merchants",
        gamed_by="moving the due day",
        values=(Reading(DAY, 4.2),),
    )


KEY_RESULT = KeyResult(
    reference=replace(OBJECTIVE, key_result="late-payouts"),
    title="Late payouts fall",
    kind=Kind.OUTCOME,
    address=HERE,
    owner="dana",
    lens="customer",
    metric="late-rate",
    population="merchants with ten payouts a month",
    unit="bps",
    baseline=4.2,
    baseline_date=DAY,
    target=0.5,
    commit=1.0,
    stretch=0.3,
    bound=Bound(0.1, 9),
    due=DAY,
    weight=2.0,
    trajectory=(Reading(DAY, 2),),
    milestones=(Milestone("Pilot bank live", DAY, 2.0), Milestone("All banks live")),
    proves="refunds",
    guards="refunds",
    check_ins=(CheckIn(DAY, 3.9, 0.6, "dana", "Live", "Two banks", "Call them", "https://data.example.com/late"),),
    rebaselines=(Rebaseline(DAY, {"target": 0.3}, {"target": 0.5}, "Two banks left", "ana"),),
    dropped=Dropped(DAY, "No data"),
    formerly=("late",),
    tags=("trust",),
    external_ids={"viva": "7"},
    custom={"cost_centre": "4711"},
)
MEASURED_IN_PLACE = KeyResult(
    reference=replace(OBJECTIVE, key_result="refunds"),
    title="Refunds arrive within a day",
    kind=Kind.OUTCOME,
    address=HERE,
    metric=metric(None),
    current=3.0,
    confidence=0.5,
)
PLAN = Plan(
    organization="Northwind Roasters",
    repository="https://git.example.com/northwind/okrs",
    custom_schema="custom.schema.json",
    fiscal_year_starts=4,
    cycles={
        "2026-Q4": Cycle("2026-Q4", date(2026, 1, 1), date(2026, 3, 31), date(2026, 1, 20)),
        "holiday-push": Cycle("holiday-push", date(2026, 11, 1), date(2026, 12, 31), DAY),
    },
    teams={"payments": Team("payments", "Payments", HERE, "company", "dana", ("dana", "li"), "payments-team")},
    people={"dana": Person("dana", "Dana Ruiz", HERE, "dana@example.com", "druiz")},
    metrics={"late-rate": metric("late-rate"), "unused": metric("unused")},
    lenses=("customer",),
    glossary={"GMV": "gross merchandise value"},
    policy=Policy("one", 14, Rollup.BLEND, 12, 6, 30, {"target-raised": "attention"}, Shape(3, 2, 1), HealthSettings(9)),
    lint=LintSettings(
        {"jargon": "off"}, (Exemption("jargon", "payments", "Our words", DAY),), {"vanity": ("installs",)}, ("northwind",)
    ),
    objectives=(
        Objective(
            reference=OBJECTIVE,
            title="Payouts arrive on time",
            address=HERE,
            why="Merchants leave",
            owner="dana",
            contributors=("li",),
            ambition=Ambition.ASPIRATIONAL,
            weight=2.0,
            aligns_to=(Link(Reference("company", "love"), "They leave when paid late", 2.0),),
            key_results=(KEY_RESULT, MEASURED_IN_PLACE),
            initiatives=(Initiative("bank-api", "Use the bank API", ("refunds",), "li", "https://git.example.com/2"),),
            depends_on=(Dependency("platform", "ledger writes", "sam", DAY),),
            feedback=(Feedback("customer", "Tell us early", "Merchant council", DAY, "We do"),),
            dropped=Dropped(DAY, "No bank"),
            continues=Reference("payments", "payouts", "2026-Q3"),
            formerly=("payouts",),
            discussion="https://git.example.com/1",
            tags=("trust",),
            external_ids={"viva": "7"},
            custom={"cost_centre": "4711"},
        ),
    ),
    reviews=(
        Review(
            "payments", "2026-Q4", DAY, HERE, "Ask the banks first",
            {"on-time-payouts": Verdict(Outcome.MISSED, 0.7, Cause.ASSUMPTION, "Wrong bank", "keep")},
        ),
    ),
)  # fmt: skip


def alterations(thing: Any = PLAN, place: str = "") -> Iterator[tuple[str, Any]]:
    """The thing altered in one place, and the field in which it is: another value, none, or one of several gone."""
    if isinstance(thing, type | Reference | Address) or not is_dataclass(thing):
        for other in _others(thing):
            yield place, other
        if isinstance(thing, tuple):
            for at, part in enumerate(thing):
                for where, other in alterations(part, place):
                    yield where, (*thing[:at], other, *thing[at + 1 :])
        if isinstance(thing, Mapping):
            for key, part in thing.items():
                yield from ((where, {**thing, key: other}) for where, other in alterations(part, place))
        return
    remade: Any = replace
    for field in fields(thing):
        where = f"{place}.{field.name}" if place else field.name
        for inside, other in alterations(getattr(thing, field.name), where):
            yield inside, remade(thing, **{field.name: other})
        if field.default is None and getattr(thing, field.name) is not None:
            yield where, remade(thing, **{field.name: None})


def _others(value: Any) -> list[Any]:
    if isinstance(value, StrEnum):
        return [one for one in type(value) if one is not value]
    if isinstance(value, tuple | Mapping):
        kept = list(value)[:-1]
        return [] if not value else [tuple(kept) if isinstance(value, tuple) else {key: value[key] for key in kept}]
    return [another(value) for kind, another in _ANOTHER.items() if type(value) is kind]


_ANOTHER: dict[type, Callable[[Any], Any]] = {
    Address: lambda address: Address(f"elsewhere/{address.path}"),
    Reference: lambda to: replace(to, key_result="other") if to.key_result else replace(to, objective="other"),
    bool: lambda said: not said,
    str: lambda text: f"{text}-two",
    int: lambda number: number + 1,
    float: lambda number: number + 1,
    date: lambda day: day + timedelta(days=1),
}
