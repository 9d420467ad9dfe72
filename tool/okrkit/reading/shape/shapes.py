"""A schema error, seen from the text that it is about: where, which keyword, and what the schema says there to people."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from okrkit.address import Pointer


class SchemaError(Protocol):
    """The part of jsonschema's `ValidationError` that is read here."""

    validator: Any
    validator_value: Any
    instance: Any
    context: list[Any]

    @property
    def schema_path(self) -> Iterable[str | int]:
        """Steps from the schema of the error around this one."""

    @property
    def relative_path(self) -> Iterable[str | int]:
        """Steps from the instance of the error around this one."""

    @property
    def absolute_path(self) -> Iterable[str | int]:
        """Steps from the top of the data to the instance."""

    @property
    def absolute_schema_path(self) -> Iterable[str | int]:
        """Steps from the top of the schema to the keyword."""


@dataclass(frozen=True, slots=True)
class Shape:
    """One broken keyword.

    ``schema`` is what stands around it, ``condition`` what a rule over several fields says, ``is_required``
    whether the map around the instance needs it.
    """

    keyword: str
    value: Any
    instance: Any
    pointer: Pointer
    path: tuple[str | int, ...]
    schema: Mapping[str, Any]
    condition: str
    on_key: bool = False
    is_required: bool = False

    @property
    def name(self) -> str:
        """What to call the instance: its key in backticks, or its place in a list."""
        return name_of(self.pointer)

    @property
    def noun(self) -> str:
        """What to call a map of this shape: "a key result", or by its key where it has only one place."""
        if self.pointer and (not self.path or self.path[-2:-1] == ("properties",)):
            return self.name
        title = str(self.schema.get("title", "map"))
        plain = title if title[1:2].isupper() else title[:1].lower() + title[1:]
        return f"{'an' if plain[:1].lower() in 'aeiou' else 'a'} {plain}"

    @property
    def properties(self) -> Mapping[str, Any]:
        """The fields that a map of this shape can have, with their words."""
        known: Mapping[str, Any] = self.schema.get("properties", {})
        return known


def name_of(pointer: Pointer) -> str:
    """What to call a place in a sentence."""
    if not pointer:
        return "the file"
    last = pointer[-1]
    if isinstance(last, str):
        return quoted(last)
    around = next((step for step in reversed(pointer) if isinstance(step, str)), "")
    return f"item {last + 1} of {quoted(around)}" if around else f"item {last + 1}"


def quoted(value: object, most: int = 60) -> str:
    """A value as the file would write it, on one line and not too long, in backticks."""
    text = str(value).lower() if isinstance(value, bool) else str(value)
    line = " ".join(text.split()).replace("`", "'")
    return f"`{line if len(line) <= most else line[: most - 1] + '…'}`"


def shape_of(error: SchemaError, root: Mapping[str, Any]) -> Shape:
    """Reads an error of a validator; ``root`` is the validated schema with its words, along the same paths."""
    path, pointer = tuple(error.absolute_schema_path), tuple(error.absolute_path)
    keyword = error.validator
    around = path[:-1] if keyword else path
    schema, condition = _follow(root, around)
    on_key = "propertyNames" in around[-1:]
    if on_key:
        pointer = (*pointer, str(error.instance))
    needed = path[-3:-2] == ("properties",) and path[-2] in _at(root, path[:-3]).get("required", ())
    return Shape(keyword or "false", error.validator_value, error.instance, pointer, around, schema, condition, on_key, needed)


def _follow(root: Mapping[str, Any], path: tuple[str | int, ...]) -> tuple[Mapping[str, Any], str]:
    """The schema at a path with its words, and what the condition says that it is the consequence of.

    A condition stands in an ``allOf``, with its reason as description; its ``then`` speaks of the fields beside that.
    """
    here = _at(root, path)
    branch = path[:-2] if path[-1:] == ("properties",) else path[:-1]
    if path[len(branch) :][:1] not in (("then",), ("else",)) or branch[-2:-1] != ("allOf",):
        return here, ""
    condition = str(_at(root, branch).get("description", ""))
    return (here if path[-1] == "properties" else {**_at(root, branch[:-2]), "required": here.get("required", ())}), condition


def _at(root: Mapping[str, Any], path: tuple[str | int, ...]) -> Mapping[str, Any]:
    """What stands at a path; nothing where it ends early, behind a reference that is not put in place."""
    here: Any = root
    for step in path:
        try:
            here = here[step]
        except (KeyError, IndexError, TypeError):
            return {}
    return here if isinstance(here, dict) else {}
