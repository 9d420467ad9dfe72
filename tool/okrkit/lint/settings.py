"""Each rule as the workspace wants it, and what is wrong with what it says."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from okrkit.address import Address
from okrkit.finding import Severity
from okrkit.lint.quote import quote
from okrkit.lint.rule import FAMILIES, Flag, Rule
from okrkit.lint.wording.reader import Reader
from okrkit.reading.nearest import did_you_mean
from okrkit.reading.tree import WORKSPACE_FILE
from okrkit.workspace import LintSettings

_HERE = Address(WORKSPACE_FILE, ("lint",))
_OFF = "off"
_SEVERITY = "severity"
"""What a workspace writes among a rule's options to weigh it differently."""


@dataclass(frozen=True, slots=True)
class Configured:
    """A rule with its options. ``severity`` is what the workspace asks for, None where each flag weighs what the rule says."""

    rule: Rule
    severity: Severity | None = None
    options: Mapping[str, Any] = field(default_factory=dict)
    off: bool = False


def configure(settings: LintSettings, rules: Iterable[Rule]) -> tuple[Configured, ...]:
    """Every rule as a workspace wants it. What makes no sense there is left out; `setting_faults` tells of it."""
    return tuple(_configured(rule, settings.rules.get(rule.name)) for rule in rules)


def setting_faults(settings: LintSettings, rules: Iterable[Rule], *, complete: bool = True) -> Iterator[Flag]:
    """Every name and value of the lint settings that means nothing.

    Where the rules are not ``complete``, because a package that brings some is not there, no name of a rule is unknown.
    """
    known = {rule.name: rule for rule in rules}
    for name, asked in settings.rules.items():
        where = _HERE.at("rules", name)
        if name not in known and complete:
            yield _unknown_rule(name, known, _on_key(where))
        elif name in known and isinstance(asked, Mapping):
            yield from _option_faults(known[name], asked, where)
    for at, exemption in enumerate(settings.exempt):
        if exemption.rule not in known and complete:
            yield _unknown_rule(exemption.rule, known, _HERE.at("exempt", at, "rule"))
    for name in settings.wording:
        if name not in Reader.LEXICONS:
            otherwise = f"there are {', '.join(Reader.LEXICONS)}"
            yield _unknown("list of words", name, Reader.LEXICONS, _on_key(_HERE.at("wording", name)), otherwise)


def _configured(rule: Rule, asked: object) -> Configured:
    if asked == _OFF or (asked is None and rule.severity is None):
        return Configured(rule, off=True)
    if isinstance(asked, str):
        return Configured(rule, Severity(asked))
    if not isinstance(asked, Mapping):
        return Configured(rule)
    options = {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in asked.items()
        if name in rule.options and rule.options[name].accepts(value)
    }
    severity = asked.get(_SEVERITY)
    known = next((one for one in Severity if one == severity), None)
    return Configured(rule, known, options, off=severity == _OFF)


def _option_faults(rule: Rule, asked: Mapping[str, object], where: Address) -> Iterator[Flag]:
    names = (*rule.options, _SEVERITY)
    for name, value in asked.items():
        if name == _SEVERITY:
            words = (*Severity, _OFF)
            if value not in words:
                yield Flag(
                    where.at(name), f"`{value}` is no severity{did_you_mean(str(value), words)}", f"write {', '.join(words)}"
                )
        elif name not in rule.options:
            yield _unknown(f"option of {rule.name}", name, names, _on_key(where.at(name)), f"it has {', '.join(names)}")
        elif not rule.options[name].accepts(value):
            option = rule.options[name]
            yield Flag(
                where.at(name),
                f"`{name}` of {rule.name} is {quote(_written(value))}, which is not {option.kind}",
                f"write {option.kind}, like {'[a, b]' if isinstance(option.default, tuple) else _written(option.default)}",
            )


def _written(value: object) -> str:
    """A value as it stands in YAML; a text in quotes, since what is wrong with it is often that it is one."""
    return json.dumps(value, ensure_ascii=False, default=str)


def _unknown_rule(name: str, known: Iterable[str], where: Address) -> Flag:
    if name in FAMILIES:
        return Flag(where, f"`{name}` is a family of rules, and here one rule is named", f"`okr explain {name}` lists them")
    return _unknown("rule", name, known, where, "`okr explain` lists the rules")


def _unknown(what: str, name: str, known: Iterable[str], where: Address, otherwise: str) -> Flag:
    return Flag(where, f"there is no {what} `{name}`{did_you_mean(name, known)}", otherwise)


def _on_key(where: Address) -> Address:
    return Address(where.path, where.pointer, on_key=True)
