"""Read a plan without a cache, then judge it with every rule; the last line is what was asked for, in seconds and computing.

Usage: judging.py reading|judging|all-cycles|sentences FOLDER
"""

import gc
import sys
import time
from datetime import date
from pathlib import Path

from okrkit.lint.catalogue import RULES
from okrkit.lint.run import judge
from okrkit.lint.settings import configure
from okrkit.lint.sight import Sight
from okrkit.lint.wording.reader import Reader
from okrkit.reading.folder import Folder
from okrkit.reading.load import load


def main() -> None:
    """Tell the time of one part."""
    gc.set_threshold(100_000, 50, 50)  # as the command does
    part, folder = sys.argv[1], Path(sys.argv[2])
    begun = [clock() for clock in CLOCKS]
    loaded = load(Folder(folder / "okrs"))
    read = [clock() for clock in CLOCKS]
    sight = Sight(loaded.plan, date(2026, 11, 22), loaded.findings, all_cycles=part == "all-cycles")
    if part == "sentences":
        titles = {one.title for each in loaded.plan.objectives for one in each.key_results}
        Reader().key_result("Late payouts fall from 4.2% to 0.5%")  # the lexicons are read once
        reader, read = Reader(), [clock() for clock in CLOCKS]
        for title in titles:
            reader.key_result(title)
        print(len(titles), "sentences read")
    else:
        print(len(judge(sight, configure(loaded.plan.lint, RULES)).findings), "findings")
    judged = [clock() for clock in CLOCKS]
    parts = (begun, read) if part == "reading" else (read, judged)
    print(*(end - start for start, end in zip(*parts, strict=True)))


CLOCKS = (time.perf_counter, time.process_time)

if __name__ == "__main__":
    main()
