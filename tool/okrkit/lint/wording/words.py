"""A text as words with places and stems."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

LONGEST = 2_000
"""Characters of a text that are read. What matters of a sentence stands in front; the rest of a hostile one costs nothing."""

_WORD = re.compile(
    r"[^\W\d_][^\W_]*(?:['’][^\W\d_]+)*"  # a word, also with digits in it: p95, Q4, don't
    r"|\d+(?:[.,]\d+)*"  # a number
    r"|->|=>|>=|<=|[→⟶➔%$€£¥₹≥≤<>=:;,.!?()\[\]/&+~≈•|]|\.{3}|…|–|—|(?<=\s)-(?=\s)"
)

_VOWELS = frozenset("aeiouy")
_SUFFIXES = (
    "ment", "ation", "ition", "ion", "ance", "ence", "er", "or", "ity", "ness", "ive", "able",
    "ial", "al", "ic", "ship", "ly", "ize", "ise",
)  # fmt: skip
"""Suffixes that make another word of a word."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words and marks of a text, in order: as lower case, as stems, and where they begin and end."""

    text: str
    lows: tuple[str, ...]
    stems: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.lows)

    def said(self, begin: int, end: int) -> str:
        """The words from begin up to but without end, exactly as they stand in the text."""
        return self.text[self.starts[begin] : self.ends[end - 1]] if begin < end else ""

    def is_joined(self, place: int) -> bool:
        """Whether a hyphen joins the word to another."""
        before, after = self.starts[place] - 1, self.ends[place]
        return (before > 0 and self.text[before] == "-") or (after < len(self.text) and self.text[after] == "-")

    def at(self, place: int) -> int:
        """The first word that starts at or after a place in the text."""
        return next((index for index, start in enumerate(self.starts) if start >= place), len(self.starts))


def split(text: str) -> Words:
    """Takes a text apart. Hyphens separate words, so that "sign-up" and "sign up" are the same."""
    found = [(match[0], match.start(), match.end()) for match in _WORD.finditer(text)]
    lows = tuple(_low(word) for word, _, _ in found)
    return Words(text, lows, tuple(map(stem, lows)), tuple(start for _, start, _ in found), tuple(end for _, _, end in found))


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """The stem of a word in lower case: inflection, irregular forms and British spelling do not matter to it.

    What a suffix made of it does: "customer" is not "custom", "implementation" not "implement", though they share a stem.
    """
    if not word[0].isalpha() or len(word) > 40:
        return word
    irregular, spelling = _forms()
    base = irregular.get(word, word)
    if base.endswith("s") and not _VOWELS & set(base):  # an acronym: MQLs, PRs
        base = base[:-1]
    found: str = _stemmer().stemWord(base)
    return spelling.get(found, found) + _derived(base)


def beginning(phrase: str) -> str:
    """The first two letters that the stem of a phrase's first word has: cheap, where a stem is not."""
    first = _WORD.search(phrase.removeprefix("="))
    low = _low(first[0]) if first else ""
    return _forms()[0].get(low, low)[:2]


def _derived(word: str) -> str:
    """The suffix that makes another word of a word, seen through inflection; empty if it has none."""
    for bare in _bare(word):
        for suffix in _SUFFIXES:
            if bare.endswith(suffix) and len(bare) > len(suffix) + 2:
                return "+ize" if suffix == "ise" else f"+{suffix}"
    return ""


def _bare(word: str) -> tuple[str, ...]:
    """A word without its inflection, in the spellings that it may have had."""
    for ending, others in (("ies", ("y",)), ("sses", ("ss",)), ("ing", ("", "e")), ("ed", ("", "e"))):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            root = word.removesuffix(ending)
            doubled = (root[:-1],) if len(root) > 3 and root[-1] == root[-2] and root[-1] not in "lsfz" else ()
            return (*(root + other for other in others), *doubled)
    return (word.removesuffix("s"),) if not word.endswith("ss") else (word,)


@lru_cache(maxsize=1 << 14)
def _low(word: str) -> str:
    return word.lower().replace("’", "'").removesuffix("'s")


@cache
def _stemmer():  # type: ignore[no-untyped-def]  # the library has no types
    import snowballstemmer

    return snowballstemmer.stemmer("english")


@cache
def _forms() -> tuple[dict[str, str], dict[str, str]]:
    """Irregular forms by word, and American stems by British ones."""
    irregular, spelling = {}, {}
    folder = files("okrkit.lint.wording") / "forms"
    for line in (folder / "irregular.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            base, *others = line.split()
            irregular.update(dict.fromkeys(others, base))
    for line in (folder / "spelling.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            british, american = line.split()
            spelling[_stemmer().stemWord(british)] = _stemmer().stemWord(american)
    return irregular, spelling
