"""The balance of each team's key results: over kinds, and over the lenses of the workspace."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from okrkit.cycle import Cycle
from okrkit.measure.progress import live
from okrkit.objective import KeyResult, Kind
from okrkit.pages.addresses import team_uri
from okrkit.pages.context import Site
from okrkit.say.values import join

_SHAPED = 2
"""Key results from which on one can speak of a balance."""


@dataclass(frozen=True, slots=True)
class Portion:
    """How many key results are of one kind or lens, and which share of the team's."""

    count: int
    share: float


@dataclass(frozen=True, slots=True)
class BalanceRow:
    """A team; its portions stand in the order of `Balance.kinds` and `Balance.lenses`. ``words`` say what is one-sided."""

    team: str
    href: str
    kinds: tuple[Portion, ...]
    lenses: tuple[Portion, ...]
    words: str


@dataclass(frozen=True, slots=True)
class Balance:
    """The teams of a cycle as the workspace lists them. The last lens is "none" where a key result names none."""

    cycle: Cycle
    kinds: tuple[str, ...]
    lenses: tuple[str, ...]
    rows: tuple[BalanceRow, ...]


def balances(site: Site, uri: str) -> list[Balance]:
    """The balance in each cycle that runs, the shortest first."""
    return [_balance(site, uri, cycle) for cycle in site.current if cycle.covers(site.day)]


def _balance(site: Site, uri: str, cycle: Cycle) -> Balance:
    promised = _promised(site, cycle)
    used = {key_result.lens for results in promised.values() for key_result in results}
    known = tuple(dict.fromkeys((*site.plan.lenses, *sorted(used - {None}, key=str))))
    lenses = (*known, None) if None in used and known else known
    teams = [team for team in site.plan.teams if team in promised]
    rows = [
        BalanceRow(
            team=site.plan.team_name(team),
            href=site.href(uri, team_uri(team)),
            kinds=_portions([one.kind for one in promised[team]], tuple(Kind)),
            lenses=_portions([one.lens for one in promised[team]], lenses),
            words=one_sided(promised[team], site.plan.lenses),
        )
        for team in teams
    ]
    return Balance(cycle, tuple(f"{kind.value}s" for kind in Kind), tuple(lens or "none" for lens in lenses), tuple(rows))


def one_sided(key_results: Sequence[KeyResult], lenses: Sequence[str]) -> str:
    """What leans to one side among some key results, as a sentence; empty where nothing does."""
    if len(key_results) < _SHAPED:
        return ""
    kinds = Counter(one.kind for one in key_results)
    said = []
    if not kinds[Kind.OUTCOME]:
        said.append("no outcome")
    elif kinds[Kind.OUTPUT] > kinds[Kind.OUTCOME]:
        said.append("more outputs than outcomes")
    looks = {one.lens for one in key_results}
    unused = [lens for lens in lenses if lens not in looks]
    if len(looks) == 1 and None not in looks:
        said.append(f"all through one lens, {key_results[0].lens}")
    elif unused and looks - {None}:
        said.append(f"nothing through {join(unused)}")
    return f"{'; '.join(said)}.".capitalize() if said else ""


def _promised(site: Site, cycle: Cycle) -> dict[str, list[KeyResult]]:
    """For each team the key results that it still stands for."""
    promised: dict[str, list[KeyResult]] = {}
    for objective in site.current_objectives:
        given_up = objective.dropped is not None and objective.dropped.date <= site.day
        if objective.cycle == cycle.id and not given_up and (kept := live(objective, site.day)):
            promised.setdefault(objective.team, []).extend(kept)
    return promised


def _portions(found: Iterable[object], among: Iterable[object]) -> tuple[Portion, ...]:
    counts = Counter(found)
    return tuple(Portion(counts[one], counts[one] / counts.total()) for one in among)
