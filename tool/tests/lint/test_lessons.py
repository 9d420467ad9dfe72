"""The lessons of the articles, in our own words: what the linter says of a plan before and after somebody learnt them.

Each file of `lessons/` has a plan (see `lint/example.py`) and what is expected of it: a rule and the place, one a line.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from okrkit.lint.catalogue import RULES
from okrkit.lint.example import judge_example, read_example
from okrkit.lint.place import Places
from okrkit.reading.events import read_data

LESSONS = sorted(Path(__file__).with_name("lessons").glob("*.yaml"))


@pytest.mark.parametrize("file", LESSONS, ids=lambda path: path.stem)
def test_lesson(file: Path) -> None:
    lesson: Any = read_data(file.read_bytes())
    assert told(lesson["plan"]) == sorted(lesson["expected"])


def test_a_team_that_lists_everything_has_not_chosen() -> None:
    titles = [f"Cafés in district {number} taste the same coffee in every delivery" for number in range(1, 10)]
    plan = {"files": {"teams/roastery/2026-Q4.yaml": {"objectives": [{"title": title} for title in titles]}}}
    assert "too-many-objectives" in {line.split()[0] for line in told(plan)}


def told(plan: Any) -> list[str]:
    places = Places(read_example(json.dumps(plan)).plan)
    lines = []
    for finding in judge_example(json.dumps(plan), RULES).findings:
        reference = places.of(finding.address).reference
        where = str(reference).partition("/")[2].replace("@2026-Q4", "") if reference else finding.address.path
        lines.append(f"{finding.rule} {where}")
    return sorted(lines)
