"""Whether anybody could tell on the last day that a key result was met."""

from okrkit.lint.wording.reader import Reader
from okrkit.lint.wording.reading import Reading, ReadsAs
from okrkit.objective import KeyResult, Kind


def is_uncountable(reader: Reader, key_result: KeyResult) -> bool:
    """Whether neither its title nor its fields say what is counted or what will be seen."""
    if key_result.metric or key_result.unit or key_result.milestones:
        return False
    reading = reader.key_result(key_result.title)
    return reading.reads_as is ReadsAs.VAGUE and not _says_what_is_counted(reader, key_result, reading)


def _says_what_is_counted(reader: Reader, key_result: KeyResult, reading: Reading) -> bool:
    """Whether its numbers can be read together with its title: 40 to 10 of "late payouts", but not of "happier cafés"."""
    has_numbers = key_result.target is not None or key_result.bound is not None
    if key_result.kind is Kind.OUTPUT or not has_numbers:
        return False
    names = key_result.baseline is not None or _ends_with(reader, "measures", reading.subject)
    plain = names and not reader.find("fluff", key_result.title)
    return plain or _ends_with(reader, "results", reading.subject)


def _ends_with(reader: Reader, lexicon: str, subject: str) -> bool:
    return any(subject.endswith(words) for words in reader.find_all(lexicon, subject))
