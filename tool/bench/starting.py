"""How long `okr` takes to start, and to answer about the example company."""

import sys
from pathlib import Path

from measure import Comparison, Subject, in_turn, table


def bench(folder: Path, okrs: Path, rounds: int) -> str:
    """The table for start-up: against a Typer program that does nothing."""
    cache = {"OKRKIT_CACHE": str(folder / "cache-of-the-example")}
    okr = [sys.executable, "-m", "okrkit"]
    subjects = [
        Subject("a bare Typer app", [sys.executable, str(Path(__file__).with_name("bare_typer.py")), "--version"]),
        Subject("okr --version", [*okr, "--version"]),
        Subject("okr validate, the example", [*okr, "validate"], okrs, cache),
    ]
    comparisons = [Comparison("okr --version", "a bare Typer app", times_as_long=1.3)]
    return table("Starting", in_turn(subjects, rounds), comparisons)
