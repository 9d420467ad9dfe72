"""What is written where an output's encoding lacks a character, so that a bar is still a bar."""

import codecs

ERRORS = "okrkit-plain"
"""The name under which Python's encoders know it."""

_PLAIN = {
    "✔": "+", "✘": "x", "●": "o", "○": "o", "▲": "^", "■": "!", "◷": "~", "—": "-", "–": "-",
    "│": "|", "├": "+", "└": "`", "─": "-", "█": "#", "░": ".", "┃": "|", "·": "-", "×": "x",
    "“": '"', "”": '"', "\u2018": "'", "\u2019": "'", "…": "...", "→": "->", "€": "EUR",
}  # fmt: skip


def register() -> None:
    """Tell Python's encoders of it."""
    codecs.register_error(ERRORS, _plain)


def _plain(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(map(_letter, error.object[error.start : error.end])), error.end


def _letter(character: str) -> str:
    """A character in ASCII: its likeness, or the letter without its accents, or a question mark."""
    from unicodedata import normalize

    plain = normalize("NFD", character)[0]
    return _PLAIN.get(character) or (plain if plain.isascii() else "?")
