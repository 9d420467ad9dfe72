"""The answer of `okr try`, one line for each sentence."""

import json

from okrkit.lint.trying import Tried
from okrkit.report.json_v1.printing import Json
from okrkit.report.output import write


def print_tried(tried: Tried) -> None:
    """Print one line of JSON."""
    write(f"{json.dumps(tried_text(tried))}\n")


def tried_text(tried: Tried) -> Json:
    """What one sentence reads as; ``schema/try-output.schema.json``."""
    return {
        "text": tried.reading.text,
        "kind": tried.part,
        "reads_as": tried.reading.reads_as,
        "reasons": [{"words": reason.words, "why": reason.why} for reason in tried.reading.reasons],
        "findings": [
            {"rule": one.rule, "severity": one.severity, "message": one.message, "help": one.help} for one in tried.findings
        ],
    }
