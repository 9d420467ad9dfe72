"""A flag that says what a sentence reads as, and asks the question that would turn it."""

from okrkit.address import Address
from okrkit.lint.quote import quote
from okrkit.lint.rule import Flag
from okrkit.lint.wording.coach import question, shape
from okrkit.lint.wording.reading import Reading


def coached(where: Address, reading: Reading) -> Flag:
    """The words that made a text read as it does, with the reason that the reader gave for them."""
    words, why = next(((reason.words, reason.why) for reason in reading.reasons if reason.words), (reading.text, ""))
    why = why or next((reason.why for reason in reading.reasons), f"reads as {reading.reads_as}")
    said = quote(words) if 2 * len(words) > len(reading.text) else f"{quote(words)} in {quote(reading.text)}"
    shaped = shape(reading)
    help = " ".join(filter(None, (question(reading), f"Say it as {shaped}" if shaped else "")))
    return Flag(where, f"{said} {why}", help, words="" if words == reading.text else words)
