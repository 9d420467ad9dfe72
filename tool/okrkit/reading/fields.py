"""Read a mapping field by field, strictly: another type than the one asked for is `Misshapen`."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import Any, TypeVar

from okrkit.address import Address, Pointer
from okrkit.reference import Reference

Choice = TypeVar("Choice", bound=StrEnum)
Part = TypeVar("Part")

Readers = Mapping[str, Callable[["Fields", str], object]]
"""For each field that may be there, how it is read."""


class Misshapen(Exception):  # noqa: N818 - it describes data, not a failure
    """The data does not have the shape of what it claims to be; ``pointer`` says where, ``help`` what to do."""

    def __init__(self, pointer: Pointer, message: str, help: str = "") -> None:
        super().__init__(message)
        self.pointer = pointer
        self.message = message
        self.help = help


class Fields:
    """A mapping at a place. Absent fields read as None, or as nothing where many are asked for."""

    __slots__ = ("_above", "_data", "_steps")

    def __init__(self, data: object, above: "Address | Fields", *steps: str | int) -> None:
        self._above = above
        self._steps = steps
        if type(data) is not dict:
            raise Misshapen(self.address.pointer, "this must be a mapping of fields")
        self._data: dict[str, Any] = data

    @property
    def address(self) -> Address:
        """Where it stands; worked out when first asked for, because most parts are never asked."""
        above = self._above if isinstance(self._above, Address) else self._above.address
        self._above, self._steps = above.at(*self._steps) if self._steps else above, ()
        return self._above

    def __contains__(self, key: str) -> bool:
        return key in self._data

    def __iter__(self) -> Iterator[str]:
        return iter(self._data)

    def given(self, readers: Readers) -> dict[str, Any]:
        """Every field that has a reader and a value. The rest is left out: of thirty fields a part may have five."""
        return {key: read(self, key) for key, value in self._data.items() if value is not None and (read := readers.get(key))}

    def text(self, key: str) -> str | None:
        """A text."""
        value = self._data.get(key)
        if value is None or type(value) is str:
            return value
        raise self.wrong(key, "a text")

    def need(self, key: str) -> str:
        """A text that must be there."""
        value = self._data.get(key)
        if type(value) is str:
            return value
        raise self.wrong(key, "a text")

    def number(self, key: str) -> float | None:
        """A number; true and false are none."""
        value = self._data.get(key)
        if value is None or type(value) is float or type(value) is int:
            return value
        raise self.wrong(key, "a number")

    def weight(self) -> float:
        """The weight, 1 unless said."""
        value = self.number("weight")
        return 1.0 if value is None else value

    def day(self, key: str) -> date | None:
        """A date, written 2026-11-22."""
        value = self._data.get(key)
        return None if value is None else self._as_day(key, value)

    def need_day(self, key: str) -> date:
        """A date that must be there."""
        return self._as_day(key, self._data.get(key))

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts."""
        values = self._list(key)
        if any(type(value) is not str for value in values):
            raise self.wrong(key, "a list of texts")
        return tuple(values)

    def choice(self, key: str, of: type[Choice]) -> Choice | None:
        """One of the words of an enum."""
        value = self._data.get(key)
        if value is None:
            return None
        try:
            return of(value)
        except ValueError:
            raise self.wrong(key, f"one of {', '.join(of)}") from None

    def reference(self, key: str) -> Reference | None:
        """A reference to an objective or a key result."""
        value = self.text(key)
        if value is None:
            return None
        if reference := Reference.parse(value):
            return reference
        raise self.wrong(key, "a reference like team/objective")

    def mapping(self, key: str) -> Mapping[str, Any]:
        """A free mapping, as it stands."""
        value = self._data.get(key)
        if value is None:
            return {}
        if type(value) is dict:
            return value
        raise self.wrong(key, "a mapping")

    def one(self, key: str, build: Callable[["Fields"], Part]) -> Part | None:
        """Something made from the mapping under a key."""
        value = self._data.get(key)
        return None if value is None else build(Fields(value, self, key))

    def many(self, key: str, build: Callable[["Fields"], Part]) -> tuple[Part, ...]:
        """Something made from each mapping of a list."""
        if key not in self._data:
            return ()
        return tuple([build(Fields(value, self, key, index)) for index, value in enumerate(self._list(key))])

    def named(self, key: str) -> Iterator[tuple[str, "Fields"]]:
        """Each mapping of a mapping, with its id."""
        for id, value in self.mapping(key).items():
            yield id, Fields(value, self, key, id)

    def raw(self, key: str) -> Any:
        """Whatever stands there, for fields that can be written in several ways."""
        return self._data.get(key)

    def wrong(self, key: str, wanted: str) -> Misshapen:
        """What to raise about a field."""
        return Misshapen(
            (*self.address.pointer, key), f"`{key}` must be {wanted}" if key in self._data else f"`{key}` is missing"
        )

    def _list(self, key: str) -> list[Any]:
        value = self._data.get(key)
        if value is None:
            return []
        if type(value) is list:
            return value
        raise self.wrong(key, "a list")

    def _as_day(self, key: str, value: object) -> date:
        day = _day(value) if type(value) is str else None
        if day is None:
            raise self.wrong(key, "a date like 2026-11-22")
        return day


def choice(of: type[Choice]) -> Callable[[Fields, str], Choice | None]:
    """Reads one of the words of an enum."""
    return lambda fields, key: fields.choice(key, of)


def one(build: Callable[[Fields], Part]) -> Callable[[Fields, str], Part | None]:
    """Reads something that is made from a mapping."""
    return lambda fields, key: fields.one(key, build)


def many(build: Callable[[Fields], Part]) -> Callable[[Fields, str], tuple[Part, ...]]:
    """Reads something that is made from each mapping of a list."""
    return lambda fields, key: fields.many(key, build)


@lru_cache(4096)
def _day(text: str) -> date | None:
    """The day that ten characters name; the standard library would also read 20261122 and 2026-W47-1."""
    try:
        return date.fromisoformat(text) if len(text) == 10 and text[4] == "-" == text[7] else None
    except ValueError:
        return None
