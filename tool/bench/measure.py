"""Programs side by side: run in turn, timed from outside, compared as ratios.

Seconds on one machine differ by 40 % from minute to minute, so nothing here is judged by seconds. The subjects of one table run
A B C A B C …; a comparison is the median of the ratios within each round, by the clock and by computing. It holds only where
both do: on a busy machine the clock flatters whoever runs shortest, and computing says nothing of processes side by side.
"""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Subject:
    """A program to be timed; `prepare` runs before each run of it, off the clock.

    One that `tells` its own time writes two numbers as its last line, seconds by the clock and of computing: those of a part of
    what it does.
    """

    name: str
    command: Sequence[str]
    folder: Path | None = None
    environment: Mapping[str, str] = field(default_factory=dict)
    exits: int = 0
    prepare: Callable[[], object] | None = None
    tells: bool = False


@dataclass(frozen=True, slots=True)
class Run:
    """One run: seconds by the clock and of computing, and the peak memory in bytes of the largest process it started."""

    seconds: float
    computing: float
    peak: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """What is claimed: `subject` is at least so many times as fast as `against`, or takes at most so many times as long."""

    subject: str
    against: str
    times_as_fast: float | None = None
    times_as_long: float | None = None


def run(subject: Subject) -> Run:
    """Run a program once, its output thrown away unless it tells the time. Exits where it does not end as it should."""
    if subject.prepare:
        subject.prepare()
    started = time.perf_counter()
    process = subprocess.Popen(
        subject.command,
        cwd=subject.folder,
        env={**os.environ, **subject.environment},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE if subject.tells else subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    told, said = (pipe.read() if pipe else b"" for pipe in (process.stdout, process.stderr))
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != subject.exits:
        sys.exit(f"{subject.name} ended with {process.returncode}:\n{said.decode(errors='replace')}")
    computing = usage.ru_utime + usage.ru_stime
    if subject.tells:
        seconds, computing = map(float, told.split()[-2:])
    return Run(seconds, computing, usage.ru_maxrss * 1024)


def in_turn(subjects: Sequence[Subject], rounds: int) -> dict[str, list[Run]]:
    """Run each subject once to warm the disk, then `rounds` times in turn. The runs, by name."""
    runs: dict[str, list[Run]] = {subject.name: [] for subject in subjects}
    for number in range(rounds + 1):
        for subject in subjects:
            timed = run(subject)
            if number:
                runs[subject.name].append(timed)
    return runs


def table(title: str, runs: Mapping[str, Sequence[Run]], comparisons: Sequence[Comparison]) -> str:
    """The result as text: medians, then what was claimed and whether it holds."""
    width = max(len(name) for name in runs)
    lines = ["", title, "─" * len(title)]
    for name, each in runs.items():
        seconds, computing = (
            statistics.median(times) for times in zip(*((one.seconds, one.computing) for one in each), strict=True)
        )
        peak = max(one.peak for one in each) / 2**20
        lines.append(f"  {name:<{width}}  {seconds:8.3f} s  {computing:8.3f} s of computing  {peak:7.1f} MiB at most")
    lines.append("")
    lines += [_verdict(runs, comparison) for comparison in comparisons]
    return "\n".join(lines)


def _verdict(runs: Mapping[str, Sequence[Run]], comparison: Comparison) -> str:
    pairs = list(zip(runs[comparison.subject], runs[comparison.against], strict=True))
    clock = statistics.median(one.seconds / other.seconds for one, other in pairs)
    computing = statistics.median(one.computing / other.computing for one, other in pairs)
    if comparison.times_as_fast is not None:
        held, target = max(clock, computing) * comparison.times_as_fast <= 1, f"target: at least {comparison.times_as_fast:g}×"
        said = f"{1 / clock:.1f}× as fast as {comparison.against} by the clock, {1 / computing:.1f}× by computing"
    else:
        most = comparison.times_as_long
        held, target = most is None or max(clock, computing) <= most, f"target: at most {most:g}×" if most else "no target"
        said = f"{clock:.2f}× the time of {comparison.against}, {computing:.2f}× the computing"
    mark = "·" if target == "no target" else "✓" if held else "✗"
    return f"  {mark} {comparison.subject}: {said} ({target})"
