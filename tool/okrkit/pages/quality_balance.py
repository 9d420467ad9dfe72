"""The balance of each team's key results: over kinds, and over the lenses of the workspace."""

from dataclasses import dataclass
from itertools import chain

from okrkit.cycle import Cycle
from okrkit.measure.balance import Portion, lean, lenses_of, portions, promised
from okrkit.objective import Kind
from okrkit.pages.addresses import team_uri
from okrkit.pages.context import Site
from okrkit.say.balance import one_sided


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
    found = promised((one for one in site.current_objectives if one.cycle == cycle.id), site.day)
    lenses = lenses_of(chain.from_iterable(found.values()), site.plan.lenses)
    rows = [
        BalanceRow(
            team=site.plan.team_name(team),
            href=site.href(uri, team_uri(team)),
            kinds=portions([one.kind for one in found[team]], tuple(Kind)),
            lenses=portions([one.lens for one in found[team]], lenses),
            words=one_sided(lean(found[team], site.plan.lenses)),
        )
        for team in site.plan.teams
        if team in found
    ]
    return Balance(cycle, tuple(f"{kind.value}s" for kind in Kind), tuple(lens or "none" for lens in lenses), tuple(rows))
