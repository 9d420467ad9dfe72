"""What the rules say of the plan: worked out once for a site, and looked up by its pages."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TypeVar

from okrkit.finding import Finding, Severity
from okrkit.lint.custom import Brought
from okrkit.lint.exemptions import covers
from okrkit.lint.place import Place, Places
from okrkit.lint.rule import Rule
from okrkit.lint.run import check, judge
from okrkit.lint.settings import Configured, configure, setting_faults
from okrkit.lint.sight import Sight
from okrkit.reference import Reference
from okrkit.workspace import Exemption

_Key = TypeVar("_Key")


@dataclass(frozen=True, slots=True)
class Told:
    """A finding with the family of its rule and the place that it belongs to."""

    finding: Finding
    family: str
    place: Place

    @property
    def stops(self) -> bool:
        """Whether a reviewer should stop here: an error or a warning."""
        return self.finding.severity is not Severity.INFO


@dataclass(frozen=True, slots=True)
class Excused:
    """An exemption in force, with what it covers on the day."""

    exemption: Exemption
    told: tuple[Told, ...]


@dataclass(frozen=True)
class Judged:
    """What the rules say on a day; ``told`` by file and place, ``rules`` as the workspace wants them, by name."""

    rules: Mapping[str, Configured] = field(default_factory=dict)
    told: tuple[Told, ...] = ()
    excused: tuple[Excused, ...] = ()

    @cached_property
    def by_rule(self) -> Mapping[str, list[Told]]:
        """What each rule finds; rules that find nothing are not in it."""
        return _grouped((one.finding.rule, one) for one in self.told)

    @cached_property
    def by_team(self) -> Mapping[str | None, list[Told]]:
        """What is found in the files of each team, under None what belongs to the workspace itself."""
        return _grouped((one.place.team, one) for one in self.told)

    @cached_property
    def by_objective(self) -> Mapping[Reference, list[Told]]:
        """What is found in each objective and its key results."""
        return _grouped((one.place.reference.parent, one) for one in self.told if one.place.reference)


def judge_plan(sight: Sight, own: tuple[Rule, ...], brought: Brought) -> Judged:
    """Run rules of okrkit's ``own`` and those of other packages as the workspace wants them.

    ``sight`` is what there is to see, but for the faults of the settings. Raises `OkrError` where a custom rule breaks.
    """
    plan = sight.whole
    settings, places, rules = plan.lint, Places(plan), (*own, *brought.rules)
    configured = configure(settings, rules)
    faults = setting_faults(settings, rules, complete=not brought.faults)
    sight = replace(sight, faults=(*brought.faults, *faults))
    families = {rule.name: rule.family for rule in rules}

    def told(finding: Finding) -> Told:
        return Told(finding, families[finding.rule], places.of(finding.address))

    in_force = [one for one in settings.exempt if one.until is None or one.until >= sight.today]
    exempted = {one.rule for one in in_force}
    spared = [told(finding) for one in configured if one.rule.name in exempted and not one.off for finding in check(one, sight)]
    return Judged(
        rules={one.rule.name: one for one in configured},
        told=tuple(told(finding) for finding in judge(sight, configured).findings),
        excused=tuple(
            Excused(one, tuple(each for each in spared if each.finding.rule == one.rule and covers(one.where, each.place)))
            for one in in_force
        ),
    )


def _grouped(pairs: Iterable[tuple[_Key, Told]]) -> dict[_Key, list[Told]]:
    groups: dict[_Key, list[Told]] = {}
    for key, one in pairs:
        groups.setdefault(key, []).append(one)
    return groups
