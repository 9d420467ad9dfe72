"""Which file a team's file of a cycle leads to in a later one."""

import re
from pathlib import PurePosixPath


def next_path(path: str, old: str, new: str) -> str:
    """The path with its cycle replaced, as in `2026-Q4.yaml` or `2026/q4/payments.yaml`; without one, the new one is added."""
    for part in ("-", "/", "_", ""):
        token = re.compile(rf"(?<![0-9A-Za-z]){re.escape(old.replace('-', part))}(?![0-9A-Za-z])", re.IGNORECASE)
        if token.search(path):
            written = new.replace("-", part)
            return token.sub(lambda found: written.lower() if found.group().islower() else written, path)  # noqa: B023
    place = PurePosixPath(path)
    return str(place.with_name(f"{place.stem}-{new}{place.suffix}"))
