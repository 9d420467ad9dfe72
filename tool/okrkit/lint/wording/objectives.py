"""What an objective reads as."""

from okrkit.lint.wording.grammar import Sentence
from okrkit.lint.wording.reading import ReadsAs, Reason

Judged = tuple[ReadsAs, tuple[Reason, ...]]


def judge(sentence: Sentence) -> Judged:
    """Reads an objective: a number, a task, a wish that anybody could have, or an aim."""
    return _metric(sentence) or _task(sentence) or _aim(sentence)


def _metric(sentence: Sentence) -> Judged | None:
    amounts = sentence.amounts
    if amounts.any and sentence.head in {"raise", "lower", "hold", "reach", "win", ""}:
        return ReadsAs.METRIC, (Reason(amounts.words, "is a number, which a key result should hold"),)
    return None


def _task(sentence: Sentence) -> Judged | None:
    if sentence.head in {"work"}:
        return ReadsAs.TASK, (Reason(sentence.said((sentence.begin, sentence.thing[1])), "names work, not the change it is for"),)
    return None


def _aim(sentence: Sentence) -> Judged:
    if sentence.head in {"raise", "lower", "hold", "weak", ""}:
        return ReadsAs.VAGUE, (Reason(sentence.said((sentence.begin, sentence.thing[1])), "could stand in anybody's plan"),)
    return ReadsAs.GOOD, ()
