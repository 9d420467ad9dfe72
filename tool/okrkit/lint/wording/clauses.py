"""What an objective says beyond its verb: what for, for whom, and what a thing does for them."""

from okrkit.lint.wording.grammar import AUXILIARIES, VERBS, Sentence

Span = tuple[int, int]
_WHY = frozenset("so without until before instead because".split())
_EVERYONE = frozenset("nobody everybody everyone anyone anybody we they you".split())
_BUSINESS = frozenset("company business organization organisation".split())
_AFTER_WHOM = frozenset("to and who can that in with by at , so from".split())
_BEFORE_WHOM = frozenset("for among to help every of".split())
_NO_SUPERLATIVES = frozenset(
    "test request interest invest harvest latest digest forest guest contest honest modest suggest arrest west rest nest quest "
    "protest manifest conquest best lowest highest".split()
)


def purpose(sentence: Sentence) -> Span | None:
    """Where the sentence says what for, or by what: "so that", "in order to", "to help", "by solving", "without"."""
    for place in range(max(sentence.verb[1], sentence.begin + 1), sentence.end - 1):
        low, after = sentence.low(place), sentence.low(place + 1)
        if low in _WHY:
            return place, place + 1
        if low == "to" and place > sentence.thing[0] and (after == "be" or any(sentence.marks.at(name, place + 1) for name in VERBS)):
            return place, place + 1
        if low in {"by", "while", "through"} and after.endswith("ing"):
            return place, place + 1
    return relative(sentence)


def relative(sentence: Sentence) -> Span | None:
    """A clause that says what the thing does: "that frees testers", "where every voice counts", "our users love"."""
    for place in range(max(sentence.verb[1], sentence.begin + 1), sentence.end - 1):
        low = sentence.low(place)
        if low in {"that", "which", "who", "where", "whose"} or (low == "how" and sentence.low(place + 1) != "we"):
            return place, place + 1
        if place > sentence.thing[0] and low in _EVERYONE and sentence.low(place - 1) != "how":
            return place, place + 1
        whose = low == "our" or "people" in sentence.marks.by_begin.get(place, {})
        if whose and place > sentence.thing[0] and any(sentence.low(later) in AUXILIARIES for later in range(place + 1, sentence.end)):
            return place, place + 1
    return None


def whom(sentence: Sentence) -> Span | None:
    """Whom it is for: people that are more than an attribute ("customer satisfaction" is for nobody)."""
    for begin, stop in sentence.marks.by_name.get("people", ()):
        if begin < sentence.verb[1] or sentence.low(begin) == "our" or sentence.low(stop - 1) in _BUSINESS:
            continue
        ends = stop >= sentence.end or stop >= sentence.thing[1] or sentence.low(stop) in _AFTER_WHOM
        before = {sentence.low(place) for place in range(max(sentence.verb[1], begin - 4), begin)}
        if ends and (sentence.head in {"aspire", "win", "lower"} or before & _BEFORE_WHOM):
            return begin, stop
    return None


def superlative(sentence: Sentence) -> Span | None:
    """A superlative that is claimed: "the happiest customers"."""
    for place in range(sentence.verb[1], sentence.end):
        low = sentence.low(place)
        if low.endswith("est") and len(low) > 5 and low not in _NO_SUPERLATIVES and sentence.low(place - 1) in {"the", "our", "their"}:
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
    if sentence.subject_first:
        return True
    begin, stop = sentence.thing
    who = sentence.has("people", begin, stop)
    return bool(who and who[0] == begin and sentence.low(who[1] - 1).endswith("s") and stop - who[1] >= 2)
