"""A key result and its parts, from the data of an OKR file."""

from okrkit.objective import Bound, CheckIn, Dropped, KeyResult, Kind, Milestone, Rebaseline
from okrkit.reading.build_workspace import build_metric, build_reading
from okrkit.reading.fields import Fields, Misshapen, Readers, many, one
from okrkit.reference import Reference
from okrkit.workspace import Metric


def build_key_result(fields: Fields, objective: Reference) -> KeyResult:
    """A key result of the objective; raises `Misshapen`."""
    bound = _bound(fields)
    declared = fields.choice("kind", Kind)
    return KeyResult(
        reference=Reference(objective.team, objective.objective, objective.cycle, fields.need("id")),
        title=fields.need("title"),
        kind=declared or _likely_kind(fields, bound),
        address=fields.address,
        kind_declared=declared is not None,
        bound=bound,
        **fields.given(_OF_A_KEY_RESULT),
    )


def build_dropped(fields: Fields) -> Dropped:
    """When and why something was given up."""
    return Dropped(fields.need_day("date"), fields.need("because"))


def _likely_kind(fields: Fields, bound: Bound | None) -> Kind:
    """What a key result is that does not say so."""
    if bound:
        return Kind.GUARDRAIL
    return Kind.OUTPUT if "milestones" in fields and "target" not in fields else Kind.OUTCOME


def _bound(fields: Fields) -> Bound | None:
    low, high = fields.number("at_least"), fields.number("at_most")
    if "between" in fields:
        between = fields.raw("between")
        if type(between) is not list or len(between) != 2 or any(type(side) not in (int, float) for side in between):
            raise fields.wrong("between", "two numbers: [low, high]")
        low, high = between
        if low > high:  # no value would ever be within
            message = f"`between` is [{low}, {high}]; did you mean [{high}, {low}]?"
            raise Misshapen((*fields.address.pointer, "between"), message, "the lower bound comes first")
    return None if low is None and high is None else Bound(low, high)


def _metric(fields: Fields, key: str) -> str | Metric | None:
    metric = fields.raw(key)
    return metric if type(metric) is str else fields.one(key, lambda inside: build_metric(None, inside))


def _milestone(fields: Fields) -> Milestone:
    return Milestone(fields.need("title"), fields.day("done"), fields.weight())


def _check_in(fields: Fields) -> CheckIn:
    return CheckIn(
        fields.need_day("date"),
        fields.number("value"),
        fields.number("confidence"),
        fields.text("by"),
        fields.text("note"),
        fields.text("blockers"),
        fields.text("next"),
        fields.text("evidence"),
    )


def _rebaseline(fields: Fields) -> Rebaseline:
    before, after = fields.mapping("from"), fields.mapping("to")
    if not after:
        raise Misshapen((*fields.address.pointer, "to"), "`to` is missing")
    return Rebaseline(fields.need_day("date"), before, after, fields.need("because"), fields.text("approved_by"))


_OF_A_KEY_RESULT: Readers = {
    "owner": Fields.text,
    "lens": Fields.text,
    "metric": _metric,
    "population": Fields.text,
    "unit": Fields.text,
    "baseline": Fields.number,
    "baseline_date": Fields.day,
    "target": Fields.number,
    "commit": Fields.number,
    "stretch": Fields.number,
    "due": Fields.day,
    "weight": Fields.number,
    "trajectory": many(build_reading),
    "milestones": many(_milestone),
    "proves": Fields.text,
    "guards": Fields.text,
    "current": Fields.number,
    "confidence": Fields.number,
    "check_ins": many(_check_in),
    "rebaselines": many(_rebaseline),
    "dropped": one(build_dropped),
    "formerly": Fields.texts,
    "tags": Fields.texts,
    "external_ids": Fields.mapping,
    "custom": Fields.mapping,
}
