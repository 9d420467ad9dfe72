"""Rules as pages in the terminal."""

import json
import re
from collections.abc import Iterable, Sequence
from itertools import groupby
from textwrap import wrap

from okrkit.lint.rule import FAMILIES, Rule
from okrkit.lint.settings import Configured
from okrkit.report.terminal import SEVERITY_STYLE, say, say_item, width
from okrkit.say.values import join, plural

_WIDEST = 100
"""Characters in a line of text that is to be read, however wide the window is."""

_AS_IT_STANDS = re.compile(r"\s|[-*] |\d+\. |```|\|")
"""How a block of Markdown begins whose lines must stay as they are."""

_SETTINGS = """\
lint:
  rules:
    {name}: {setting}  # or {others}
  exempt:
    - rule: {name}
      where: payments/on-time-payouts  # or a team, a key result, a file, a folder
      because: Why it is right there
      until: 2026-12-31"""
"""How a rule is set and exempted."""


def print_catalogue(rules: Sequence[Configured]) -> None:
    """Every rule with its lesson, by family."""
    widest = max(len(one.rule.name) for one in rules)
    for family, members in groupby(rules, lambda one: one.rule.family):
        say((family, "bold underline"), f"  {FAMILIES[family]}")
        for one in members:
            severity = _severity(one)
            say_item(f"  {one.rule.name:<{widest}}  {severity:<7}  ", one.rule.lesson)
        say("")
    say((plural(len(rules), "rule"), "bold"), ": `okr explain RULE` teaches one, with examples and options")


def print_pages(rules: Iterable[Configured]) -> None:
    """The page of each rule."""
    for at, one in enumerate(rules):
        if at:
            say("")
            say(("─" * 72, "dim"))
            say("")
        _print_page(one)


def _print_page(configured: Configured) -> None:
    rule = configured.rule
    style = SEVERITY_STYLE[rule.severity] if rule.severity else "dim"
    say((rule.name, "bold underline"), "  ", (rule.severity or "off", style), f"  {rule.family}: {FAMILIES[rule.family]}")
    say("")
    say((rule.lesson, "bold"))
    for block in rule.page.split("\n\n"):
        say("")
        _print_block(block)
    _print_examples("Flagged", rule.flagged)
    _print_examples("Clean", rule.clean)
    _print_settings(configured)
    say("")
    _print_small(rule)


def _print_block(block: str) -> None:
    """A paragraph in the width of the window; a list or code line by line."""
    lines = block.splitlines()
    as_it_stands = any(_AS_IT_STANDS.match(line) for line in lines)
    for line in lines if as_it_stands else wrap(" ".join(lines), min(width(), _WIDEST)):
        say(line)


def _print_examples(name: str, examples: Sequence[str]) -> None:
    for example in examples:
        say("")
        say((name, "bold"))
        _print_code(example.strip("\n"))


def _print_code(text: str) -> None:
    for line in text.splitlines():
        say(("  │ ", "dim"), line)


def _print_settings(configured: Configured) -> None:
    rule = configured.rule
    say("")
    say(("In okrs.yaml", "bold"))
    for option in rule.options.values():
        say_item(f"  {option.name}: ", f"{option.kind}; {_written(option.default)} unless set")
    options = ", ".join(f"{option.name}: {_written(option.default)}" for option in rule.options.values())
    setting, others = (f"{{{options}}}", "off, error, warning, info") if options else ("off", "error, warning, info")
    _print_code(_SETTINGS.format(name=rule.name, setting=setting, others=others))
    if configured.off or configured.severity or configured.options:
        here = [f"{name}: {_written(value)}" for name, value in configured.options.items()]
        say("  here: ", ", ".join([_severity(configured), *here]))


def _print_small(rule: Rule) -> None:
    say(("The examples are cut down to what matters: the rest of their plan is there, and in order", "dim"))
    if rule.tells_stories:
        say(("Each `on` is the plan as it landed on that day; the last is the plan as it is", "dim"))
    if rule.reads_history:
        say(("It looks at what git remembers: without a history it says nothing", "dim"))
    if rule.reads_wording:
        say(("It reads sentences, and those in English only: texts in other languages are left alone", "dim"))
    if rule.source:
        say((f"source: {'article' if len(rule.source) == 1 else 'articles'} {join(rule.source)}", "dim"))
    if not rule.built_in:
        say((f"It comes from an installed package: {rule.check.__module__}", "dim"))


def _severity(configured: Configured) -> str:
    return "off" if configured.off else configured.severity or configured.rule.severity or "warning"


def _written(value: object) -> str:
    """A value as it is written in YAML."""
    return json.dumps(list(value) if isinstance(value, tuple) else value, ensure_ascii=False)
