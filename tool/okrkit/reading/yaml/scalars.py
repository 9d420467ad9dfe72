"""What an unquoted word of YAML stands for: text, a number, true, false or nothing."""

import re
from functools import lru_cache

Scalar = None | bool | int | float | str

MOST_DIGITS = 18
"""Of an integer: what a 64-bit reader of our JSON can hold without loss."""

NOT_ALWAYS_TEXT = frozenset("0123456789+-.~tTfFnN<")
"""The first characters of every word that `resolve` may take for something else than text."""

_WORDS: dict[str, bool | None] = {
    "": None,
    "~": None,
    **dict.fromkeys(("null", "Null", "NULL"), None),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_INTEGER = re.compile(r"[-+]?[0-9]+")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_BASED = re.compile(r"0o[0-7]+|0x[0-9a-fA-F]+")
_SEPARATED = re.compile(
    r"(?=.*_)[-+]?[0-9][0-9_]*(?:\.[0-9_]*)?(?:[eE][-+]?[0-9_]+)?"
    r"|[-+]?[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]*)?"
)
_NO_NUMBER = re.compile(r"\.(?:nan|NaN|NAN)|[-+]?\.(?:inf|Inf|INF)")


class Unclear(Exception):  # noqa: N818 (it is no error before it has a place)
    """A word that other readers of YAML take for something else, or that no JSON can hold."""

    def __init__(self, message: str, help: str) -> None:
        super().__init__(message)
        self.message = message
        self.help = help


@lru_cache(maxsize=1024)
def resolve(word: str) -> Scalar:
    """The value of an unquoted scalar by YAML 1.2's core schema, with JSON's types.

    Dates and times are text, and so are ``yes``, ``no``, ``on`` and ``off``. A word that is read
    differently by YAML 1.1 and 1.2 (``010``, ``0o10``, ``1_000``), or that is no JSON number
    (``.nan``, ``1e400``), raises `Unclear`.
    """
    if word in _WORDS:
        return _WORDS[word]
    if _INTEGER.fullmatch(word):
        return _integer(word)
    if _FLOAT.fullmatch(word):
        return _float(word)
    if _BASED.fullmatch(word):
        raise Unclear(
            f"`{word}` is a number to some readers of YAML and a text to others",
            f'write {int(word, 0)} for the number, or "{word}" for the text',
        )
    if _SEPARATED.fullmatch(word):
        raise Unclear(
            f"`{word}` has a separator between its digits, so it is not a number",
            f'write {word.replace("_", "").replace(",", "")} for the number, or "{word}" for the text',
        )
    if _NO_NUMBER.fullmatch(word):
        raise Unclear(f"`{word}` is not a number that can be measured", f'leave the value out, or write "{word}" for the text')
    if word == "<<":
        raise Unclear(
            "`<<` would merge one mapping into another, which a plan cannot do", "write the fields out where they belong"
        )
    return word


def _integer(word: str) -> int:
    digits = word.lstrip("+-")
    if len(digits) > MOST_DIGITS:
        raise Unclear(
            f"this number has {len(digits)} digits, more than {MOST_DIGITS}",
            "put it in quotes if it is an identifier and not a quantity",
        )
    if len(digits) > 1 and digits[0] == "0":
        raise Unclear(
            f"`{word}` starts with a zero: some readers of YAML count it in eights",
            f'write {int(word)} for the number, or "{word}" for the text',
        )
    return int(word)


def _float(word: str) -> float:
    number = float(word)
    if number in (float("inf"), float("-inf")):
        raise Unclear(
            f"`{word}` is larger than any number that can be kept", f'write a smaller number, or "{word}" for the text'
        )
    return number
