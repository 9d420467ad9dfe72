"""The answer of `okr owners`."""

from okrkit.finding import Finding
from okrkit.owners.ownership import Line, Section
from okrkit.report.json_v1 import VERSION
from okrkit.report.json_v1.printing import Json
from okrkit.report.owners import Answer
from okrkit.report.owners_file import pattern


def owned(answer: Answer, *, compared: bool) -> Json:
    """Who owns what on a host; ``schema/owners-output.schema.json``. ``compared`` says that the file itself was looked at."""
    where = answer.ownership.where
    return {
        "version": VERSION,
        "host": where.host,
        "file": where.file,
        "differs": answer.differs if compared else None,
        "usable": answer.usable,
        "sections": [_section(section) for section in answer.ownership.sections],
        "called_by_id": list(answer.ownership.by_id),
        "findings": [_finding(finding, answer) for finding in answer.ownership.findings],
    }


def _section(section: Section) -> Json:
    return {"serves": section.serves, "lines": [_line(line) for line in section.lines]}


def _line(line: Line) -> Json:
    return {"part": line.part, "path": line.path, "pattern": pattern(line), "owners": list(line.owners)}


def _finding(finding: Finding, answer: Answer) -> Json:
    location = answer.loaded.locate(finding.address)
    return {
        "severity": finding.severity,
        "message": finding.message,
        "help": finding.help,
        "path": answer.shown(location.path),
        "line": location.line,
        "column": location.column,
    }
