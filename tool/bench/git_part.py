"""What okrkit asks of git for a whole history, and no more: the commits, what they changed, every version of every file.

Usage: git_part.py REPOSITORY
"""

import sys
from pathlib import Path

from okrkit.reading.repository import Repository

repository = Repository.open(Path(sys.argv[1]))
commits = repository.landed(repository.head or sys.exit("no commits"))
changes = [change for _, changed in repository.changes(commits, "okrs/") for change in changed]
versions = dict.fromkeys(version.blob for change in changes for version in (change.after, change.before) if version)
print(
    len(commits),
    "commits,",
    len(versions),
    "versions,",
    sum(len(data or b"") for _, data in repository.blobs(versions)),
    "bytes",
)
