"""A key result that nobody could call met or missed."""

from okrkit.finding import Severity
from okrkit.lint.quote import quote
from okrkit.lint.rule import Flag, Flags, rule
from okrkit.lint.wording.reader import Reader
from okrkit.lint.wording.reading import Reading, ReadsAs
from okrkit.objective import KeyResult, Kind
from okrkit.plan import Plan

FLAGGED = """
objectives:
  - key_results:
      - {title: Cafés are happier with our answers, target: 80, baseline: 60, unit: null, metric: null}
"""

CLEAN = """
objectives:
  - key_results:
      - {title: Cafés are happier with our answers, target: 80, baseline: 60, unit: "% who say so in the monthly call"}
"""
_ASK = "what is counted? Say it as <who> <does what> from <baseline> to <target>, or name the `metric` and its `unit`"
_ASK_OUTPUT = "what could one see that is not there today? Name the thing and its state, or list `milestones`"


@rule(Severity.WARNING, flagged=FLAGGED, clean=CLEAN, source="000 004")
def vague_key_result(plan: Plan, reader: Reader) -> Flags:
    """On the last day anybody can tell whether a key result was met, without asking the team.

    If two people can look at the same facts and disagree, the discussion at the end will be about words,
    and the word can be stretched until the result is met. Say what is counted, from how much to how
    much, and on whom. A title may be plain where the fields say it: a `metric`, or a `unit` beside the
    target. An output needs something that can be seen done, or milestones.
    """
    for objective in plan.objectives:
        for key_result in objective.key_results:
            if key_result.metric or key_result.unit or key_result.milestones:
                continue
            reading = reader.key_result(key_result.title)
            if reading.reads_as is ReadsAs.VAGUE and not _says_what_is_counted(reader, key_result, reading):
                goal = "is met" if key_result.target is None else f"has reached {key_result.target:g}"
                yield Flag(
                    key_result.at("title"),
                    f"nobody could say on the day whether {quote(key_result.title)} {goal}",
                    _ASK_OUTPUT if key_result.kind is Kind.OUTPUT else _ASK,
                )


def _says_what_is_counted(reader: Reader, key_result: KeyResult, reading: Reading) -> bool:
    """Whether its numbers can be read together with its title: 40 to 10 of "late payouts", but not of "happier cafés"."""
    if key_result.kind is Kind.OUTPUT:
        return False
    names = key_result.baseline is not None or _ends_with(reader, "measures", reading.subject)
    plain = names and not reader.find("fluff", key_result.title)
    return plain or _ends_with(reader, "results", reading.subject)


def _ends_with(reader: Reader, lexicon: str, subject: str) -> bool:
    return any(subject.endswith(words) for words in reader.find_all(lexicon, subject))
