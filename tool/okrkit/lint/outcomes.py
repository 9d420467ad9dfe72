"""Whether an objective promises a change at all."""

from okrkit.lint.countable import is_uncountable
from okrkit.lint.wording.reader import Reader
from okrkit.lint.wording.reading import ReadsAs
from okrkit.objective import KeyResult, Kind, Objective


def has_outcome(reader: Reader, objective: Objective) -> bool:
    """Whether one of its key results is an outcome, does not read as work, and could be called met or missed."""
    claimed = (one for one in objective.key_results if one.kind is Kind.OUTCOME)
    return any(not is_work(reader, one) and not is_uncountable(reader, one) for one in claimed)


def is_work(reader: Reader, key_result: KeyResult) -> bool:
    """Whether it is an output, or claims to be an outcome and reads as one."""
    if key_result.kind is Kind.OUTCOME:
        return reader.key_result(key_result.title).reads_as is ReadsAs.OUTPUT
    return key_result.kind is Kind.OUTPUT
