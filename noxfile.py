"""Environments that differ from `.venv`: other Pythons, the oldest libraries, and a wheel far from the repository.

Everyday work needs none of this: `make help` says what there is. `nox --list` shows the sessions, `nox --session NAME`
runs one.
"""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import nox

CONSTRAINTS = Path("constraints.txt").resolve()

nox.needs_version = ">=2025.2.9"
nox.options.default_venv_backend = "virtualenv"
nox.options.sessions = ["wheel"]


@nox.session(python=["3.11", "3.12", "3.13"])
def tests(session: nox.Session) -> None:
    """Run the suite under one Python. Arguments after `--` go to pytest."""
    session.install("-qq", "--constraint", str(CONSTRAINTS), "--editable", ".[fast]", "--group", "dev")
    session.run("python", "-m", "pytest", *(session.posargs or ["-n", "auto"]))


@nox.session
def wheel(session: nox.Session) -> None:
    """Install the built wheel where no checkout is near, and go through the first five minutes with okrkit.

    Without the fast extra: what everybody gets has to do.
    """
    with TemporaryDirectory(prefix="okrkit-wheel-") as folder:
        session.run("python", "-m", "pip", "wheel", "-qq", "--no-deps", "--wheel-dir", folder, ".")
        (built,) = Path(folder).glob("okrkit-*.whl")
        session.install("-qq", "--constraint", str(CONSTRAINTS), str(built))
        session.chdir(folder)
        session.run("okr", "demo", "x")
        session.chdir(Path(folder, "x"))
        for command in ("validate", "tree", "log --limit 3", "schema okr", "pages out", "site build"):
            session.run("okr", *command.split(), silent=command == "schema okr")
        session.chdir(CONSTRAINTS.parent)


@nox.session(venv_backend="none")
def hosts(session: nox.Session) -> None:
    """Install okrkit as other repositories do, from the registry, and use it there."""
    session.run(sys.executable, "-m", "pytest", "tool/tests/ci/real_installs.py", *session.posargs)
