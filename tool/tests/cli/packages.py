"""Packages with rules of their own, laid out as an installer lays them out."""

from pathlib import Path

RULES = '''
"""Rules of Northwind."""

from okrkit import Flag, Plan, Severity, quote, rule

FLAGGED = """
objectives:
  - title: Partner cafés know on Monday what money comes on Friday!
"""

CLEAN = "{}"


@rule(Severity.WARNING, flagged=FLAGGED, clean=CLEAN)
def no_shouting(plan: Plan, *, marks: str = "!"):
    """A title does not shout.

    Who reads forty of them is grateful for a full stop.
    """
    for objective in plan.objectives:
        if objective.title.endswith(tuple(marks)):
            message = f"{quote(objective.title)} shouts"
            yield Flag(objective.at("title"), message, "say it as you would across a table", words=objective.title[-1])
'''


def install(folder: Path, name: str = "northwind", module: str = RULES, *, points_to: str = "") -> Path:
    """Put a package with an entry point of its name into a folder; the folder, for PYTHONPATH."""
    package = folder / f"{name}_rules"
    package.mkdir(parents=True)
    (package / "__init__.py").write_text(module, encoding="utf-8")
    metadata = folder / f"{name}_rules-1.2.dist-info"
    metadata.mkdir()
    (metadata / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}-rules\nVersion: 1.2\n")
    (metadata / "entry_points.txt").write_text(f"[okrkit.rules]\n{name} = {points_to or f'{name}_rules'}\n")
    return folder
