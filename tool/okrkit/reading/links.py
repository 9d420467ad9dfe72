"""Links between objectives: do they lead somewhere, upwards, and never in a circle?"""

from collections.abc import Iterator, Mapping
from typing import TypeVar

from okrkit.address import Address
from okrkit.finding import Finding, Severity
from okrkit.objective import Objective
from okrkit.plan import Plan
from okrkit.reading.names import unknown
from okrkit.reading.nearest import did_you_mean
from okrkit.reference import Reference

Node = TypeVar("Node")

LOOP = "alignment-loop"
TEAM_LOOP = "team-loop"
MISMATCH = "cycle-mismatch"


def broken_links(plan: Plan) -> Iterator[Finding]:
    """Every finding about how objectives and teams hang together."""
    upward: dict[Reference, list[Objective]] = {}
    for objective in plan.objectives:
        for index, link in enumerate(objective.aligns_to):
            step: tuple[str | int, ...] = ("aligns_to", index)
            target = plan.resolve(link.to, objective.cycle)
            if target is None:
                yield _nowhere(plan, link.to, objective.cycle, objective.at(*step))
                continue
            yield from _no_key_result(target, link.to, objective.at(*step))
            yield from _mismatch(plan, objective, target, objective.at(*step))
            upward.setdefault(objective.reference, []).append(target)
        if objective.continues:
            yield from _continues(plan, objective, objective.continues)
    yield from _loops({objective.reference: objective for objective in plan.objectives}, upward)
    yield from _team_loops(plan)


def _nowhere(plan: Plan, to: Reference, seen_from: str, where: Address) -> Finding:
    """Say what is nearest, or why an objective that exists is out of reach."""
    if elsewhere := plan.in_every_cycle(to):
        cycles = ", ".join(objective.cycle for objective in elsewhere)
        message = f"`{to}` is an objective of {cycles}, not of {to.cycle or f'a cycle around {seen_from}'}"
        return Finding("unknown-reference", Severity.ERROR, message, where, f"name the cycle: {elsewhere[-1].reference}")
    if to.team not in plan.teams and plan.teams:
        return unknown("team", to.team, plan.teams, where, "a reference reads team/objective")
    known = tuple(dict.fromkeys(f"{objective.team}/{objective.id}" for objective in plan.objectives))
    return unknown(
        "objective", f"{to.team}/{to.objective}", known, where, f"team {to.team} has no objective of that id in any cycle"
    )


def _no_key_result(target: Objective, to: Reference, where: Address) -> Iterator[Finding]:
    if to.key_result and target.key_result(to.key_result) is None:
        ids = tuple(key_result.id for key_result in target.key_results)
        otherwise = f"its key results are {', '.join(ids)}" if ids else "it has no key results yet"
        guess = did_you_mean(to.key_result, ids)
        message = f"`{target.reference}` has no key result `{to.key_result}`{guess}"
        yield Finding("unknown-reference", Severity.ERROR, message, where, "" if guess else otherwise)


def _mismatch(plan: Plan, child: Objective, parent: Objective, where: Address) -> Iterator[Finding]:
    own, around = plan.cycles.get(child.cycle), plan.cycles.get(parent.cycle)
    if own and around and not around.contains(own):
        message = f"{parent.cycle}, the cycle of `{parent.reference}`, does not contain {child.cycle}"
        help = "link to the objective of a cycle around this one, or say with `continues` that it carries on an earlier one"
        yield Finding(MISMATCH, Severity.WARNING, message, where, help)


def _continues(plan: Plan, objective: Objective, earlier: Reference) -> Iterator[Finding]:
    where = objective.at("continues")
    if earlier.cycle is None:
        message = f"`continues: {earlier}` does not say which cycle it carries on from"
        others = [str(one.reference) for one in plan.in_every_cycle(earlier) if one.cycle != objective.cycle]
        help = f"name the cycle, as in {others[-1]}" if others else "write it as team/objective@cycle"
        yield Finding("unknown-reference", Severity.ERROR, message, where, help)
    elif (before := plan.objective(earlier)) is None:
        yield _nowhere(plan, earlier, objective.cycle, where)
    else:
        old, new = plan.cycles.get(before.cycle), plan.cycles.get(objective.cycle)
        if old and new and old.starts >= new.starts:
            message = f"`{earlier}` is not of an earlier cycle than {objective.cycle}"
            yield Finding(MISMATCH, Severity.WARNING, message, where, "`continues` names the objective that this one follows")


def _loops(objectives: Mapping[Reference, Objective], upward: Mapping[Reference, list[Objective]]) -> Iterator[Finding]:
    """Each circle once, told from the first of its objectives that stands in the plan."""
    for circle in _circles(tuple(objectives), {child: [one.reference for one in parents] for child, parents in upward.items()}):
        told = " → ".join(f"`{reference}`" for reference in (*circle, circle[0]))
        help = "somebody has to be on top: remove the link that does not say what the work is for"
        yield Finding(
            LOOP,
            Severity.ERROR,
            f"these objectives support each other in a circle: {told}",
            objectives[circle[0]].at("aligns_to"),
            help,
        )


def _team_loops(plan: Plan) -> Iterator[Finding]:
    parents = {team.id: [team.parent] for team in plan.teams.values() if team.parent is not None and team.parent in plan.teams}
    for circle in _circles(tuple(plan.teams), parents):
        told = " → ".join(f"`{team}`" for team in (*circle, circle[0]))
        where = plan.teams[circle[0]].address.at("parent")
        yield Finding(
            TEAM_LOOP,
            Severity.ERROR,
            f"these teams are above each other in a circle: {told}",
            where,
            "one of them has no `parent`",
        )


def _circles(nodes: tuple[Node, ...], up: Mapping[Node, list[Node]]) -> Iterator[tuple[Node, ...]]:
    """Circles found by one depth-first walk without recursion; every circle is broken by at least one told link."""
    done: set[Node] = set()
    for start in nodes:
        if start in done:
            continue
        path: dict[Node, Iterator[Node]] = {start: iter(up.get(start, ()))}
        while path:
            node, parents = next(reversed(path.items()))
            parent = next(parents, None)
            if parent is None:
                done.add(node)
                del path[node]
            elif parent in path:
                circle = list(path)
                yield tuple(circle[circle.index(parent) :])
            elif parent not in done:
                path[parent] = iter(up.get(parent, ()))
