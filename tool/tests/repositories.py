"""Real repositories for tests, made by the real git, with dates, names and therefore ids that never differ."""

import os
import subprocess
from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path

FIRST_COMMIT = datetime.fromisoformat("2026-10-01T09:00:00+02:00")

WORKSPACE = """\
version: 1
organization: Northwind Roasters
teams:
  company: {name: Northwind}
  payments: {name: Payments, parent: company}
  platform: {name: Platform, parent: company}
people:
  dana: {name: Dana Ruiz}
"""


class Workshop:
    """A repository that a test builds; every commit lands one day after the one before."""

    def __init__(self, folder: Path, *options: str) -> None:
        self.folder = folder
        self.commits = 0
        folder.mkdir(parents=True, exist_ok=True)
        self.git("init", "--quiet", "--initial-branch=main", *options)

    def git(self, *arguments: str, stdin: bytes | None = None, **variables: str) -> str:
        """Run git in the repository and give back what it printed, without the last newline."""
        done = subprocess.run(
            ["git", *arguments],
            cwd=self.folder,
            env=os.environ | self._signature() | variables,
            input=stdin,
            capture_output=True,
            check=True,
        )
        return os.fsdecode(done.stdout).removesuffix("\n")

    def write(self, files: Mapping[str, str | bytes | None]) -> None:
        """Put files into the work tree; None removes one."""
        for path, text in files.items():
            target = self.folder / path
            if text is None:
                target.unlink()
                continue
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(text.encode() if isinstance(text, str) else text)

    def commit(self, subject: str, files: Mapping[str, str | bytes | None] | None = None, **variables: str) -> str:
        """Commit these files and whatever else has changed; the id of the commit."""
        self.write(files or {})
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--allow-empty-message", "-m", subject, **variables)
        self.commits += 1
        return self.git("rev-parse", "HEAD")

    def entry(self, path: bytes, content: bytes, mode: str = "100644") -> str:
        """Commit one entry that the file system need not be able to hold; the id of the commit."""
        blob = self.git("hash-object", "-w", "--stdin", stdin=content) if mode != "160000" else "1" * 40
        self.git("update-index", "-z", "--add", "--index-info", stdin=f"{mode} {blob}\t".encode() + path + b"\0")
        self.git("commit", "--quiet", "-m", "An odd entry")
        self.commits += 1
        return self.git("rev-parse", "HEAD")

    def _signature(self) -> dict[str, str]:
        now = (FIRST_COMMIT + timedelta(days=self.commits)).isoformat()
        return {
            "GIT_AUTHOR_NAME": "Dana Ruiz",
            "GIT_AUTHOR_EMAIL": "dana@example.com",
            "GIT_AUTHOR_DATE": now,
            "GIT_COMMITTER_NAME": "Ana Lima",
            "GIT_COMMITTER_EMAIL": "ana@example.com",
            "GIT_COMMITTER_DATE": now,
        }


def key_result(id: str = "late-payouts", target: float = 0.5, check_ins: str = "") -> str:
    """The block of one key result inside an OKR file."""
    lines = f"      - id: {id}\n        title: Late payouts fall\n        baseline: 4.2\n        target: {target}\n"
    return lines + (f"        check_ins: [{check_ins}]\n" if check_ins else "")


def objective(id: str = "on-time-payouts", title: str = "Every payout arrives on time", key_results: str = "") -> str:
    """The block of one objective inside an OKR file."""
    return f"  - id: {id}\n    title: {title}\n    key_results:\n{key_results or key_result()}"


def okr_file(*objectives: str, team: str = "payments", cycle: str = "2026-Q4") -> str:
    """A whole OKR file; without objectives it has the usual one."""
    return f"team: {team}\ncycle: {cycle}\nobjectives:\n{''.join(objectives or (objective(),))}"
