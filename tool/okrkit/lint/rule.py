"""What a rule is: a function that looks at a plan, with all that is to be known about it beside it."""

import inspect
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from okrkit.address import Address
from okrkit.finding import Severity

FAMILIES = {
    "wording": "Objectives and key results as they are written",
    "measure": "Can it be known, and can it be gamed?",
    "balance": "An objective as a whole, a team as a whole",
    "alignment": "How the plan hangs together",
    "ambition": "Neither too easy nor out of reach",
    "cadence": "A plan that lives",
    "integrity": "What git remembers",
    "files": "Can it be read at all?",
    "settings": "What the workspace asks of these rules",
    "custom": "Rules of your own",
}
"""The families in the order in which they are told, each with what it asks."""

_HOME = "okrkit.lint.rules."
_PAST = frozenset({"goalposts", "check_ins"})
"""What a rule asks for that only git remembers."""


class Flag(NamedTuple):
    """What a rule says of one place: what is wrong there, in the place's own words, and the way forward.

    ``severity`` is given where this one weighs more or less than its rule; ``words`` are those in the
    text at the address that it is about, as written, for a caret to point at.
    """

    where: Address
    message: str
    help: str
    severity: Severity | None = None
    words: str = ""


Flags = Iterable[Flag]


@dataclass(frozen=True, slots=True)
class Option:
    """A number, text or list that a workspace may set for a rule; its type is that of its default."""

    name: str
    default: Any

    def accepts(self, value: object) -> bool:
        """Whether a value, as YAML gives it, can stand for the default."""
        match self.default:
            case bool():
                return isinstance(value, bool)
            case int() | float():
                kinds = (int,) if isinstance(self.default, int) else (int, float)
                return isinstance(value, kinds) and not isinstance(value, bool) and value >= 0
            case str():
                return isinstance(value, str)
            case _:
                return isinstance(value, list) and all(isinstance(item, str) for item in value)

    @property
    def kind(self) -> str:
        """What to write for it, in words."""
        names = {bool: "true or false", int: "a whole number from 0 up", float: "a number from 0 up", str: "a text"}
        return names.get(type(self.default), "a list of texts")


@dataclass(frozen=True)
class Rule:
    """One thing that can be wrong with a plan.

    ``severity`` is None for a rule that is off until a workspace asks for it. ``needs`` are names of
    what it looks at (see `lint.sight.Sight`). ``flagged`` and ``clean`` are small YAML texts (see
    `lint.example`); ``source`` holds the numbers of the articles that it comes from.
    """

    name: str
    family: str
    severity: Severity | None
    check: Callable[..., Flags] = field(repr=False)
    lesson: str
    page: str = field(repr=False)
    needs: tuple[str, ...]
    options: Mapping[str, Option]
    flagged: tuple[str, ...] = field(repr=False)
    clean: tuple[str, ...] = field(repr=False)
    source: tuple[str, ...]

    @property
    def reads_wording(self) -> bool:
        """Whether it reads sentences, which it does in English only."""
        return "reader" in self.needs

    @property
    def reads_history(self) -> bool:
        """Whether it looks at what only git remembers."""
        return not _PAST.isdisjoint(self.needs)

    @property
    def tells_stories(self) -> bool:
        """Whether its examples are stories of several days (see `lint.example`)."""
        return any(example.lstrip().startswith("- on:") for example in (*self.flagged, *self.clean))

    @property
    def built_in(self) -> bool:
        """Whether it is one of okrkit's own."""
        return self.family != "custom"


def rule(
    severity: Severity | None, *, flagged: str | tuple[str, ...], clean: str | tuple[str, ...], source: str = ""
) -> Callable[[Callable[..., Flags]], Rule]:
    """Make a rule of a function.

    Its name is the rule's, its docstring the page with the lesson on the first line, its parameters
    what it looks at, and its keyword-only ones the options with their defaults.
    """

    def make(check: Callable[..., Flags]) -> Rule:
        parameters = inspect.signature(check).parameters.values()
        lesson, _, page = (inspect.getdoc(check) or "").partition("\n")
        home = check.__module__
        return Rule(
            name=check.__name__.replace("_", "-"),
            family=home.removeprefix(_HOME).split(".")[0] if home.startswith(_HOME) else "custom",
            severity=severity,
            check=check,
            lesson=lesson,
            page=page.strip(),
            needs=tuple(one.name for one in parameters if one.kind is not one.KEYWORD_ONLY),
            options={one.name: Option(one.name, one.default) for one in parameters if one.kind is one.KEYWORD_ONLY},
            flagged=(flagged,) if isinstance(flagged, str) else flagged,
            clean=(clean,) if isinstance(clean, str) else clean,
            source=tuple(source.split()),
        )

    return make
