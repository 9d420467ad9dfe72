"""What is said of one side of a request, under names by which the other side can be asked for the same."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from okrkit.finding import Finding
from okrkit.lint.fingerprint import fingerprints
from okrkit.lint.linting import Asked, lint
from okrkit.lint.place import Places
from okrkit.objective import Objective
from okrkit.plan import Plan
from okrkit.reading.loaded import Loaded
from okrkit.reference import Reference

Renamed = Mapping[Reference, Reference]
"""The present name of each objective and key result that had another one."""


@dataclass(frozen=True, slots=True)
class Said:
    """A finding, which one it is (see `lint.fingerprint`), and of what: None outside of all objectives."""

    finding: Finding
    fingerprint: str
    reference: Reference | None = None


def say_of(loaded: Loaded, plan: Plan, asked: Asked, renamed: Renamed) -> tuple[Said, ...]:
    """What reading and the rules say of a side, the worst of a place first; fingerprints are those of the present names.

    What makes a file untrustworthy is said whatever the workspace thinks of the rule: `okr validate` does not ask either.
    """
    told = [one.finding for one in lint(loaded, plan, asked).told]
    known = {(one.rule, one.address, one.message) for one in told}
    told += [one for one in loaded.findings if (one.rule, one.address, one.message) not in known]
    places = Places(_under_present_names(plan, renamed))
    named = fingerprints(told, places, loaded.value)
    return tuple(Said(finding, fingerprint, places.of(finding.address).reference) for finding, fingerprint in named)


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


def is_about_reading(finding: Finding) -> bool:
    """Whether a finding is about the text of a file, not about what the plan says in it."""
    return finding.rule in ("syntax", "schema", "unsafe-path")


def _under_present_names(plan: Plan, renamed: Renamed) -> Plan:
    return plan.with_objectives(_renamed(one, renamed) for one in plan.objectives) if renamed else plan


def _renamed(objective: Objective, renamed: Renamed) -> Objective:
    present = renamed.get(objective.reference, objective.reference)
    ids = {one.reference: renamed.get(one.reference, one.reference).key_result for one in objective.key_results}
    if present == objective.reference and all(id == reference.key_result for reference, id in ids.items()):
        return objective
    key_results = (replace(one, reference=replace(present, key_result=ids[one.reference])) for one in objective.key_results)
    return replace(objective, reference=present, key_results=tuple(key_results))
