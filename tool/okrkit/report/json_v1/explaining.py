"""The answer of `okr explain`."""

from collections.abc import Iterable

from okrkit.lint.settings import Configured
from okrkit.report.json_v1 import VERSION
from okrkit.report.json_v1.printing import Json


def explained(rules: Iterable[Configured]) -> Json:
    """Rules with all that there is to know about them; ``schema/explain-output.schema.json``."""
    return {"version": VERSION, "rules": [_rule(one) for one in rules]}


def _rule(configured: Configured) -> Json:
    rule = configured.rule
    default = rule.severity or "off"
    return {
        "rule": rule.name,
        "family": rule.family,
        "severity": default,
        "here": "off" if configured.off else configured.severity or rule.severity or "warning",
        "lesson": rule.lesson,
        "page": rule.page,
        "options": [
            {
                "name": name,
                "default": _plain(option.default),
                "here": _plain(configured.options.get(name, option.default)),
                "write": option.kind,
            }
            for name, option in rule.options.items()
        ],
        "flagged": list(rule.flagged),
        "clean": list(rule.clean),
        "source": list(rule.source),
        "reads_wording": rule.reads_wording,
        "reads_history": rule.reads_history,
    }


def _plain(value: object) -> object:
    return list(value) if isinstance(value, tuple) else value
