"""What an event may be refused for, said to the writer of the text. The advice is loaded when there is something to say."""

import re
from typing import Any

from okrkit.address import Pointer
from okrkit.reading.yaml.error import YamlError
from okrkit.reading.yaml.scalars import Unclear, resolve


class LimitError(YamlError):
    """There is too much of something. That is said at once: to ask another parser would only take longer."""


def at(event: Any, message: str, help: str) -> YamlError:
    """An error at the first character of an event."""
    return YamlError(message, help, event.start_mark.line + 1, event.start_mark.column + 1)


def limit(event: Any, message: str, help: str) -> YamlError:
    """A limit that is passed at an event."""
    return LimitError(*at(event, message, help).__reduce__()[1])


def unclear(event: Any, text: str, why: Unclear) -> YamlError:
    """A word that is neither clearly a number nor clearly a text."""
    return _thousands(event, text) or at(event, why.message, why.help)


def indicator(event: Any, text: str) -> YamlError:
    """An alias, an anchor or a tag; mostly somebody wanted to write that character."""
    from okrkit.reading.yaml.advice.values import reserved

    return at(event, *reserved(text, event.start_mark.index))


def no_name(event: Any, text: str) -> YamlError:
    """The name of a field that is a number, a list, a mapping or nothing."""
    from okrkit.reading.yaml.advice.values import TEMPLATE

    value = getattr(event, "value", None)
    if value is None:
        if text.startswith("{", event.start_mark.index + 1) or text.startswith("{{", event.start_mark.index - 1):
            return at(event, *TEMPLATE)
        return at(event, "a list or a mapping cannot be the name of a field", "put it in quotes if it is meant as a text")
    if not value:
        return at(
            event, "there is no name in front of this colon", "write the name of the field, or put the whole value in quotes"
        )
    kind = {bool: "true or false", type(None): "the lack of a value"}.get(type(resolve(value)), "a number")
    return _thousands(event, text) or at(
        event, f"`{value}` is {kind} to YAML and cannot be a name", f'put it in quotes: "{value}"'
    )


def twice(event: Any, text: str, pointer: Pointer) -> YamlError:
    """A name that its mapping already has."""
    from okrkit.reading.yaml.places import line_of_key

    return at(event, f"`{event.value}` is already written in line {line_of_key(text, pointer)}", "keep one of the two")


def unseen(event: Any, character: str) -> YamlError:
    """A character that was written as an escape and that nobody can see."""
    if "\ud800" <= character <= "\udfff":
        return at(
            event, "this text holds one half of a character", "write the character itself, or its code as \\U and eight digits"
        )
    return at(event, f"this text holds an invisible character (U+{ord(character):04X})", "write the text without it")


def directive(text: str) -> YamlError:
    """A line like ``%YAML 1.1`` in front of the document."""
    from okrkit.reading.yaml.advice import Complaint, explain
    from okrkit.reading.yaml.advice.stop import lines_of

    number = next(number for number, line in enumerate(lines_of(text)) if line.startswith("%"))
    return explain(text, Complaint("", number, 0, None))


def lone(text: str) -> YamlError:
    """A file that is a single text or number."""
    from okrkit.reading.yaml.advice.stop import code_of, lines_of
    from okrkit.reading.yaml.advice.structure import NO_SPACE, no_space

    lines = ((number, line, code_of(line)) for number, line in enumerate(lines_of(text)))
    # The mark of a document stands at the left edge; further in it is a text like any other.
    number, line, code = next((at for at in lines if at[2] and not (at[2] == "---" and at[1].startswith("---"))), (0, "", ""))
    column = line.index(code)
    if found := NO_SPACE.fullmatch(code):
        return no_space(found, number, column)
    return YamlError(
        "the file holds a single value and no fields", "a plan has lines like `team: payments`", number + 1, column + 1
    )


def _thousands(event: Any, text: str) -> YamlError | None:
    """``1,000`` inside brackets, where the comma ends a value."""
    start = event.start_mark.index
    before = re.search(r"\d{1,3},$", text[max(start - 4, 0) : start])
    if not before or not re.fullmatch(r"\d{3}", event.value):
        return None
    number = before.group() + event.value
    return at(
        event, f"`{number}` is two values here: the comma separates them", f"write {number.replace(',', '')} for the number"
    )
