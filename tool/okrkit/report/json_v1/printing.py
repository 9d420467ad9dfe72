"""JSON on standard output."""

from typing import Any

from okrkit.report.output import write
from okrkit.say.escape import json_in_log

Json = dict[str, Any]


def print_json(data: Json) -> None:
    """Print to standard output."""
    write(json_text(data))


def json_text(data: Json) -> str:
    """An answer as it is printed."""
    return f"{json_in_log(data)}\n"
