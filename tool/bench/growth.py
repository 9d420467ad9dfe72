"""How the time and memory of a history grow: with its commits, with the files of the plan, with the objectives in each, alone.

One line for each history, in the form of a Markdown table: git alone (as in history.py), then as ratios of computing to git in
the same minute `okr log --limit 1` with an empty cache and with a full one, and `okr goalposts`; each with its peak memory. All
of it takes half an hour, so it is no part of `make bench`.

Usage: growth.py [commits] [files] [objectives] [largest] [--rounds N]
"""

import argparse
import shutil
import statistics
import sys
from pathlib import Path

from history import GIT_ALONE, list_versions
from make_history import build
from measure import Run, Subject, run

FOLDER = Path(__file__).parents[2] / "build" / "bench"
AXES = {
    "commits": [(1_000, 200, 2), (5_000, 200, 2), (20_000, 200, 2), (50_000, 200, 2)],
    "files": [(5_000, 50, 2), (5_000, 200, 2), (5_000, 1_000, 2), (5_000, 2_000, 2)],
    "objectives": [(5_000, 200, 1), (5_000, 200, 2), (5_000, 200, 4), (5_000, 200, 8)],
    "largest": [(50_000, 2_000, 2)],
}
HEAD = (
    "| commits | files | objectives in each | versions | git alone | first `okr log` | second | `okr goalposts` |\n|"
    + "---|" * 8
)
OKR = (sys.executable, "-m", "okrkit")


def line(commits: int, files: int, objectives: int, rounds: int) -> str:
    """The line of one history. The first run begins with an empty cache, the others take turns with git."""
    repository = build(FOLDER, commits, files, objectives)
    versions, cache = FOLDER / "versions-of-growth.txt", FOLDER / "cache-of-growth"
    count = list_versions(repository, versions)
    shutil.rmtree(cache, ignore_errors=True)
    kept = {"OKRKIT_CACHE": str(cache)}
    git = Subject("git alone", ["bash", "-c", GIT_ALONE, "bash", str(versions)], repository)
    log = Subject("okr log", [*OKR, "log", "--limit", "1"], repository, kept)
    goalposts = Subject("okr goalposts", [*OKR, "goalposts", "--all-cycles"], repository, kept)
    alone, first = run(git), run(log)
    turns = [[run(subject) for subject in (git, log, goalposts)] for _ in range(rounds)]
    told = [_told([first], [alone]), *(_told([turn[at] for turn in turns], [turn[0] for turn in turns]) for at in (1, 2))]
    seconds = statistics.median(turn[0].computing for turn in turns)
    return f"| {commits:,} | {files:,} | {objectives} | {count:,} | {seconds:.2f} s | {' | '.join(told)} |"


def _told(runs: list[Run], against: list[Run]) -> str:
    ratio = statistics.median(one.computing / other.computing for one, other in zip(runs, against, strict=True))
    return f"{ratio:.1f} ×, {max(one.peak for one in runs) / 2**20:.0f} MiB"


def main() -> None:
    """Print a table for each axis."""
    parser = argparse.ArgumentParser(description="Time (computing, as ratios) and memory as a history grows.")
    parser.add_argument("axes", nargs="*", choices=[[], *AXES], metavar="|".join(AXES))
    parser.add_argument("--rounds", type=int, default=3)
    asked = parser.parse_args()
    FOLDER.mkdir(parents=True, exist_ok=True)
    for axis in asked.axes or AXES:
        print(f"\n{axis}\n\n{HEAD}", flush=True)
        for size in AXES[axis]:
            print(line(*size, asked.rounds), flush=True)


if __name__ == "__main__":
    main()
