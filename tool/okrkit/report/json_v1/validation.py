"""The answer of `okr validate`."""

from collections import Counter

from okrkit.finding import Finding
from okrkit.reading.loaded import Loaded
from okrkit.report.json_v1 import VERSION
from okrkit.report.json_v1.printing import Json


def validation(loaded: Loaded, prefix: str = "") -> Json:
    """What `okr validate` found; ``schema/validate-output.schema.json``."""
    return {
        "version": VERSION,
        "files": loaded.files,
        "counts": dict(Counter(finding.severity for finding in loaded.findings)),
        "findings": [_finding(finding, loaded, prefix) for finding in loaded.findings],
    }


def _finding(finding: Finding, loaded: Loaded, prefix: str) -> Json:
    location = loaded.locate(finding.address)
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "message": finding.message,
        "help": finding.help,
        "path": prefix + location.path,
        "line": location.line,
        "column": location.column,
        "pointer": list(finding.address.pointer),
    }
