"""The answer of `okr lint`."""

from okrkit.report.json_v1 import VERSION
from okrkit.report.json_v1.printing import Json
from okrkit.report.lint_answer import Answer, Placed


def linted(answer: Answer) -> Json:
    """What `okr lint` found; ``schema/lint-output.schema.json``."""
    objectives = answer.loaded.draft.objectives
    rules = {one.rule.name: one.rule for one in answer.told}
    return {
        "version": VERSION,
        "as_of": answer.today.isoformat(),
        "files": answer.loaded.files,
        "objectives": len(objectives),
        "key_results": sum(len(objective.key_results) for objective in objectives),
        "since": answer.since,
        "fail_on": answer.fail_on or "never",
        "failing": answer.failing,
        "counts": {str(severity): count for severity, count in answer.counts.items()},
        "history": {"seen": past.seen, "why": past.why} if (past := answer.linted.past) else None,
        "exempted": answer.linted.exempted,
        "known": answer.covered,
        "gone": [{"fingerprint": one.fingerprint, "rule": one.rule, "place": one.place} for one in answer.gone],
        "rules": [
            {"rule": name, "family": rules[name].family, "lesson": rules[name].lesson, "count": count}
            for name, count in answer.often
        ],
        "findings": [_finding(one, answer) for one in answer.placed],
    }


def _finding(placed: Placed, answer: Answer) -> Json:
    told, location = placed.told, placed.location
    finding = told.finding
    return {
        "rule": finding.rule,
        "family": told.rule.family,
        "severity": finding.severity,
        "message": finding.message,
        "help": finding.help,
        "words": finding.words,
        "path": answer.shown(location.path),
        "line": location.line,
        "column": location.column,
        "end_column": location.column + placed.length,
        "pointer": list(finding.address.pointer),
        "reference": str(told.place.reference) if told.place.reference else None,
        "team": told.place.team,
        "cycle": told.place.cycle,
        "fingerprint": told.fingerprint,
    }
