"""Whether what a key result counts is vanity: attention, busyness, or a crowd of which nothing more is said."""

from okrkit.lint.wording.classes import words_of
from okrkit.lint.wording.judgement import Judged, judged
from okrkit.lint.wording.reading import ReadsAs
from okrkit.lint.wording.sentence import PERCENT, Sentence, Span

_BOUGHT, _LEVELS = words_of("bought"), words_of("levels")


def vanity(sentence: Sentence) -> Judged | None:
    """The verdict where what is counted moves without value; None where it does not.

    Attention is vanity however it is put, unless it is part of a ratio. Busyness and crowds are not where a baseline shows that
    somebody measures them, and a crowd is not where something says which of it counts ("qualified", "who …").
    """
    bought = sentence.head == "win" and sentence.opener in _BOUGHT
    if sentence.thing[0] >= sentence.thing[1] or sentence.head == "lower" or bought:
        return None
    if attention := _attention(sentence):
        return judged(ReadsAs.VANITY, sentence.said(attention), "moves without anyone being better off")
    if sentence.amounts.start is not None:
        return None
    if busyness := _busyness(sentence):
        return judged(ReadsAs.VANITY, sentence.said(busyness), "counts the work, not what it is for")
    crowd = sentence.ends_with("crowd")
    share = sentence.amounts.unit in PERCENT and sentence.amounts.end is not None
    if crowd and not share and _is_bare_count(sentence) and not _is_qualified(sentence, crowd):
        return judged(ReadsAs.VANITY, sentence.said(crowd), "counts a crowd, not what it is worth")
    return None


def level(sentence: Sentence) -> Span | None:
    """A level that is known without a number: "at or above baseline", "break even", "from monthly to weekly"."""
    for begin, stop in sentence.marks.by_name.get("levels", ()):
        before = {sentence.low(place) for place in range(max(sentence.begin, begin - 3), begin)}
        if before & _LEVELS or (sentence.head == "reach" and begin <= sentence.thing[1]):
            return begin, stop
    return None


def _attention(sentence: Sentence) -> Span | None:
    if sentence.amounts.unit in PERCENT and sentence.low(sentence.thing[0] - 1) == "of":
        return None  # a share of it
    found = _counted(sentence, "attention") or _behind_amount(sentence, "attention")
    return found if found and (found[1] >= sentence.thing[1] or not sentence.is_a("shares")) else None


def _busyness(sentence: Sentence) -> Span | None:
    """What a team does, counted: "test count", "number of blog posts"."""
    found = _counted(sentence, "process-count")
    whole = found and (found[1] >= sentence.thing[1] or found[1] - found[0] > 1)
    if whole and sentence.opener != "new" and (sentence.amounts.any or sentence.opener not in {"improve", "better", "more"}):
        return found
    made = sentence.is_a("deliverables") and not sentence.is_a("measures", "results")
    return sentence.thing if made and sentence.amounts.any and sentence.low(sentence.thing[0]) == "number" else None


def _counted(sentence: Sentence, lexicon: str) -> Span | None:
    """The phrase of a lexicon that begins in the thing counted, or in the "number of" before it."""
    first, stop = sentence.thing
    for begin, end in sentence.marks.by_name.get(lexicon, ()):
        if max(first - 3, sentence.verb[1]) <= begin < stop and end <= sentence.end:
            return begin, end
    return None


def _behind_amount(sentence: Sentence, lexicon: str) -> Span | None:
    """The phrase of a lexicon that stands right behind an amount without a baseline."""
    if sentence.amounts.start is not None:
        return None
    places = {sentence.words.at(stop) for _, stop in sentence.amounts.spans}
    return next((span for span in sentence.marks.by_name.get(lexicon, ()) if span[0] in places), None)


def _is_bare_count(sentence: Sentence) -> bool:
    """Whether the sentence is nothing but a count: a number, or a metric's name alone."""
    praised = sentence.at("praise") or sentence.at("satisfied")
    return sentence.amounts.any or not (sentence.head or sentence.subject_first or praised)


def _is_qualified(sentence: Sentence, crowd: Span) -> bool:
    """Whether something says which of a crowd count, or what they come to."""
    stop = sentence.thing[1]
    to_something = sentence.low(stop) == "to" and not sentence.amount_at(min(stop + 1, sentence.end - 1))
    return to_something or any(
        stop <= crowd[0] or begin >= crowd[1] for begin, stop in sentence.marks.by_name.get("qualified", ())
    )
