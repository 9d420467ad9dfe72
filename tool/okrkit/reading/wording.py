"""The sentences for what can be wrong with a value, one small function for each schema keyword."""

import json
import re
from collections.abc import Callable, Mapping
from typing import Any

from okrkit.reading.dates import last_day_of_month, meant_cycle, meant_day
from okrkit.reading.nearest import did_you_mean
from okrkit.reading.shapes import Shape, quoted

Sentence = tuple[str, str]
"""The message and the help."""

_NOUNS = {
    "object": "a map", "array": "a list", "string": "a text", "number": "a number",
    "integer": "a whole number", "boolean": "true or false", "null": "nothing",
}  # fmt: skip
_ID_LIKE = re.compile(r"[a-z0-9-]+|[0-9]{4}-Q[1-4]")
_NUMBER = re.compile(r"[^0-9+-]{0,4}([+-]?[0-9]{1,15}(?:[.,][0-9]{1,6})?)\s*\S{0,12}")


def wording(shape: Shape) -> Sentence:
    """What is wrong with a value, and the way forward."""
    say = _SENTENCES.get(shape.keyword)
    return say(shape) if say else (f"{shape.name} does not have the right shape ({shape.keyword})", shape.condition)


def example(name: str, schema: Mapping[str, Any]) -> str:
    """The end of a sentence that shows a field in use; empty where its examples would not fit on a line."""
    for value in schema.get("examples", ()):
        if isinstance(value, str | int | float):
            return f", for example {quoted(f'{name}: {written(value)}', 80)}"
    return ""


def written(value: object) -> str:
    """A scalar as YAML, quoted where YAML would read it as something else."""
    plain = isinstance(value, str) and re.fullmatch(r"[A-Za-z€][\w ./#€-]*|[0-9]{4}-[0-9]{2}-[0-9]{2}", value)
    return str(value) if plain else json.dumps(value, ensure_ascii=False)


def fields(shape: Shape) -> str:
    """Which fields a map of this shape can have."""
    own = ". Fields of your own go under `custom`" if "custom" in shape.properties else ""
    return f"{_sentence(shape.noun)} can have {_listed(list(shape.properties), 'and')}{own}"


def _type(shape: Shape) -> Sentence:
    value, last = shape.instance, shape.pointer[-1] if shape.pointer else ""
    if value is None and shape.pointer:
        shown = example(last, shape.schema) if isinstance(last, str) else ""
        return f"{shape.name} is empty", f"Write it, or take the whole line away{shown}"
    wanted = shape.value if isinstance(shape.value, list) else [shape.value]
    if wanted[-1] == "object":
        return f"{shape.name} must be {_nouns(wanted)}, not {_noun(value)}", _needed(shape)
    if shape.schema.get("format") == "date":
        day = meant_day(str(value))
        return f"{shape.name} must be a date, not {_noun(value)}", f"Write {day or 'the year first: 2026-11-15'}"
    return f"{shape.name} must be {_nouns(wanted)}, not {_noun(value)}", _converted(wanted[0], value, str(last), shape)


def _converted(kind: str, value: object, key: str, shape: Shape) -> str:
    """How to write a value so that it has the type that is wanted."""
    if kind == "string" and isinstance(value, int | float):
        return f"Put it in quotes: {quoted(json.dumps(str(value)))}"
    if kind in ("number", "integer") and isinstance(value, str) and (match := _NUMBER.fullmatch(value)):
        return f"Write only the number: {quoted(match[1].replace(',', '.'))}"
    if kind == "array":
        return "Write each entry on its own line after `- `, or all of them between [ and ]"
    return f"Write {_nouns([kind])}{example(key, shape.schema)}"


def _nouns(kinds: list[str]) -> str:
    return _listed([_NOUNS[kind] for kind in kinds])


def _needed(shape: Shape) -> str:
    return f"{_sentence(shape.noun)} has {_listed([quoted(name) for name in shape.schema.get('required', ())], 'and')}"


def _noun(value: object) -> str:
    for kind, noun in ((dict, "a map"), (list, "a list"), (str, "a text"), (bool, "true or false"), (type(None), "nothing")):
        if isinstance(value, kind):
            return noun
    return "a number" if value == value and value not in (float("inf"), float("-inf")) else "a number without end"  # noqa: PLR0124


def _enum(shape: Shape) -> Sentence:
    words = [str(word) for word in shape.value]
    guess = did_you_mean(str(shape.instance), words) or ", which it cannot be"
    return f"{shape.name} is {quoted(shape.instance)}{guess}", f"It can be {_listed(words)}"


def _const(shape: Shape) -> Sentence:
    return f"{shape.name} is {quoted(shape.instance)}; it must be {quoted(shape.value)}", ""


def _pattern(shape: Shape) -> Sentence:
    text = str(shape.instance)
    asked = shape.schema.get("patternErrorMessage") or f"it must match {quoted(shape.value)}"
    if not text.strip():
        return f"{shape.name} is empty", _sentence(asked)
    meant = next((guess for guess in (meant_cycle(text), _slug(text)) if guess and re.search(shape.value, guess)), None)
    # A line of words or an address is not mended by making an id of it.
    help = f"Write {quoted(meant)}" if meant and _ID_LIKE.fullmatch(str(shape.schema.get("examples", [""])[0])) else ""
    return f"{shape.name} {'cannot be a key' if shape.on_key else f'is {quoted(text)}'}; {asked}", help


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", text.casefold()).strip("-")[:64].strip("-")


def _format(shape: Shape) -> Sentence:
    text = str(shape.instance)
    if shape.value != "date":
        return f"{shape.name} is {quoted(text)}, which is not of the format {shape.value}", ""
    if day := meant_day(text):
        return f"{shape.name} is {quoted(text)}; write it as {day}", "A date is written with the year first"
    if last := last_day_of_month(text):
        return (
            f"{shape.name} is {quoted(text)}; that month has {last} days",
            f"Write {text[:8]}{last}, or the day that is meant",
        )
    return f"{shape.name} is {quoted(text)}, which is not a date", "Write the year first: 2026-11-15"


def _range(shape: Shape) -> Sentence:
    low, high = shape.schema.get("minimum"), shape.schema.get("maximum")
    value = shape.instance
    if shape.keyword.startswith("exclusive"):
        than = "more" if shape.keyword.endswith("Minimum") else "less"
        return f"{shape.name} is {value}; it must be {than} than {shape.value}", ""
    if low is None or high is None:
        return f"{shape.name} is {value}; it must be at {'least' if shape.keyword == 'minimum' else 'most'} {shape.value}", ""
    share = f"Write {value / 100:g}" if (low, high) == (0, 1) and 1 < value <= 100 else ""
    return f"{shape.name} is {value}; it goes from {low} to {high}", share


def _size(shape: Shape) -> Sentence:
    count, least = len(shape.instance), shape.keyword.startswith("min")
    if not count:
        return f"{shape.name} is empty", "Add something, or leave the field out"
    if shape.keyword == "maxLength":
        return f"{shape.name} has {count} characters; at most {shape.value} fit", "Move the details to another field"
    if shape.keyword == "minProperties":
        known = ", ".join(quoted(key) for key in shape.instance)
        others = _listed([quoted(name) for name in shape.properties if name not in shape.instance])
        return f"{shape.noun} says nothing but {known}", f"Add {others}"
    things = "entry" if count == 1 else "entries"
    return f"{shape.name} has {count} {things}; it takes {'at least' if least else 'at most'} {shape.value}", ""


def _unique(shape: Shape) -> Sentence:
    twice = next((each for place, each in enumerate(shape.instance) if each in shape.instance[:place]), "")
    return f"{shape.name} lists {quoted(twice)} twice", "Take one of them away"


def _forbidden(shape: Shape) -> Sentence:
    return f"{shape.name} does not belong here", _sentence(shape.schema.get("errorMessage", ""))


def _listed(words: list[str], last: str = "or") -> str:
    return f"{', '.join(words[:-1])} {last} {words[-1]}" if len(words) > 1 else "".join(words)


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


_SENTENCES: Mapping[str, Callable[[Shape], Sentence]] = {
    "type": _type,
    "enum": _enum,
    "const": _const,
    "pattern": _pattern,
    "format": _format,
    **dict.fromkeys(("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"), _range),
    **dict.fromkeys(("minItems", "maxItems", "minLength", "maxLength", "minProperties", "maxProperties"), _size),
    "uniqueItems": _unique,
    "not": _forbidden,
}
