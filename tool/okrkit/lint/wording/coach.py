"""The question that turns a sentence into an outcome, and the shape to aim at."""

from okrkit.lint.wording.reading import Reading, ReadsAs


def question(reading: Reading) -> str:
    """The question whose answer would be the better sentence, with the text's own words; empty where there is nothing to ask."""
    work = reading.work or "this"
    match reading.reads_as:
        case ReadsAs.OUTPUT | ReadsAs.TASK:
            return f"What changes for whom once {work} is done?"
        case ReadsAs.VANITY:
            return f"What would be worth having even if {reading.subject or 'this number'} did not move?"
        case ReadsAs.VAGUE:
            return f"How would somebody outside the team see that {reading.subject or 'this'} is better?"
        case ReadsAs.METRIC:
            return f"What is it for that {reading.subject or 'this number'} should move?"
        case _:
            return ""


def shape(reading: Reading) -> str:
    """The shape to aim at, with places to fill in; empty where the sentence has it."""
    match reading.reads_as:
        case ReadsAs.OUTPUT:
            return "<who> <does what> from <baseline> to <target>"
        case ReadsAs.VANITY:
            return "<share> of <whom> <do what they came for>, from <baseline> to <target>"
        case ReadsAs.VAGUE | ReadsAs.METRIC | ReadsAs.TASK:
            return "<who> can <do what they could not>"
        case _:
            return ""
