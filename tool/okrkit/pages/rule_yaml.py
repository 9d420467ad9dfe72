"""What to write in ``okrs.yaml`` about a rule, letter for letter."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from okrkit.lint.settings import Configured


def turn_off(rule: str) -> str:
    """What turns a rule off for the whole workspace."""
    return f"lint:\n  rules:\n    {rule}: off"


def weigh(rule: str, severity: str) -> str:
    """What gives a rule another severity, or turns on one that is off."""
    return f"lint:\n  rules:\n    {rule}: {severity}"


def set_options(configured: Configured) -> str:
    """What sets the options of a rule, with the values that they have now."""
    return f"lint:\n  rules:\n    {configured.rule.name}: {{{_pairs(values(configured))}}}"


def exempt(rule: str, where: str, until: date) -> str:
    """What exempts a place from a rule until a day."""
    return "\n".join(
        (
            "lint:",
            "  exempt:",
            f"    - rule: {rule}",
            f"      where: {where}",
            "      because: Why it does not apply here",
            f"      until: {until.isoformat()}",
        )
    )


def values(configured: Configured) -> dict[str, Any]:
    """Every option of a rule with the value that it has in this workspace."""
    return {name: option.default for name, option in configured.rule.options.items()} | dict(configured.options)


def written(value: object) -> str:
    """A value as YAML; what JSON writes is YAML as well."""
    return json.dumps(list(value) if isinstance(value, tuple) else value, ensure_ascii=False)


def _pairs(options: Mapping[str, Any]) -> str:
    return ", ".join(f"{name}: {written(value)}" for name, value in options.items())
