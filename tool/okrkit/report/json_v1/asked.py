"""What the answers of all reports begin with."""

from dataclasses import asdict

from okrkit.report.json_v1 import VERSION
from okrkit.report.json_v1.printing import Json
from okrkit.report.kinds.question import Question


def asked(kind: str, question: Question) -> Json:
    """The version of the shape, the kind of report, its day, and what it was narrowed to."""
    return {"version": VERSION, "kind": kind, "as_of": question.day.isoformat(), "filters": asdict(question.asked)}
