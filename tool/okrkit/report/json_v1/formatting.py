"""The answer of `okr fmt`."""

from okrkit.report.fmt import Answer
from okrkit.report.json_v1 import VERSION
from okrkit.report.json_v1.printing import Json
from okrkit.writing.layout.files import LaidOut


def formatting(answer: Answer) -> Json:
    """What was laid out anew, or would be; ``schema/fmt-output.schema.json``."""
    return {
        "version": VERSION,
        "files": [_file(answer, file) for file in answer.files],
        "written": answer.is_written and bool(answer.changed),
        "commit": answer.committed.id if answer.committed else None,
    }


def _file(answer: Answer, file: LaidOut) -> Json:
    trouble = file.trouble
    return {
        "path": answer.shown(file.path),
        "state": "changed" if file.change else "left" if trouble else "good",
        "difference": "".join(f"{line}\n" for line in answer.difference(file)),
        "trouble": trouble
        and {"message": trouble.message, "help": trouble.help, "line": trouble.line, "column": trouble.column},
    }
