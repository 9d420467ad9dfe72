"""What is said of one side of a request, under names by which the other side can be asked for the same."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from okrkit.address import Address
from okrkit.finding import Finding, Severity
from okrkit.lint.fingerprint import fingerprints
from okrkit.lint.linting import Asked, lint
from okrkit.lint.place import Places
from okrkit.objective import Objective
from okrkit.plan import Plan
from okrkit.reading.loaded import Loaded
from okrkit.reference import Reference

Renamed = Mapping[Reference, Reference]
"""The present name of each objective and key result that had another one."""

_OF_READING = ("syntax", "schema", "unsafe-path")


@dataclass(frozen=True, slots=True)
class Said:
    """A finding, which one it is (see `lint.fingerprint`), and of what: None outside of all objectives.

    ``family`` is that of its rule, ``files`` for what reading found.
    """

    finding: Finding
    fingerprint: str
    reference: Reference | None = None
    family: str = "files"

    @property
    def leads_nowhere(self) -> bool:
        """Whether it says that a name leads nowhere."""
        return self.finding.rule == "unknown-reference"

    def advised(self, more: str) -> "Said":
        """The same with more advice."""
        return replace(self, finding=replace(self.finding, help="; ".join(filter(None, (self.finding.help, more)))))


@dataclass(frozen=True)
class Judge:
    """A side of a request: what was read of it, and how things are called on the other side.

    ``whole`` is its plan in which each file that cannot be read is as on the other side; ``unread`` are their paths, and
    ``other`` is what was read there.
    """

    read: Loaded
    whole: Plan
    unread: frozenset[str]
    other: Loaded | None
    renamed: Renamed

    def judge(self, asked: Asked) -> tuple[Said, ...]:
        """What reading and the rules say, by file and place; fingerprints are those of the present names.

        What makes a file untrustworthy is said whatever the workspace thinks of the rule, and weighs what it weighs:
        `okr validate` does not ask either.
        """
        plan = self._plan
        told = lint(self.read, plan, asked).told
        families = {one.finding.rule: one.rule.family for one in told}
        weights = {(one.rule, one.address): one.severity for one in self.read.findings}
        findings = [_at_least(weights.get((one.finding.rule, one.finding.address)), one.finding) for one in told]
        known = {(one.rule, one.address) for one in findings}
        untold = [one for one in self.read.findings if (one.rule, one.address) not in known]
        places = Places(_under_present_names(plan, self.renamed))
        named = fingerprints([*findings, *untold], places, self._value_at)
        return tuple(
            Said(finding, fingerprint, places.of(finding.address).reference, families.get(finding.rule, "files"))
            for finding, fingerprint in named
        )

    @property
    def _plan(self) -> Plan:
        """What stands in for unread files keeps all that leans on them from hanging in the air."""
        own = self.read.draft
        stand_ins = [one for one in self.whole.objectives if one.address.path in self.unread]
        return own.with_objectives((*own.objectives, *stand_ins)) if own.organization and stand_ins else own

    @property
    def _value_at(self) -> Callable[[Address], object]:
        own, other = self.read.value, self.other.value if self.other else self.read.value
        return lambda address: (other if address.path in self.unread else own)(address)


def new_in(after: Iterable[Said], before: Iterable[Said], unread: Iterable[str]) -> tuple[Said, ...]:
    """What is said after a change and was not said before it.

    ``unread`` are files that the change touches and nobody can read afterwards: whatever is wrong with them is theirs.
    """
    known, touched = {one.fingerprint for one in before}, set(unread)
    return tuple(
        one
        for one in after
        if one.fingerprint not in known or (is_about_reading(one.finding) and one.finding.address.path in touched)
    )


def _at_least(severity: Severity | None, finding: Finding) -> Finding:
    return replace(finding, severity=severity) if severity and severity.rank < finding.severity.rank else finding


def is_about_reading(finding: Finding) -> bool:
    """Whether a finding is about the text of a file, not about what the plan says in it."""
    return finding.rule in _OF_READING


def _under_present_names(plan: Plan, renamed: Renamed) -> Plan:
    return plan.with_objectives(_renamed(one, renamed) for one in plan.objectives) if renamed else plan


def _renamed(objective: Objective, renamed: Renamed) -> Objective:
    present = renamed.get(objective.reference, objective.reference)
    ids = {one.reference: renamed.get(one.reference, one.reference).key_result for one in objective.key_results}
    if present == objective.reference and all(id == reference.key_result for reference, id in ids.items()):
        return objective
    key_results = (replace(one, reference=replace(present, key_result=ids[one.reference])) for one in objective.key_results)
    return replace(objective, reference=present, key_results=tuple(key_results))
