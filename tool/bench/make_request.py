"""A repository of 5,000 commits over the thousand files of `make_plan`, and a request on top of them that changes ten files.

Each commit of ``main`` adds check-ins of one day to one, two or three files; ``request`` is one commit more, and checked out.

Usage: make_request.py FOLDER [COMMITS [FILES]]
"""

import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from make_plan import texts

BEGUN, REQUESTED = date(2024, 12, 20), date(2026, 11, 22)
CHECK_IN, TARGET, TITLE = "          - {date: ", "        target: 0.5\n", "    title: Merchants need not think"
LAST = "2026-11-20, value: 2.80, confidence: 0.8, by: dana, note: Two more partners moved to the new format this week}\n"
PARENT, MILESTONE = "      - to: team-000/trust-1\n", "          - {title: All banks are live}\n"
EDITS = (
    *[(LAST, f"{LAST}{CHECK_IN}2026-11-21, value: 2.60, confidence: 0.8, by: dana}}\n")] * 6,
    (TARGET, "        target: 1.5\n"),
    (TITLE, "    title: Merchants never think"),
    (PARENT, "      - to: team-000/trust-2\n"),
    (MILESTONE, MILESTONE + "          - {title: Nobody asks}\n"),
)
"""What the request does, one edit to a file: six check in, a promise gets easier, a title, a parent, a milestone more."""


class Growing:
    """A file that gets its check-ins one by one; the first of each list was always there."""

    def __init__(self, text: str) -> None:
        self._lines = text.splitlines(keepends=True)
        pairs = zip(["", *self._lines], self._lines, strict=False)
        follows = (before.startswith(CHECK_IN) and line.startswith(CHECK_IN) for before, line in pairs)
        self.missing = {number: self._lines[number][len(CHECK_IN) :][:10] for number, later in enumerate(follows) if later}

    def text(self) -> str:
        """The file as far as it goes."""
        return "".join(line for number, line in enumerate(self._lines) if number not in self.missing)


def stream(commits: int, files: int) -> Iterator[bytes]:
    """The whole history in the form that ``git fast-import`` reads."""
    plan = {path: Growing(text) for path, text in texts(files).items()}
    yield _commit("main", BEGUN, 0, {path: file.text() for path, file in plan.items()})
    waiting = sorted((day, path, number) for path, file in plan.items() for number, day in file.missing.items())
    waiting = [one for one in waiting if one[0] <= REQUESTED.isoformat()]
    for number in range(1, commits):
        start, end = (len(waiting) * step // (commits - 1) for step in (number - 1, number))
        for _, path, line in waiting[start:end]:
            del plan[path].missing[line]
        changed = {path: plan[path].text() for _, path, _ in waiting[start:end]}
        yield _commit("main", date.fromisoformat(waiting[start][0]), number, changed)
    running = [path for path in plan if path.endswith("2026-Q4.yaml")]
    chosen = running[1 :: len(running) // len(EDITS)]
    edited = {path: plan[path].text().replace(*edit, 1) for path, edit in zip(chosen, EDITS, strict=False)}
    yield _commit("request", REQUESTED, commits, edited, "from refs/heads/main\n")


def _commit(branch: str, day: date, number: int, files: dict[str, str], start: str = "") -> bytes:
    when = datetime.combine(day, time(8), UTC) + timedelta(seconds=number)
    signature, subject = f"Dana <dana@example.com> {when.timestamp():.0f} +0000", f"Check in, part {number}"
    parts = [f"commit refs/heads/{branch}\nauthor {signature}\ncommitter {signature}\ndata {len(subject)}\n{subject}\n{start}"]
    parts += (f"M 100644 inline {path}\ndata {len(text)}\n{text}\n" for path, text in files.items())
    return "".join(parts).encode("ascii")


def build(folder: Path, commits: int = 5000, files: int = 1000) -> Path:
    """Build the repository unless it is there; its folder."""
    target = folder / f"request-{commits}x{files}"
    if not (target / ".git" / "packed-refs").exists():
        target.mkdir(parents=True, exist_ok=True)
        subprocess.run(["git", "init", "--quiet", "--initial-branch=request"], cwd=target, check=True)
        importer = subprocess.Popen(["git", "fast-import", "--quiet"], cwd=target, stdin=subprocess.PIPE)
        assert importer.stdin is not None
        for chunk in stream(commits, files):
            importer.stdin.write(chunk)
        importer.stdin.close()
        if importer.wait():
            sys.exit("git fast-import failed")
        for command in (["repack", "-q", "-a", "-d"], ["pack-refs", "--all"], ["reset", "-q", "--hard"]):
            subprocess.run(["git", *command], cwd=target, check=True)
    return target


if __name__ == "__main__":
    print(build(Path(sys.argv[1]), *map(int, sys.argv[2:])))
