"""The list of commands, in groups."""

from collections import defaultdict
from typing import Any

import typer
from typer.core import TyperGroup


class Grouped(TyperGroup):
    """Lists commands below the heading that each was given; Typer itself does so only with the help of rich."""

    def format_commands(self, ctx: typer.Context, formatter: Any) -> None:  # type: ignore[override]  # its own class has no public name
        """Write the commands of each heading, with what each does, as far as a line goes."""
        groups: dict[str, list[tuple[str, Any]]] = defaultdict(list)
        for name in self.list_commands(ctx):
            command = self.get_command(ctx, name)
            if command and not command.hidden:
                groups[getattr(command, "rich_help_panel", None) or "Commands"].append((name, command))
        widest = max((len(name) for commands in groups.values() for name, _ in commands), default=0)
        room = formatter.width - widest - 6
        for heading, commands in groups.items():
            with formatter.section(heading):
                formatter.write_dl([(f"{name:<{widest}}", command.get_short_help_str(room)) for name, command in commands])
