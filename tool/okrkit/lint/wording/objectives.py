"""What an objective reads as."""

from okrkit.lint.wording.grammar import AUXILIARIES, BOUNDARIES, Sentence
from okrkit.lint.wording.reading import ReadsAs, Reason

Judged = tuple[ReadsAs, tuple[Reason, ...]]

_MEASURING = frozenset({"raise", "lower", "hold", "reach", "win", ""})
_VERBS = ("raise", "lower", "hold", "reach", "win", "shape", "work", "aspire", "weak")
_NOTHING = frozenset("things thing stuff everything anything something money progress headway".split())
_MOTION = frozenset("put give equip remove reduce move shift bring push take add do pay read spend switch".split())
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
    purpose = _purpose(sentence)
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
    if sentence.head not in {"work", "shape"}:
        return None
    wanted = sentence.has("aspirations", sentence.verb[1])
    if sentence.head == "work":
        if sentence.low(sentence.begin) in _MOTION and not deliverable:
            return None
        if wanted and (sentence.ends_with("generic") or not deliverable) and _relative(sentence):
            return None
        bare = sentence.thing == (sentence.verb[1], sentence.verb[1] + 1) and sentence.ends_with("generic") and sentence.thing[1] == sentence.end
        return None if bare else task
    if not deliverable or wanted or _relative(sentence) or sentence.amounts.unit == "%":
        return None
    if sentence.has("fluff", *sentence.thing) and sentence.ends_with("generic"):
        return None
    return task


def _aim(sentence: Sentence) -> Judged:
    """What speaks for an aim, added up: whom it is for, what for, what would be different."""
    points = _BASE[sentence.head] if sentence.head else (2 if sentence.subject_first else -1)
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
    if purpose := _purpose(sentence):
        found.append((2, (purpose[0], sentence.end), "says what for"))
    if whom := _whom(sentence):
        found.append((2, whom, "says for whom"))
    generic, wanted = sentence.ends_with("generic"), sentence.has("aspirations", start)
    if wanted and generic and generic[0] <= wanted[0] and wanted[1] <= generic[1]:
        wanted = sentence.has("aspirations", generic[1])
    if wanted:
        found.append((3 if wanted[0] >= thing[1] else 2, wanted, "says what would be different"))
    if where := sentence.has("segments", start):
        found.append((1, where, "says where"))
    if sentence.head in {"shape", "aspire"} and (lasting := sentence.ends_with("foundations")) and (lasting[0] > thing[0] or thing[1] < sentence.end):
        if not sentence.has("fluff", *thing) or wanted:
            found.append((1, lasting, "names what lasts"))
    if sentence.head == "shape" and sentence.low(thing[1]) == "as":
        found.append((2, (thing[1], sentence.end), "says as what"))
    if generic and sentence.head != "aspire" and not (sentence.head == "shape" and (wanted or whom or purpose)):
        found.append((-1 if wanted or generic[0] > thing[0] else -2, generic, "is generic"))
    if sum(len(low) > 3 and low not in BOUNDARIES for low in sentence.words.lows[start : sentence.end]) >= 6:
        found.append((2, thing, "is particular"))
    aimless = any(sentence.low(place) in _NOTHING for place in range(*thing)) or sentence.low(sentence.end - 1) in {"stuff", "things"}
    making = sentence.low(sentence.begin) == "make" and sentence.has("comparatives", start)
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
        return [(-4, sentence.thing, "does not say at what")]
    boast = any(sentence.low(place) in {"great", "best", "good", "better", "successful", "excellent"} for place in range(start, stop))
    specific = sentence.has("segments", start) and sentence.low(sentence.end - 1) != "world"
    if boast and (sentence.ends_with("people") or sentence.ends_with("generic") or sentence.low(stop - 1) == "place") and not specific:
        return [(-8, sentence.thing, "does not say at what")]
    return []


def _purpose(sentence: Sentence) -> tuple[int, int] | None:
    """Where the sentence says what for, or by what: "so that", "in order to", "to help", "by solving", "without"."""
    for place in range(max(sentence.verb[1], sentence.begin + 1), sentence.end - 1):
        low, after = sentence.low(place), sentence.low(place + 1)
        if low in {"so", "without", "until", "before", "instead", "because"}:
            return place, place + 1
        if low == "to" and place > sentence.thing[0] and (after == "be" or any(sentence.marks.at(name, place + 1) for name in _VERBS)):
            return place, place + 1
        if low in {"by", "while", "through"} and after.endswith("ing"):
            return place, place + 1
    return _relative(sentence)


def _relative(sentence: Sentence) -> tuple[int, int] | None:
    """A clause that says what the thing does: "that frees testers", "where every voice counts"."""
    for place in range(max(sentence.verb[1], sentence.begin + 1), sentence.end - 1):
        low = sentence.low(place)
        if low in {"that", "which", "who", "where", "whose"}:
            return place, place + 1
        whose = low in {"our", "we", "they", "you"} or "people" in sentence.marks.by_begin.get(place, {})
        if whose and place > sentence.thing[0] and any(sentence.low(later) in AUXILIARIES for later in range(place + 1, sentence.end)):
            return place, place + 1
    return None


def _whom(sentence: Sentence) -> tuple[int, int] | None:
    """Whom it is for: people that are more than an attribute ("customer satisfaction" is for nobody)."""
    for begin, stop in sentence.marks.by_name.get("people", ()):
        if begin < sentence.verb[1] or sentence.low(begin) == "our" or sentence.low(stop - 1) in {"company", "business", "organization", "organisation"}:
            continue
        ends = stop >= sentence.end or stop >= sentence.thing[1] or sentence.low(stop) in {"to", "and", "who", "can", "that", ",", "in", "with", "by", "at"}
        if ends and (sentence.head in {"aspire", "win", "lower"} or any(
            sentence.low(place) in {"for", "among", "to", "help", "every", "of"} for place in range(max(sentence.verb[1], begin - 4), begin)
        )):
            return begin, stop
    return None
