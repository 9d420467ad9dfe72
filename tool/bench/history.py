"""The history of 5,000 commits over 200 files: what okrkit asks of git, and the whole story, against git alone."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

from make_history import build
from measure import Comparison, Subject, in_turn, run, table

OKR = [sys.executable, "-m", "okrkit", "log", "--limit", "1"]
GIT_ALONE = """
git rev-list --first-parent --parents HEAD |
git diff-tree --stdin -r -z --raw --root --no-renames --no-abbrev -- okrs/ >/dev/null &&
git cat-file --batch --buffer <"$1" >/dev/null
"""


def bench(folder: Path, rounds: int) -> str:
    """The table for `okr log`. Its first run begins with an empty cache each time.

    okrkit's git part is timed inside the process, without the start of Python and the import of GitPython, which stand for
    themselves. The whole second run is timed from outside, with everything.
    """
    repository = build(folder)
    versions, cache, fresh = folder / "versions.txt", folder / "cache-of-history", folder / "cache-of-nothing"
    count = list_versions(repository, versions)
    remembered, forgotten = {"OKRKIT_CACHE": str(cache)}, {"OKRKIT_CACHE": str(fresh)}
    subjects = [
        Subject("git alone", ["bash", "-c", GIT_ALONE, "bash", str(versions)], repository),
        Subject(
            "okr's git part, inside",
            [sys.executable, str(Path(__file__).with_name("git_part.py")), str(repository)],
            tells=True,
        ),
        Subject("starting up for it", [sys.executable, "-c", "import git, okrkit.reading.repository"]),
        Subject("okr log, first run", OKR, repository, forgotten, prepare=lambda: shutil.rmtree(fresh, ignore_errors=True)),
        Subject("okr log, second run", OKR, repository, remembered),
        Subject("okr log, all of it", OKR[:-2], repository, remembered),
    ]
    run(next(subject for subject in subjects if subject.name == "okr log, second run"))
    comparisons = [
        Comparison("okr's git part, inside", "git alone", times_as_long=2),
        Comparison("okr log, first run", "git alone"),
        Comparison("okr log, second run", "git alone", times_as_long=3),
        Comparison("okr log, all of it", "git alone"),
    ]
    return table(f"The history of 5,000 commits: {count:,} versions of 200 files", in_turn(subjects, rounds), comparisons)


def list_versions(repository: Path, listing: Path) -> int:
    """Write down, for git alone, the id of every version of every plan file,; how many there are."""
    told = subprocess.run(
        ["git", "log", "--first-parent", "--raw", "--no-abbrev", "--no-renames", "--format=", "--", "okrs/"],
        cwd=repository,
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    ids = dict.fromkeys(
        id for pair in re.findall(r"^:\d+ \d+ (\w+) (\w+)", told, re.MULTILINE) for id in pair if set(id) != {"0"}
    )
    listing.write_text("".join(f"{id}\n" for id in ids), "ascii")
    return len(ids)
