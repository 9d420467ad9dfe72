"""The phrases for what objectives share: cycles, teams, the policy, the metric registry."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from okrkit.diff.change import Value
from okrkit.say.telling import Telling
from okrkit.say.values import day, join, plural, quoted, words

_EDGES = {"starts": "start", "ends": "end"}
_OF_WORDS = ("review", "alignment", "health")
_GROUPS = {
    "review": "review level of “{}”",
    "alignment": "limit “{}” of the alignment",
    "health": "setting “{}” of health",
    "lint": "lint rule {}",
    "exempt": "exemption of {}",
    "wording": "word list {}",
    "person": "person {}",
    "glossary": "meaning of {}",
    "cycle": "days of the cycle {}",
}
"""What a setting is called that has a name of its own behind its first word."""


def contributors(told: Telling) -> str:
    """Who else works on an objective."""
    before, after = (_names(each, told.person) for each in (told.change.before, told.change.after))
    if told.was_nothing:
        return f"named {after} as contributing to {told.title}"
    if told.is_nothing:
        return f"named nobody as contributing to {told.title} any more, which was {before}"
    return f"named {after} as contributing to {told.title}, which was {before}"


def relation(told: Telling) -> str:
    """What a key result proves or guards, and what an objective continues."""
    before, after = (_related(each, told) for each in (told.change.before, told.change.after))
    verb = words(told.change.detail)
    if told.is_nothing:
        return f"took out that {told.title} {verb} {before}"
    return f"wrote that {told.title} {verb} {after}" + ("" if told.was_nothing else f" and no longer {before}")


def details(told: Telling) -> str:
    """What is written on a thing for other tools and for finding it."""
    if told.change.detail.startswith("dependency on "):
        team = told.team(told.change.detail.removeprefix("dependency on "))
        return _set(f"day on which {team} confirmed {quoted(told.change.note)}{told.about('for')}", told)
    names = {"external_ids": "ids in other tools", "custom": "custom fields", "discussion": "link to the discussion"}
    return _set(names.get(told.change.detail, told.change.detail) + told.about("of"), told)


def cycle(told: Telling) -> str:
    """The days of a cycle, or the month in which every year begins."""
    if told.change.detail == "fiscal_year_starts":
        return f"moved the start of the fiscal year from {_month(told.change.before)} to {_month(told.change.after)}"
    return f"moved the {_EDGES.get(told.change.detail, 'dates')} of {told.change.title} from {told.before} to {told.after}"


def freeze(told: Telling) -> str:
    """From when on promises do not move quietly."""
    if told.change.detail == "freeze_after_days":
        return f"moved the freeze of every cycle from {told.before} to {_days(told.change.after)} after its start"
    return f"moved the freeze of {told.change.title} from {told.before} to {told.after}"


def policy(told: Telling) -> str:
    """What the workspace chose or tells of itself."""
    group, _, name = told.change.detail.partition(" ")
    if group == "exempt" and " " in name and told.was_nothing:
        rule, _, where = name.partition(" ")
        return f"exempted {where} from {rule}: {told.after}"
    if group not in _GROUPS or not name:
        return _set(words(told.change.detail), told)
    if group == "lint":
        change = replace(told.change, before=_options(told.change.before), after=_options(told.change.after))
        told = replace(told, change=change)
    shown = name.replace(" ", " at ", 1) if group == "exempt" else words(name) if group in _OF_WORDS else name
    return _set(_GROUPS[group].format(shown), told)


def _options(value: Value) -> Value:
    """The setting of a rule; a map of options, which a change holds as the text that writes it, as a list."""
    if not isinstance(value, str) or not value.startswith("{"):
        return value
    try:
        options: dict[str, object] = json.loads(value)
    except (ValueError, RecursionError):  # no map after all, or one that is not worth reading
        return value
    return ", ".join(
        f"{words(name)} {one if isinstance(one, str) else json.dumps(one, ensure_ascii=False)}" for name, one in options.items()
    )


def team(told: Telling) -> str:
    """A field of a team."""
    says: Callable[[Value], str] = {"lead": told.person, "members": lambda value: _names(value, told.person)}.get(
        told.change.detail, lambda value: told.team(str(value)) if value else "nobody"
    )
    of = f"the {told.change.detail} of the team {told.title}"
    if told.was_nothing:
        return f"set {of} to {says(told.change.after)}"
    if told.is_nothing:
        return f"removed {of}, {says(told.change.before)}"
    return f"changed {of} from {says(told.change.before)} to {says(told.change.after)}"


def metric_described(told: Telling) -> str:
    """A metric of the registry, or a field of it; of one that is written in place a field."""
    if told.change.reference.key_result:
        return _set(f"{words(told.change.detail)} of the metric{told.about('of')}", told)
    id, _, field = told.change.detail.partition(" ")
    if field:
        return _set(f"{words(field)} of the metric {id}", told)
    if told.was_nothing:
        return f"added the metric {quoted(told.after)}"
    return f"removed the metric {quoted(told.before)}" if told.is_nothing else _set(f"name of the metric {id}", told)


def learned(told: Telling) -> str:
    """What a cycle taught a team, or when it looked back on it."""
    if told.change.detail == "date":
        return _set(f"day of the review of {told.change.reference.cycle}{told.about('by')}", told)
    verb = "wrote" if told.was_nothing else "took out" if told.is_nothing else "rewrote"
    return f"{verb} what {told.title} learned in {told.change.reference.cycle}"


def another_id(told: Telling) -> str:
    """Another id, which other files refer to."""
    guess = f" (a guess, by title and numbers: `formerly: [{told.before}]` says so for sure)"
    return f"gave {told.title} the id {told.after}, which was {told.before}" + (guess if told.change.detail == "guess" else "")


def _set(what: str, told: Telling) -> str:
    if told.was_nothing:
        return f"set the {what} to {told.after}"
    return f"removed the {what}, {told.before}" if told.is_nothing else f"changed the {what} {told.step}"


def _names(value: Value, name: Callable[[str], str]) -> str:
    return join([name(id) for id in str(value).split(", ")]) if value else "nobody"


def _related(value: Value, told: Telling) -> str:
    """A key result beside this one, by title; an objective elsewhere by its reference."""
    objective = told.plan.objective(told.change.reference)
    sibling = objective.key_result(str(value)) if objective else None
    return quoted(sibling.title) if sibling else told.target(value)


def _month(value: Value) -> str:
    return day(date(2000, value, 1)).partition(" ")[2] if isinstance(value, int) and 1 <= value <= 12 else str(value)


def _days(value: Value) -> str:
    return plural(value, "day") if isinstance(value, int) else f"{value} days"
