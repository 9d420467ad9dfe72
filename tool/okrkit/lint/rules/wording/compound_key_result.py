"""Two key results on one line."""

import re

from okrkit.finding import Severity
from okrkit.lint.quote import quote
from okrkit.lint.rule import Flag, Flags, rule
from okrkit.lint.wording.reader import Reader
from okrkit.lint.wording.reading import ReadsAs
from okrkit.plan import Plan

FLAGGED = """
objectives:
  - key_results:
      - {title: Late payouts fall from 4.2% to 1.5% and refused payouts fall from 9% to 2%}
"""

CLEAN = """
objectives:
  - key_results:
      - {title: Late and refused payouts fall from 4.2% to 1.5%}
      - {title: Questions about money fall from 9% to 4% while answers stay as good, baseline: 9, target: 4}
"""

_JOINT = re.compile(r"\s+(?:and|as well as|plus|&)\s+|[;,]\s+(?:and\s+)?", re.IGNORECASE)
_NO_RESULT = re.compile(  # how a second half begins that belongs to the first
    r"(?i:from|to|by|in|on|at|for|of|per|up|down|with(?:out|in)?|while|so|which|that|who|measured|compared|versus|vs|than|over|"
    r"(?:keep|maintain|hold|stay|remain)\w*)\b|\d"
)


@rule(Severity.INFO, flagged=FLAGGED, clean=CLEAN, source="001")
def compound_key_result(plan: Plan, reader: Reader) -> Flags:
    """A key result promises one thing.

    Two results on one line have one target and one confidence between them. When half is met, nobody
    knows what to report. Make it two; what merely must not get worse is a guardrail.
    """
    for objective in plan.objectives:
        for key_result in objective.key_results:
            if second := _second(key_result.title, reader):
                message = f"{quote(second)} is a second result on the line of {quote(key_result.title)}"
                help = "what is reported when one half is met? Make each a key result with numbers of its own"
                yield Flag(key_result.at("title"), message, help, words=second)


def _second(title: str, reader: Reader) -> str:
    """The second of two measured changes; empty where there is one at most."""
    for joint in _JOINT.finditer(title):
        halves = title[: joint.start()], title[joint.end() :]
        if not _NO_RESULT.match(halves[1]) and all(_is_change(half, reader) for half in halves):
            return halves[1]
    return ""


def _is_change(half: str, reader: Reader) -> bool:
    reading = reader.key_result(half)
    by, start = (None if reading.amounts.bound else reading.amounts.by), reading.amounts.start
    moves = by is not None or start is not None or reading.amounts.words.lower().startswith("to ")
    return moves and half.count("(") == half.count(")") and reading.reads_as in (ReadsAs.OUTCOME, ReadsAs.VANITY)
