"""What a key result reads as."""

from okrkit.lint.wording import counting, verbless
from okrkit.lint.wording.classes import words_of
from okrkit.lint.wording.grammar import CHANGES
from okrkit.lint.wording.judgement import Judged, judged
from okrkit.lint.wording.reading import ReadsAs, Reason
from okrkit.lint.wording.sentence import CURRENCIES, PERCENT, Sentence, noun_phrase

_BOUGHT, _TAKEN_UP = words_of("bought"), words_of("taken up")
_LINKS, _FUZZY, _GIVING = words_of("links"), words_of("fuzzy"), words_of("giving")


def judge(sentence: Sentence) -> Judged:
    """Reads a key result: what it measures if it measures, what it does if it does."""
    if sentence.begin >= sentence.end:
        return judged(ReadsAs.VAGUE, "", "says nothing")
    match sentence.head:
        case "work" | "shape" | "serve" | "other":
            return _work(sentence)
        case "weak" | "aspire":
            return _trying(sentence)
        case "":
            return verbless.judge(sentence)
        case _:
            return counting.vanity(sentence) or _done_as_reached(sentence) or _measured(sentence)


def _measured(sentence: Sentence) -> Judged:
    """A verb of change, level or gain: it says how much, or it is vague."""
    verb = Reason(sentence.said(sentence.verb), "says what changes")
    if sentence.amounts.any:
        if _counts_means(sentence):
            return judged(ReadsAs.OUTPUT, sentence.amounts.words, "counts the means, not the change", verb)
        return judged(ReadsAs.OUTCOME, sentence.amounts.words, "says how much", verb)
    if level := counting.level(sentence):
        return judged(ReadsAs.OUTCOME, sentence.said(level), "names a level that is known", verb)
    return judged(ReadsAs.VAGUE, sentence.named, "does not say how much")


def _counts_means(sentence: Sentence) -> bool:
    """Whether the number counts the means, not the change: "improve documentation by writing 5 tutorials"."""
    for place in range(sentence.verb[1], sentence.first_amount() - 1):
        if sentence.low(place) in {"by", "through"} and sentence.low(place + 1).endswith("ing"):
            return sentence.bare and bool(sentence.at("work", place + 1) or sentence.at("shape", place + 1))
    return False


def _done_as_reached(sentence: Sentence) -> Judged | None:
    """Work that is put as something reached: "achieve sign-off", "get the pages translated", "close 40 tickets"."""
    amounts = sentence.amounts
    if sentence.head not in {"reach", "win", "hold"} or amounts.unit in PERCENT or amounts.start is not None:
        return None
    translated = verbless.participle(sentence) and not amounts.bound
    if translated or (_reaches_work(sentence) if sentence.head == "reach" else sentence.head == "win" and _wins_work(sentence)):
        return judged(ReadsAs.OUTPUT, sentence.named, "names something done, not what it changes")
    return None


def _reaches_work(sentence: Sentence) -> bool:
    work = sentence.is_a("deliverables", "effort") and not sentence.is_a("measures", "results")
    return work and not _has_fuzzy_count(sentence) and not sentence.has("fluff", *sentence.thing)


def _wins_work(sentence: Sentence) -> bool:
    """Whether what is won is one thing, or items of work: "secure a new office", "close 40 tickets"."""
    if sentence.amounts.any:
        return sentence.bare and sentence.opener in _BOUGHT and sentence.is_a("workitems")
    one = sentence.low(sentence.verb[1]) in {"a", "an", "the"} or sentence.is_a("deliverables")
    return one and not _has_fuzzy_count(sentence) and not sentence.is_a("people")


def _work(sentence: Sentence) -> Judged:
    """A verb of work: an output, unless the sentence goes on to say what changes and by how much."""
    amounts, verb = sentence.amounts, Reason(sentence.said(sentence.verb), "is the means")
    if amounts.any and (result := _result(sentence)):
        return judged(ReadsAs.OUTCOME, result, "says what changes", verb)
    serves = (sentence.at("serve") and sentence.opener not in {"complete", "completed"}) or _is_punctual(sentence)
    first = sentence.first_amount()
    fraction = sentence.low(first + 1) in {"of", "out"} and amounts.end is not None and len(amounts.spans) > 1
    if serves and (amounts.unit in PERCENT or fraction):
        return judged(ReadsAs.OUTCOME, amounts.words, "says of how many")
    if sentence.head == "shape" and amounts.unit in CURRENCIES:
        return judged(ReadsAs.OUTCOME, amounts.words, "says how much")
    if not amounts.any and (loose := _loose_work(sentence)):
        return judged(ReadsAs.VAGUE, loose, "leaves open when it is done")
    return judged(ReadsAs.OUTPUT, sentence.named, "names work, not what it changes")


def _is_punctual(sentence: Sentence) -> bool:
    """Whether the work is to be done on time, which is a level of service."""
    return any(
        sentence.low(place) in {"on", "within"} and sentence.low(place + 1) in {"time", "schedule", "sla", "budget"}
        for place in range(sentence.verb[1], sentence.end)
    )


def _loose_work(sentence: Sentence) -> str:
    """What makes work endless: "provide great service", "fix more bugs", "respond faster"; empty if nothing does."""
    made = sentence.head == "shape" or sentence.opener == "do"
    fluffy = sentence.has("praise", sentence.verb[1], sentence.thing[1] - 1) if made else None
    if fluffy and (sentence.opener in _GIVING or not sentence.is_a("deliverables") or sentence.is_a("generic")):
        return sentence.said(fluffy)
    if sentence.head == "shape" and not sentence.is_a("deliverables") and sentence.is_a("generic", "people", "intangibles"):
        return sentence.named
    slack, endless = (
        sentence.has("comparatives", sentence.thing[0]),
        sentence.low(sentence.verb[1]) in {"more", "lots", "better"},
    )
    return sentence.named if endless or (slack and slack[1] == sentence.end) else ""


def _has_fuzzy_count(sentence: Sentence) -> bool:
    """Whether the verb is followed by "more", "some" and the like, and no number says how many."""
    return not sentence.amounts.any and sentence.low(sentence.verb[1]) in _FUZZY


def _result(sentence: Sentence) -> str:
    """The change that the work is for, where it is put in numbers; empty where it is not."""
    amounts, first, linked = sentence.amounts, sentence.first_amount(), False
    if amounts.start is not None:
        return amounts.words
    for place in range(sentence.verb[1], first):
        linked = linked or sentence.low(place) in _LINKS
        here = sentence.marks.by_begin.get(place, {})
        if linked and place > sentence.thing[0] and any(name in here for name in CHANGES):
            return sentence.words.said(place, min(sentence.end, first + 1))
    if amounts.unit in PERCENT and sentence.low(first - 1) == "by" and sentence.low(first - 2) in _TAKEN_UP:
        return sentence.words.said(first - 2, min(sentence.end, first + 1))
    bounded = bool(amounts.bound) and "with" in {sentence.low(place) for place in range(first - 3, first)}
    with_share = bounded or (amounts.unit in PERCENT and sentence.low(first - 1) in {"with", "for"})
    return amounts.words if with_share and sentence.ends_with("measures", noun_phrase(sentence, first)) else ""


def _trying(sentence: Sentence) -> Judged:
    """A verb that promises trying, being or making: what follows decides."""
    work = sentence.is_a("deliverables", "effort") and not sentence.is_a("people")
    if sentence.bare and ((work and not sentence.is_a("measures")) or sentence.opener in {"support", "do"}):
        return judged(ReadsAs.OUTPUT, sentence.named, "names work, not what it changes")
    if sentence.amounts.any:
        return counting.vanity(sentence) or _measured(sentence)
    if sentence.head == "aspire" and work:
        return judged(ReadsAs.OUTPUT, sentence.named, "names work, not what it changes")
    return judged(ReadsAs.VAGUE, sentence.named, "nobody could say on the day whether it is met")
