"""Programs side by side: run in turn, timed from outside, compared as ratios.

Seconds on one machine differ by 40 % from minute to minute, so nothing here is judged by seconds. The subjects of one table run
A B C A B C …; a comparison is the median of the ratios within each round.
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
    """A program to be timed; `prepare` runs before each run of it, off the clock."""

    name: str
    command: Sequence[str]
    folder: Path | None = None
    environment: Mapping[str, str] = field(default_factory=dict)
    exits: int = 0
    prepare: Callable[[], object] | None = None


@dataclass(frozen=True, slots=True)
class Run:
    """One run: seconds by the clock and of computing, and the peak memory in bytes of the largest process it started."""

    seconds: float
    computing: float
    peak: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """What is claimed: `subject` is at least so many times as fast as `against`, or takes at most so many times as long.

    `without` names what is taken off first: the time of a program that only starts.
    """

    subject: str
    against: str
    times_as_fast: float | None = None
    times_as_long: float | None = None
    without: str | None = None


def run(subject: Subject) -> Run:
    """Run a program once, its output thrown away. Exits where the program does not end as it should."""
    if subject.prepare:
        subject.prepare()
    started = time.perf_counter()
    process = subprocess.Popen(
        subject.command,
        cwd=subject.folder,
        env={**os.environ, **subject.environment},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    assert process.stderr is not None
    said = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != subject.exits:
        sys.exit(f"{subject.name} ended with {process.returncode}:\n{said.decode(errors='replace')}")
    return Run(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024)


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


def _verdict(runs: Mapping[str, Sequence[Run]], claim: Comparison) -> str:
    seconds = {name: [one.seconds for one in each] for name, each in runs.items()}
    started = seconds[claim.without] if claim.without else [0.0] * len(seconds[claim.subject])
    rounds = zip(seconds[claim.subject], started, seconds[claim.against], strict=True)
    ratio = statistics.median((whole - start) / other for whole, start, other in rounds)
    name = f"{claim.subject} without {claim.without}" if claim.without else claim.subject
    if claim.times_as_fast:
        said, target = f"{1 / ratio:.1f}× as fast as {claim.against}", f" (target: at least {claim.times_as_fast:g}×)"
        mark = "✓" if 1 / ratio >= claim.times_as_fast else "✗"
    elif claim.times_as_long:
        said, target = f"{ratio:.2f}× the time of {claim.against}", f" (target: at most {claim.times_as_long:g}×)"
        mark = "✓" if ratio <= claim.times_as_long else "✗"
    else:
        said, target, mark = f"{ratio:.2f}× the time of {claim.against}", "", "·"
    return f"  {mark} {name}: {said}{target}"
