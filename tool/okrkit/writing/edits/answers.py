"""Verdicts from a file: rows of CSV, or the same as a list or a mapping by reference in YAML or JSON."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from okrkit.errors import OkrError
from okrkit.objective import Objective
from okrkit.plan import Plan
from okrkit.reading.events import JSON, YamlError, read_data
from okrkit.reading.nearest import did_you_mean
from okrkit.reading.yaml.scalars import Unclear, resolve
from okrkit.reference import Reference
from okrkit.review import Cause, Outcome, Verdict
from okrkit.writing.edits.close import Answers
from okrkit.writing.edits.table import check_columns, read_csv

COLUMNS = ("reference", "verdict", "because", "note", "next", "score", "learned")
NEXT = ("keep", "modify", "abandon")

_CSV = re.compile(r"[ \t]*[\"']?reference[\"']?[ \t]*[,;\t]", re.IGNORECASE)

Word = TypeVar("Word", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a row cannot be used, and what to do; ``place`` says which row it is."""

    place: str
    message: str
    help: str


def read_answers(text: str, name: str, plan: Plan, cycle: str, teams: Sequence[str]) -> tuple[Answers, list[Problem]]:
    """What the rows of a text say of the objectives of teams in a cycle; a row of a team alone says what it ``learned``.

    A row without a verdict says nothing. Raises `OkrError` for a text that has no rows; ``name`` is what it is called.
    """
    there = {(one.team, id): one for one in _of(plan, cycle, teams) for id in (*one.formerly, one.id)}
    verdicts: dict[Reference, Verdict] = {}
    learned: dict[str, str] = {}
    problems: list[Problem] = []
    for place, row in read_csv(text, name, COLUMNS, (("reference",),)) if _CSV.match(text) else _yaml(text, name):
        try:
            said = _said(row)
            if said.get("reference") in teams:
                if "learned" in said:
                    learned[said["reference"]] = said["learned"]
                continue
            objective = _objective(said.get("reference", ""), cycle, teams, there)
            if "learned" in said:
                raise OkrError("what was learned is said of a team", f"write it in a row with the reference {objective.team}")
            if objective.reference in verdicts:
                raise OkrError(f"{objective.team}/{objective.id} has a row already", "leave one of them out")
            if len(said) > 1:
                verdicts[objective.reference] = _verdict(said)
        except OkrError as wrong:
            problems.append(Problem(place, wrong.message, wrong.help))
    return Answers(verdicts, learned), problems


def _of(plan: Plan, cycle: str, teams: Sequence[str]) -> Iterator[Objective]:
    return (one for one in plan.objectives if one.cycle == cycle and one.team in teams)


def _objective(text: str, cycle: str, teams: Sequence[str], there: Mapping[tuple[str, str], Objective]) -> Objective:
    reference = Reference.parse(text)
    found = there.get((reference.team, reference.objective)) if reference and not reference.key_result else None
    if found is None or reference is None or reference.cycle not in (None, cycle):
        known = [*(f"{one.team}/{one.id}" for one in there.values()), *teams]
        what = f"there is no objective `{text}` to close in {cycle}" if text else "it does not say of what it is"
        raise OkrError(f"{what}{did_you_mean(text, known)}", "write its reference: team/objective")
    return found


def _verdict(said: Mapping[str, str]) -> Verdict:
    outcome = _choice(said, "verdict", Outcome)
    if outcome is None:
        raise OkrError("it has no verdict", f"write one of {', '.join(Outcome)}, or leave the whole row empty")
    cause = _choice(said, "because", Cause)
    score = _score(said["score"]) if "score" in said else None
    after = said.get("next")
    if after is not None and after not in NEXT:
        raise OkrError(f"there is no next `{after}`{did_you_mean(after, NEXT)}", f"write one of {', '.join(NEXT)}")
    return Verdict(outcome, score, cause, said.get("note"), after)


def _choice(said: Mapping[str, str], key: str, words: type[Word]) -> Word | None:
    if key not in said:
        return None
    try:
        return words(said[key].casefold().replace(" ", "-").replace("_", "-"))
    except ValueError:
        guess = did_you_mean(said[key], list(words))
        raise OkrError(f"there is no {key} `{said[key]}`{guess}", f"write one of {', '.join(words)}") from None


def _score(text: str) -> float:
    try:
        value = resolve(text)
    except Unclear as unclear:
        raise OkrError(f"the score `{text}` is not a number", unclear.help) from None
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
        raise OkrError(f"the score `{text}` is not between 0 and 1", "write it like 0.7")
    return value


def _said(row: Mapping[str, object]) -> dict[str, str]:
    """The cells of a row that say something."""
    check_columns(row, COLUMNS)
    if parts := [key for key, value in row.items() if isinstance(value, dict | list)]:
        raise OkrError(f"`{parts[0]}` has parts", "write a text")
    return {key: str(value).strip() for key, value in row.items() if value is not None and str(value).strip()}


def _yaml(text: str, name: str) -> Iterator[tuple[str, Mapping[str, object]]]:
    try:
        data = read_data(text.encode())
    except YamlError as wrong:
        raise OkrError(f"{name}, line {wrong.line}: {wrong.message}", wrong.help) from None
    rows: list[tuple[str, JSON]]
    if isinstance(data, dict) and "reference" not in data:
        rows = [
            (reference, {"reference": reference, **row} if isinstance(row, dict) else row) for reference, row in data.items()
        ]
    else:
        rows = [(f"row {at}", row) for at, row in enumerate(data if isinstance(data, list) else [data], 1)]
    for place, row in rows:
        if not isinstance(row, dict):
            raise OkrError(
                f"{name}, {place} is not a row", "write each as in `payments/on-time: {verdict: missed, next: keep}`"
            )
        yield f"{name}, {place}", row
