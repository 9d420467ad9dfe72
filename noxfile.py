"""Environments that differ from `.venv`: other Pythons, the oldest libraries, and a wheel far from the repository.

Everyday work needs none of this: `make help` says what there is. `nox --list` shows the sessions, `nox --session NAME`
runs one.
"""

from pathlib import Path

import nox

CONSTRAINTS = str(Path("constraints.txt").resolve())

nox.needs_version = ">=2025.2.9"
nox.options.default_venv_backend = "virtualenv"
nox.options.sessions = ["wheel"]


@nox.session(python=["3.11", "3.12", "3.13"])
def tests(session: nox.Session) -> None:
    """Run the suite under one Python. Arguments after `--` go to pytest."""
    session.install("-qq", "--constraint", CONSTRAINTS, "--editable", ".[fast]", "--group", "dev")
    session.run("python", "-m", "pytest", *(session.posargs or ["-n", "auto"]))


@nox.session
def wheel(session: nox.Session) -> None:
    """Install the built wheel where no checkout is near, and go through the first five minutes with okrkit.

    Without the fast extra: what everybody gets has to do.
    """
    folder = Path(session.create_tmp()).resolve()
    session.install("-qq", "--constraint", CONSTRAINTS, "build")
    session.run("python", "-m", "build", "--wheel", "--outdir", str(folder / "dist"), silent=True)
    session.run("python", "-m", "pip", "uninstall", "-qq", "--yes", "build")
    (built,) = (folder / "dist").glob("okrkit-*.whl")
    session.install("-qq", "--constraint", CONSTRAINTS, str(built))
    session.chdir(folder)
    session.run("okr", "demo", "x")
    session.chdir(folder / "x")
    for command in ("validate", "tree", "log", "site build"):
        session.run("okr", *command.split())
