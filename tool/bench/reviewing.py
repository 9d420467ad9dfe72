"""A request of ten files in a plan of a thousand, after 5,000 commits: against git's diff of it, and against validating all."""

import shutil
import sys
from pathlib import Path

from make_request import build
from measure import Comparison, Subject, in_turn, run, table

OKR = [sys.executable, "-m", "okrkit"]
REVIEW = [*OKR, "review", "main", "request", "--fail-on", "never"]
SINCE = [*OKR, "lint", "--since", "main", "--as-of", "2026-11-22", "--fail-on", "never"]
VALIDATE = [*OKR, "validate"]


def bench(folder: Path, rounds: int) -> str:
    """The table for `okr review` and `okr lint --since`: cold with an empty cache each time, warm after a run of the same."""
    repository = build(folder)
    cache, fresh = folder / "cache-of-the-request", folder / "cache-of-nothing"
    warm, cold = {"OKRKIT_CACHE": str(cache)}, {"OKRKIT_CACHE": str(fresh)}

    def subjects_of(name: str, command: list[str]) -> list[Subject]:
        return [
            Subject(f"{name}, cold", command, repository, cold, prepare=lambda: shutil.rmtree(fresh, ignore_errors=True)),
            Subject(f"{name}, warm", command, repository, warm),
        ]

    subjects = [
        Subject("git diff", ["git", "diff", "main", "request"], repository),
        *subjects_of("okr validate", VALIDATE),
        *subjects_of("okr review", REVIEW),
        Subject("okr review, of 2 commits", REVIEW, build(folder, 2), warm),
        *subjects_of("okr lint --since", SINCE),
        Subject("okr lint", [*OKR, "lint", "--as-of", "2026-11-22", "--fail-on", "never"], repository, warm),
    ]
    for subject in subjects:
        if subject.name.endswith("warm"):
            run(subject)
    comparisons = [
        Comparison("okr review, warm", "git diff"),
        Comparison("okr review, cold", "okr validate, cold"),
        Comparison("okr review, warm", "okr validate, warm"),
        Comparison("okr review, warm", "okr validate, cold"),
        Comparison("okr review, warm", "okr review, of 2 commits"),
        Comparison("okr lint --since, warm", "okr review, warm"),
        Comparison("okr lint --since, warm", "okr lint"),
    ]
    return table("Reviewing 10 files of 1,000, after 5,000 commits", in_turn(subjects, rounds), comparisons)
