"""Texts that say nearly the same, found without holding each against each.

Two sets of words that share most of their words must share one of their rarest: Chaudhuri, Ganti,
Kaushik, "A primitive operator for similarity joins in data cleaning" (2006). So only texts with such a
word in common are compared.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from math import ceil

from okrkit.lint.wording.reader import Reader
from okrkit.lint.wording.words import split

_FEWEST = 3
"""Words of substance that a text needs to be like another; shorter ones are alike only if they are the same."""


class Twins:
    """Which of some texts are alike: at least ``alike`` of their words of substance are the same, 0 to 1."""

    def __init__(self, texts: Iterable[str], reader: Reader, alike: float) -> None:
        self._reader, self._alike = reader, alike
        self._stems = {text: _stems(text) for text in texts}
        self._count = Counter(stem for stems in self._stems.values() for stem in stems)
        self._with: dict[str, list[str]] = defaultdict(list)
        for text, stems in self._stems.items():
            for stem in self._rarest(stems):
                self._with[stem].append(text)

    def of(self, text: str) -> tuple[str, ...]:
        """The texts that are like one of them, itself first; none where it is not English."""
        if not self._reader.is_english(text):
            return ()
        stems = self._stems[text]
        near = dict.fromkeys(other for stem in self._rarest(stems) for other in self._with[stem] if other != text)
        return (text, *(other for other in near if self._close(stems, self._stems[other]) and self._says(text, other)))

    def _rarest(self, stems: frozenset[str]) -> list[str]:
        """So many of the rarest that a text like this one must have one of them."""
        if len(stems) < _FEWEST:
            return []
        most = len(stems) - ceil(self._alike * len(stems)) + 1
        return sorted(stems, key=lambda stem: (self._count[stem], stem))[:most]

    def _close(self, ours: frozenset[str], theirs: frozenset[str]) -> bool:
        return len(ours & theirs) >= self._alike * len(ours | theirs)

    def _says(self, one: str, other: str) -> bool:
        return self._reader.likeness(one, other) >= self._alike


def _stems(text: str) -> frozenset[str]:
    return frozenset(stem for stem in split(text).stems if stem[0].isalpha() and len(stem) > 3)
