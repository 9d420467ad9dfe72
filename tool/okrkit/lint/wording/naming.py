"""Numbers that measure nothing: parts of names, dates, and how long something is looked at."""

import re
from dataclasses import dataclass

from okrkit.lint.wording.classes import words_of

NAMES = re.compile(
    r"\b\d{4}-\d\d(?:-\d\d)?\b|\b\d{1,2}([/.])\d{1,2}\1\d{2,4}\b|\b24[/x]7(?:/365)?\b|\b50/50\b|\b360[\s-]?(?:degree|°)"
    r"|\b9-to-5\b|\b1[:-](?:on-)?1\b|\bQ[1-4][\s/'’-]*\d{2,4}\b|\b(?:FY|CY|H[12])[\s/'’-]*\d{2,4}\b(?!\s?%)|\bmonth[\s-]on[\s-]",
    re.IGNORECASE,
)
"""Dates, quarters and ratios that are names."""

_MONTHS, _LABELS, _PERIODS = words_of("months"), words_of("labels"), words_of("periods")
_YEARS, _NEAR_YEARS, _AFTER_YEARS = words_of("years"), words_of("near years"), words_of("after years")
_CHANGES, _FRAMES, _WITHIN = words_of("changes after"), words_of("frames"), words_of("within")
_LOOSE, _SINCE = words_of("loose"), words_of("since")
_HALF, _DOUBLE = words_of("half names"), words_of("double names")
_BEFORE_NO, _BEFORE_ONE = words_of("before no"), words_of("before one")
_DAYS = re.compile(r"^(?:d|wk|mo|yr)s?$|day|week|month|quarter|year", re.IGNORECASE)
_LONG = re.compile(r"(?:month|quarter|year|yr|mo)s?$", re.IGNORECASE)
_TIME = re.compile(
    r"(?:(?:milli|micro)?second|sec|minute|min|hour|hr|day|week|wk|month|mo|quarter|year|yr)s?$|^(?:ms|s|h|d)$", re.IGNORECASE
)
_ARROW = re.compile(r"\s*(?:→|->|=>)")
_TOUCHES = re.compile(r"[a-z][\s-]?$", re.IGNORECASE)
_LAST_WORDS = re.compile(r"[^\W\d]\w*|\d+")
_NEXT_WORD = re.compile(r"[\s-]*([a-z]+)?", re.IGNORECASE)
_REACH = 28
"""Characters on either side in which the words stand that say what a number is."""
_NEXT = {"no": words_of("no number no"), "zero": words_of("no number zero")}


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around a number: two words before and one after it, in lower case, and the characters that touch it."""

    earlier: str
    before: str
    after: str
    left: str
    right: str

    @classmethod
    def of(cls, text: str, begin: int, end: int) -> "Around":
        """What stands around a place."""
        left, right = text[max(0, begin - _REACH) : begin], text[end : end + _REACH]
        *_, earlier, before = ("", "", *_LAST_WORDS.findall(left.lower()))
        following = _NEXT_WORD.match(right)
        return cls(earlier, before, (following[1] or "").lower() if following else "", left, right)

    @property
    def ends(self) -> bool:
        """Whether a sentence or a part of it ends here."""
        return not self.right.strip() or self.right.lstrip()[0] in ".,;:)]!?"

    @property
    def shares(self) -> bool:
        """Whether what stands before is a share of something."""
        return self.ends or self.after in {"of", "more", "less", "fewer", "faster"}

    @property
    def names_half(self) -> bool:
        """Whether "half" is part of a name: half-day, half year."""
        return self.after in _HALF or self.before in {"first", "second"}

    @property
    def names_double(self) -> bool:
        """Whether "double" is something else than twice: double down, double opt-in."""
        return self.after in _DOUBLE

    def refuses(self, word: str) -> bool:
        """Whether a number word is no number here."""
        if self.after in _NEXT.get(word, ()) or (
            self.right[:1] == "-" and self.right[1:2].isalpha() and not _TIME.match(self.after)
        ):
            return True
        if word == "no":
            return bool(self.before) and self.before not in _BEFORE_NO
        if word == "one":
            return self.before not in _BEFORE_ONE or self.earlier == "one"
        return word in {"hundred", "thousand", "million", "billion"} and self.before != "a"


def names_something(value: float, digits: str, unit: str, around: Around) -> bool:
    """Whether a number is part of a name, a date or a year: "Phase 1", "15 November", "by 2027", "30-day retention"."""
    if around.before in _LABELS and unit != "%" and _TOUCHES.search(around.left) and not _ARROW.match(around.right):
        return True
    if value <= 31 and not unit and (around.before in _MONTHS or around.after in _MONTHS):
        return True
    if digits.isdigit() and len(digits) == 4 and not unit and 1950 <= value < 2060:
        return _is_year(value, around)
    hyphen = around.right[:1] == "-" and around.right[1:2].isalpha()
    if not unit:
        return hyphen
    adjective = unit.lower() in _PERIODS and value != 1 and around.after and around.after not in _CHANGES
    return bool(adjective and around.right[:1] in {" ", "-"})


def _is_year(value: float, around: Around) -> bool:
    if around.before in _YEARS or around.before in _MONTHS or around.after in _AFTER_YEARS:
        return True
    return 2015 <= value < 2045 and (around.before in _NEAR_YEARS or around.ends)


def spans_time(unit: str, around: Around) -> bool | None:
    """Whether a number is how long something may take ("within 2 hours"); None if it is a period that measures nothing."""
    if not _TIME.match(unit):
        return False
    opener = around.earlier if around.before in _LOOSE else around.before
    if opener in _WITHIN:
        return None if _LONG.search(unit) else True
    spent = around.after == "of" and not _DAYS.search(unit)  # "15 hours of work"
    if opener in _FRAMES or (around.after in _SINCE and not spent and not any(letter.isdigit() for letter in around.right)):
        return None
    return False
