"""The part of GitHub's runner in a composite action: it fills in values, starts bash, and reads back what was written."""

import html
import json
import os
import re
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from tests.repositories import Workshop

ACTION = Path(__file__).parents[3] / ".github" / "actions" / "review"
PULL = "refs/pull/7/merge"
EXPRESSION = re.compile(r"\$\{\{ ([\w.-]+) \}\}")
FILES = ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY", "GITHUB_ENV", "GITHUB_PATH")


@dataclass(frozen=True)
class Ended:
    """How an action ended: its code, its log, its summary, and the outputs of its steps."""

    code: int
    log: str
    summary: str
    outputs: Mapping[str, Mapping[str, str]]

    @property
    def told(self) -> str:
        """The summary as a reader sees it."""
        return html.unescape(self.summary)

    @property
    def commands(self) -> list[str]:
        """The lines of the log that the runner obeys: it looks for `::` at a line's start, and for `##[` anywhere."""
        return [line for line in self.log.splitlines() if line.lstrip().startswith("::") or "##[" in line]


@dataclass(frozen=True)
class Build:
    """One build: a checkout of the commit ``sha``, and what the runner knows of the event that started it.

    ``folder`` is the runner's own: temporary files, what the steps write, the event.
    """

    workspace: Path
    sha: str
    folder: Path
    action: Path = ACTION
    event_name: str = "pull_request"
    head_repository: str = "northwind/okrs"
    variables: Mapping[str, str] = field(default_factory=dict)

    def run(self, *, given: Mapping[str, Mapping[str, str]], **inputs: str) -> Ended:
        """Run the steps of the action, as far as the first that fails.

        ``given`` has the outputs of steps that are not run, by their ids: one that uses another action has to be among them.
        """
        action = yaml.safe_load((self.action / "action.yml").read_text("utf-8"))
        named = {name.replace("_", "-"): value for name, value in inputs.items()}
        assert named.keys() <= action["inputs"].keys()
        values = {"github.token": "the-token", "github.event.pull_request.head.repo.full_name": self.head_repository}
        values |= {
            f"inputs.{name}": named.get(name) or fill(each["default"], values) for name, each in action["inputs"].items()
        }
        outputs, log = {name: dict(each) for name, each in given.items()}, ""
        for step in action["runs"]["steps"]:
            if step["id"] in given:
                continue
            values |= {f"steps.{id}.outputs.{name}": value for id, each in outputs.items() for name, value in each.items()}
            code, said, outputs[step["id"]] = self._step(step["run"], {k: fill(v, values) for k, v in step["env"].items()})
            log += said
            if code:
                return Ended(code, log, self._summary(), outputs)
        return Ended(0, log, self._summary(), outputs)

    def _step(self, script: str, environment: Mapping[str, str]) -> tuple[int, str, dict[str, str]]:
        assert "${{" not in script, "an expression in a script is text that somebody else may write"
        self.folder.mkdir(exist_ok=True)
        file = self.folder / "script.sh"
        file.write_text(script)
        (self.folder / "GITHUB_OUTPUT").write_text("")
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", str(file)],
            cwd=self.workspace,
            env=self._environment() | environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
            check=False,
        )
        for name in ("GITHUB_ENV", "GITHUB_PATH"):
            assert (self.folder / name).read_text() == "", f"the action writes to {name}"
        lines = (self.folder / "GITHUB_OUTPUT").read_text().splitlines()
        return done.returncode, done.stdout.decode(), dict(line.split("=", 1) for line in lines)

    def _environment(self) -> dict[str, str]:
        """What a step finds. Of the machine it has only what any program needs."""
        self.folder.mkdir(exist_ok=True)
        event = self.folder / "event.json"
        event.write_text(json.dumps({"pull_request": {"number": 7, "head": {"repo": {"full_name": self.head_repository}}}}))
        for name in FILES:
            (self.folder / name).touch()
        return {
            **{
                name: value
                for name, value in os.environ.items()
                if name in ("PATH", "HOME") or name.startswith(("PIP_", "XDG_"))
            },
            **{name: str(self.folder / name) for name in FILES},
            "CI": "true",
            "GITHUB_ACTIONS": "true",
            "GITHUB_ACTION_PATH": str(self.action),
            "GITHUB_API_URL": "http://api.example.com",
            "GITHUB_BASE_REF": "main",
            "GITHUB_EVENT_NAME": self.event_name,
            "GITHUB_EVENT_PATH": str(event),
            "GITHUB_HEAD_REF": "$(touch${IFS}pwned)",
            "GITHUB_REF": PULL,
            "GITHUB_REPOSITORY": "northwind/okrs",
            "GITHUB_SHA": self.sha,
            "GITHUB_WORKSPACE": str(self.workspace),
            "RUNNER_TEMP": str(self.folder),
            **self.variables,
        }

    def _summary(self) -> str:
        return (self.folder / "GITHUB_STEP_SUMMARY").read_text("utf-8")


def fill(text: object, values: Mapping[str, str]) -> str:
    """A value of `env` with its expressions evaluated; one that this runner does not know is an error."""
    if (found := EXPRESSION.fullmatch(str(text))) is None:
        assert "${{" not in str(text), f"this runner does not know {text}"
        return str(text)
    return values[found[1]]


def check_out(origin: Workshop, folder: Path, depth: int = 2, ref: str = PULL) -> Path:
    """What actions/checkout leaves behind for a pull request."""
    clone = Workshop(folder)
    clone.git("remote", "add", "origin", origin.folder.as_uri())
    clone.git("fetch", "--quiet", "--no-tags", f"--depth={depth}", "origin", f"+{ref}:refs/remotes/pull/7/merge")
    clone.git("checkout", "--quiet", "--force", "refs/remotes/pull/7/merge")
    return folder
