"""JSON on standard output."""

import json
from typing import Any

from okrkit.report.output import write

Json = dict[str, Any]


def print_json(data: Json) -> None:
    """Print to standard output; characters outside ASCII are escaped, so any terminal and any pipe can take it."""
    write(f"{json.dumps(data, indent=2)}\n")
