"""Git-native OKRs as code: read a plan, measure it, compare it, tell its story.

```python
from okrkit import Folder, load

loaded = load(Folder("okrs"))
for finding in loaded.findings:
    print(loaded.locate(finding.address), finding.message)
```

`rule`, `Flag`, `quote` and `judge_example` are for packages with lint rules of their own (guide: Lint the plan).
The names in ``__all__`` are the public API. The texts of messages are not part of it.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from okrkit.address import Address, Location
    from okrkit.align.graph import Graph, build_graph
    from okrkit.cycle import Cycle
    from okrkit.diff.change import Change, ChangeKind
    from okrkit.diff.compare import compare
    from okrkit.errors import OkrError
    from okrkit.finding import Finding, Severity
    from okrkit.history.timeline import Moment, Timeline, read_timeline
    from okrkit.lint.example import judge_example
    from okrkit.lint.quote import quote
    from okrkit.lint.rule import Flag, Rule, rule
    from okrkit.measure.standing import Standing
    from okrkit.measure.status import Status
    from okrkit.objective import KeyResult, Objective
    from okrkit.plan import Plan
    from okrkit.reading.folder import Folder, find_workspace
    from okrkit.reading.load import load
    from okrkit.reading.loaded import Loaded
    from okrkit.reading.repository import Repository
    from okrkit.reference import Reference

__version__ = "0.1.0"

__all__ = [
    "Address",
    "Change",
    "ChangeKind",
    "Cycle",
    "Finding",
    "Flag",
    "Folder",
    "Graph",
    "KeyResult",
    "Loaded",
    "Location",
    "Moment",
    "Objective",
    "OkrError",
    "Plan",
    "Reference",
    "Repository",
    "Rule",
    "Severity",
    "Standing",
    "Status",
    "Timeline",
    "build_graph",
    "compare",
    "find_workspace",
    "judge_example",
    "load",
    "quote",
    "read_timeline",
    "rule",
]

_HOME = {
    "okrkit.address": ("Address", "Location"),
    "okrkit.align.graph": ("Graph", "build_graph"),
    "okrkit.cycle": ("Cycle",),
    "okrkit.diff.change": ("Change", "ChangeKind"),
    "okrkit.diff.compare": ("compare",),
    "okrkit.errors": ("OkrError",),
    "okrkit.finding": ("Finding", "Severity"),
    "okrkit.history.timeline": ("Moment", "Timeline", "read_timeline"),
    "okrkit.lint.example": ("judge_example",),
    "okrkit.lint.quote": ("quote",),
    "okrkit.lint.rule": ("Flag", "Rule", "rule"),
    "okrkit.measure.standing": ("Standing",),
    "okrkit.measure.status": ("Status",),
    "okrkit.objective": ("KeyResult", "Objective"),
    "okrkit.plan": ("Plan",),
    "okrkit.reading.folder": ("Folder", "find_workspace"),
    "okrkit.reading.load": ("load",),
    "okrkit.reading.loaded": ("Loaded",),
    "okrkit.reading.repository": ("Repository",),
    "okrkit.reference": ("Reference",),
}


def __getattr__(name: str) -> object:
    """Import a public name when it is first asked for: `okr --help` pays for none of them."""
    for module, names in _HOME.items():
        if name in names:
            return getattr(import_module(module), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
