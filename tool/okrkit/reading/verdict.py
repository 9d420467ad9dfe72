"""A workspace that was found good, and has not changed since, need not be understood again to say so."""

from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

from okrkit.reading.code import code_digest
from okrkit.reading.shipped import schema_digest
from okrkit.reading.tree import Tree

if TYPE_CHECKING:
    from okrkit.reading.cache import Cache
    from okrkit.reading.loaded import Loaded


class Verdict(NamedTuple):
    """How much there is in a plan of which nothing is wrong."""

    files: int
    objectives: int
    key_results: int


def verdict_of(loaded: "Loaded") -> Verdict | None:
    """The verdict on a plan, None where anything was found."""
    if loaded.findings:
        return None
    objectives = loaded.plan.objectives
    return Verdict(loaded.files, len(objectives), sum(len(objective.key_results) for objective in objectives))


def recall(tree: Tree, kept: "Cache") -> Verdict | None:
    """The verdict on the same texts from an earlier run; None where there was none."""
    name = _name(tree)
    entry = kept.get_many(_namespace(), [name]).get(name)
    counts = [count for count in entry if type(count) is int] if isinstance(entry, list) else []
    return Verdict(*counts) if len(counts) == len(Verdict._fields) else None


def remember(tree: Tree, loaded: "Loaded", kept: "Cache") -> None:
    """Keep a good verdict; not where another file has a say in it, like a schema that the workspace names."""
    verdict = verdict_of(loaded)
    if verdict is not None and loaded.plan.custom_schema is None:
        kept.put_many(_namespace(), {_name(tree): list(verdict)})


def _name(tree: Tree) -> str:
    """A name that every path and every byte of the texts has a part in, and everything that was refused."""
    texts = sha256()
    for text in tree.texts():
        texts.update(f"{text.path!a} {text.blob}\n".encode())
    for finding in tree.refused:
        texts.update(f"{finding.address.path!a} {finding.rule}\n".encode())
    return texts.hexdigest()


def _namespace() -> str:
    """A name that changes with any code, or any schema, that a verdict depends on."""
    schemas = "/".join(schema_digest(name) for name in ("workspace", "okr", "metrics"))
    return f"verdict/{code_digest('reading')}/{schemas}"
