"""Documents in every style that people write YAML in: the same data, another layout each time."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random
from typing import Any

from hypothesis import strategies as st

TEXTS = (
    "plain", "two words", "yes", "no", "12", "3.5", "null", "~", "a: b", "a, b", "[x]", "{x}", "it's", 'say "hi"', "- dash",
    "# no comment", "x # y", "2026-10-12", "2026-02-31", "12:30", "1_000", "0o10", "é🙂", "https://example.com/a?b=c#d", "",
    " blank ", "@dana", "%", "trailing:", "two\nlines", "two\nlines\n", "kept\n\n", "back\\slash", "=", "<<", "...",
)  # fmt: skip
KEYS = ("id", "title", "owner", "date", "value", "note", "next", "items", "parts", "on")
SCALARS = st.one_of(
    st.none(), st.booleans(), st.integers(-999, 99999), st.sampled_from((0.5, -1.25, 1e-7, 3.9, 1e20)), st.sampled_from(TEXTS)
)  # fmt: skip
DATA = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=4),
    max_leaves=12,
)
MAPPINGS = st.dictionaries(st.sampled_from(KEYS), DATA, min_size=1, max_size=5)
Choose = Callable[[Any], Any]
"""Picks one of several."""


@dataclass
class Typist:
    """Types data as one person would; ``choose`` picks among the ways there are."""

    choose: Choose
    step: int = 2
    offset: int = 0
    chatty: bool = False
    quoted_keys: bool = False
    comments: int = field(default=0)

    def remark(self, lead: str = " ") -> str:
        if not self.chatty or self.choose(range(3)):
            return ""
        self.comments += 1
        return f"{lead}# c{self.comments};"

    def above(self, column: int) -> list[str]:
        lines = [self.remark(" " * self.choose((column, 0, column + 2)))] if self.chatty else []
        lines += [""] if self.chatty and self.choose(range(4)) == 0 else []
        return [line for line in lines if line or self.choose((True, False))]

    def key(self, key: str) -> str:
        return f'"{key}"' if self.quoted_keys else key

    def scalar(self, value: Any, *, inside: bool) -> str:
        if not isinstance(value, str):
            if value is None:
                return self.choose(("~", "null") if inside else ("~", "null", ""))
            return json.dumps(value)
        ways = [json.dumps(value, ensure_ascii=False)]
        if "\n" not in value:
            ways.append("'" + value.replace("'", "''") + "'")
        if value in ("plain", "two words", "2026-10-12", "é🙂", "it's", "back\\slash") or (
            value in ("a, b", 'say "hi"') and not inside
        ):
            ways += [value, value]
        return self.choose(ways)

    def flow(self, value: Any, column: int) -> str:
        if isinstance(value, dict):
            parts = [f"{self.key(key)}: {self.flow(part, column + 2)}" for key, part in value.items()]
        elif isinstance(value, list):
            parts = [self.flow(part, column + 2) for part in value]
        else:
            return self.scalar(value, inside=True)
        opening, closing = "{}" if isinstance(value, dict) else "[]"
        how = self.choose(("tight", "wide", "lines")) if parts else "tight"
        if how == "lines":
            last = self.choose((",", ""))
            typed = [
                " " * (column + 2) + part + (last if at == len(parts) - 1 else ",") + self.remark()
                for at, part in enumerate(parts)
            ]
            return "\n".join([opening, *typed, " " * (column + 1) + closing])
        pad = " " if how == "wide" and parts else ""
        return f"{opening}{pad}{', '.join(parts)}{pad}{closing}"

    def block_text(self, value: str, column: int) -> str:
        """A text of several lines after a `|`."""
        chomp = "-" if not value.endswith("\n") else "+" if value.endswith("\n\n") else self.choose(("", "+"))
        body = value.removesuffix("\n").split("\n") if value.endswith("\n") else value.split("\n")
        return "\n".join([f"|{chomp}", *(" " * column + line if line else "" for line in body)])

    def after(self, value: Any, column: int) -> tuple[str, list[str]]:
        """What follows a colon or a dash: the rest of its line, and the lines below."""
        if isinstance(value, str) and "\n" in value and self.choose((True, False)):
            head, *rest = self.block_text(value, column + self.step).split("\n")
            return f" {head}", rest
        if not isinstance(value, dict | list) or not value or self.choose(range(3)) == 0:
            typed = self.flow(value, column)
            first, *rest = (f" {typed}" if typed else "").split("\n")
            if rest:
                rest[-1] += self.remark()
                return first, rest
            return first + self.remark(), rest
        below = column + (self.step if isinstance(value, dict) else self.offset)
        return self.remark(), self.lines(value, below)

    def lines(self, value: Any, column: int) -> list[str]:
        """A list or a mapping that is not empty, in lines."""
        lines: list[str] = []
        if isinstance(value, dict):
            for key, part in value.items():
                head, rest = self.after(part, column)
                lines += [*self.above(column), f"{' ' * column}{self.key(key)}:{head}", *rest]
            return lines
        for part in value:
            lines += self.above(column)
            if isinstance(part, dict | list) and part and self.choose((True, False)):
                first, *rest = self.without_lead(part, column + 2)
                lines += [f"{' ' * column}- {first}", *rest]
            else:
                self.offset, offset = max(self.offset, 2), self.offset
                head, rest = self.after(part, column)
                self.offset = offset
                lines += [f"{' ' * column}-{head}", *rest]
        return lines

    def without_lead(self, part: Any, column: int) -> list[str]:
        """The lines of something that begins on the line of a dash."""
        chatty, self.chatty = self.chatty, False
        lines = self.lines(part, column)
        self.chatty = chatty
        return [lines[0][column:], *lines[1:]]


@st.composite
def documents(draw: Any) -> tuple[dict[str, Any], bytes]:
    """Data, and a file that says it."""
    data = draw(MAPPINGS)
    typist = Typist(Random(draw(st.integers(0, 1 << 32))).choice)  # layouts are many: to draw each choice would be slow
    choose = typist.choose
    typist.step, typist.chatty, typist.quoted_keys = choose((2, 4)), choose((True, False)), choose((True, False))
    typist.offset = choose((0, typist.step))
    text = "\n".join(typist.lines(data, 0)) if choose(range(9)) else typist.flow(data, 0)
    text = choose(("", "---\n", "# c0;\n")) + text + choose(("\n", "\n", "", "\n\n# c999;\n"))
    return data, choose((b"", b"", b"\xef\xbb\xbf")) + text.replace("\n", choose(("\n", "\n", "\r\n"))).encode()
