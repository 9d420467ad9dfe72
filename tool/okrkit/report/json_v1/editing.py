"""The answer of commands that change a plan."""

from okrkit.report.edit import Answer
from okrkit.report.json_v1 import VERSION
from okrkit.report.json_v1.changing import change_data
from okrkit.report.json_v1.printing import Json


def editing(answer: Answer) -> Json:
    """What was changed, or would be; ``schema/edit-output.schema.json``."""
    changes = answer.edited.changes if answer.edited else ()
    return {
        "version": VERSION,
        "reference": str(answer.subject.reference) if answer.subject.reference else None,
        "title": answer.subject.title,
        "files": [{"path": path, "line": line} for path, line in answer.files],
        "written": answer.is_written,
        "commit": answer.committed.id if answer.committed else None,
        "said": [told.text for told in answer.told],
        "left": list(answer.subject.left),
        "changes": [change_data(change) for change in changes],
        "difference": "".join(f"{line}\n" for line in answer.difference),
        "warnings": [{"message": warned.message, "help": warned.help} for warned in answer.warnings],
    }
