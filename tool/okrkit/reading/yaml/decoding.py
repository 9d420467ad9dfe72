"""Bytes become characters: one encoding, one size, nothing invisible."""

import re
from typing import NamedTuple

from okrkit.reading.yaml.error import YamlError

MOST_BYTES = 1 << 20
"""Of a file. A plan of a thousand key results is about a tenth of it."""

_BOM = b"\xef\xbb\xbf"
_PLAIN = bytes((9, 10, 13, *range(32, 127)))
_INVISIBLE = "[^\t\n\r -~\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
"""A pattern that takes long to compile and is asked about few texts."""

_NEWLINE = re.compile("\r\n|\n|\r")
_UTF_16 = ((b"\xff\xfe", "UTF-16"), (b"\xfe\xff", "UTF-16"))
_SAVE_AS = "save it as UTF-8, which editors offer as an encoding"


class Decoded(NamedTuple):
    """A text without its byte order mark; ``newline`` is its first line ending, a line feed where it has none."""

    text: str
    bom: bool
    newline: str


def decode(data: bytes) -> Decoded:
    """The characters of a file; raises YamlError where they are not UTF-8 or cannot be seen by a reviewer."""
    if len(data) > MOST_BYTES:
        raise YamlError(
            "the file is larger than 1 MiB",
            "split it: one file for each team and cycle is the usual shape",
            1,
            1,
        )
    bom = data.startswith(_BOM)
    if bom:
        data = data[len(_BOM) :]
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        raise _not_utf8(data, error.start) from None
    if (data.translate(None, _PLAIN) if data.isascii() else True) and (found := re.search(_INVISIBLE, text)):
        raise _invisible(text, found.start())
    newline = _NEWLINE.search(text)
    return Decoded(text, bom, newline.group() if newline else "\n")


def unseen(text: str) -> str:
    """The first character of an unescaped text that nobody can see, besides blanks and line ends; or nothing."""
    found = None if text.isprintable() else re.search(_INVISIBLE, text.replace("\r", "\0"))
    return text[found.start()] if found else ""


def line_starts(text: str) -> list[int]:
    """Where each line of a text begins."""
    return [0, *(newline.end() for newline in _NEWLINE.finditer(text))]


def position(text: str, index: int) -> tuple[int, int]:
    """Line and column, both from 1, of a character of a text."""
    line, start = 1, 0
    for newline in _NEWLINE.finditer(text, 0, index):
        line, start = line + 1, newline.end()
    return line, index - start + 1


def _not_utf8(data: bytes, index: int) -> YamlError:
    line, column = position(data[:index].decode(), index=len(data[:index].decode()))
    for mark, name in _UTF_16:
        if data.startswith(mark):
            return YamlError(f"the file is written in {name}, not in UTF-8", _SAVE_AS, 1, 1)
    return YamlError(f"the byte 0x{data[index]:02X} here is not UTF-8", _SAVE_AS, line, column)


def _invisible(text: str, index: int) -> YamlError:
    line, column = position(text, index)
    character = text[index]
    if character == "\0" and "\0" in text[:4]:
        return YamlError("the file is written in UTF-16 or is not a text", _SAVE_AS, 1, 1)
    return YamlError(
        f"there is an invisible character here (U+{ord(character):04X})",
        "delete it and type the text around it again; it often comes along when text is pasted",
        line,
        column,
    )
