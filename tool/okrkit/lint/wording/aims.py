"""Whether an objective is an aim or a wish that anybody could have: signs for and against, added up."""

from collections.abc import Iterator
from dataclasses import dataclass

from okrkit.lint.wording import clauses
from okrkit.lint.wording.classes import words_of
from okrkit.lint.wording.judgement import Judged, judged
from okrkit.lint.wording.reading import ReadsAs, Reason
from okrkit.lint.wording.sentence import BOUNDARIES, Sentence, Span

_VERBS = {
    "aspire": 2,
    "win": 1,
    "shape": 0,
    "work": 0,
    "other": 0,
    "serve": 0,
    "reach": 0,
    "raise": -1,
    "lower": -1,
    "hold": -1,
    "weak": -3,
}
"""How far a verb alone speaks for an aim: what to become does, what to improve does not."""

_TAILS = frozenset(["for", "in", "across", "during", "after"])
_NOTHING, _ENDING, _BOASTS = words_of("nothing"), words_of("ending"), words_of("boasts")
_PARTICULAR = 6
"""Words with content, from which on an objective cannot be everybody's."""


@dataclass(frozen=True, slots=True)
class Sign:
    """Something that speaks for an aim or against it: how much, where it stands, and why."""

    weight: int
    span: Span
    why: str


def judge(sentence: Sentence) -> Judged:
    """An aim says whom it is for, what for or what would be different; what says none of it is vague."""
    signs = list(_signs(sentence))
    for_it = tuple(Reason(sentence.said(sign.span), sign.why) for sign in signs if sign.weight > 0)
    if _start(sentence) + sum(sign.weight for sign in signs) > 0:
        return ReadsAs.GOOD, for_it or (Reason(sentence.named, "says what is to become different"),)
    against = next((sign for sign in signs if sign.weight < 0), None)
    return judged(ReadsAs.VAGUE, sentence.named, against.why if against else "does not say what would be different for whom")


def speaks_for(sentence: Sentence) -> bool:
    """Whether anything speaks for an aim."""
    return any(sign.weight > 0 for sign in _signs(sentence))


def _start(sentence: Sentence) -> int:
    """What the verb, or the lack of one, speaks for before anything else does."""
    if not sentence.head:
        return 2 if clauses.has_subject(sentence) else -1
    if sentence.opener in _ENDING:
        return 1
    return _VERBS["aspire" if sentence.head == "work" and sentence.at("aspire") else sentence.head]


def _signs(sentence: Sentence) -> Iterator[Sign]:
    start, thing = sentence.verb[1], sentence.thing
    purpose, whom, wanted = clauses.purpose(sentence), clauses.whom(sentence), _wanted(sentence)
    lasting = _lasting(sentence, wanted)
    if purpose:
        how = sentence.low(purpose[0]) in {"by", "through", "while"}
        yield Sign(2 if how else 3, (purpose[0], sentence.end), "says how" if how else "says what for")
    elif means := clauses.means(sentence):
        yield Sign(3, means, "says how")
    if not sentence.amounts.any and (turn := clauses.from_to(sentence)):
        yield Sign(3, turn, "says from what to what")
    if whom:
        yield Sign(2, whom, "says for whom")
    if wanted:
        yield Sign(3 if wanted[0] >= thing[1] else 2, wanted, "says what would be different")
    if where := sentence.has("segments", start):
        yield Sign(1, where, "says where")
    if lasting:
        yield Sign(1, lasting, "names what lasts")
    if sentence.head == "shape" and sentence.low(thing[1]) == "as":
        yield Sign(2, (thing[1], sentence.end), "says as what")
    if sum(len(low) > 3 and low not in BOUNDARIES for low in sentence.words.lows[start : sentence.end]) >= _PARTICULAR:
        yield Sign(2, thing, "is particular")
    generic = sentence.ends_with("generic")
    earned = sentence.head == "aspire" or (sentence.head == "shape" and (wanted or whom or purpose or lasting))
    if generic and not earned:
        yield Sign(-1 if wanted or generic[0] > thing[0] else -2, generic, "could stand in anybody's plan")
    if not generic and sentence.low(thing[1]) in _TAILS and thing[1] - thing[0] > 1:
        yield Sign(2, (thing[1], sentence.end), "says of what")
    yield from _emptiness(sentence, bool(purpose))


def _wanted(sentence: Sentence) -> Span | None:
    """The word of an aim that people can want, outside of what is only generic ("operational excellence")."""
    wanted, generic, thing = sentence.has("aspirations", sentence.verb[1]), sentence.ends_with("generic"), sentence.thing
    if wanted and generic and generic[0] <= wanted[0] and wanted[1] <= generic[1]:
        wanted = sentence.has("aspirations", generic[1])
    if wanted == thing and thing[1] == sentence.end and sentence.head in {"raise", "hold", "reach"}:
        wanted = None
    return wanted or clauses.superlative(sentence)


def _lasting(sentence: Sentence, wanted: Span | None) -> Span | None:
    """What is worth building though nobody can hand it over, if more is said of it than its name."""
    lasting = sentence.ends_with("foundations") if sentence.head in {"shape", "aspire"} else None
    if not lasting or wanted:
        return lasting
    alone = lasting[0] == sentence.thing[0] and sentence.thing[1] >= sentence.end
    return None if alone or sentence.has("fluff", *sentence.thing) else lasting


def _emptiness(sentence: Sentence, has_purpose: bool) -> Iterator[Sign]:
    """What says that nothing is said."""
    start, thing, last = sentence.verb[1], sentence.thing, sentence.low(sentence.end - 1)
    slack = sentence.has("comparatives", start)
    making = sentence.opener == "make" and (slack or sentence.ends_with("satisfied", (start, sentence.end))) and not has_purpose
    aimless = any(sentence.low(place) in _NOTHING for place in range(*thing)) or last in {"stuff", "things"}
    if making or aimless or {sentence.low(start), sentence.low(thing[0])} & {"better", "more"}:
        yield Sign(-4, thing, "could be anything")
    if slack and slack[1] == sentence.end and sentence.head != "aspire":
        yield Sign(-2, slack, "leaves open when it is reached")
    if sentence.opener in {"stop", "quit", "don't"} and sentence.low(sentence.begin + 1) in {"being", "sucking"}:
        yield Sign(-6, thing, "says only what is bad")
    best = sentence.head == "shape" and sentence.low(thing[0]) == "best" and thing[1] == sentence.end
    if best or (sentence.opener in {"be", "become"} and _boasts(sentence)):
        yield Sign(-8, thing, "does not say at what")


def _boasts(sentence: Sentence) -> bool:
    """Being great or the best at nothing in particular is no aim."""
    begin, stop = sentence.thing
    longest = 2 if sentence.low(begin - 1) in {"be", "become"} else 1
    if sentence.is_a("aspirations") and stop == sentence.end and stop - begin <= longest:
        return True
    boast = any(sentence.low(place) in _BOASTS for place in range(begin, stop))
    specific = sentence.has("segments", begin) and sentence.low(sentence.end - 1) != "world"
    anybody = stop == sentence.end or sentence.is_a("people", "generic") or sentence.low(stop - 1) == "place"
    return boast and anybody and not specific
