"""Whether an objective promises a change at all."""

from okrkit.lint.wording.reader import Reader
from okrkit.lint.wording.reading import ReadsAs
from okrkit.objective import KeyResult, Kind, Objective


def has_outcome(reader: Reader, objective: Objective) -> bool:
    """Whether one of its key results is an outcome and does not read as work."""
    return any(one.kind is Kind.OUTCOME and not is_work(reader, one) for one in objective.key_results)


def is_work(reader: Reader, key_result: KeyResult) -> bool:
    """Whether it is an output, or claims to be an outcome and reads as one."""
    if key_result.kind is Kind.OUTCOME:
        return reader.key_result(key_result.title).reads_as is ReadsAs.OUTPUT
    return key_result.kind is Kind.OUTPUT
