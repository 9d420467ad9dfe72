"""Ids for what is new, made from what it is called."""

import re
from collections.abc import Collection
from unicodedata import combining, normalize

from okrkit.errors import OkrError
from okrkit.reference import SLUG

_LONGEST = 40
_SAY_LITTLE = frozenset({
    "a", "an", "and", "are", "as", "at", "be", "been", "but", "by", "cut", "cuts", "drop", "drops", "each", "every", "fall",
    "falls", "for", "from", "get", "gets", "go", "goes", "grow", "grows", "has", "have", "how", "if", "in", "into", "is",
    "it", "its", "more", "nobody", "of", "off", "on", "or", "our", "ours", "out", "reach", "reaches", "rise", "rises", "so",
    "than", "that", "the", "their", "them", "they", "this", "to", "too", "us", "was", "we", "were", "what", "when", "where",
    "which", "who", "whoever", "whom", "whose", "will", "with", "without", "would", "you", "your",
})  # fmt: skip
_NUMBER = re.compile(r"\d")


def id_from(title: str, taken: Collection[str], most: int = 4) -> str:
    """A short id from the words of a title, which no other has; raises `OkrError` where it has no word to make one from.

    ``most`` is how many words. Numbers and where they move are left out: they change, and an id does not.
    """
    plain = "".join(letter for letter in normalize("NFKD", title.casefold()) if not combining(letter))
    every = [word for word in re.findall(r"[a-z0-9]+", plain.replace("'", "").replace("’", "")) if not _NUMBER.search(word)]
    words = [word for word in every if word not in _SAY_LITTLE] or every
    id = ""
    for word in words[:most]:
        longer = f"{id}-{word}" if id else word[:_LONGEST]
        id = longer if len(longer) <= _LONGEST else id
    if not id:
        raise OkrError(f"no id can be made from “{title}”", "name one with --id: a-z, 0-9 and - in between")
    return unlike(id, taken)


def unlike(id: str, taken: Collection[str]) -> str:
    """The id, with a number where it is taken."""
    return next(one for one in (id, *(f"{id}-{number}" for number in range(2, len(taken) + 3))) if one not in taken)


def chosen_id(id: str, what: str, taken: Collection[str]) -> str:
    """An id that somebody chose. Raises `OkrError` where it is none, or another has it."""
    if not re.fullmatch(SLUG, id):
        raise OkrError(f"`{id}` is not an id", "an id has only a-z, 0-9 and - in between, at most 64 characters")
    if id in taken:
        raise OkrError(f"there is {what} `{id}` already", "choose another id")
    return id
