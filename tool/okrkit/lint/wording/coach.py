"""The question that turns a sentence into an outcome, and the shape to aim at."""

from okrkit.lint.wording.reading import Reading, ReadsAs

_SHORT = 4
"""Words of a subject that need no quotation marks."""


def question(reading: Reading) -> str:
    """The question whose answer would be the better sentence, in its own words; empty where there is nothing to ask."""
    work, subject = reading.work, _quoted(reading.subject)
    match reading.reads_as:
        case ReadsAs.OUTPUT | ReadsAs.TASK:
            return f"What changes for whom once {_done(work, whole=reading.text.strip().startswith(work))}?"
        case ReadsAs.VANITY:
            return f"If {subject or 'this number'} went up and nobody were better off, how would you notice?"
        case ReadsAs.METRIC:
            return f"What will be better for whom when {subject or 'this number'} gets there?"
        case ReadsAs.VAGUE if reading.is_objective:
            return f"Who would notice, and by what, that {subject or 'this'} is different?"
        case ReadsAs.VAGUE:
            return f"How would you measure {subject or 'this'}, on whom, and where does it stand today?"
        case _:
            return ""


def shape(reading: Reading) -> str:
    """The shape to aim at, with places to fill in; empty where the sentence has it."""
    match reading.reads_as:
        case ReadsAs.OUTPUT:
            return "<who> <does what> from <baseline> to <target>"
        case ReadsAs.VANITY:
            return "<share> of <whom> <do what they came for>, from <baseline> to <target>"
        case ReadsAs.VAGUE if not reading.is_objective:
            return f"{reading.subject or '<metric>'} from <baseline> to <target>, measured on <whom>"
        case ReadsAs.VAGUE | ReadsAs.METRIC | ReadsAs.TASK:
            return "<who> can <do what they could not>"
        case _:
            return ""


def _done(work: str, *, whole: bool) -> str:
    """The chatbot is done, 20 trainings are; a line that is work as a whole is quoted."""
    words = work.split()
    if whole or not words:
        return f"“{work}” is done" if words else "that is done"
    plural = words[-1].endswith("s") and not words[-1].endswith(("ss", "us", "is")) and words[0].lower() not in {"a", "an"}
    return f"{work} {'are' if plural else 'is'} done"


def _quoted(subject: str) -> str:
    return f"“{subject}”" if len(subject.split()) > _SHORT else subject
