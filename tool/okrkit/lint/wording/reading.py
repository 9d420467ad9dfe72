"""What a sentence reads as, and the words that made it."""

from dataclasses import dataclass
from enum import StrEnum

from okrkit.lint.wording.amounts import NO_AMOUNTS, Amounts


class ReadsAs(StrEnum):
    """What an objective or a key result reads as. Key results are the first four, objectives the last three or vague."""

    OUTCOME = "outcome"
    OUTPUT = "output"
    VAGUE = "vague"
    VANITY = "vanity"
    GOOD = "good"
    METRIC = "metric_as_objective"
    TASK = "task_as_objective"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why: words exactly as they stand in the text, or none where something is missing, and a short clause for people."""

    words: str
    why: str


@dataclass(frozen=True, slots=True)
class Reading:
    """A sentence, understood.

    `reads_as` is None for a text that is not English: it is left alone. `work` is the deliverable or activity that it names and
    `subject` the thing that it measures or speaks of, both as written and empty where there is none.
    """

    text: str
    reads_as: ReadsAs | None
    reasons: tuple[Reason, ...] = ()
    work: str = ""
    subject: str = ""
    amounts: Amounts = NO_AMOUNTS
    is_objective: bool = False

    @property
    def words(self) -> str:
        """The words of the first reason that has some."""
        return next((reason.words for reason in self.reasons if reason.words), "")
