"""JSON on standard output."""

import json
import sys
from typing import Any

Json = dict[str, Any]


def print_json(data: Json) -> None:
    """Print to standard output; characters outside ASCII are escaped, so any terminal and any pipe can take it."""
    json.dump(data, sys.stdout, indent=2)
    sys.stdout.write("\n")
