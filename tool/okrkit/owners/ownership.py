"""Which file is whose on a code host: the lines of CODEOWNERS before they are text."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from okrkit.address import Address
from okrkit.finding import Finding, Severity
from okrkit.owners.callers import RULE, Callers, Host
from okrkit.owners.files import PlanFile, plan_files, registries
from okrkit.owners.paths import unwritable
from okrkit.plan import Plan
from okrkit.reading.loaded import Loaded
from okrkit.reading.tree import WORKSPACE_FILE


class Part(StrEnum):
    """What a line is about; the parts stand in this order, because the last line that matches a file counts."""

    EVERYTHING = "everything"
    """The whole plan, for what no other line names."""
    FOLDER = "folder"
    """The folder of a team's plans."""
    FILE = "file"
    """A plan that is open, or one that stands in no folder of its team."""
    GUARD = "guard"
    """What decides who decides: the workspace file, the metrics, the schemas, and CODEOWNERS itself."""


@dataclass(frozen=True, slots=True)
class Line:
    """Who owns a path. It leads from the root of the repository; ``/`` at its end is a folder, an empty one is all.

    ``owners`` are handles, the nearest to the work first; there is always one.
    """

    part: Part
    path: str
    owners: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """Lines of which the last that matches counts. ``serves`` is the team above whose word is needed; None for the team itself.

    On a host that knows no sections there is one.
    """

    serves: str | None
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Where:
    """The plan in its repository: ``prefix`` leads to the workspace, ``file`` to CODEOWNERS.

    ``guarded`` are further paths that decide how the plan is judged.
    """

    host: Host
    prefix: str
    file: str
    guarded: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ownership:
    """Who owns what, and what is wrong. With an error among the findings the lines are not to be used."""

    where: Where
    sections: tuple[Section, ...]
    findings: tuple[Finding, ...]
    by_id: tuple[str, ...]
    """People whose ids stand for handles, because the plan gives no other name."""

    @property
    def usable(self) -> bool:
        """Whether every line can be written, and somebody guards what decides who decides."""
        return all(finding.severity is not Severity.ERROR for finding in self.findings)


def own(loaded: Loaded, where: Where) -> Ownership:
    """Who owns the files of a plan on a host.

    A team's folder, and what is closed, is the team's and its lead's. An open file is also that of the owners of its
    objectives, and of the owners of what these serve in other teams: on GitHub on one line, of which any one may approve;
    on GitLab in a section for each of those teams, of which each must.
    """
    callers = Callers(loaded.draft, where.host)
    files = plan_files(loaded)
    builder = _Builder(loaded.draft, where, callers)
    lines = tuple(line for line in builder.lines(files, registries(loaded)) if line.owners)
    sections = Section(None, lines), *builder.above(files)
    problems = [*_unwritable(loaded, files, where), *builder.problems, *callers.findings.values()]
    return Ownership(
        where,
        tuple(section for section in sections if section.lines),
        tuple(sorted(problems, key=lambda finding: (finding.severity.rank, finding.address, finding.message))),
        tuple(sorted(callers.by_id)),
    )


class _Builder:
    """The lines of one plan, and what stands in the way of some."""

    def __init__(self, plan: Plan, where: Where, callers: Callers) -> None:
        self.plan, self.where, self.callers = plan, where, callers
        self.problems: list[Finding] = []

    def lines(self, files: tuple[PlanFile, ...], metrics: Iterable[str]) -> Iterator[Line]:
        top = self._top()
        yield Line(Part.EVERYTHING, self.where.prefix, top)
        homes = _homes(files)
        teams = {team: self._team(team) for team in dict.fromkeys(file.team for file in files)}
        for folder, team in homes.items():
            yield Line(Part.FOLDER, f"{self.where.prefix}{folder}", teams[team])
        for file in files:
            if not file.closed or _home(file.path, homes) != file.team:
                owners = teams[file.team] if file.closed else self._file(file, teams[file.team])
                yield Line(Part.FILE, f"{self.where.prefix}{file.path}", owners)
        inside = {f"{self.where.prefix}{path}" for path in (WORKSPACE_FILE, *metrics)}
        for path in sorted({*inside, *self.where.guarded, self.where.file}):
            yield Line(Part.GUARD, path, top)

    def above(self, files: tuple[PlanFile, ...]) -> Iterator[Section]:
        """A section for each team that open files of other teams serve, where the host knows sections."""
        if self.where.host is Host.GITLAB:
            served = sorted((team, file.path, owners) for file in files for team, owners in self._served(file).items())
            for team, group in groupby(served, key=lambda each: each[0]):
                lines = (Line(Part.FILE, f"{self.where.prefix}{path}", owners) for _, path, owners in group)
                yield Section(team, tuple(line for line in lines if line.owners))

    def _file(self, file: PlanFile, team: tuple[str, ...]) -> tuple[str, ...]:
        own = {self.callers.person(one.owner, one.at("owner")) for one in file.objectives if one.owner and not one.dropped}
        served = self._served(file).values() if self.where.host is Host.GITHUB else ()
        return _once(*team, *_sorted(own), *_sorted(handle for owners in served for handle in owners))

    def _served(self, file: PlanFile) -> dict[str, tuple[str, ...]]:
        """The owners of what an open file serves, by the team whose it is."""
        found: dict[str, set[str | None]] = {}
        for objective in () if file.closed else file.objectives:
            for link in () if objective.dropped else objective.aligns_to:
                served = self.plan.resolve(link.to, objective.cycle)
                if served and served.team != file.team:
                    owner = self.callers.person(served.owner, served.at("owner")) if served.owner else self._lead(served.team)
                    found.setdefault(served.team, set()).add(owner)
        return {team: _sorted(owners) for team, owners in found.items()}

    def _lead(self, team: str) -> str | None:
        known = self.plan.teams.get(team)
        return self.callers.person(known.lead, known.address.at("lead")) if known and known.lead else None

    def _team(self, team: str) -> tuple[str, ...]:
        owners = _once(self.callers.team(team), self._lead(team))
        if not owners and (known := self.plan.teams.get(team)):
            message = f"the team `{team}` has nobody to ask, so its plans are those of the team at the top"
            self._problem(Severity.WARNING, message, known.address, "give it a `lead`, or a `handle` on the code host")
        return owners

    def _top(self) -> tuple[str, ...]:
        """The leads of the teams at the top; the handle of one that nobody leads."""
        top = [team for team in self.plan.teams.values() if team.parent not in self.plan.teams]
        owners = _once(*_sorted(self._lead(team.id) or self.callers.team(team.id) for team in top))
        if not owners:
            message = "nobody can be asked about the plan as a whole: no team at the top has a lead"
            where = top[0].address if top else Address(WORKSPACE_FILE)
            self._problem(Severity.ERROR, message, where, "give the team without a `parent` a `lead`")
        return owners

    def _problem(self, severity: Severity, message: str, where: Address, help: str) -> None:
        self.problems.append(Finding(RULE, severity, message, where, help))


def _homes(files: Iterable[PlanFile]) -> dict[str, str]:
    """Folders below the workspace, with ``/`` at the end, and the team whose they are; one in another is told after it.

    A team's folder is the one around all of its plans if no other team has any there; else each in which all plans that
    stand in it, and not in a folder of it, are of that team.
    """
    of_team: dict[str, list[str]] = {}
    inside: dict[str, set[str]] = {}
    directly: dict[str, set[str]] = {}
    for file in files:
        folders = _folders(file.path)
        of_team.setdefault(file.team, []).append(file.path)
        directly.setdefault(folders[-1] if folders else "", set()).add(file.team)
        for folder in folders:
            inside.setdefault(folder, set()).add(file.team)
    homes = {}
    for team, paths in of_team.items():
        shared = [folder for folder in _folders(paths[0]) if all(path.startswith(folder) for path in paths)]
        if shared and inside[shared[-1]] == {team}:
            homes[shared[-1]] = team
        else:
            homes |= {folder: team for folder, teams in directly.items() if folder and teams == {team}}
    return dict(sorted(homes.items()))


def _folders(path: str) -> list[str]:
    """The folders that a path is in, the topmost first."""
    return [path[: at + 1] for at, character in enumerate(path) if character == "/"]


def _home(path: str, homes: Mapping[str, str]) -> str | None:
    """The team whose folder a path is in."""
    return next((homes[folder] for folder in reversed(_folders(path)) if folder in homes), None)


def _unwritable(loaded: Loaded, files: Iterable[PlanFile], where: Where) -> Iterator[Finding]:
    """A finding for each file of the plan, and each other guarded path, that CODEOWNERS cannot name."""
    inside = [WORKSPACE_FILE, *registries(loaded), *(file.path for file in files)]
    paths = [(f"{where.prefix}{path}", path) for path in inside] + [(path, WORKSPACE_FILE) for path in where.guarded]
    for path, file in paths:
        if reason := unwritable(path):
            message = f"CODEOWNERS cannot name `{path}`: {reason}"
            yield Finding(RULE, Severity.ERROR, message, Address(file), "rename it with letters, digits, `-` and `.`")


def _sorted(handles: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(sorted(handle for handle in handles if handle))


def _once(*handles: str | None) -> tuple[str, ...]:
    return tuple(dict.fromkeys(handle for handle in handles if handle))
