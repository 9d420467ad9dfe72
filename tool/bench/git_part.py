"""What okrkit asks of git for a whole history, and no more: the commits, what they changed, every version of every file.

It is timed from inside, after Python has started and GitPython is imported, for those are paid once and are no part of reading:
its last line is seconds by the clock, and seconds of computing in this process and in git.

Usage: git_part.py REPOSITORY
"""

import sys
import time
from pathlib import Path
from resource import RUSAGE_CHILDREN, RUSAGE_SELF, getrusage

import git  # noqa: F401 (what okrkit imports when it first asks git)

from okrkit.reading.repository import Repository


def computing() -> float:
    """Seconds that this process and its children have computed."""
    return sum(usage.ru_utime + usage.ru_stime for usage in map(getrusage, (RUSAGE_SELF, RUSAGE_CHILDREN)))


started, computed = time.perf_counter(), computing()
repository = Repository.open(Path(sys.argv[1]))
commits = repository.landed(repository.head or sys.exit("no commits"))
changes = [change for _, changed in repository.changes(commits, "okrs/") for change in changed]
versions = dict.fromkeys(version.blob for change in changes for version in (change.after, change.before) if version)
size = sum(len(data or b"") for _, data in repository.blobs(versions))
print(len(commits), "commits,", len(versions), "versions,", size, "bytes")
print(time.perf_counter() - started, computing() - computed)
