"""What an objective says beyond its verb: what for, for whom, and what a thing does for them."""

from okrkit.lint.wording.classes import words_of
from okrkit.lint.wording.grammar import VERBS
from okrkit.lint.wording.sentence import Sentence, Span, noun_phrase

_AUXILIARIES, _WHY, _PRONOUNS = words_of("auxiliaries"), words_of("why"), words_of("pronouns")
_BUSINESSES, _AFTER, _BEFORE = words_of("businesses"), words_of("after people"), words_of("before people")
_NO_SUPERLATIVES = words_of("no superlatives")

_DOERS = ("ers", "ors", "ists", "ees")
"""How a word ends that says who does something: drinkers, visitors, cyclists, trainees."""


def purpose(sentence: Sentence) -> Span | None:
    """Where the sentence says what for, or by what: "so that", "in order to", "to help", "by solving", "without"."""
    for place in range(max(sentence.verb[1], sentence.begin + 1), sentence.end - 1):
        low, after = sentence.low(place), sentence.low(place + 1)
        if low in _WHY:
            return place, place + 1
        if (
            low == "to"
            and place > sentence.thing[0]
            and not _within_metric(sentence, place)
            and (after == "be" or any(sentence.marks.at(name, place + 1) for name in VERBS))
        ):
            return place, place + 1
        if low in {"by", "while", "through"} and after.endswith("ing"):
            return place, place + 1
    return relative(sentence)


def means(sentence: Sentence) -> Span | None:
    """By what thing: "through fair prices", "with zero findings". With whom is none."""
    for place in range(sentence.thing[1], sentence.end - 1):
        if sentence.low(place) in {"through", "via", "with"} and not sentence.low(place - 1).endswith("ed"):
            begin, stop = noun_phrase(sentence, place + 1)
            return None if begin >= stop or sentence.ends_with("people", (begin, stop)) else (place, stop)
    return None


def _within_metric(sentence: Sentence, place: int) -> bool:
    """Whether a word is part of a metric's name: "time to hire"."""
    return any(begin < place < stop for begin, stop in sentence.marks.by_name.get("measures", ()))


def relative(sentence: Sentence) -> Span | None:
    """A clause that says what the thing does: "that frees testers", "where every voice counts", "our users love"."""
    for place in range(max(sentence.verb[1], sentence.begin + 1), sentence.end - 1):
        low = sentence.low(place)
        if low in {"that", "which", "who", "where", "whose"} or (low == "how" and sentence.low(place + 1) != "we"):
            return place, place + 1
        if place > sentence.thing[0] and low in _PRONOUNS and sentence.low(place - 1) != "how":
            return place, place + 1
        whose = low == "our" or "people" in sentence.marks.by_begin.get(place, {})
        if (
            whose
            and place > sentence.thing[0]
            and any(sentence.low(later) in _AUXILIARIES for later in range(place + 1, sentence.end))
        ):
            return place, place + 1
    return None


def whom(sentence: Sentence) -> Span | None:
    """Whom it is for: people that are more than an attribute ("customer satisfaction" is for nobody)."""
    for begin, stop in sentence.marks.by_name.get("people", ()):
        if begin < sentence.verb[1] or sentence.low(begin) == "our" or sentence.low(stop - 1) in _BUSINESSES:
            continue
        ends = stop >= sentence.end or stop >= sentence.thing[1] or sentence.low(stop) in _AFTER
        before = {sentence.low(place) for place in range(max(sentence.verb[1], begin - 4), begin)}
        if ends and (
            sentence.head in {"aspire", "win", "lower"}
            or (sentence.head == "work" and sentence.at("aspire"))
            or before & _BEFORE
        ):
            return begin, stop
    return None


def superlative(sentence: Sentence) -> Span | None:
    """A superlative that is claimed: "the happiest customers"."""
    for place in range(sentence.verb[1], sentence.end):
        low = sentence.low(place)
        if (
            low.endswith("est")
            and len(low) > 5
            and low not in _NO_SUPERLATIVES
            and sentence.low(place - 1) in {"the", "our", "their"}
        ):
            return place, place + 1
    return None


def from_to(sentence: Sentence) -> Span | None:
    """From what to what, where it is no number: "from reactive to proactive"."""
    lows = [sentence.low(place) for place in range(sentence.begin, sentence.end)]
    if "from" in lows and "to" in lows[lows.index("from") :]:
        return sentence.begin + lows.index("from"), sentence.end
    return None


def has_subject(sentence: Sentence) -> bool:
    """Whether the sentence begins with somebody or something that then does or is something."""
    if sentence.subject_first or sentence.low(sentence.end - 1) in {"itself", "themselves"}:
        return True
    begin, stop = sentence.thing
    who = sentence.has("people", begin, stop)
    if who and who[0] == begin and sentence.low(who[1] - 1).endswith("s") and stop - who[1] >= 2:
        return True
    return any(sentence.low(place).endswith(_DOERS) and sentence.end - place > 3 for place in (begin, begin + 1))
