"""Small plans for reports, as somebody would write them."""

from okrkit.plan import Plan
from okrkit.reading.load import load
from okrkit.reading.tree import MemoryTree


def written(**files: str) -> Plan:
    """The plan in some files, by name without ``.yaml``; all of them can be read."""
    loaded = load(MemoryTree({f"{name}.yaml": text for name, text in files.items()}))
    faults = [one.message for one in loaded.findings if one.rule in ("syntax", "schema")]
    assert not faults, faults
    return loaded.plan
