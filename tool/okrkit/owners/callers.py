"""By which names a code host calls people and teams, and what is wrong with those that it cannot call."""

import re
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from okrkit.address import Address
from okrkit.finding import Finding, Severity

if TYPE_CHECKING:  # every start of `okr` reads which hosts there are
    from okrkit.plan import Plan

RULE = "owners"
"""What findings about owners are told as; it is no rule of the catalogue."""


class Host(StrEnum):
    """A code host that knows owners of files."""

    GITHUB = "github"
    GITLAB = "gitlab"

    @property
    def label(self) -> str:
        """What it calls itself."""
        return {Host.GITHUB: "GitHub", Host.GITLAB: "GitLab"}[self]


_GITLAB = r"(?!.*\.(?:git|atom)?(?:/|$))[A-Za-z0-9_][A-Za-z0-9_.-]{0,254}"
_PERSON = {Host.GITHUB: r"[A-Za-z0-9][A-Za-z0-9_-]{0,38}", Host.GITLAB: _GITLAB}
_TEAM = {
    Host.GITHUB: r"[A-Za-z0-9][A-Za-z0-9_-]{0,38}/[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}",
    Host.GITLAB: rf"{_GITLAB}(?:/[A-Za-z0-9_][A-Za-z0-9_.-]{{0,254}}){{0,20}}",
}
_LOOKS = {Host.GITHUB: "`organization/team`", Host.GITLAB: "the path of a group, like `group/team`"}


@dataclass
class Callers:
    """Handles of people and teams on a host, and a finding for each that has none; each is told once."""

    plan: "Plan"
    host: Host
    findings: dict[str, Finding] = field(default_factory=dict)
    by_id: dict[str, str] = field(default_factory=dict)
    """People who are called by their ids, because the plan gives no other name."""

    def person(self, id: str, where: Address) -> str | None:
        """The handle of a person who is named at an address: the id where the workspace gives no other."""
        person = self.plan.people.get(id)
        if person is None and self.plan.people:
            self._warn(f"`{id}` is asked for nothing: `people` has nobody of this id", where, "add them to okrs.yaml")
            return None
        handle = (person and person.handle) or id
        if not re.fullmatch(_PERSON[self.host], handle):
            at = person.address.at("handle") if person and person.handle else where
            help = "write `handle:` as their profile has it, without @"
            self._warn(f"`{id}` is asked for nothing: {self.host.label} has no names like `{handle}`", at, help)
            return None
        if person and not person.handle:
            self.by_id[id] = handle
        return handle

    def team(self, id: str) -> str | None:
        """The handle of a team; None where it has none, for its id would be somebody else's name."""
        team = self.plan.teams.get(id)
        if team is None or not team.handle:
            return None
        if re.fullmatch(_TEAM[self.host], team.handle):
            return team.handle
        help = f"a team's `handle` is {_LOOKS[self.host]}, without @"
        message = f"the team `{id}` is asked for nothing: {self.host.label} has no teams like `{team.handle}`"
        self._warn(message, team.address.at("handle"), help)
        return None

    def _warn(self, message: str, where: Address, help: str) -> None:
        self.findings.setdefault(message, Finding(RULE, Severity.WARNING, message, where, help))
