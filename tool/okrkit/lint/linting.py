"""A whole workspace, judged: which rules run, what they find, and what each finding is called."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from okrkit.finding import Finding
from okrkit.lint.catalogue import RULES
from okrkit.lint.custom import Brought
from okrkit.lint.fingerprint import fingerprints
from okrkit.lint.past import Past
from okrkit.lint.place import Place, Places
from okrkit.lint.rule import Rule
from okrkit.lint.run import judge
from okrkit.lint.selection import Selection, choose
from okrkit.lint.settings import Configured, configure, setting_faults
from okrkit.lint.sight import Sight
from okrkit.plan import Plan
from okrkit.reading.loaded import Loaded
from okrkit.workspace import LintSettings

_READING = "files"
"""The family that runs alone where the workspace cannot be read: nobody knows then what it asks of the others.

It runs whatever was selected, for a run that looks at nothing must not seem to find nothing.
"""


@dataclass(frozen=True, slots=True)
class Told:
    """A finding with its rule, with where it belongs, and with its fingerprint (see `lint.fingerprint`)."""

    finding: Finding
    rule: Rule
    place: Place
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Linted:
    """All that the rules say. ``ran`` are the rules that were asked, ``exempted`` counts what exemptions covered.

    ``past`` is what those were told that look back; None where none does.
    """

    told: tuple[Told, ...]
    ran: tuple[Rule, ...]
    exempted: int = 0
    past: Past | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody wants to know of a workspace.

    ``settings`` are those of the workspace or, to compare two moments, those of the other one. ``past`` is
    what git remembers; it is asked only where `looks_back` says so.
    """

    today: date
    settings: LintSettings
    brought: Brought = field(default_factory=Brought)
    selection: Selection = field(default_factory=Selection)
    all_cycles: bool = False
    past: Past = field(default_factory=Past)


def looks_back(asked: Asked) -> bool:
    """Whether any of the rules that will run looks at the past. Raises `OkrError` for a selection that names nothing."""
    return any(not one.off and one.rule.reads_history for one in _chosen(asked))


def lint(loaded: Loaded, plan: Plan, asked: Asked) -> Linted:
    """Judge a workspace; ``plan`` is what was loaded, with days that only its history knows.

    Raises `OkrError` for a selection that names nothing.
    """
    whole = replace(plan, lint=asked.settings)
    rules, chosen = (*RULES, *asked.brought.rules), _chosen(asked)
    if not plan.organization:
        chosen = tuple(one for one in configure(asked.settings, rules) if one.rule.family == _READING)
    faults = (*asked.brought.faults, *setting_faults(asked.settings, rules, complete=not asked.brought.faults))
    sight = Sight(whole, asked.today, loaded.findings, faults, all_cycles=asked.all_cycles, past=asked.past)
    judgement = judge(sight, chosen)
    return Linted(
        told=tuple(_told(judgement.findings, whole, loaded, rules)),
        ran=tuple(one.rule for one in chosen if not one.off),
        exempted=judgement.exempted,
        past=asked.past if any(one.rule.reads_history for one in chosen if not one.off) else None,
    )


def _chosen(asked: Asked) -> tuple[Configured, ...]:
    return choose(configure(asked.settings, (*RULES, *asked.brought.rules)), asked.selection)


def _told(findings: tuple[Finding, ...], plan: Plan, loaded: Loaded, rules: Iterable[Rule]) -> Iterable[Told]:
    by_name, places = {rule.name: rule for rule in rules}, Places(plan)
    for finding, fingerprint in fingerprints(findings, places, loaded.value):
        yield Told(finding, by_name[finding.rule], places.of(finding.address), fingerprint)
