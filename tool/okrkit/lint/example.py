"""The examples of rules: small YAML texts that say only what they are about.

The rest comes from a plan without a fault, `spotless.yaml`. An example is the OKR file of the payments
team for 2026-Q4, or under ``files`` one or more files by their path; ``teams/roastery/2026-Q4.yaml`` is
then the file of that team and cycle. An objective or key result takes what it does not say from the
spotless one (of its ``kind``), and gets an id, a metric of its own and check-ins on pace. Of a team that
is not payments, one without a title is the team's own. A field set to null is not there. Lists are taken
as they are. A file given as a text stands as it is.

A list is a story: the workspace as it was when each commit landed (``on``), the last as it is. The check-ins that
it does not give are in all of it, so that nobody rewrites them.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from hashlib import sha1
from importlib.resources import files
from typing import Any

from okrkit.cycle import Cycle, make_cycle, read_cycle
from okrkit.diff.compare import compare
from okrkit.history.moment import Moment, Timeline
from okrkit.history.renames import renames
from okrkit.lint.past import Past, past_of
from okrkit.lint.rule import Rule
from okrkit.lint.run import Judgement, judge
from okrkit.lint.settings import configure, setting_faults
from okrkit.lint.sight import Sight
from okrkit.plan import Plan
from okrkit.reading.events import read_data
from okrkit.reading.load import load
from okrkit.reading.loaded import Loaded
from okrkit.reading.raw import Commit
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
_CheckIns = dict[str, list[_Data]]
"""Check-ins that a later state of a story has, by key result."""


def judge_example(example: str, rules: tuple[Rule, ...]) -> Judgement:
    """What rules say of an example, all of them at their defaults but for what it sets itself."""
    states = read_story(example)
    landed, loaded = states[-1]
    day = max(TODAY, landed)
    settings = loaded.plan.lint
    faults = tuple(setting_faults(settings, rules))
    past = past_of(_timeline(states), loaded.plan, day) if len(states) > 1 else Past()
    return judge(Sight(loaded.plan, day, loaded.findings, faults, past=past), configure(settings, rules))


def read_example(example: str) -> Loaded:
    """The whole workspace of an example, as it is at last."""
    return read_story(example)[-1][1]


def read_story(example: str) -> tuple[tuple[date, Loaded], ...]:
    """The whole workspace of an example at each of its moments, with the day on which each landed."""
    data: Any = read_data(example.encode())
    written = data if isinstance(data, list) else [data]
    if not written or not all(isinstance(one, dict) for one in written):
        raise ValueError("an example is a mapping of the fields of an OKR file, or of `files`, or a list of such with `on`")
    states: list[_Data] = [dict(one) for one in written]
    days = [date.fromisoformat(one.pop("on")) if "on" in one else TODAY for one in states]
    known: _CheckIns = {}
    read = [load(MemoryTree(dict(_texts(one, max(TODAY, days[-1]), known)))) for one in reversed(states)]
    return tuple(zip(days, reversed(read), strict=True))


def _timeline(states: Sequence[tuple[date, Loaded]]) -> Timeline:
    """The states as the commits of a repository."""
    moments = []
    before = Plan(organization="")
    for at, (day, loaded) in enumerate(states):
        landed = datetime.combine(day, time(), UTC)
        commit = Commit(
            sha1(f"{at} {day}".encode(), usedforsecurity=False).hexdigest(),
            (),
            "Dana Ruiz",
            "dana@example.com",
            landed,
            landed,
            "",
        )
        moments.append(Moment(commit, compare(before, loaded.plan), renamed=tuple(renames(before, loaded.plan))))
        before = loaded.plan
    return Timeline(tuple(reversed(moments)), moments[-1].commit.id, None, len(moments), moments[0].commit.landed)


@cache
def _spotless() -> _Data:
    data: Any = read_data(files("okrkit.lint").joinpath("spotless.yaml").read_bytes())
    return dict(data)


def _texts(example: _Data, today: date, known: _CheckIns) -> Iterator[tuple[str, str]]:
    """Every file of the completed workspace."""
    spotless = _spotless()
    given: _Data = example.get("files") or {_PAYMENTS: example}
    metrics: _Data = {}
    for path in {**spotless["files"], **given}:
        data = given.get(path, {})
        if isinstance(data, str):
            yield path, data
            continue
        data = _over(spotless["files"].get(path, {}), data)
        if path not in _PLAIN:
            data = _okr_file(path, data, metrics, (today, known))
        if path != "metrics.yaml":
            yield path, json.dumps(data, ensure_ascii=False)
    if not isinstance(given.get("metrics.yaml"), str):
        yield "metrics.yaml", json.dumps(_over({"metrics": metrics}, given.get("metrics.yaml", {})), ensure_ascii=False)


def _okr_file(path: str, data: _Data, metrics: _Data, checked: tuple[date, _CheckIns]) -> _Data:
    *_, team, cycle = path.removesuffix(".yaml").split("/")
    listed = data.get("objectives", [{}])
    objectives = [*listed, _spotless()["steady"]] if path == _PAYMENTS else listed
    own = _spotless()["elsewhere"].get(team, {})
    completed = _Completed(team, read_cycle(cycle) or _QUARTER, own, metrics, *checked)
    done = [completed.objective(one, at) for at, one in enumerate(objectives, 1)]
    return {"team": team, "cycle": cycle, **data, "objectives": done}


@dataclass(frozen=True)
class _Completed:
    """Completes the parts of one file; every key result gets a metric of its own."""

    team: str
    cycle: Cycle
    own: _Data
    metrics: _Data
    today: date
    known: _CheckIns

    def objective(self, given: _Data, at: int) -> _Data:
        default = {"id": f"objective-{at}", **_spotless()["objective"]}
        objective = _over(default if "title" in given else default | self.own.get("objective", {}), given)
        if "key_results" not in objective:
            return objective
        written = objective["key_results"]
        results = [self._key_result(one, number, objective["id"]) for number, one in enumerate(written, 1)]
        proof = next((one["id"] for one in results if one.get("kind") == "outcome"), None)
        for one, said in zip(results, written, strict=True):
            field = {"output": "proves", "guardrail": "guards"}.get(str(one.get("kind")))
            if field and field not in said and proof:
                one[field] = proof
        return {**objective, "key_results": results}

    def _key_result(self, given: _Data, at: int, objective: str) -> _Data:
        kind = given.get("kind") or "outcome"
        kept = {key: value for key, value in _spotless()[kind].items() if key not in _BOUNDS or not given.keys() & _BOUNDS}
        default = {"id": f"key-result-{at}", **kept}
        result = _over(default if "title" in given else default | self.own.get(kind, {}), given)
        name = f"{self.team}-{self.cycle.id.lower()}-{objective}-key-result-{at}"
        if "metric" not in given and kind != "output":
            result["metric"] = name
            self.metrics[result["metric"]] = {"name": result["title"], **_spotless()["metric"]}
        if not given.keys() & {"check_ins", "current", "milestones"}:
            last = min(self.today, self.cycle.ends)
            days = [last - timedelta(weeks=weeks) for weeks in _WEEKS]
            measured = [{"date": day.isoformat(), **self._measured(result, day)} for day in days]
            result["check_ins"] = self.known.setdefault(name, measured)
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
