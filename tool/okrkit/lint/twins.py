"""Texts that say nearly the same, found without holding each against each.

Two sets of words that share most of their words must share one of their rarest: Chaudhuri, Ganti,
Kaushik, "A primitive operator for similarity joins in data cleaning" (2006). So only texts with such a
word in common are compared, first by the beginnings of their words, which costs next to nothing, and
then by the reader.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice
from math import ceil

from okrkit.lint.wording.reader import Reader

_FEWEST = 3
"""Words of substance that a text needs to be like another; shorter ones are alike only if they are the same."""
_BEGINNING = 4
"""Letters of a word that count at first sight, so that its endings do not."""

_MOST = 32
"""Texts that one is held against: who wrote the same a hundred times needs no hundred pairs for each to see it."""

_Beginnings = frozenset[str]


class Twins:
    """Which texts are alike: at least ``alike`` of their words of substance are the same, 0 to 1."""

    def __init__(self, reader: Reader, alike: float) -> None:
        self._reader, self._alike = reader, alike
        self._known: dict[str, _Beginnings] = {}

    def are(self, one: str, other: str) -> bool:
        """Whether two texts are alike; never where they are not English."""
        return (one == other or self._look_alike(self._begin(one), self._begin(other))) and self._read_alike(one, other)

    def among(self, texts: Iterable[str]) -> Iterator[tuple[str, str]]:
        """The pairs of different texts that are alike, each once, the earlier text first.

        Of many that look the same at first sight, each is held against the first of them only, and no text against
        more than ``_MOST`` others, the earliest.
        """
        distinct = dict.fromkeys(texts)
        count = Counter(word for text in distinct for word in self._begin(text))
        first: dict[_Beginnings, str] = {}
        having: dict[str, list[_Beginnings]] = defaultdict(list)
        for text in distinct:
            words = self._begin(text)
            near = [words] if words in first and len(words) >= _FEWEST else []
            for word in self._rarest(words, count) if not near else ():
                alike = (other for other in having[word] if self._look_alike(words, other))
                near += islice(alike, _MOST)
                having[word].append(words)
            first.setdefault(words, text)
            earlier = (first[other] for other in islice(dict.fromkeys(near), _MOST))
            yield from ((other, text) for other in earlier if self._read_alike(other, text))

    def _look_alike(self, one: _Beginnings, other: _Beginnings) -> bool:
        ours, theirs = len(one), len(other)
        if ours < self._alike * theirs or theirs < self._alike * ours:  # so that most pairs cost nothing
            return False
        shared = len(one & other)
        return shared >= _FEWEST and shared >= self._alike * (ours + theirs - shared)

    def _read_alike(self, one: str, other: str) -> bool:
        alike = one == other or self._reader.likeness(one, other) >= self._alike
        return alike and self._reader.is_english(one)

    def _rarest(self, words: _Beginnings, count: Counter[str]) -> list[str]:
        """So many of the rarest words that a text like this one must have one of them."""
        most = len(words) - ceil(self._alike * len(words)) + 1
        return sorted(words, key=lambda word: (count[word], word))[:most]

    def _begin(self, text: str) -> _Beginnings:
        """The beginnings of its words of substance."""
        if text not in self._known:
            self._known[text] = frozenset(word[:_BEGINNING] for word in text.casefold().split() if len(word) > 3)
        return self._known[text]
