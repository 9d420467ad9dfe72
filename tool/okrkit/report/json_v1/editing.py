"""The answer of commands that change a key result."""

from okrkit.report.edit import Answer
from okrkit.report.json_v1 import VERSION
from okrkit.report.json_v1.changing import change_data
from okrkit.report.json_v1.printing import Json


def editing(answer: Answer) -> Json:
    """What was changed, or would be; ``schema/edit-output.schema.json``."""
    changes = answer.edited.changes if answer.edited else ()
    return {
        "version": VERSION,
        "reference": str(answer.key_result.reference),
        "title": answer.key_result.title,
        "path": answer.path,
        "line": answer.line,
        "written": answer.is_written,
        "said": [told.text for told in answer.told],
        "changes": [change_data(change) for change in changes],
        "difference": "".join(f"{line}\n" for line in answer.difference),
        "warnings": [{"message": warned.message, "help": warned.help} for warned in answer.warnings],
    }
