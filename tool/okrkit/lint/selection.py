"""Which of the rules run, by their names and families."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from okrkit.errors import OkrError
from okrkit.lint.settings import Configured
from okrkit.reading.nearest import did_you_mean


@dataclass(frozen=True, slots=True)
class Selection:
    """Names of rules and families; without any in ``select`` it is everything that is on."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()


def choose(rules: Iterable[Configured], selection: Selection) -> tuple[Configured, ...]:
    """The rules that shall run. One that is selected by its name runs even where it is off.

    Raises `OkrError` for a name that is neither a rule nor a family, with the nearest one.
    """
    every = tuple(rules)
    names = [one.rule.name for one in every]
    known = dict.fromkeys([*names, *(one.rule.family for one in every)])
    for asked in (*selection.select, *selection.ignore):
        if asked not in known:
            raise OkrError(f"there is no rule or family `{asked}`{did_you_mean(asked, known)}", "`okr explain` lists them")
    chosen = [one for one in every if not selection.select or {one.rule.name, one.rule.family} & {*selection.select}]
    left = [one for one in chosen if not {one.rule.name, one.rule.family} & {*selection.ignore}]
    return tuple(replace(one, off=False) if one.rule.name in selection.select else one for one in left)


def listed(values: Sequence[str]) -> tuple[str, ...]:
    """Names as they are typed: an option several times, or several of them behind one with commas."""
    return tuple(name for value in values for name in (part.strip() for part in value.split(",")) if name)
