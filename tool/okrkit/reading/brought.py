"""The messages of commits, and of what merges brought."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from okrkit.reading.raw import MESSAGE_FORMAT, Commit, Message, read_messages
from okrkit.reading.revision import Answer

ONE_BY_ONE = 8
"""Of so many merges git is asked one by one; for more it is quicker to look at the whole graph."""

Graph = Mapping[str, Sequence[str]]
"""Commits, children before parents, each with its parents; those of the oldest need not be in it."""

_OPTIONS = ("--no-commit-header", "--encoding=UTF-8", f"--format={MESSAGE_FORMAT}")


def brought(git: Callable[..., Answer], commits: Iterable[Commit]) -> Iterator[tuple[str, list[Message]]]:
    """For each commit its own message and, after it, those of the commits that it merged. Raises `GarbledError`."""
    asked = list(commits)
    alone, merges = ([one for one in asked if (len(one.parents) > 1) is merge] for merge in (False, True))
    for message in _messages(git, [one.id for one in alone]):
        yield message.id, [message]
    if len(merges) > ONE_BY_ONE:
        yield from _by_graph(git, merges)
        return
    for merge in merges:
        told = git("rev-list", "--topo-order", *_OPTIONS, merge.id, f"^{merge.parents[0]}").needed
        yield merge.id, list(read_messages(told))


def _by_graph(git: Callable[..., Answer], merges: Sequence[Commit]) -> Iterator[tuple[str, list[Message]]]:
    """The same of many merges, with git asked twice and not once for each.

    Merges of one branch, the newest first, need no commit that the oldest of them found there already.
    """
    ids = [one.id for one in merges]
    graph = _read_graph(git, [*ids, f"^{merges[-1].parents[0]}"])
    if not set(ids) <= set(_first_parents(ids[0], graph)):
        graph = _read_graph(git, ids)
    found = _merged(graph, ids)
    messages = {message.id: message for message in _messages(git, [id for ids in found.values() for id in ids])}
    yield from ((merge, [messages[id] for id in ids]) for merge, ids in found.items())


def _read_graph(git: Callable[..., Answer], revisions: Sequence[str]) -> Graph:
    told = git("rev-list", "--topo-order", "--parents", "--stdin", stdin="".join(f"{one}\n" for one in revisions)).needed
    return {id: parents for id, *parents in (line.split() for line in told.decode("ascii").split("\n") if line)}


def _messages(git: Callable[..., Answer], ids: Sequence[str]) -> Iterator[Message]:
    if ids:
        told = git("rev-list", "--no-walk=unsorted", *_OPTIONS, "--stdin", stdin="".join(f"{id}\n" for id in ids))
        yield from read_messages(told.needed)


def _merged(graph: Graph, merges: Sequence[str]) -> dict[str, list[str]]:
    """For each merge itself and, after it, the commits that its first parent does not contain, children before parents.

    Commits that landed on one branch need one walk down its first-parent line; others get walks of their own.
    """
    order = {id: position for position, id in enumerate(graph)}
    found: dict[str, list[str]] = {}
    for tip in merges:
        if tip not in found:
            found |= _along(tip, frozenset(merges) - found.keys(), graph)
    return {merge: sorted(found[merge], key=order.__getitem__) for merge in merges}


def _first_parents(tip: str, graph: Graph) -> list[str]:
    """A commit and its first-parent line, as far as the graph goes."""
    line = [tip]
    while (parents := graph.get(line[-1])) and parents[0] in graph:
        line.append(parents[0])
    return line


def _along(tip: str, wanted: frozenset[str], graph: Graph) -> dict[str, list[str]]:
    """What the wanted merges brought that are on the first-parent line of a commit."""
    contained = set[str]()
    brought = {}
    for id in reversed(_first_parents(tip, graph)):
        fresh = _reached(id, contained, graph)
        contained.update(fresh)
        if id in wanted:
            brought[id] = fresh
    return brought


def _reached(start: str, contained: set[str], graph: Graph) -> list[str]:
    """A commit and all before it in the graph that is not contained yet."""
    fresh, waiting = dict.fromkeys([start]), [start]
    while waiting:
        for parent in graph[waiting.pop()]:
            if parent in graph and parent not in contained and parent not in fresh:
                fresh[parent] = None
                waiting.append(parent)
    return list(fresh)
