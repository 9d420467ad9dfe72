"""The answer of `okr validate`."""

from collections import Counter
from collections.abc import Callable

from okrkit.finding import Finding
from okrkit.reading.loaded import Loaded
from okrkit.report.json_v1 import VERSION
from okrkit.report.json_v1.printing import Json


def validation(loaded: Loaded, shown: Callable[[str], str] = str) -> Json:
    """What `okr validate` found; ``schema/validate-output.schema.json``."""
    return {
        "version": VERSION,
        "files": loaded.files,
        "counts": dict(Counter(finding.severity for finding in loaded.findings)),
        "findings": [_finding(finding, loaded, shown) for finding in loaded.findings],
    }


def _finding(finding: Finding, loaded: Loaded, shown: Callable[[str], str]) -> Json:
    location = loaded.locate(finding.address)
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "message": finding.message,
        "help": finding.help,
        "path": shown(location.path),
        "line": location.line,
        "column": location.column,
        "pointer": list(finding.address.pointer),
    }
