"""What an objective reads as."""

from okrkit.lint.wording import clauses
from okrkit.lint.wording.grammar import BOUNDARIES, Sentence
from okrkit.lint.wording.reading import ReadsAs, Reason

Judged = tuple[ReadsAs, tuple[Reason, ...]]

_MEASURING = frozenset({"raise", "lower", "hold", "reach", "win", ""})
_NOTHING = frozenset("things thing stuff everything anything something money progress headway".split())
_MAKING = frozenset("set build create develop design".split())
_BUILT = frozenset("platform system product infrastructure model school space".split())
_ENDING = frozenset("eliminate remove end eradicate abolish accelerate expand".split())
_BASE = {"aspire": 2, "win": 1, "shape": 0, "work": 0, "other": 0, "reach": 0, "raise": -1, "lower": -1, "hold": -1, "weak": -2}
"""How far a verb alone speaks for an aim: what to become does, what to improve does not."""


def judge(sentence: Sentence) -> Judged:
    """Reads an objective: a number, a task, a wish that anybody could have, or an aim."""
    if sentence.begin >= sentence.end:
        return ReadsAs.VAGUE, (Reason("", "says nothing"),)
    return _metric(sentence) or _task(sentence) or _aim(sentence)


def _metric(sentence: Sentence) -> Judged | None:
    """A number that something measured is to have."""
    amounts = sentence.amounts
    if not amounts.any or sentence.head not in _MEASURING:
        return None
    first = min(sentence.words.at(begin) for begin, _ in amounts.spans)
    purpose = clauses.purpose(sentence)
    if purpose and purpose[0] < first or sentence.low(first + 1) == "how" or amounts.end == 0:
        return None
    if sentence.subject_first and not sentence.ends_with("measures"):
        return None
    return ReadsAs.METRIC, (Reason(amounts.words, "is a number, which belongs in a key result"),)


def _task(sentence: Sentence) -> Judged | None:
    """Work, or a solution."""
    named = sentence.words.said(sentence.begin, max(sentence.thing[1], sentence.verb[1]))
    task = ReadsAs.TASK, (Reason(named, "names work, not the change it is for"),)
    deliverable = sentence.ends_with("deliverables")
    if deliverable and sentence.ends_with("foundations") and sentence.low(sentence.thing[1] - 1) not in _BUILT:
        deliverable = None
    if sentence.head in {"raise", "reach"}:
        return task if sentence.has("process-count", sentence.thing[0], sentence.thing[1]) and sentence.low(sentence.thing[0]) == "number" else None
    if not sentence.head and not sentence.subject_first:
        new = sentence.low(sentence.begin) in {"new", "a"} and sentence.low(sentence.thing[0] - 1) == "new" and deliverable
        nominal = sentence.marks.at("nominal", sentence.begin) and sentence.low(sentence.thing[1]) in {"of", "to", "for"}
        return task if (new or nominal) and not clauses.relative(sentence) else None
    if sentence.head not in {"work", "shape"}:
        return None
    start = sentence.verb[1]
    wanted = sentence.has("aspirations", start)
    if sentence.head == "work":
        to_new = sentence.low(start) == "to" and "new" in {sentence.low(start + 1), sentence.low(start + 2)}
        if not deliverable and not sentence.marks.at("projects", sentence.begin) and not to_new:
            return None
        if wanted and (sentence.ends_with("generic") or not deliverable) and clauses.relative(sentence):
            return None
        abroad = sentence.thing[0] >= sentence.thing[1] and sentence.has("segments", start)
        if abroad or any(sentence.low(place) == "so" for place in range(start, sentence.end)):
            return None
        bare = sentence.thing == (start, start + 1) and sentence.ends_with("generic") and sentence.thing[1] == sentence.end
        return None if bare else task
    if not deliverable and sentence.low(sentence.begin) in _MAKING and not any(weight > 0 or why == "is generic" for weight, _, why in _signs(sentence)):
        return task
    if not deliverable or wanted or clauses.relative(sentence) or sentence.amounts.unit == "%":
        return None
    if sentence.has("fluff", *sentence.thing) and sentence.ends_with("generic"):
        return None
    return task


def _aim(sentence: Sentence) -> Judged:
    """What speaks for an aim, added up: whom it is for, what for, what would be different."""
    points = _BASE[sentence.head] if sentence.head else (2 if clauses.has_subject(sentence) else -1)
    if sentence.low(sentence.begin) in _ENDING:
        points = 1
    elif sentence.head == "work" and sentence.marks.at("aspire", sentence.begin):
        points = 2
    reasons = []
    for weight, found, why in _signs(sentence):
        points += weight
        if weight > 0:
            reasons.append(Reason(sentence.said(found), why))
    if points >= 1:
        return ReadsAs.GOOD, tuple(reasons)
    named = sentence.words.said(sentence.begin, max(sentence.thing[1], sentence.verb[1]))
    return ReadsAs.VAGUE, (Reason(named, "could stand in anybody's plan"),)


def _signs(sentence: Sentence) -> list[tuple[int, tuple[int, int], str]]:
    """What speaks for and against, with its weight and where it stands."""
    found: list[tuple[int, tuple[int, int], str]] = []
    start, thing = sentence.verb[1], sentence.thing
    if purpose := clauses.purpose(sentence):
        means = sentence.low(purpose[0]) in {"by", "through", "while"}
        found.append((2 if means else 3, (purpose[0], sentence.end), "says how" if means else "says what for"))
    if (from_to := clauses.from_to(sentence)) and not sentence.amounts.any:
        found.append((3, from_to, "says from what to what"))
    if whom := clauses.whom(sentence):
        found.append((2, whom, "says for whom"))
    generic, wanted = sentence.ends_with("generic"), sentence.has("aspirations", start)
    if wanted and generic and generic[0] <= wanted[0] and wanted[1] <= generic[1]:
        wanted = sentence.has("aspirations", generic[1])
    if wanted == thing and thing[1] == sentence.end and sentence.head in {"raise", "hold", "reach"}:
        wanted = None
    wanted = wanted or clauses.superlative(sentence)
    if wanted:
        found.append((3 if wanted[0] >= thing[1] else 2, wanted, "says what would be different"))
    if where := sentence.has("segments", start):
        found.append((1, where, "says where"))
    lasting = sentence.ends_with("foundations") if sentence.head in {"shape", "aspire"} else None
    if lasting and not wanted and (sentence.has("fluff", *thing) or (lasting[0] == thing[0] and thing[1] >= sentence.end)):
        lasting = None
    if lasting:
        found.append((1, lasting, "names what lasts"))
    if sentence.head == "shape" and sentence.low(thing[1]) == "as":
        found.append((2, (thing[1], sentence.end), "says as what"))
    if generic and sentence.head != "aspire" and not (sentence.head == "shape" and (wanted or whom or purpose or lasting)):
        found.append((-1 if wanted or generic[0] > thing[0] else -2, generic, "is generic"))
    if sum(len(low) > 3 and low not in BOUNDARIES for low in sentence.words.lows[start : sentence.end]) >= 6:
        found.append((2, thing, "is particular"))
    aimless = any(sentence.low(place) in _NOTHING for place in range(*thing)) or sentence.low(sentence.end - 1) in {"stuff", "things"}
    making = sentence.low(sentence.begin) == "make" and (sentence.has("comparatives", start) or (sentence.ends_with("satisfied", (start, sentence.end))))
    if sentence.low(start) in {"better", "more"} or aimless or (making and not purpose):
        found.append((-4, thing, "could be anything"))
    loose = sentence.has("comparatives", start)
    if loose and loose[1] == sentence.end and sentence.head != "aspire":
        found.append((-2, loose, "has no measure"))
    if sentence.low(sentence.begin) in {"be", "become"}:
        found += _being(sentence)
    return found


def _being(sentence: Sentence) -> list[tuple[int, tuple[int, int], str]]:
    """Being great or the best at nothing in particular is no aim."""
    start, stop = sentence.thing
    if sentence.verb[1] == start and sentence.ends_with("aspirations") and stop == sentence.end and stop - start <= 2:
        return [(-8, sentence.thing, "does not say at what")]
    boast = any(sentence.low(place) in {"great", "best", "good", "better", "successful", "excellent"} for place in range(start, stop))
    specific = sentence.has("segments", start) and sentence.low(sentence.end - 1) != "world"
    if boast and (sentence.ends_with("people") or sentence.ends_with("generic") or sentence.low(stop - 1) == "place") and not specific:
        return [(-8, sentence.thing, "does not say at what")]
    return []
