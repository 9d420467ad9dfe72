"""One sentence, before it is in a file: what it reads as, and what the rules about wording say of it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cached_property

from okrkit.address import Address
from okrkit.cycle import make_cycle
from okrkit.finding import Finding
from okrkit.lint.run import check
from okrkit.lint.settings import Configured
from okrkit.lint.sight import Sight
from okrkit.lint.wording.reader import Reader
from okrkit.lint.wording.reading import Reading
from okrkit.lint.wording.words import LONGEST
from okrkit.objective import KeyResult, Kind, Objective
from okrkit.plan import Plan
from okrkit.reference import Reference

_OBJECTIVE = Address("", ("objectives", 0))
_KEY_RESULT = _OBJECTIVE.at("key_results", 0)
_TEAM = "team"
_ABOUT_WORDS = ("wording", "measure", "custom")
"""The families that can say something of a sentence without what stands around it."""


class Part(StrEnum):
    """What a sentence is meant to be."""

    OBJECTIVE = "objective"
    KEY_RESULT = "key_result"


@dataclass(frozen=True, slots=True)
class Tried:
    """A sentence, understood; ``findings`` are about its words alone."""

    part: Part
    reading: Reading
    findings: tuple[Finding, ...]


class Coach:
    """Reads sentences as if they stood in a workspace, which may be an empty one: with its words, its glossary, its rules."""

    def __init__(self, workspace: Plan, today: date, rules: Iterable[Configured]) -> None:
        self._reader = Reader(workspace.lint.wording)
        self._today = today
        year = make_cycle(str(today.year), date(today.year, 1, 1), date(today.year, 12, 31))
        self._cycle = year.id
        self._around = replace(workspace, cycles={year.id: year}, metrics={}, reviews=())
        self._rules = tuple(one for one in rules if one.rule.reads_wording and one.rule.family in _ABOUT_WORDS and not one.off)

    def read(self, text: str, part: Part) -> Tried:
        """What a sentence reads as."""
        is_key_result = part is Part.KEY_RESULT
        if not text.strip():
            return Tried(part, Reading(text, None), ())
        reading = self._reader.key_result(text) if is_key_result else self._reader.objective(text)
        if reading.reads_as is None or len(text) > LONGEST:
            return Tried(part, reading, ())
        sight = _OneSentence(self._plan_of(text, part), self._today, shared=self._reader)
        where = (_KEY_RESULT if is_key_result else _OBJECTIVE).at("title")
        found = (finding for one in self._rules for finding in check(one, sight) if finding.address == where)
        return Tried(part, reading, tuple(sorted(found, key=lambda finding: finding.severity.rank)))

    def _plan_of(self, text: str, part: Part) -> Plan:
        """A plan with nothing in it but the sentence."""
        reference = Reference(_TEAM, "this", self._cycle)
        if part is Part.OBJECTIVE:
            return self._around.with_objectives([Objective(reference, text, _OBJECTIVE)])
        key_result = KeyResult(replace(reference, key_result="this"), text, Kind.OUTCOME, _KEY_RESULT, kind_declared=False)
        return self._around.with_objectives([Objective(reference, "", _OBJECTIVE, key_results=(key_result,))])


@dataclass(frozen=True, kw_only=True)
class _OneSentence(Sight):
    """What there is to see of it, with a reader that has read others before."""

    shared: Reader

    @cached_property
    def reader(self) -> Reader:
        return self.shared
