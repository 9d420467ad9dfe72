"""Fuzz what `okr validate` and `okr lint` do, with a file of the example company changed beyond recognition.

An input is one byte that chooses the file of okrs/, then what stands in that file instead. Half of the mutations work on the
bytes, the other half on the data that the file means, so that they get past the parser.
"""

import json
import random
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

try:
    import atheris
except ImportError:  # the suite runs these inputs too, and has no need of a fuzzer
    atheris = None

if atheris and __name__ == "__main__":
    atheris.instrument_imports(include=["okrkit.reading"]).__enter__()

from okrkit.align.graph import build_graph
from okrkit.lint.linting import Asked, lint
from okrkit.reading.cache import Cache
from okrkit.reading.events import YamlError, read_data
from okrkit.reading.load import load
from okrkit.reading.tree import MemoryTree

OKRS = Path(__file__).parents[2] / "okrs"
FILES = {path.relative_to(OKRS).as_posix(): path.read_bytes() for path in sorted(OKRS.rglob("*.yaml"))}
DAY = date(2026, 11, 22)
FOLDER = TemporaryDirectory(prefix="okrkit-fuzz-")
CACHE = Cache.open(Path(FOLDER.name))  # the files that stay as they are need not be read each time
ODD: list[Any] = [
    None, True, 0, -1, 1e308, 10**17, "", " ", "x" * 5000, "a/b", "a/b@2026#c", "company/", "2026-02-30", "2026-Q5",
    "0000-01-01", "9999-12-31", "[bold]", "::error::", "<script>", "\u202e", "\U0001f680", [], {}, [[]], [{}],
    {"id": {}}, ["a", "a"],
]  # fmt: skip


def one_input(data: bytes) -> None:
    """Read the example company with one file replaced; place every finding; measure and judge whatever plan came out of it."""
    replaced = list(FILES)[data[0] % len(FILES)] if data else "okrs.yaml"
    loaded = load(MemoryTree({**FILES, replaced: data[1:]}), CACHE)
    for finding in loaded.findings:
        location = loaded.locate(finding.address)
        assert finding.message
        assert location.line >= 1 and location.column >= 1
        loaded.excerpt(location)
    graph = build_graph(loaded.plan)
    for objective in loaded.plan.objectives:
        graph.standing(objective, DAY)
    for told in lint(loaded, loaded.draft, Asked(DAY, loaded.draft.lint, all_cycles=True)).told:
        assert told.finding.message
        loaded.extent(told.finding.address, told.finding.words)


def seeds() -> Iterator[bytes]:
    """Each file as it is."""
    for number, data in enumerate(FILES.values()):
        yield bytes([number]) + data


def mutated(data: bytes, choice: random.Random, on_bytes: Callable[[bytes], bytes]) -> bytes:
    """The input with its data changed in one to four places; where it means no data, with its bytes changed."""
    try:
        document = read_data(data[1:])
    except YamlError:
        return on_bytes(data)
    for _ in range(choice.randint(1, 4)):
        document = _changed(document, choice)
    return data[:1] + json.dumps(document, ensure_ascii=choice.random() < 0.5, indent=choice.choice([None, 2])).encode()


def _changed(document: Any, choice: random.Random) -> Any:
    """One value somewhere removed, replaced, doubled, or exchanged for another part of the document."""
    spots = list(_spots(document))
    if not spots:
        return choice.choice(ODD)
    container, key = choice.choice(spots)
    other, other_key = choice.choice(spots)
    kind = choice.randrange(5)
    if kind == 0:
        del container[key]
    elif kind == 1:
        container[key] = choice.choice(ODD)
    elif kind == 2:
        container[key] = json.loads(json.dumps(other[other_key]))
    elif isinstance(container, list):
        container.insert(key, json.loads(json.dumps(container[key])))
    else:
        container[str(choice.choice([*container, "id", "to", "x"]))] = container.pop(key)
    return document


def _spots(value: Any) -> Iterator[tuple[Any, Any]]:
    """Every place in a document where a value stands: its container, and its key or index."""
    for key in list(value) if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ():
        yield value, key
        yield from _spots(value[key])


def _mutate(data: bytes, max_size: int, seed: int) -> bytes:
    choice = random.Random(seed)
    if choice.random() < 0.5:
        return atheris.Mutate(data, max_size)
    return mutated(data, choice, lambda same: atheris.Mutate(same, max_size))[:max_size]


if __name__ == "__main__":
    corpus = next(Path(argument) for argument in sys.argv[1:] if not argument.startswith("-"))
    for number, seed in enumerate(seeds()):
        (corpus / f"seed-{number}").write_bytes(seed)
    atheris.Setup(sys.argv, one_input, custom_mutator=_mutate)
    atheris.Fuzz()
