"""What leans to one side, in words."""

from okrkit.measure.balance import Lean
from okrkit.say.values import join


def one_sided(found: Lean) -> str:
    """A sentence like "No outcome; nothing through team."; empty where nothing leans."""
    said = []
    if found.no_outcome:
        said.append("no outcome")
    if found.more_outputs:
        said.append("more outputs than outcomes")
    if found.only:
        said.append(f"all through one lens, {found.only}")
    if found.unused:
        said.append(f"nothing through {join(found.unused)}")
    return f"{'; '.join(said)}.".capitalize() if said else ""
