"""The messages of commits, and of what merges brought."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from okrkit.reading.raw import MESSAGE_FORMAT, Commit, Message, read_messages
from okrkit.reading.revision import Answer

ONE_BY_ONE = 8
"""Of so many merges git is asked one by one; for more it is quicker to look at the whole graph."""

_OPTIONS = ("--no-commit-header", "--encoding=UTF-8", f"--format={MESSAGE_FORMAT}")


def brought(git: Callable[..., Answer], commits: Iterable[Commit]) -> Iterator[tuple[str, list[Message]]]:
    """For each commit its own message and, after it, those of the commits that it merged. Raises `GarbledError`."""
    asked = list(commits)
    alone, merges = ([one for one in asked if (len(one.parents) > 1) is merge] for merge in (False, True))
    for message in _messages(git, [one.id for one in alone]):
        yield message.id, [message]
    if len(merges) > ONE_BY_ONE:
        yield from _by_graph(git, [one.id for one in merges])
        return
    for merge in merges:
        told = git("rev-list", "--topo-order", *_OPTIONS, merge.id, f"^{merge.parents[0]}").needed
        yield merge.id, list(read_messages(told))


def _by_graph(git: Callable[..., Answer], merges: Sequence[str]) -> Iterator[tuple[str, list[Message]]]:
    """The same of many merges, with git asked twice and not once for each."""
    lines = git("rev-list", "--topo-order", "--parents", "--stdin", stdin="".join(f"{id}\n" for id in merges)).needed
    found = _merged(lines.decode("ascii").split("\n"), merges)
    messages = {message.id: message for message in _messages(git, [id for ids in found.values() for id in ids])}
    yield from ((merge, [messages[id] for id in ids]) for merge, ids in found.items())


def _messages(git: Callable[..., Answer], ids: Sequence[str]) -> Iterator[Message]:
    if ids:
        told = git("rev-list", "--no-walk=unsorted", *_OPTIONS, "--stdin", stdin="".join(f"{id}\n" for id in ids))
        yield from read_messages(told.needed)


def _merged(lines: Iterable[str], merges: Sequence[str]) -> dict[str, list[str]]:
    """For each merge itself and, after it, the commits that its first parent does not contain, children before parents.

    ``lines`` are a commit and its parents each, from ``rev-list --topo-order --parents`` of all the merges. Commits
    that landed on one branch need one walk down its first-parent line; others get walks of their own.
    """
    graph = {id: parents for id, *parents in (line.split() for line in lines if line)}
    order = {id: position for position, id in enumerate(graph)}
    found: dict[str, list[str]] = {}
    for tip in merges:
        if tip not in found:
            found |= _along(tip, frozenset(merges) - found.keys(), graph)
    return {merge: sorted(found[merge], key=order.__getitem__) for merge in merges}


def _along(tip: str, wanted: frozenset[str], graph: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    """What the wanted merges brought that are on the first-parent line of a commit."""
    line = [tip]
    while parents := graph.get(line[-1]):
        line.append(parents[0])
    contained = set[str]()
    brought = {}
    for id in reversed(line):
        fresh = _reached(id, contained, graph)
        contained.update(fresh)
        if id in wanted:
            brought[id] = fresh
    return brought


def _reached(start: str, contained: set[str], graph: Mapping[str, Sequence[str]]) -> list[str]:
    """A commit and all before it that is not contained yet."""
    fresh, waiting = dict.fromkeys([start]), [start]
    while waiting:
        for parent in graph.get(waiting.pop(), ()):
            if parent not in contained and parent not in fresh:
                fresh[parent] = None
                waiting.append(parent)
    return list(fresh)
