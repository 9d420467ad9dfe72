"""A sentence that one has to read twice."""

import re

from okrkit.finding import Severity
from okrkit.lint.quote import quote
from okrkit.lint.rule import Flag, Flags, rule
from okrkit.lint.titled import titled
from okrkit.lint.wording.reader import Reader
from okrkit.plan import Plan

FLAGGED = """
objectives:
  - title: >-
      Partner cafés in all of our delivery regions and also those that only take single bags from time to time
      know on Monday what money comes on Friday for everything that was sold before the weekend
"""

CLEAN = """
objectives:
  - title: Partner cafés know on Monday what money comes on Friday
"""

_WORD = re.compile(r"[^\W_]+(?:['’.,:/-][^\W_]+)*")
_ASIDE = re.compile(
    r"[(\[]|\b(?:that|which|who|whose|where|when|while|whereas|because|although|unless|provided|in order to)\b",
    re.IGNORECASE,
)


@rule(Severity.INFO, flagged=FLAGGED, clean=CLEAN, source="001")
def hard_to_read(plan: Plan, reader: Reader, *, words: int = 28, asides: int = 3) -> Flags:
    """A title can be read aloud once to somebody of another team, and they know what is meant.

    Long sentences, clauses inside clauses and brackets are where a plan hides what it has not decided.
    This rule counts `words`, and as `asides` each bracket and each "that", "who", "while" and the like.
    Say the one thing in the title; on whom it is measured belongs in `population`, the reason into
    `why`, the way there into `initiatives`.
    """
    for part in titled(plan):
        many, nested = len(_WORD.findall(part.title)), _ASIDE.findall(part.title)
        if (many > words or len(nested) > asides) and reader.is_english(part.title):
            long = f"has {many} words, more than {words}"
            deep = f"goes off {len(nested)} times, more than {asides}: {', '.join(map(quote, nested))}"
            help = "how would you say it to somebody of another team? Move whom it is measured on to `population`"
            yield Flag(part.at("title"), f"{quote(part.title)} {long if many > words else deep}", help)
