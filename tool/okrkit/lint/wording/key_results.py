"""What a key result reads as."""

from okrkit.lint.wording.grammar import BOUNDARIES, Sentence, noun_phrase
from okrkit.lint.wording.reading import ReadsAs, Reason

Judged = tuple[ReadsAs, tuple[Reason, ...]]

_STATES = frozenset("live done ready complete completed available operational finished".split())
_BOUNDS = frozenset("above below under within at exceed exceeds beat to over".split())
_PASSIVE = frozenset("built written sent held run done made set put taken given hired filled taught drawn read".split())
_BEING = frozenset("is are was were be been has have had will".split())
_PERCENT = frozenset({"%", "percent", "per cent", "pct"})
_SO = frozenset("so to that which resulting leading thereby and , ; — – - :".split())
_MORE = frozenset("more better faster fewer less higher lower stronger improved increased".split())
_UNBOUGHT = frozenset("close sign win sell".split())


def judge(sentence: Sentence) -> Judged:
    """Reads a key result: what it measures if it measures, what it does if it does."""
    if sentence.begin >= sentence.end:
        return ReadsAs.VAGUE, (Reason("", "says nothing"),)
    if sentence.head in {"work", "shape", "other", "serve"}:
        return _work(sentence)
    if not sentence.head:
        return _without_verb(sentence)
    if sentence.head in {"weak", "aspire"}:
        return _trying(sentence)
    return _change(sentence)


def _change(sentence: Sentence) -> Judged:
    """A verb of change, level or gain: it says how much, or it is vague, unless what it counts is vanity or work."""
    return _vanity(sentence) or _done_as_reached(sentence) or _measured(sentence)


def _measured(sentence: Sentence) -> Judged:
    verb = Reason(sentence.said(sentence.verb), "says what changes")
    if sentence.amounts.any and _counts_means(sentence):
        return ReadsAs.OUTPUT, (Reason(sentence.amounts.words, "counts the means, not the change"), verb)
    if sentence.amounts.any:
        return ReadsAs.OUTCOME, (Reason(sentence.amounts.words, "says how much"), verb)
    if level := _level(sentence):
        return ReadsAs.OUTCOME, (level, verb)
    return ReadsAs.VAGUE, (Reason(_named(sentence), "does not say how much"),)


def _level(sentence: Sentence) -> Reason | None:
    """A level that is known without a number: "at or above baseline", "break even", "from monthly to weekly"."""
    for begin, stop in sentence.marks.by_name.get("levels", ()):
        before = {sentence.low(place) for place in range(max(sentence.verb[0], begin - 3), begin)}
        if before & _BOUNDS or (sentence.head == "reach" and begin <= sentence.thing[1]):
            return Reason(sentence.words.said(begin, stop), "names a level that is known")
    return None


def _counts_means(sentence: Sentence) -> bool:
    """Whether the number counts the means, not the change: "improve documentation by writing 5 tutorials"."""
    first = min(sentence.words.at(begin) for begin, _ in sentence.amounts.spans)
    for place in range(sentence.verb[1], first - 1):
        if sentence.low(place) in {"by", "through"} and sentence.low(place + 1).endswith("ing"):
            return bool(sentence.marks.at("work", place + 1) or sentence.marks.at("shape", place + 1)) and sentence.amounts.unit == ""
    return False


def _vanity(sentence: Sentence) -> Judged | None:
    """Whether what is counted is attention, busyness, or a crowd of which nothing more is said."""
    first, stop = sentence.thing
    if first >= stop or sentence.head == "lower" or sentence.head == "win" and sentence.low(sentence.begin) in _UNBOUGHT:
        return None
    if found := _counted(sentence, "attention") or _behind_amount(sentence, "attention"):
        if found[1] >= stop or not sentence.ends_with("shares"):
            return ReadsAs.VANITY, (Reason(sentence.said(found), "moves without anyone being better off"),)
    if sentence.amounts.start is not None:
        return None
    found = _counted(sentence, "process-count")
    if found and (sentence.amounts.any or sentence.low(sentence.begin) not in {"improve", "better", "more"}):
        return ReadsAs.VANITY, (Reason(sentence.said(found), "counts the work, not what it is for"),)
    found = sentence.ends_with("crowd")
    bare = sentence.amounts.any or (not sentence.head and not sentence.subject_first and sentence.low(sentence.begin) != "better")
    if found and bare and not _qualified(sentence, found) and not (sentence.low(stop) == "to" and not sentence.amount_at(min(stop + 1, sentence.end - 1))):
        return ReadsAs.VANITY, (Reason(sentence.said(found), "counts a crowd, not what it is worth"),)
    return None


def _counted(sentence: Sentence, lexicon: str) -> tuple[int, int] | None:
    """The phrase of a lexicon that begins in the thing counted, or in the "number of" before it."""
    first, stop = sentence.thing
    for begin, end in sentence.marks.by_name.get(lexicon, ()):
        if max(first - 3, sentence.verb[1]) <= begin < stop and end <= sentence.end:
            return begin, end
    return None


def _behind_amount(sentence: Sentence, lexicon: str) -> tuple[int, int] | None:
    """The phrase of a lexicon that stands right behind a bare amount."""
    if sentence.amounts.start is not None:
        return None
    places = {sentence.words.at(stop) for _, stop in sentence.amounts.spans}
    return next((span for span in sentence.marks.by_name.get(lexicon, ()) if span[0] in places), None)


def _qualified(sentence: Sentence, crowd: tuple[int, int]) -> bool:
    """Whether something says which of a crowd count."""
    return any(stop <= crowd[0] or begin >= crowd[1] for begin, stop in sentence.marks.by_name.get("qualified", ()))


def _done_as_reached(sentence: Sentence) -> Judged | None:
    """Work that is put as something reached: "achieve sign-off", "have five meetings"."""
    if sentence.head != "reach" or sentence.amounts.unit in _PERCENT or sentence.amounts.start is not None:
        return None
    work = sentence.ends_with("deliverables") or sentence.ends_with("effort")
    if not work or sentence.ends_with("measures") or sentence.ends_with("results") or _has_fuzzy_count(sentence) or sentence.has("fluff", *sentence.thing):
        return None
    return ReadsAs.OUTPUT, (Reason(_named(sentence), "names something done, not what it changes"),)


def _work(sentence: Sentence) -> Judged:
    """A verb of work: an output, unless the sentence goes on to say what changes and by how much."""
    amounts = sentence.amounts
    if result := _result_clause(sentence):
        return ReadsAs.OUTCOME, (result, Reason(sentence.said(sentence.verb), "is the means"))
    if sentence.marks.at("serve", sentence.begin) and amounts.unit in _PERCENT and sentence.low(sentence.begin) not in {"complete", "completed"}:
        return ReadsAs.OUTCOME, (Reason(amounts.words, "says of how many"),)
    if not amounts.any:
        fluffy = sentence.has("fluff", sentence.verb[1], sentence.thing[1] - 1)
        giving = sentence.low(sentence.begin) in {"deliver", "provide", "ensure"}
        if sentence.head == "shape" and fluffy and (giving or not sentence.ends_with("deliverables") or sentence.ends_with("generic")):
            return ReadsAs.VAGUE, (Reason(sentence.said(fluffy), "nobody could say when it is"),)
        if _has_fuzzy_count(sentence) or (loose := sentence.has("comparatives", sentence.thing[0])) and loose[1] == sentence.end:
            return ReadsAs.VAGUE, (Reason(_named(sentence), "does not say how much"),)
    return ReadsAs.OUTPUT, (Reason(_named(sentence), "names work, not what it changes"),)


def _has_fuzzy_count(sentence: Sentence) -> bool:
    """Whether the verb is followed by "more", "some" and the like, and no number says how many."""
    return not sentence.amounts.any and sentence.low(sentence.verb[1]) in {"more", "some", "several", "many", "better"}


def _result_clause(sentence: Sentence) -> Reason | None:
    """The change that the work is for, where it is put in numbers."""
    amounts = sentence.amounts
    if not amounts.any:
        return None
    if amounts.start is not None:
        return Reason(amounts.words, "says from where to where")
    first = min(sentence.words.at(begin) for begin, _ in amounts.spans)
    linked = False
    for place in range(sentence.verb[1], first):
        linked = linked or sentence.low(place) in _SO
        here = sentence.marks.by_begin.get(place, {})
        if linked and ("raise" in here or "lower" in here or "hold" in here or "reach" in here) and place > sentence.thing[0]:
            return Reason(sentence.words.said(place, min(sentence.end, first + 1)), "says what changes")
    if amounts.unit in _PERCENT and sentence.low(first - 1) in {"with", "for"} and sentence.ends_with("measures", noun_phrase(sentence, first)):
        return Reason(amounts.words, "says how much")
    return None


def _trying(sentence: Sentence) -> Judged:
    """A verb that promises trying, being or making: what follows decides."""
    counted = sentence.amounts.unit == "" and sentence.amounts.start is None and sentence.amounts.by is None
    work = sentence.ends_with("deliverables") or sentence.ends_with("effort")
    if sentence.amounts.any and counted and (work and not sentence.ends_with("measures") or sentence.low(sentence.begin) in {"support", "do"}):
        return ReadsAs.OUTPUT, (Reason(_named(sentence), "names work, not what it changes"),)
    if sentence.amounts.any:
        return _vanity(sentence) or _measured(sentence)
    if sentence.low(sentence.begin) in {"make", "making"} and work:
        return ReadsAs.OUTPUT, (Reason(_named(sentence), "names work, not what it changes"),)
    return ReadsAs.VAGUE, (Reason(_named(sentence), "nobody could say when it is met"),)


def _without_verb(sentence: Sentence) -> Judged:
    """A line without a verb in front: a metric, a thing, or a subject that does something."""
    amounts = sentence.amounts
    if done := _done(sentence):
        return done
    if vain := _vanity(sentence):
        return vain
    opener, measured = sentence.low(sentence.begin), sentence.ends_with("measures") or sentence.ends_with("results")
    new = opener == "new" or (opener in {"a", "an", "one"} and not amounts.any)
    loose = opener in _MORE or sentence.low(sentence.begin + 1) in _MORE or sentence.marks.at("fluff", sentence.begin)
    fresh = new and not any(sentence.ends_with(name) for name in ("measures", "results", "generic", "people", "foundations"))
    fresh = fresh or bool(sentence.marks.at("nominal", sentence.begin)) and sentence.low(sentence.thing[1]) in {"of", "to", "with", "for"}
    whom = sentence.has("people", *sentence.thing)
    who = whom and whom[0] == sentence.thing[0] and (sentence.low(whom[1] - 1).endswith("s") or sentence.low(whom[0]) in {"people", "staff"})
    thing = fresh or (sentence.ends_with("deliverables") and not measured and not who)
    if thing and not loose and not sentence.subject_first and amounts.start is None and amounts.unit == "" and amounts.end != 0:
        return ReadsAs.OUTPUT, (Reason(sentence.said(sentence.thing), "is a thing to hand over, not what it changes"),)
    if amounts.any:
        return ReadsAs.OUTCOME, (Reason(amounts.words, "says how much"),)
    counts = sentence.ends_with("effort") or sentence.ends_with("attention") or sentence.ends_with("crowd")
    counting = sentence.low(sentence.begin) in {"number", "count", "total", "how"} and sentence.has("people")
    if found := counting or (counts if not sentence.subject_first else None):
        return ReadsAs.VANITY, (Reason(sentence.said(found), "counts, without value to anyone"),)
    return ReadsAs.VAGUE, (Reason(sentence.words.said(sentence.begin, sentence.end), "does not say how much"),)


def _done(sentence: Sentence) -> Judged | None:
    """A thing that is said to be made: "report published", "the app is live"; a bare count of such things is vanity."""
    amounts = sentence.amounts
    if amounts.unit in _PERCENT or amounts.start is not None or amounts.bound == "at most" or amounts.end == 0:
        return None
    if sentence.subject_first and sentence.low(sentence.subject_first) not in _BEING and not sentence.marks.at("work", sentence.subject_first):
        return None
    place = _passive(sentence)
    number = sentence.low(sentence.begin) in {"number", "total", "count"}
    if not place or not number and sentence.ends_with("results", (sentence.thing[0], place)):
        return None
    counted = number or sentence.has("effort", sentence.begin, place + 1)
    plural = sentence.low(place - 1).endswith("s") and place + 1 == sentence.end and sentence.low(place) not in _STATES
    if not amounts.any and sentence.low(sentence.begin) not in {"the", "a", "an", "all"} and (counted or plural):
        return ReadsAs.VANITY, (Reason(sentence.words.said(sentence.begin, place + 1), "counts work, not what it changes"),)
    return ReadsAs.OUTPUT, (Reason(sentence.words.said(sentence.begin, place + 1), "names something done, not what it changes"),)


def _passive(sentence: Sentence) -> int:
    """Where a thing is said to be made; 0 where none is. What stands before another noun is its attribute: "generated code"."""
    for place in range(sentence.begin + 1, sentence.end):
        low = sentence.low(place)
        last = sentence.low(place + 1) in BOUNDARIES
        if low in _STATES and last and place <= sentence.thing[1] + 2:
            return place
        if last and (sentence.marks.at("work", place) or sentence.marks.at("shape", place)) and (low.endswith("ed") or low in _PASSIVE):
            return place
    return 0


def _named(sentence: Sentence) -> str:
    """The verb and what it is done to, as written."""
    return sentence.words.said(sentence.begin, max(sentence.thing[1], sentence.verb[1]))
