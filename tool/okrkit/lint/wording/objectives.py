"""What an objective reads as."""

from okrkit.lint.wording import aims, clauses
from okrkit.lint.wording.classes import words_of
from okrkit.lint.wording.grammar import CHANGES
from okrkit.lint.wording.judgement import Judged, judged
from okrkit.lint.wording.reading import ReadsAs
from okrkit.lint.wording.sentence import PERCENT, Sentence

_MEASURING = frozenset({"raise", "lower", "hold", "reach", "win", ""})
_MAKING, _BUILT = words_of("making"), words_of("built")


def judge(sentence: Sentence) -> Judged:
    """Reads an objective: a number, a task, a wish that anybody could have, or an aim."""
    if sentence.begin >= sentence.end:
        return judged(ReadsAs.VAGUE, "", "says nothing")
    if _is_metric(sentence):
        return judged(ReadsAs.METRIC, sentence.amounts.words, "is a number, which belongs in a key result")
    if _is_task(sentence):
        return judged(ReadsAs.TASK, sentence.named, "names work, not the change it is for")
    return aims.judge(sentence)


def _is_metric(sentence: Sentence) -> bool:
    """Whether a number is what it is about, and not only part of what for or how."""
    if not sentence.amounts.any or sentence.head not in _MEASURING or sentence.amounts.end == 0:
        return False
    first, purpose = sentence.first_amount(), clauses.purpose(sentence)
    if (purpose and purpose[0] < first) or sentence.low(first + 1) == "how":
        return False
    verb = sentence.subject_first
    counted = sentence.is_a("measures") and (not sentence.is_a("people") or any(sentence.at(name, verb) for name in CHANGES))
    return not verb or counted


def _is_task(sentence: Sentence) -> bool:
    """Whether it is work or a solution."""
    match sentence.head:
        case "work":
            return _is_work(sentence)
        case "shape":
            return _is_making(sentence)
        case "raise" | "reach":
            return sentence.low(sentence.thing[0]) == "number" and bool(sentence.has("process-count", *sentence.thing))
        case "" if not sentence.subject_first and not clauses.relative(sentence):
            new = sentence.opener in {"new", "a"} and sentence.low(sentence.thing[0] - 1) == "new" and _deliverable(sentence)
            return new or (bool(sentence.at("nominal")) and sentence.low(sentence.thing[1]) in {"of", "to", "for"})
        case _:
            return False


def _deliverable(sentence: Sentence) -> bool:
    """Whether the thing can be handed over: a sales pipeline cannot, a platform can."""
    lasting = sentence.is_a("foundations") and sentence.low(sentence.thing[1] - 1) not in _BUILT
    return sentence.is_a("deliverables") and not lasting and not sentence.is_a("people")


def _is_work(sentence: Sentence) -> bool:
    """A verb of work names a task, unless what it is done to is no project, or the sentence says what for."""
    start, stop = sentence.verb[1], sentence.thing[1]
    deliverable, wanted = _deliverable(sentence), sentence.has("aspirations", start)
    to_new = sentence.low(start) == "to" and "new" in {sentence.low(start + 1), sentence.low(start + 2)}
    slack = sentence.has("comparatives", start)
    features_faster = slack and slack[1] == sentence.end and sentence.low(start).endswith("s")
    if features_faster or sentence.at("comparatives", sentence.thing[0]) or sentence.low(sentence.thing[0]) == "better":
        return False
    if not (deliverable or to_new or (sentence.at("projects") and not sentence.is_a("intangibles"))):
        return False
    if wanted and (not deliverable or sentence.is_a("generic")) and clauses.relative(sentence):
        return False
    abroad = sentence.thing[0] >= stop and sentence.has("segments", start)
    plural = sentence.is_a("generic") and sentence.low(start).endswith("s")
    nothing_named = plural and sentence.thing == (start, start + 1) and stop == sentence.end
    return not (abroad or nothing_named or any(sentence.low(place) == "so" for place in range(start, sentence.end)))


def _is_making(sentence: Sentence) -> bool:
    """A verb of making names a task where the thing made can be handed over and nothing says what for."""
    if sentence.low(sentence.thing[0]) in {"better", "more"}:
        return False
    if not _deliverable(sentence):
        return sentence.opener in _MAKING and not sentence.is_a("generic") and not aims.speaks_for(sentence)
    wanted, made = sentence.has("aspirations", sentence.verb[1]), sentence.ends_with("deliverables") or sentence.thing
    part_of_name = wanted and made[0] <= wanted[0] and wanted[1] <= made[1]
    if (wanted and not part_of_name) or clauses.relative(sentence) or sentence.amounts.unit in PERCENT:
        return False
    return not (sentence.has("fluff", *sentence.thing) and sentence.is_a("generic"))
