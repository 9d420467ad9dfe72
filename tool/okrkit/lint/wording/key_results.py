"""What a key result reads as."""

from okrkit.lint.wording.grammar import CHANGES, Sentence, noun_phrase
from okrkit.lint.wording.reading import ReadsAs, Reason

Judged = tuple[ReadsAs, tuple[Reason, ...]]

_STATES = frozenset("live done ready complete completed available operational finished".split())
_LEVELS = ("baseline", "threshold", "target", "benchmark", "industry average", "last year", "previous", "sla", "slo")
_PASSIVE = frozenset("built written sent held run done made set put taken given hired filled taught drawn".split())


def judge(sentence: Sentence) -> Judged:
    """Reads a key result: what it measures if it measures, what it does if it does."""
    if sentence.begin >= sentence.end:
        return ReadsAs.VAGUE, (Reason("", "says nothing"),)
    if sentence.head in {"work", "shape"}:
        return _work(sentence)
    if not sentence.head:
        return _without_verb(sentence)
    if sentence.head in {"weak", "aspire"}:
        return _trying(sentence)
    return _change(sentence)


def _change(sentence: Sentence) -> Judged:
    """A verb of change, level or gain: it says how much, or it is vague, unless what it counts is vanity or work."""
    if vain := _vanity(sentence):
        return vain
    if sentence.head in {"reach", "hold", "win"} and (done := _done_as_reached(sentence)):
        return done
    return _measured(sentence)


def _measured(sentence: Sentence) -> Judged:
    verb = Reason(sentence.said(sentence.verb), "says what changes")
    if sentence.amounts.any:
        return ReadsAs.OUTCOME, (Reason(sentence.amounts.words, "says how much"), verb)
    if level := _level(sentence):
        return ReadsAs.OUTCOME, (level, verb)
    return ReadsAs.VAGUE, (Reason(sentence.said((sentence.begin, sentence.thing[1])), "does not say how much"),)


def _level(sentence: Sentence) -> Reason | None:
    """A level to hold on to that is no number: "at or above baseline"."""
    lows = sentence.words.lows[: sentence.end]
    bound = next((i for i, low in enumerate(lows) if low in {"above", "below", "under", "within", "at", "exceed", "beat"}), None)
    if bound is None:
        return None
    for place in range(bound, sentence.end):
        if any(lows[place] == level.split()[0] for level in _LEVELS):
            return Reason(sentence.words.said(bound, place + 1), "names a level that is known")
    return None


def _vanity(sentence: Sentence) -> Judged | None:
    """Whether what is counted is attention or busyness."""
    first, stop = sentence.thing
    if first >= stop:
        return None
    amounts, lone = sentence.amounts, amounts_from(sentence)
    ratio = sentence.ends_with("shares") and not sentence.ends_with("attention") and not sentence.ends_with("process-count")
    if ratio:
        return None
    whole = (sentence.begin, sentence.end)
    for lexicon in ("attention", "process-count"):
        if (found := sentence.has(lexicon, first - 1 if first else 0, stop)) and (lone or lexicon == "attention"):
            if lexicon == "process-count" and sentence.head and not amounts.any and sentence.low(sentence.begin) in {"improve", "reduce"}:
                continue
            if sentence.head == "lower":
                continue
            return ReadsAs.VANITY, (Reason(sentence.said(found), "moves without anyone being better off"),)
    found = sentence.ends_with("crowd")
    if found and lone and sentence.head != "lower" and (amounts.any or not sentence.head) and not sentence.has("qualified", *whole):
        return ReadsAs.VANITY, (Reason(sentence.said(found), "counts a crowd, not what it is worth"),)
    return None


def amounts_from(sentence: Sentence) -> bool:
    """Whether the amounts have no baseline: a bare count."""
    return sentence.amounts.start is None


def _done_as_reached(sentence: Sentence) -> Judged | None:
    """Work that is put as something reached: "achieve sign-off", "have five meetings"."""
    work = sentence.ends_with("deliverables") or sentence.ends_with("effort")
    if not work or sentence.ends_with("measures") or sentence.ends_with("results") or sentence.amounts.unit == "%":
        return None
    if sentence.amounts.start is not None or (sentence.head == "hold"):
        return None
    return ReadsAs.OUTPUT, (Reason(sentence.said((sentence.begin, sentence.thing[1])), "names something done, not what it changes"),)


def _work(sentence: Sentence) -> Judged:
    """A verb of work: an output, unless the sentence goes on to say what changes and by how much."""
    if result := _result_clause(sentence):
        return ReadsAs.OUTCOME, (result, Reason(sentence.said(sentence.verb), "is the means"))
    if share := _service(sentence):
        return ReadsAs.OUTCOME, (share,)
    lows = sentence.words.lows
    after = lows[sentence.verb[1]] if sentence.verb[1] < sentence.end else ""
    if not sentence.amounts.any and sentence.head == "shape" or after in {"better", "great", "good", "stronger"}:
        fluffy = sentence.has("fluff", sentence.verb[1], sentence.thing[1])
        generic = sentence.ends_with("generic")
        if not sentence.amounts.any and fluffy and (generic or not sentence.ends_with("deliverables")):
            return ReadsAs.VAGUE, (Reason(sentence.said(fluffy), "nobody could say when it is"),)
    if after in {"more", "some", "several", "many"} and not sentence.amounts.any:
        return ReadsAs.VAGUE, (Reason(sentence.said((sentence.begin, sentence.thing[1])), "does not say how many"),)
    return ReadsAs.OUTPUT, (Reason(sentence.said((sentence.begin, sentence.thing[1])), "names work, not what it changes"),)


def _result_clause(sentence: Sentence) -> Reason | None:
    """The change that the work is for, where it is put in numbers."""
    amounts = sentence.amounts
    if not amounts.any:
        return None
    if amounts.start is not None:
        return Reason(amounts.words, "says from where to where")
    first = min(sentence.words.at(begin) for begin, _ in amounts.spans)
    for place in range(sentence.verb[1], first):
        here = sentence.marks.by_begin.get(place, {})
        if any(name in here for name in CHANGES) and place > sentence.thing[0]:
            return Reason(sentence.words.said(place, min(sentence.end, first + 1)), "says what changes")
    if amounts.unit in {"%", "percent"} and sentence.low(first - 1) == "with":
        following = noun_phrase(sentence, first)
        if sentence.ends_with("measures", following):
            return Reason(amounts.words, "says how much")
    return None


def _service(sentence: Sentence) -> Reason | None:
    """A level of service: a share of cases, or a time for each."""
    amounts = sentence.amounts
    if sentence.marks.at("serve", sentence.begin) and amounts.unit in {"%", "percent"} and sentence.low(sentence.begin) not in {"complete", "train"}:
        return Reason(amounts.words, "says of how many")
    return None


def _trying(sentence: Sentence) -> Judged:
    """A verb that promises trying, being or making: what follows decides."""
    if sentence.amounts.any:
        if vain := _vanity(sentence):
            return vain
        if sentence.head == "weak" and sentence.amounts.unit == "" and amounts_from(sentence):
            if sentence.ends_with("deliverables") or sentence.ends_with("effort") or sentence.low(sentence.begin) in {"support", "do"}:
                return ReadsAs.OUTPUT, (Reason(sentence.said((sentence.begin, sentence.thing[1])), "names work, not what it changes"),)
        return _measured(sentence)
    if sentence.low(sentence.begin) in {"make", "making"} and sentence.ends_with("effort"):
        return ReadsAs.OUTPUT, (Reason(sentence.said((sentence.begin, sentence.thing[1])), "names work, not what it changes"),)
    return ReadsAs.VAGUE, (Reason(sentence.said((sentence.begin, max(sentence.thing[1], sentence.verb[1]))), "nobody could say when it is met"),)


def _without_verb(sentence: Sentence) -> Judged:
    """A line without a verb in front: a metric, a thing, or a subject that does something."""
    amounts = sentence.amounts
    if (passive := _passive(sentence)) and amounts.unit not in {"%", "percent"} and amounts.start is None and amounts.bound != "at most":
        if not amounts.any and sentence.ends_with("effort", (sentence.thing[0], passive + 1)) and passive + 1 >= sentence.end:
            return ReadsAs.VANITY, (Reason(sentence.words.said(sentence.thing[0], passive + 1), "counts work, not what it changes"),)
        if not sentence.ends_with("results"):
            return ReadsAs.OUTPUT, (Reason(sentence.words.said(sentence.begin, passive + 1), "names something done, not what it changes"),)
    if vain := _vanity(sentence):
        return vain
    deliverable = sentence.ends_with("deliverables") and not sentence.ends_with("measures") and not sentence.ends_with("results")
    if deliverable and not sentence.subject_first and amounts_from(sentence) and amounts.unit == "":
        return ReadsAs.OUTPUT, (Reason(sentence.said(sentence.thing), "is a thing to hand over, not what it changes"),)
    if amounts.any:
        return ReadsAs.OUTCOME, (Reason(amounts.words, "says how much"),)
    if not sentence.subject_first and (sentence.has("effort") or sentence.has("attention")):
        return ReadsAs.VANITY, (Reason(sentence.said(sentence.has("effort") or sentence.has("attention") or sentence.thing), "counts, without value to anyone"),)
    return ReadsAs.VAGUE, (Reason(sentence.said((sentence.begin, sentence.end)), "does not say how much"),)


def _passive(sentence: Sentence) -> int:
    """Where a thing is said to be made: "report published", "the app is live"; 0 where it is not."""
    for place in range(sentence.begin + 1, sentence.end):
        low = sentence.low(place)
        if low in _STATES and place <= sentence.thing[1] + 2:
            return place
        if (sentence.marks.at("work", place) or sentence.marks.at("shape", place)) and (low.endswith("ed") or low in _PASSIVE):
            return place
    return 0
