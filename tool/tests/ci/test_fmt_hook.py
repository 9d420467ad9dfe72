"""The hook that formats, run by pre-commit itself, without an environment of its own."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.repositories import Workshop

ROOT = Path(__file__).parents[3]
WORKSPACE = "version: 1\norganization: Northwind Roasters\nteams:\n  payments: {name: Payments}\n"
MESSY = "cycle: 2026-Q4\nteam: payments # us\nobjectives:\n- id: on-time\n"
TIDY = "team: payments  # us\ncycle: 2026-Q4\nobjectives:\n  - id: on-time\n"


def test_a_commit_stops_where_something_was_formatted(repository: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PRE_COMMIT_HOME", str(repository.folder.parent / "pre-commit"))
    monkeypatch.setenv("PATH", f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    [hook] = [one for one in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8")) if one["id"] == "okr-fmt"]
    source = {"repo": "local", "hooks": [{**hook, "language": "system"}]}
    repository.write({"okrs/okrs.yaml": WORKSPACE, "okrs/payments.yaml": MESSY})
    repository.write({".pre-commit-config.yaml": yaml.safe_dump({"repos": [source]})})

    def run() -> tuple[int, str]:
        repository.git("add", "--all")
        command = [sys.executable, "-m", "pre_commit", "run", "--color", "never"]
        done = subprocess.run(command, cwd=repository.folder, capture_output=True, check=False)
        return done.returncode, done.stdout.decode()

    code, said = run()
    assert (code, "formatted okrs/payments.yaml" in said) == (1, True)
    assert (repository.folder / "okrs" / "payments.yaml").read_text() == TIDY
    assert run()[0] == 0
