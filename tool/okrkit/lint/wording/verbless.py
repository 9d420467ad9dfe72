"""Key results without a verb in front: a metric, a thing, or a subject that does something."""

from okrkit.lint.wording import counting
from okrkit.lint.wording.classes import words_of
from okrkit.lint.wording.judgement import Judged, judged
from okrkit.lint.wording.reading import ReadsAs
from okrkit.lint.wording.sentence import BOUNDARIES, PERCENT, Sentence, Span

_ALL = words_of("everybody")
_STATES, _PARTICIPLES, _BEING = words_of("states"), words_of("irregular participles"), words_of("being done")
_METRIC_OPENERS, _IN_SERVICE = words_of("metric openers"), words_of("in service")
_COUNTED_WORK = words_of("counted work")
_LOOSE, _NOT_COUNTED = words_of("loose openers"), words_of("not counted")


def judge(sentence: Sentence) -> Judged:
    """Reads a line that begins with its subject or has no verb at all."""
    amounts = sentence.amounts
    if verdict := _done(sentence) or counting.vanity(sentence):
        return verdict
    count = sentence.bare or not amounts.any
    if _is_to_hand_over(sentence) and count and amounts.end != 0 and not sentence.subject_first:
        return judged(ReadsAs.OUTPUT, sentence.said(sentence.thing), "is a thing to hand over, not what it changes")
    if amounts.any:
        return judged(ReadsAs.OUTCOME, amounts.words, "says how much")
    return _without_number(sentence)


def _without_number(sentence: Sentence) -> Judged:
    loose = sentence.has("satisfied") or sentence.has("comparatives")
    if sentence.subject_first and sentence.opener in _ALL and not loose:
        return judged(ReadsAs.OUTCOME, sentence.said((sentence.begin, sentence.begin + 1)), "says of how many")
    if known := counting.level(sentence):
        return judged(ReadsAs.OUTCOME, sentence.said(known), "names a level that is known")
    if found := _bare_count(sentence):
        return judged(ReadsAs.VANITY, sentence.said(found), "counts, without value to anyone")
    return judged(ReadsAs.VAGUE, sentence.said((sentence.begin, sentence.end)), "does not say how much")


def _bare_count(sentence: Sentence) -> Span | None:
    """What a line without a number counts: "number of people attending", "sign-ups", "tickets per agent"."""
    if sentence.opener in _METRIC_OPENERS:
        return sentence.thing if sentence.thing[0] < sentence.thing[1] else None
    if sentence.opener == "how":
        return sentence.has("people")
    if sentence.subject_first or sentence.opener in _LOOSE or sentence.at("fluff"):
        return None
    for lexicon in ("effort", "attention", "crowd"):
        if counted := sentence.ends_with(lexicon):
            return counted
    last = sentence.low(sentence.thing[1] - 1)
    plural = last.endswith("s") and not last.endswith("ss") and last not in _NOT_COUNTED
    return sentence.ends_with("measures") or sentence.ends_with("results") if plural or last == "count" else None


def _is_to_hand_over(sentence: Sentence) -> bool:
    """Whether the line is a thing that somebody hands over or carries out: "four features", "introduction of a new till"."""
    if sentence.opener in _LOOSE or sentence.low(sentence.begin + 1) in _LOOSE or sentence.at("fluff"):
        return False
    if sentence.at("nominal") and sentence.low(sentence.thing[1]) in {"of", "to", "with", "for"}:
        return True
    if sentence.opener == "new" and not sentence.amounts.any and sentence.is_a("deliverables"):
        return True
    if sentence.is_a("measures", "results") or _begins_with_people(sentence):
        return False
    new = sentence.opener == "new" or (sentence.opener in {"a", "an", "one"} and not sentence.amounts.any)
    return sentence.is_a("deliverables") or (new and not sentence.is_a("generic", "people", "foundations"))


def _begins_with_people(sentence: Sentence) -> bool:
    whom = sentence.has("people", *sentence.thing)
    if not whom or whom[0] != sentence.thing[0]:
        return False
    return sentence.low(whom[1] - 1).endswith("s") or sentence.low(whom[0]) in {"people", "staff"}


def _done(sentence: Sentence) -> Judged | None:
    """A thing that is said to be made: "report published", "the app is live"; a bare count of such things is vanity."""
    amounts, verb = sentence.amounts, sentence.subject_first
    share = amounts.unit in PERCENT and (verb or not sentence.has("workitems", *sentence.thing))
    if share or amounts.start is not None or amounts.bound == "at most" or amounts.end == 0:
        return None
    if verb and sentence.low(verb) not in _BEING and not sentence.at("work", verb):
        return None
    place, number = participle(sentence), sentence.opener in {"number", "total", "count"}
    span = (sentence.thing[0], min(place, sentence.thing[1]))
    if not place or (not number and sentence.ends_with("results", span) and not sentence.ends_with("deliverables", span)):
        return None
    said = sentence.said((sentence.begin, place + 1))
    over = sentence.low(place + 1) in {"", "per", "each", "every", "("}
    plural = over and sentence.low(place - 1).endswith("s") and sentence.low(place) in _COUNTED_WORK
    several = any(sentence.low(earlier).endswith("s") for earlier in range(sentence.begin, place))
    effort = over and several and sentence.has("effort", sentence.begin, place + 1)
    counted = number or plural or effort
    if counted and not amounts.any and sentence.opener not in {"the", "a", "an", "all"}:
        return judged(ReadsAs.VANITY, said, "counts work, not what it changes")
    return judged(ReadsAs.OUTPUT, said, "names something done, not what it changes")


def participle(sentence: Sentence) -> int:
    """Where a thing is said to be made; 0 where none is. Before another noun it is an attribute: "generated code"."""
    for place in range(sentence.begin + 1, sentence.end):
        low = sentence.low(place)
        if low in {"is", "are"} and sentence.low(place + 1) == "in" and sentence.low(place + 2) in _IN_SERVICE:
            return place + 2
        if sentence.low(place + 1) not in BOUNDARIES:
            continue
        made = low.endswith("ed") or low in _PARTICIPLES
        if (low in _STATES and place <= sentence.thing[1] + 2) or (
            made and (sentence.at("work", place) or sentence.at("shape", place))
        ):
            return place
    return 0
