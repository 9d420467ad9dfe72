"""The sentences for what can be wrong with a value, one small function for each schema keyword."""

import json
import re
from collections.abc import Callable, Mapping
from typing import Any

from okrkit.reading.nearest import did_you_mean
from okrkit.reading.shape.dates import last_day_of_month, meant_cycle, meant_day
from okrkit.reading.shape.repeats import first_repeated
from okrkit.reading.shape.shapes import Shape, quoted

Sentence = tuple[str, str]
"""The message and the help, neither with a full stop."""

LONGEST_EXAMPLE = 80

_NOUNS = {
    "object": "a map",
    "array": "a list",
    "string": "a text",
    "number": "a number",
    "integer": "a whole number",
    "boolean": "true or false",
    "null": "nothing",
}
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_NUMBER = re.compile(r"[^0-9+-]{0,4}([+-]?[0-9]{1,3}(?:[_ ][0-9]{3})+|[+-]?[0-9]{1,15}(?:\.[0-9]+|,[0-9]{1,2})?)([^0-9]{0,12})")
_TIMES = {"k": 1e3, "thousand": 1e3, "mn": 1e6, "mio": 1e6, "million": 1e6, "bn": 1e9, "billion": 1e9}
"""What people write after a number to make it larger; `m` and `b` are units as well."""
_UNQUOTED = re.compile(r"[A-Za-z€](?:[\w./#@%€-]| (?!#)|:(?! ))*|[0-9]{4}(?:-[0-9A-Z]+)+")


def wording(shape: Shape) -> Sentence:
    """What is wrong with a value, and the way forward."""
    say = _SENTENCES.get(shape.keyword)
    return say(shape) if say else (f"{shape.name} does not have the right shape ({shape.keyword})", "see its schema")


def example(name: str | int, schema: Mapping[str, Any]) -> str:
    """The end of a sentence that shows a field in use; empty where its examples would not fit on a line."""
    examples = list(schema.get("examples", ()))
    if "properties" not in schema:  # a map by id is an example with one entry as well
        examples += [dict([*each.items()][:1]) for each in examples if isinstance(each, dict)]
    for value in examples:
        shown = f"{name}: {_written(value)}" if isinstance(name, str) else f"- {_written(value)}"
        if len(shown) <= LONGEST_EXAMPLE:
            return f", for example {quoted(shown, LONGEST_EXAMPLE)}"
    return ""


def fields(shape: Shape) -> str:
    """Which fields a map of this shape can have."""
    own = "; fields of your own go under `custom`" if "custom" in shape.properties else ""
    return f"{shape.noun} can have {_listed(list(shape.properties), 'and')}{own}"


def _type(shape: Shape) -> Sentence:
    value, last = shape.instance, shape.pointer[-1] if shape.pointer else ""
    if value is None and shape.pointer:
        way = "write something" if shape.is_required else "take the whole line away, or write something"
        return f"{shape.name} is empty", f"{way}{example(last, shape.schema)}"
    wanted = shape.value if isinstance(shape.value, list) else [shape.value]
    message = f"{shape.name} must be {{}}, not {_noun(value)}"
    if wanted == ["object"] and "required" in shape.schema:
        needed = [quoted(name) for name in shape.schema["required"]]
        if isinstance(value, str) and isinstance(last, str) and len(needed) == 1:
            inside = f"{last}: {{{shape.schema['required'][0]}: {_written(value)}}}"
            return message.format("a map"), f"write {quoted(inside, LONGEST_EXAMPLE)}"
        return "the file is empty" if value is None else message.format("a map"), f"{shape.noun} has {_listed(needed, 'and')}"
    if shape.schema.get("format") == "date":
        return message.format("a date"), f"write {meant_day(str(value)) or 'the year first, as in 2026-11-15'}"
    nouns = _listed([_NOUNS[kind] for kind in wanted])
    return message.format(nouns), _converted(
        wanted, value, shape.schema.get("maximum")
    ) or f"write {nouns}{example(last, shape.schema)}"


def _converted(wanted: list[str], value: object, most: object) -> str:
    """How to write a value so that it has the type that is wanted; empty where it cannot be told."""
    if wanted == ["string"] and isinstance(value, int | float):
        return f"if it is meant, put it in quotes: {quoted(json.dumps(_plain(value)))}"
    if wanted[0] in ("number", "integer") and isinstance(value, str) and (match := _NUMBER.fullmatch(value)):
        return _only_the_number(re.sub("[_ ]", "", match[1]).replace(",", "."), match[2].strip().casefold(), most)
    return "write each entry on its own line after `- `, or all of them between [ and ]" if wanted == ["array"] else ""


def _only_the_number(number: str, after: str, most: object) -> str:
    """The number of a text that has more than a number in it; empty where what follows may be meant as a part of it."""
    if after in _TIMES or (after == "%" and most == 1):
        return f"write the number: {quoted(f'{float(number) * _TIMES.get(after, 0.01):.15g}')}"
    return "" if after in ("m", "b") else f"write only the number: {quoted(number)}"


def _enum(shape: Shape) -> Sentence:
    words = [_plain(word) for word in shape.value]
    guess = did_you_mean(_plain(shape.instance), words)
    if shape.on_key:
        return f"{shape.name} is not {shape.noun}{guess}", "" if guess else f"it can be {_listed(words)}"
    guess = guess or ", which it cannot be"
    return f"{shape.name} is {quoted(_plain(shape.instance))}{guess}", f"it can be {_listed(words)}"


def _const(shape: Shape) -> Sentence:
    given, asked = (json.dumps(each, ensure_ascii=False) for each in (shape.instance, shape.value))
    help = shape.schema.get("errorMessage", f"write {quoted(asked)}")
    return f"{shape.name} is {quoted(given)}; it must be {quoted(asked)}", help


def _pattern(shape: Shape) -> Sentence:
    text = str(shape.instance)
    asked = shape.schema.get("patternErrorMessage") or f"it must match {quoted(shape.value)}"
    if not text.strip():
        return f"{shape.name} is empty", asked
    model = str(next(iter(shape.schema.get("examples", ())), ""))
    meant = meant_cycle(text) if meant_cycle(model) else _slug(text) if _ID.fullmatch(model) else None
    mended = meant and re.search(shape.value, meant)
    what = "cannot be a key" if shape.on_key else f"is {quoted(text)}"
    return (
        f"{shape.name} {what}; {asked}",
        f"write {quoted(meant, 64)}" if mended else f"for example {quoted(model)}" if model else "see its schema",
    )


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", text.casefold()).strip("-")[:64].strip("-")


def _format(shape: Shape) -> Sentence:
    text = str(shape.instance)
    if not text.strip():
        return f"{shape.name} is empty", "write it" if shape.is_required else "write it, or leave the field out"
    if shape.value != "date":
        return f"{shape.name} is {quoted(text)}, which is not of the format {shape.value}", "see its schema"
    if day := meant_day(text):
        return f"{shape.name} is {quoted(text)}; write it as {day}", "a date has the year first"
    if last := last_day_of_month(text):
        return (
            f"{shape.name} is {quoted(text)}, and that month has {last} days",
            f"write {text[:8]}{last}, or the day that is meant",
        )
    return f"{shape.name} is {quoted(text)}, which is not a date", "write the year first, as in 2026-11-15"


def _range(shape: Shape) -> Sentence:
    low, high = shape.schema.get("minimum"), shape.schema.get("maximum")
    value, is_low = shape.instance, shape.keyword.endswith("inimum")
    if asked := shape.schema.get("patternErrorMessage"):
        return f"{shape.name} is {value}; {asked}", f"for example {quoted(_plain(shape.schema.get('examples', [''])[0]))}"
    if low is not None and high is not None:
        percent = (low, high) == (0, 1) and 10 < value <= 100
        help = f"write {value / 100:g}" if percent else f"write a number from {low} to {high}"
        return f"{shape.name} is {value}; it goes from {low} to {high}", help
    bound = (
        f"{'more' if is_low else 'less'} than"
        if shape.keyword.startswith("exclusive")
        else f"at {'least' if is_low else 'most'}"
    )
    return f"{shape.name} is {value}; it must be {bound} {shape.value}", "write another number, or leave the field out"


def _size(shape: Shape) -> Sentence:
    count = len(shape.instance)
    if not count:
        return f"{shape.name} is empty", "add something" if shape.is_required else "add something, or leave the field out"
    if shape.keyword == "maxLength":
        return f"{shape.name} has {count} characters; at most {shape.value} fit", "move the details to another field"
    if shape.keyword == "minProperties":
        known = _listed([quoted(key) for key in shape.instance], "and")
        others = _listed([quoted(name) for name in shape.properties if name not in shape.instance])
        return f"{shape.noun} says nothing but {known}", f"add {others}"
    entries, bound = "entry" if count == 1 else "entries", "at least" if shape.keyword.startswith("min") else "at most"
    return f"{shape.name} has {count} {entries}; it takes {bound} {shape.value}", "add or take away what makes the difference"


def _unique(shape: Shape) -> Sentence:
    place = first_repeated(shape.instance) or 0
    return f"{shape.name} lists {quoted(_plain(shape.instance[place]))} twice", "take one of them away"


def _forbidden(shape: Shape) -> Sentence:
    return f"{shape.name} does not belong here", shape.condition or "take it away"


def _listed(words: list[str], last: str = "or") -> str:
    return f"{', '.join(words[:-1])} {last} {words[-1]}" if len(words) > 1 else "".join(words)


def _noun(value: object) -> str:
    for kind, noun in ((dict, "a map"), (list, "a list"), (str, "a text"), (bool, "true or false"), (type(None), "nothing")):
        if isinstance(value, kind):
            return noun
    return "a number" if str(value).strip("-") not in ("inf", "nan") else "a number without a value"


def _plain(value: object) -> str:
    """A value as the file writes it."""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _written(value: object) -> str:
    """A value as YAML on one line, quoted where YAML would read it as something else."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_written(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_written, value)) + "]"
    return value if isinstance(value, str) and _UNQUOTED.fullmatch(value) else json.dumps(value, ensure_ascii=False)


_SENTENCES: Mapping[str, Callable[[Shape], Sentence]] = {
    "type": _type,
    "enum": _enum,
    "const": _const,
    "pattern": _pattern,
    "format": _format,
    **dict.fromkeys(("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"), _range),
    **dict.fromkeys(("minItems", "maxItems", "minLength", "maxLength", "minProperties", "maxProperties"), _size),
    "uniqueItems": _unique,
    "false": _forbidden,
}
