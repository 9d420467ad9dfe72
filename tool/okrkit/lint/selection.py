"""Which of the rules run, by their names and families."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from okrkit.errors import OkrError
from okrkit.lint.rule import FAMILIES
from okrkit.lint.settings import Configured
from okrkit.reading.nearest import did_you_mean


@dataclass(frozen=True, slots=True)
class Selection:
    """Names of rules and families; without any in ``select`` it is everything that is on."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()


def choose(rules: Iterable[Configured], selection: Selection) -> tuple[Configured, ...]:
    """The rules that shall run. One that is selected by its name runs even where it is off.

    Raises `OkrError` for a name that is neither a rule nor a family, with the nearest one, and where no rule is left:
    a run that looks at nothing must not seem to find nothing.
    """
    every = tuple(rules)
    _refuse_unknown(every, (*selection.select, *selection.ignore))
    chosen = [one for one in every if not selection.select or {one.rule.name, one.rule.family} & {*selection.select}]
    left = [one for one in chosen if not {one.rule.name, one.rule.family} & {*selection.ignore}]
    if every and not left:
        raise OkrError("no rule is left to run", "`okr explain` lists the rules of each family")
    return tuple(replace(one, off=False) if one.rule.name in selection.select else one for one in left)


def listed(values: Sequence[str]) -> tuple[str, ...]:
    """Names as they are typed: an option several times, or several of them behind one with commas."""
    return tuple(name for value in values for name in (part.strip() for part in value.split(",")) if name)


def find_rules(rules: Iterable[Configured], names: Sequence[str]) -> tuple[Configured, ...]:
    """Rules by name, all of a family by its name, or all. Raises `OkrError` for another name, with the nearest one."""
    every = tuple(rules)
    if not names:
        return every
    _refuse_unknown(every, names)
    found = tuple(one for name in dict.fromkeys(names) for one in every if name in (one.rule.name, one.rule.family))
    if not found:
        raise OkrError(f"there are no rules in {' or '.join(names)}", "`okr explain` lists those that there are")
    return found


def _refuse_unknown(rules: Sequence[Configured], names: Iterable[str]) -> None:
    known = dict.fromkeys([*(one.rule.name for one in rules), *FAMILIES])
    for name in names:
        if name not in known:
            raise OkrError(f"there is no rule or family `{name}`{did_you_mean(name, known)}", "`okr explain` lists them")
