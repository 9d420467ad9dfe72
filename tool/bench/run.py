"""Run the benchmarks and print a table for each. What is built for them stays in build/bench for the next time.

Usage: run.py [validating] [linting] [history] [reviewing] [starting] [--rounds N]
"""

import argparse
import os
from pathlib import Path

import history
import linting
import reviewing
import starting
import validating

ROOT = Path(__file__).parents[2]
BENCHES = {
    "validating": lambda folder, rounds: validating.bench(folder, ROOT / "schema", rounds),
    "linting": linting.bench,
    "history": history.bench,
    "reviewing": reviewing.bench,
    "starting": lambda folder, rounds: starting.bench(folder, ROOT / "okrs", 3 * rounds),
}


def main() -> None:
    """Run what was asked for, or everything."""
    parser = argparse.ArgumentParser(description="Speed and memory, as ratios against what one would use instead.")
    parser.add_argument("benches", nargs="*", choices=[[], *BENCHES], metavar="|".join(BENCHES))
    parser.add_argument("--rounds", type=int, default=5)
    asked = parser.parse_args()
    folder = ROOT / "build" / "bench"
    folder.mkdir(parents=True, exist_ok=True)
    for name in asked.benches or BENCHES:
        print(BENCHES[name](folder, asked.rounds), flush=True)
    print(f"\nLoad average while this ran: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores; ratios hold, seconds do not.")


if __name__ == "__main__":
    main()
