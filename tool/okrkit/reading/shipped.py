"""The JSON Schemas that come with okrkit, by name."""

import json
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from okrkit.errors import OkrError
from okrkit.reading.nearest import did_you_mean

_SUFFIX = ".schema.json"
_CHECKS = b"1"
"""To be changed whenever the same schema begins to accept other data, as when a format is checked differently."""


def schema(name: str) -> dict[str, Any]:
    """A shipped schema by its name, such as ``okr``; the caller may change the copy. Raises `OkrError` for another name."""
    return dict(json.loads(_text(name)))


@cache
def schema_names() -> tuple[str, ...]:
    """The names of all shipped schemas, sorted."""
    return tuple(sorted(file.name.removesuffix(_SUFFIX) for file in _folder().iterdir() if file.name.endswith(_SUFFIX)))


@cache
def schema_digest(name: str) -> str:
    """A short name for the content of a schema, for keys of what was computed with it. Raises `OkrError` as `schema` does."""
    return sha256(_CHECKS + _text(name)).hexdigest()[:16]


@cache
def _text(name: str) -> bytes:
    if name not in schema_names():
        raise OkrError(
            f"there is no schema `{name}`{did_you_mean(name, schema_names())}", f"the schemas are {', '.join(schema_names())}"
        )
    return _folder().joinpath(name + _SUFFIX).read_bytes()


@cache
def _folder() -> Path:
    """In a wheel the schemas lie in the package; a checkout has its only copy at the top of the repository."""
    shipped = Path(__file__).parents[1] / "_shipped" / "schema"
    return shipped if shipped.is_dir() else Path(__file__).parents[3] / "schema"
