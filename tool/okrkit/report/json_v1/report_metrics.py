"""The answer of `okr report metrics`."""

from okrkit.align.registry import Audited, Disagreement
from okrkit.report.json_v1.asked import asked
from okrkit.report.json_v1.printing import Json
from okrkit.report.kinds.audited import Pair, Registry
from okrkit.workspace import Metric


def metrics(found: Registry) -> Json:
    """The registry as an audit; ``schema/report-metrics-output.schema.json``."""
    plan = found.question.plan
    return asked("metrics", found.question) | {
        "cycles": [cycle.id for cycle in found.cycles],
        "metrics": [_metric(one, found) for one in found.metrics],
        "pairs": [_pair(pair) for pair in found.pairs],
        "without_metric": [str(one.reference) for one in found.unmeasured],
        "untrusted": [
            {"key_result": str(one.reference), "metric": _named(metric)}
            for one in found.doubted
            if (metric := plan.metric_of(one))
        ],
        "key_results": len(found.promising),
    }


def _metric(one: Audited, found: Registry) -> Json:
    metric, last = one.metric, one.last
    return {
        "metric": metric.id,
        "name": metric.name,
        "definition": metric.definition,
        "unit": metric.unit,
        "better": metric.better,
        "source": metric.source.system if metric.source else None,
        "owner": metric.owner,
        "confidence": metric.confidence,
        "indicator": metric.indicator,
        "population": metric.population,
        "gamed_by": metric.gamed_by,
        "lacks": list(one.lacks),
        "used_by": [str(user.reference) for user in one.users],
        "last": {
            "value": last.value,
            "date": last.date.isoformat(),
            "age_days": (found.question.day - last.date).days,
            "of": str(last.of) if last.of else None,
        }
        if last
        else None,
        "disagreements": [_disagreement(each) for each in one.disagreements],
    }


def _disagreement(found: Disagreement) -> Json:
    return {
        "part": found.part,
        "said": [
            {"answer": answer, "registry": None in who, "key_results": [str(one) for one in who if one]}
            for answer, who in found.said.items()
        ],
    }


def _pair(pair: Pair) -> Json:
    return {"metrics": [_named(pair.one), _named(pair.other)], "likeness": pair.likeness}


def _named(metric: Metric) -> Json:
    return {"metric": metric.id, "name": metric.name}
