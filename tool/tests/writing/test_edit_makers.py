"""What the commands do to a plan in any layout: what they mean, nothing else, once; and a rename can be taken back."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from random import Random
from typing import Any

import pytest

from okrkit.diff.compare import compare
from okrkit.objective import CheckIn, Feedback, KeyResult, Objective
from okrkit.reading.events import YamlError, read_document
from okrkit.reading.known import Known
from okrkit.reading.load import load
from okrkit.reading.loaded import Loaded
from okrkit.reading.tree import MemoryTree
from okrkit.writing.changing import Edits, about, edit_plan
from okrkit.writing.edits.check_in import check_in
from okrkit.writing.edits.depend import add_dependency, confirm_dependency
from okrkit.writing.edits.drop import drop
from okrkit.writing.edits.feedback import add_feedback, answer_feedback
from okrkit.writing.edits.rebaseline import Reason, rebaseline
from okrkit.writing.edits.rename import rename_key_result, rename_objective
from okrkit.writing.splicing.edit import Edit, same
from tests.writing.documents import TEXTS, Typist

DAY = date(2026, 11, 22)
WORKSPACE: dict[str, Any] = {
    "version": 1,
    "organization": "Northwind Roasters",
    "teams": {"payments": {"name": "Payments"}, "platform": {"name": "Platform"}},
    "people": {"dana": {"name": "Dana"}},
    "lint": {"exempt": [{"rule": "orphan-objective", "where": "payments/on-time", "because": "it's"}]},
}
PLAN: dict[str, Any] = {
    "team": "payments",
    "cycle": "2026-Q4",
    "objectives": [
        {
            "id": "on-time",
            "title": "two words",
            "key_results": [
                {
                    "id": "late",
                    "title": "it's",
                    "baseline": 4.2,
                    "target": 0.5,
                    "check_ins": [{"date": "2026-10-12", "value": 3}],
                },
                {"id": "file", "title": "plain", "proves": "late", "milestones": [{"title": "plain"}]},
                {"id": "cost", "title": "plain", "kind": "guardrail", "guards": "late", "between": [8, 11], "current": 9},
            ],
            "initiatives": [{"id": "bank", "title": "plain", "drives": ["late", "file"]}],
            "depends_on": [{"team": "platform", "what": "two words"}],
            "feedback": [{"from": "customer", "note": "plain"}],
        }
    ],
    "review": {"date": "2027-01-04", "objectives": {"on-time": {"verdict": "missed", "score": 0}}},
}
NEXT: dict[str, Any] = {
    "team": "payments",
    "cycle": "2027-Q1",
    "objectives": [{"id": "on-time", "title": "é🙂", "continues": "payments/on-time@2026-Q4"}],
}
Files = Mapping[str, Sequence[Edit]]


def shuffled(data: Any, random: Random) -> Any:
    if isinstance(data, dict):
        parts = [(key, shuffled(part, random)) for key, part in data.items()]
        return dict(random.sample(parts, len(parts)) if random.random() < 0.3 else parts)
    return [shuffled(part, random) for part in data] if isinstance(data, list) else data


def typed(data: Any, random: Random) -> bytes:
    """A file that says it, in some layout that can be read."""
    while True:
        typist = Typist(
            random.choice, step=random.choice((2, 4)), chatty=random.random() < 0.5, quoted_keys=random.random() < 0.2
        )
        typist.offset = random.choice((0, typist.step))
        text = random.choice(("", "---\n")) + "\n".join(typist.lines(data, 0)) + random.choice(("\n", ""))
        source = text.replace("\n", random.choice(("\n", "\r\n"))).encode()
        try:
            if same(read_document(source).data, data):
                return source
        except YamlError:
            continue


def objective(loaded: Loaded) -> Objective:
    return next(one for one in loaded.plan.objectives if one.cycle == "2026-Q4")


def makers(text: str) -> dict[str, Callable[[Objective, Sequence[KeyResult], Loaded], Files]]:
    """What each command does to the objective, its key results and the plan; ``text`` is what somebody says with it."""

    def to_one(make: Callable[[Objective, Sequence[KeyResult], Loaded], Sequence[Edit]]) -> Any:
        return lambda one, parts, loaded: {one.address.path: make(one, parts, loaded)}

    def moved(part: KeyResult, loaded: Loaded, **promised: float) -> Sequence[Edit]:
        written: Any = loaded.value(part.address)
        return rebaseline(part, written, promised, Reason(DAY, text, "dana"))

    return {
        "check-in": to_one(lambda one, parts, plan: check_in(parts[0], CheckIn(DAY, 2.5, 0.5, None, text))),
        "check-in in short": to_one(lambda one, parts, plan: check_in(parts[2], CheckIn(DAY, 10))),
        "milestone": to_one(lambda one, parts, plan: check_in(parts[1], CheckIn(DAY), ["plain"])),
        "rebaseline": to_one(lambda one, parts, plan: moved(parts[0], plan, target=1.5)),
        "rebaseline a bound": to_one(lambda one, parts, plan: moved(parts[2], plan, at_most=12)),
        "drop": to_one(lambda one, parts, plan: drop(parts[0], DAY, text)),
        "drop all": to_one(lambda one, parts, plan: drop(one, DAY, text)),
        "feedback": to_one(lambda one, parts, plan: add_feedback(one, Feedback("peer", text, "dana", DAY))),
        "answer": to_one(lambda one, parts, plan: answer_feedback(one, "customer", text)),
        "depend": to_one(lambda one, parts, plan: add_dependency(one, "platform", text)),
        "confirm": to_one(lambda one, parts, plan: confirm_dependency(one, "platform", "two words", "dana", DAY)[1]),
        "rename": lambda one, parts, loaded: rename_objective(loaded, one, "newly") if one.id != "newly" else {},
        "rename a part": lambda one, parts, loaded: (
            rename_key_result(loaded, one, parts[0], "newly") if parts[0].id != "newly" else {}
        ),
    }


@pytest.mark.parametrize("seed", range(16))
def test_a_command_does_what_it_means_in_any_layout_and_only_once(seed: int) -> None:
    random = Random(seed)
    files = {
        name: typed(shuffled(data, random), random)
        for name, data in {"okrs.yaml": WORKSPACE, "a.yaml": PLAN, "b.yaml": NEXT}.items()
    }
    tree = MemoryTree(files)
    before = load(tree)
    assert not before.findings
    text = random.choice([one for one in TEXTS if one and one == one.strip()])
    for name, make in makers(text).items():
        one = objective(before)
        meant = (lambda change: True) if name.startswith("rename") else about(one.reference)
        edited = edit_plan(tree, before, Known(), Edits(meant, make(one, one.key_results, before)))
        assert edited, name
        written = {**files, **{path: change.after for path, change in edited.texts.items()}}
        after = load(MemoryTree(written))
        assert (after.findings, bool(edited.changes)) == ((), True), name
        for path in files:
            remarks = [re.findall(rb"# c\d+;", text[path]) for text in (files, written)]
            assert remarks[0] == remarks[1], name
        again = objective(after)
        assert edit_plan(MemoryTree(written), after, Known(), Edits(meant, make(again, again.key_results, after))) is None, name
        if name == "rename":
            back = Edits(meant, rename_objective(after, again, "on-time"))
            undone = edit_plan(MemoryTree(written), after, Known(), back)
            assert undone
            assert compare(before.plan, undone.after) == ()
