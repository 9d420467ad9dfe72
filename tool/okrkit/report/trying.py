"""The answer of `okr try` in the terminal: what a sentence reads as, why, and which question leads further."""

from collections import Counter
from collections.abc import Sequence

from okrkit.lint.trying import Part, Tried
from okrkit.lint.wording.coach import question, shape
from okrkit.lint.wording.reading import Reading, ReadsAs, Reason
from okrkit.report.source import cells
from okrkit.report.terminal import SEVERITY_STYLE, say, say_item, width
from okrkit.say.escape import terminal
from okrkit.say.values import plural, words

_SENTENCES = {
    (Part.KEY_RESULT, ReadsAs.OUTCOME): "an outcome: on the day, anybody can see whether it came true",
    (Part.KEY_RESULT, ReadsAs.OUTPUT): "an output: it can be done and change nothing",
    (Part.KEY_RESULT, ReadsAs.VAGUE): "vague: on the day, nobody could say whether it was met",
    (Part.KEY_RESULT, ReadsAs.VANITY): "vanity: the number can move while nobody is better off",
    (Part.OBJECTIVE, ReadsAs.GOOD): "an objective: it says what is going to be different",
    (Part.OBJECTIVE, ReadsAs.METRIC): "a metric: it says how much, and not what for",
    (Part.OBJECTIVE, ReadsAs.TASK): "a task: it says what to do, and not what for",
    (Part.OBJECTIVE, ReadsAs.VAGUE): "vague: nothing in it says what would be different, and for whom",
}
_GOOD = (ReadsAs.OUTCOME, ReadsAs.GOOD)
_TOLD_BY_READING = {
    ReadsAs.OUTPUT: ("output-as-key-result",),
    ReadsAs.VAGUE: ("vague-key-result", "vague-objective"),
    ReadsAs.VANITY: ("vanity-metric",),
    ReadsAs.METRIC: ("metric-as-objective",),
    ReadsAs.TASK: ("task-as-objective",),
}
"""Rules that say what the reading has said."""


def print_coaching(tried: Sequence[Tried], part: Part) -> None:
    """Coach through some sentences, and count where there are several."""
    for one in tried:
        _print_text(one.reading)
        _print_verdict(one)
        _print_way(one.reading)
        _print_findings(one)
        say("")
    if len(tried) > 1:
        counted = Counter(words(one.reading.reads_as or "not English") for one in tried)
        each = ", ".join(f"{name} {count}" for name, count in counted.most_common())
        say((plural(len(tried), words(part)), "bold"), f": {each}")
    if part is Part.KEY_RESULT:
        taken = "Taken for a key result; `--as objective` takes it for an objective"
        say((taken if len(tried) == 1 else "Taken for key results; `--as objective` takes them for objectives", "dim"))


def _print_text(reading: Reading) -> None:
    """The sentence, with each reason below its words."""
    text = terminal(reading.text)
    say((text, "bold"))
    for reason in reading.reasons:
        _print_reason(text, reason)


def _print_reason(text: str, reason: Reason) -> None:
    start = text.find(reason.words) if reason.words else -1
    before, size = cells(text[: max(0, start)]), cells(reason.words)
    if start >= 0 and before + size + len(reason.why) < width():
        say(" " * before, ("^" * size, "bold cyan"), f" {reason.why}")
    else:
        say_item("  · ", f"{f'“{reason.words}” ' if reason.words else ''}{reason.why}")


def _print_verdict(tried: Tried) -> None:
    reads_as = tried.reading.reads_as
    if reads_as is None:
        say("This does not look like English, and sentences are read in English only")
    elif reads_as in _GOOD:
        say(("✔ ", "green"), f"Reads as {_SENTENCES[tried.part, reads_as]}")
    else:
        say(("● ", "bold yellow"), f"Reads as {_SENTENCES[tried.part, reads_as]}")


def _print_way(reading: Reading) -> None:
    for lead, text in (("  ask: ", question(reading)), ("  aim: ", shape(reading))):
        if text:
            say_item(lead, text, lead_style="bold")


def _print_findings(tried: Tried) -> None:
    said = _TOLD_BY_READING.get(tried.reading.reads_as, ()) if tried.reading.reads_as else ()
    for finding in tried.findings:
        if finding.rule not in said:
            say_item(
                f"  {finding.severity}: ", f"{finding.message}  {finding.rule}", lead_style=SEVERITY_STYLE[finding.severity]
            )
            say_item("    help: ", finding.help, lead_style="bold")
