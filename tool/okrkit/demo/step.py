"""What can happen in a story: the steps of a commit, as values."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Write:
    """Somebody writes a whole file. Its text is the story's file ``source``, by default the one at the same path."""

    path: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class Edit:
    """Somebody changes the one place in a file that reads ``before``."""

    path: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Break(Edit):
    """An edit after which the file cannot be read any more."""


@dataclass(frozen=True, slots=True)
class Fix(Edit):
    """The edit that makes a broken file readable again."""


@dataclass(frozen=True, slots=True)
class Rename:
    """A file or a folder moves, with everything in it."""

    before: str
    after: str


@dataclass(frozen=True, slots=True)
class CheckIn:
    """A number on a day for the key result ``on``.

    Like every ``on``, it is a reference; without a cycle it means the quarter of the commit.
    ``day`` (ISO) and ``by`` are those of the commit unless they are given; milestones have no value.
    """

    on: str
    value: float | None
    confidence: float | None = None
    note: str = ""
    by: str = ""
    day: str = ""
    blockers: str = ""
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Done:
    """The milestone of the key result ``on`` that has this title is reached."""

    on: str
    milestone: str
    day: str = ""


@dataclass(frozen=True, slots=True)
class Rebaseline:
    """A promise moves in the open: fields of the key result ``on`` before and after, the reason, the approval."""

    on: str
    before: Mapping[str, float | str]
    after: Mapping[str, float | str]
    because: str
    approved_by: str


@dataclass(frozen=True, slots=True)
class Drop:
    """The objective or key result ``on`` is given up in the open."""

    on: str
    because: str


@dataclass(frozen=True, slots=True)
class Feedback:
    """Somebody from outside the team says something about the objective ``on``."""

    on: str
    source: str
    by: str
    note: str
    response: str = ""


@dataclass(frozen=True, slots=True)
class Confirm:
    """A team says yes to what the objective ``on`` needs from it; ``what`` is the words of the dependency."""

    on: str
    what: str


@dataclass(frozen=True, slots=True)
class Review:
    """A team looks back on a cycle."""

    team: str
    cycle: str


Step = Write | Edit | Rename | CheckIn | Done | Rebaseline | Drop | Feedback | Confirm | Review


@dataclass(frozen=True, slots=True)
class Commit:
    """Steps that become one commit.

    ``when`` is the time on Northwind's wall, like ``2026-10-12 09:20``; ``author`` the id of a
    person. ``landed`` and ``landed_by`` say when and through whom it came to main, where that
    differs. ``together_with`` become co-authors.
    """

    when: str
    author: str
    subject: str
    steps: tuple[Step, ...]
    body: str = ""
    landed: str = ""
    landed_by: str = ""
    together_with: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Merge:
    """A request whose commits were made beside main, while ``meanwhile`` landed there, and are merged without a squash."""

    when: str
    author: str
    subject: str
    branch: tuple[Commit, ...]
    meanwhile: tuple[Commit, ...] = ()
    body: str = ""
