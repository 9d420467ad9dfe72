"""SARIF 2.1.0, as GitHub's code scanning and other readers of static analysis take it.

What GitHub asks beyond the standard: texts that are not empty, one line for each result (an alert is shown beside a change
only if all its lines are in it), a fingerprint of its own name, and limits, which its documentation lists.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from okrkit import __version__
from okrkit.finding import Severity
from okrkit.report.ci.note import Note, RuleCard, Run, told_apart, worst_first
from okrkit.say.escape import json_in_log, remark, stripped, uri_path
from okrkit.say.values import plural, shortened

MOST = 5000
"""Results of one run that are kept; of more than 25,000 nothing is."""

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_LONGEST = 1000
"""Characters of a description, of which 1,024 are kept."""

_Json = dict[str, Any]


def sarif(notes: Sequence[Note], about: Run) -> str:
    """The notes as one run; of very many the worst, and a word on the others."""
    kept = worst_first(told_apart(notes), about)[:MOST]
    names = {name: at for at, name in enumerate(dict.fromkeys(sorted(note.rule for note in kept)))}
    driver = {
        "name": "okrkit",
        "version": __version__,
        "semanticVersion": __version__,
        "rules": [_rule(name, about.rules) for name in names],
    }
    run = {
        "tool": {"driver": driver},
        "automationDetails": {"id": f"{about.command.replace(' ', '-')}/"},
        "columnKind": "unicodeCodePoints",
        **_left_out(len(notes) - len(kept)),
        "results": [_result(note, names[note.rule]) for note in kept],
    }
    return f"{json_in_log({'$schema': _SCHEMA, 'version': '2.1.0', 'runs': [run]})}\n"


def _rule(name: str, cards: Mapping[str, RuleCard]) -> _Json:
    card = cards.get(name, RuleCard("", name))
    lesson = stripped(card.lesson)
    page = stripped(card.page) or lesson
    described = {
        "id": stripped(name),
        "shortDescription": {"text": remark(shortened(card.lesson, _LONGEST))},
        "fullDescription": {"text": remark(shortened(page, _LONGEST))},
        "help": {"text": "\n\n".join(dict.fromkeys((lesson, page))), "markdown": page},
    }
    if card.severity:
        described["defaultConfiguration"] = {"level": _LEVELS[card.severity]}
    if card.family:
        described["properties"] = {"tags": [stripped(card.family)]}
    return described


def _result(note: Note, rule: int) -> _Json:
    region = {
        "startLine": note.line,
        "startColumn": note.column,
        "endLine": note.line,
        "endColumn": note.end_column,
    }
    return {
        "ruleId": stripped(note.rule),
        "ruleIndex": rule,
        "level": _LEVELS[note.severity],
        "message": {"text": "\n".join(filter(None, (remark(note.said), remark(note.advised))))},
        "locations": [{"physicalLocation": {"artifactLocation": {"uri": uri_path(note.path)}, "region": region}}],
        "partialFingerprints": {"primaryLocationLineHash": f"{note.fingerprint}:1"},
    }


def _left_out(count: int) -> _Json:
    """Where the run says of itself that it does not say everything."""
    if not count:
        return {}
    told = f"{plural(count, 'result')} left out, none of them worse than these: at most {MOST:,} are kept"
    notification = {"level": "warning", "message": {"text": told}}
    return {"invocations": [{"executionSuccessful": True, "toolExecutionNotifications": [notification]}]}
