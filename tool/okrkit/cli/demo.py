"""`okr demo`: a company's year in a repository, to look around in."""

from pathlib import Path
from typing import Annotated

import typer


def demo(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A folder that is not there yet, or is empty.")],
) -> None:
    """Build an example to look around in.

    The repository of Northwind Roasters: a company and six teams, three quarters of plans, check-ins and
    reviews, with everything that really happens in them.
    """
    import shlex

    from okrkit.demo.build import build_demo
    from okrkit.report.terminal import say

    built = build_demo(folder)
    say(("✔ ", "green"), f"{built.commits} commits in {folder}, the last one {built.head[:7]}")
    say("")
    say("Look around:")
    for command, what in (
        (f"cd {shlex.quote(str(folder))}", ""),
        ("okr validate", "can the plan be trusted?"),
        ("okr tree --as-of 2026-11-22", "what serves what, and how it goes"),
        ("okr log", "its story, from git"),
        ("okr site serve", "its website, alive while you edit"),
    ):
        say("  ", (f"{command:<30}", "bold"), (what, "dim"))
