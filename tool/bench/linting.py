"""Judging a thousand files with every rule, against reading them without a cache; and reading sentences alone."""

import sys
from pathlib import Path

from make_plan import write
from measure import Comparison, Subject, in_turn, run, table


def bench(folder: Path, rounds: int) -> str:
    """The table for `okr lint`: what the rules add to reading, for the cycle that runs (an eighth of the files) and for all."""
    plan = folder / "plan"
    files = write(plan)
    judging = [sys.executable, str(Path(__file__).with_name("judging.py"))]
    off = {"OKRKIT_CACHE": "off"}
    command = [sys.executable, "-m", "okrkit", "lint", "--as-of", "2026-11-22", "--fail-on", "never"]
    subjects = [
        Subject("reading", [*judging, "reading", str(plan)], environment=off, tells=True),
        Subject("judging what runs", [*judging, "judging", str(plan)], environment=off, tells=True),
        Subject("judging all cycles", [*judging, "all-cycles", str(plan)], environment=off, tells=True),
        Subject("sentences alone", [*judging, "sentences", str(plan)], environment=off, tells=True),
        Subject("okr lint", command, plan, off),
        Subject("okr validate", [sys.executable, "-m", "okrkit", "validate"], plan, off),
    ]
    run(subjects[0])
    comparisons = [
        Comparison("judging what runs", "reading", times_as_long=1),
        Comparison("judging all cycles", "reading"),
        Comparison("okr lint", "okr validate"),
    ]
    return table(f"Judging {len(files)} files", in_turn(subjects, rounds), comparisons)
