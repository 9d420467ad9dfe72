"""The examples of rules: small YAML texts that say only what they are about.

The rest comes from a plan without a fault, `spotless.yaml`. An example is the OKR file of the payments
team for 2026-Q4, or under ``files`` one or more files by their path; ``teams/roastery/2026-Q4.yaml`` is
then the file of that team and cycle. An objective or key result takes what it does not say from the
spotless one (of its ``kind``), and gets an id, a metric of its own and check-ins on pace. Of a team that
is not payments, one without a title is the team's own. A field set to null is not there. Lists are taken
as they are. A file given as a text stands as it is.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from itertools import count
from typing import Any

from okrkit.cycle import Cycle, make_cycle, read_cycle
from okrkit.lint.rule import Rule
from okrkit.lint.run import Judgement, judge
from okrkit.lint.settings import configure, setting_faults
from okrkit.lint.sight import Sight
from okrkit.reading.events import read_data
from okrkit.reading.load import load
from okrkit.reading.loaded import Loaded
from okrkit.reading.tree import MemoryTree

TODAY = date(2026, 11, 9)
"""The day of all examples: a Monday in the sixth week of 2026-Q4."""

_QUARTER = make_cycle("2026-Q4", date(2026, 10, 1), date(2026, 12, 31))
_PAYMENTS = "teams/payments/2026-Q4.yaml"
_WEEKS = (4, 3, 2, 1, 0)
"""How long before the day of the example, or before the end of a cycle that is over, each check-in was."""
_PLAIN = ("okrs.yaml", "metrics.yaml")
_BOUNDS = {"at_most", "at_least", "between"}
_Data = dict[str, Any]


def judge_example(example: str, rules: tuple[Rule, ...]) -> Judgement:
    """What rules say of an example, all of them at their defaults but for what it sets itself."""
    loaded = read_example(example)
    settings = loaded.plan.lint
    faults = tuple(setting_faults(settings, rules))
    return judge(Sight(loaded.plan, TODAY, loaded.findings, faults), configure(settings, rules))


def read_example(example: str) -> Loaded:
    """The whole workspace of an example."""
    return load(MemoryTree(dict(_texts(_data(example)))))


def _data(example: str) -> _Data:
    data = read_data(example.encode())
    if not isinstance(data, dict):
        raise ValueError("an example is a mapping of the fields of an OKR file, or of `files`")
    return data


@cache
def _spotless() -> _Data:
    return _data(files("okrkit.lint").joinpath("spotless.yaml").read_text(encoding="utf-8"))


def _texts(example: _Data) -> Iterator[tuple[str, str]]:
    """Every file of the completed workspace."""
    spotless, numbers = _spotless(), count(1)
    given: _Data = example.get("files") or {_PAYMENTS: example}
    metrics: _Data = {}
    for path in {**spotless["files"], **given}:
        data = given.get(path, {})
        if isinstance(data, str):
            yield path, data
            continue
        data = _over(spotless["files"].get(path, {}), data)
        if path not in _PLAIN:
            data = _okr_file(path, data, numbers, metrics)
        if path != "metrics.yaml":
            yield path, json.dumps(data, ensure_ascii=False)
    if not isinstance(given.get("metrics.yaml"), str):
        yield "metrics.yaml", json.dumps(_over({"metrics": metrics}, given.get("metrics.yaml", {})), ensure_ascii=False)


def _okr_file(path: str, data: _Data, numbers: Iterator[int], metrics: _Data) -> _Data:
    *_, team, cycle = path.removesuffix(".yaml").split("/")
    listed = data.get("objectives", [{}])
    objectives = [*listed, _spotless()["steady"]] if path == _PAYMENTS else listed
    own = _spotless()["elsewhere"].get(team, {})
    completed = _Completed(read_cycle(cycle) or _QUARTER, own, numbers, metrics)
    done = [completed.objective(one, at) for at, one in enumerate(objectives, 1)]
    return {"team": team, "cycle": cycle, **data, "objectives": done}


@dataclass(frozen=True)
class _Completed:
    """Completes the parts of one file; every key result gets a metric of its own."""

    cycle: Cycle
    own: _Data
    numbers: Iterator[int]
    metrics: _Data

    def objective(self, given: _Data, at: int) -> _Data:
        default = {"id": f"objective-{at}", **_spotless()["objective"]}
        objective = _over(default if "title" in given else default | self.own.get("objective", {}), given)
        if "key_results" not in objective:
            return objective
        written = objective["key_results"]
        results = [self._key_result(one, number) for number, one in enumerate(written, 1)]
        proof = next((one["id"] for one in results if one.get("kind") == "outcome"), None)
        for one, said in zip(results, written, strict=True):
            field = {"output": "proves", "guardrail": "guards"}.get(str(one.get("kind")))
            if field and field not in said and proof:
                one[field] = proof
        return {**objective, "key_results": results}

    def _key_result(self, given: _Data, at: int) -> _Data:
        kind = given.get("kind") or "outcome"
        kept = {key: value for key, value in _spotless()[kind].items() if key not in _BOUNDS or not given.keys() & _BOUNDS}
        default = {"id": f"key-result-{at}", **kept}
        result = _over(default if "title" in given else default | self.own.get(kind, {}), given)
        if "metric" not in given and kind != "output":
            result["metric"] = f"metric-{next(self.numbers)}"
            self.metrics[result["metric"]] = {"name": result["title"], **_spotless()["metric"]}
        if not given.keys() & {"check_ins", "current", "milestones"}:
            last = min(TODAY, self.cycle.ends)
            days = [last - timedelta(weeks=weeks) for weeks in _WEEKS]
            result["check_ins"] = [{"date": day.isoformat(), **self._measured(result, day)} for day in days]
        return result

    def _measured(self, result: _Data, day: date) -> _Data:
        """A value on pace and a confidence that is neither shy nor sure."""
        start, end = result.get("baseline"), result.get("target")
        if end is not None:
            start = end / 2 if start is None else start
            return {"value": round(start + (end - start) * self.cycle.elapsed(day), 4), "confidence": 0.6}
        bounds = [result.get("at_most"), result.get("at_least"), *result.get("between", [])]
        value = next((bound for bound in bounds if bound is not None), None)
        return {"confidence": 0.6} if value is None else {"value": value}


def _over(below: Mapping[str, Any], above: Mapping[str, Any]) -> _Data:
    """A mapping laid over another; null takes a field away."""
    merged = dict(below)
    for key, value in above.items():
        under = merged.get(key)
        merged[key] = _over(under, value) if isinstance(under, dict) and isinstance(value, dict) else value
    return {key: value for key, value in merged.items() if value is not None}
