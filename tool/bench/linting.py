"""Judging a thousand files with every rule, against reading them without a cache; and reading sentences alone."""

import sys
from pathlib import Path

from make_plan import write
from measure import Comparison, Subject, in_turn, run, table


def bench(folder: Path, rounds: int) -> str:
    """The table for `okr lint`: what the rules add to reading, with all cycles looked at."""
    plan = folder / "plan"
    files = write(plan)
    judging = [sys.executable, str(Path(__file__).with_name("judging.py"))]
    off = {"OKRKIT_CACHE": "off"}
    command = [sys.executable, "-m", "okrkit", "lint", "--all-cycles", "--as-of", "2026-11-22", "--fail-on", "never"]
    subjects = [
        Subject("reading", [*judging, "reading", str(plan)], environment=off, tells=True),
        Subject("judging with every rule", [*judging, "judging", str(plan)], environment=off, tells=True),
        Subject("sentences alone", [*judging, "sentences", str(plan)], environment=off, tells=True),
        Subject("okr lint, all of it", command, plan, off),
        Subject("okr validate", [sys.executable, "-m", "okrkit", "validate"], plan, off),
    ]
    run(subjects[0])
    comparisons = [
        Comparison("judging with every rule", "reading", times_as_long=1),
        Comparison("okr lint, all of it", "okr validate"),
    ]
    return table(f"Judging {len(files)} files", in_turn(subjects, rounds), comparisons)
