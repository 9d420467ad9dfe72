"""How a sentence is built: its verb, what the verb is done to, and what comes after."""

import re
from dataclasses import replace

from okrkit.lint.wording.amounts import Amounts
from okrkit.lint.wording.classes import words_of
from okrkit.lint.wording.lexicon import Marks
from okrkit.lint.wording.sentence import NOUNS, Sentence, Span, noun_phrase
from okrkit.lint.wording.words import Words

VERBS = ("raise", "lower", "hold", "reach", "win", "shape", "work", "aspire", "weak", "serve")
"""Lexicons of verbs. Of two that know a verb the one with the longer phrase has it, then the first."""

CHANGES = ("raise", "lower", "hold", "reach")
"""Lexicons of verbs that something measured does, or has done to it."""

_COMPARATORS = frozenset(
    [":", ">", "<", "≥", "≤", ">=", "<=", "=", "→", "->", "=>", "at", "above", "below", "under", "over", "within", "per"]
)
_LABEL = r"(?:(?:kr|o|okr|key results?|objectives?|goals?)\s*#?[\d.]*\s*[:.)–-]\s*)?(?:\d{1,2}[.):]\s+)?"
_WHEN = (
    r"(?:(?:by (?:the )?end of|by|in|before|until|during) [^,\d]{0,20}"
    r"(?:q[1-4]|\d{4}|year|quarter|month|january|june|december)[^,]{0,12},\s*|this (?:quarter|year),?\s+)?"
)
_WE = (
    r"(?:(?:we|i|you|our team|the team) (?:will|shall|want to|would like to|aim to|need to|must|should|are going to|plan to)\s+"
    r"|(?:our|the|my) (?:goal|aim|objective|ambition|mission) is to\s+|let's\s+|to\s+)?"
)
_NOT_ADVERBS = "week|month|dai|quarter|year|ear|on|fami|supp|rep|app|assemb|hour|friend|ju|al|anoma|ral|f|multip|comp|like|live"
_LEAD_IN = re.compile(rf"[\s•*#>\"'“‘–—-]*{_LABEL}{_WHEN}{_WE}(?:(?!(?:{_NOT_ADVERBS})ly\b)[a-z]+ly\s+)*", re.IGNORECASE)  # noqa: RUF001
"""What may stand in front of a sentence: a bullet, "KR 2:", "by the end of Q3,", "we will", an adverb."""

_ARTICLES, _OPENERS = words_of("articles"), words_of("openers")
_AUXILIARIES, _BEING, _NO_VERB_AFTER = words_of("auxiliaries"), words_of("being"), words_of("no verb after")
_CLAUSE_ENDS = frozenset([",", ";", "(", "so", "that", "which", "because"])
_AFTER_NAME = words_of("after a name")
_HOLDING = frozenset(["hold", "host", "run", "conduct"])
_MOVING, _NO_CHANGE = words_of("moving"), words_of("no change")
_AFTER_DOWN = frozenset(["", "to", "from", "by", "below", "under", "above", "over"])
_UP_TO = frozenset(["date", "speed", "standard", "code"])


def parse(words: Words, marks: Marks, amounts: Amounts) -> Sentence:
    """Takes a sentence apart."""
    lead_in = _LEAD_IN.match(words.text)
    begin, end = words.at(lead_in.end()) if lead_in else 0, len(words)
    while end > begin and words.lows[end - 1] in {".", "!", "?", ",", ";", ":"}:
        end -= 1
    if begin + 1 < end and words.lows[begin] == "we" and any(name in marks.by_begin.get(begin + 1, {}) for name in VERBS):
        begin += 1
    sentence = Sentence(words, marks, amounts, begin if begin < end else 0, end)
    head, stop = _head(sentence)
    thing = noun_phrase(sentence, stop)
    if head and _is_noun(sentence, head, stop, thing):
        head, stop = "", sentence.begin
        thing = noun_phrase(sentence, stop)
    verb = (sentence.begin, stop)
    return replace(sentence, head=head, verb=verb, thing=thing, subject_first=0 if head else _finite(sentence, thing))


def _head(sentence: Sentence) -> tuple[str, int]:
    """The lexicon of the verb that the sentence begins with, and the word after it."""
    here = sentence.marks.by_begin.get(sentence.begin, {})
    plural = sentence.opener.endswith("s") and not sentence.opener.endswith(("ss", "us"))  # "bookings", "calls": no verb
    found = [] if plural else [(here[name], -place, name) for place, name in enumerate(VERBS) if name in here]
    if not found:
        known = any(name in here for name in NOUNS) or not sentence.opener.isalpha() or sentence.opener in _OPENERS
        imperative = not known and sentence.low(sentence.begin + 1) in _ARTICLES
        return ("other", sentence.begin + 1) if imperative else ("", sentence.begin)
    stop, _, name = max(found)
    if sentence.opener in _MOVING and (direction := _direction(sentence, stop)):
        return direction, stop
    if name in {"raise", "hold", "reach", "win"} and here.get("work", 0) == stop:
        thing = noun_phrase(sentence, stop)
        measured = sentence.ends_with("measures", thing) or sentence.ends_with("results", thing)
        held = sentence.bare and sentence.opener in _HOLDING and sentence.ends_with("deliverables", thing)
        handed = not sentence.amounts.any and sentence.low(stop) in _ARTICLES and sentence.ends_with("deliverables", thing)
        name = "work" if held or handed or not measured else name
    return name, stop


def _direction(sentence: Sentence, stop: int) -> str:
    """Which way something measured is brought: "bring the cost down"; empty where work is meant."""
    for place in range(stop, sentence.end):
        particle, after = sentence.low(place), sentence.low(place + 1)
        if particle in {"down", "up"} and after in _AFTER_DOWN and sentence.low(place + 2) not in _UP_TO:
            return "lower" if particle == "down" else "raise"
    measured = sentence.amounts.any and sentence.ends_with("measures", noun_phrase(sentence, stop))
    return "raise" if measured else ""


def _is_noun(sentence: Sentence, head: str, after: int, thing: Span) -> bool:
    """Whether what looks like the verb is the first word of a name: "test coverage above 80%", "sign-ups"."""
    here, (begin, stop) = sentence.marks.by_begin.get(sentence.begin, {}), thing
    follows, noun = sentence.low(stop), max(here.get(name, 0) for name in NOUNS)
    if noun > after or (begin >= stop and (follows in _COMPARATORS or noun == after == sentence.end)):
        return True
    following = sentence.low(after)
    moved = following.endswith("s") and any(sentence.marks.at(name, after) for name in CHANGES)
    somebody = here.get("people", 0) == after and following in _AUXILIARIES
    plural = after - sentence.begin > 1 and sentence.low(after - 1).endswith("s")  # "unit tests", "page views"
    if somebody or (noun == after and plural) or (noun == after and (following in _AFTER_NAME or moved)):
        return True
    if begin >= stop or begin > after or not ("nouns" in here or sentence.opener.endswith("ed")):
        return False
    gerund = sentence.opener.endswith("ing")
    if follows in _COMPARATORS or _finite(
        sentence, (sentence.begin, 0) if gerund else thing, _AUXILIARIES if gerund else _BEING
    ):
        return True
    measured = head not in {"raise", "lower"} and (sentence.ends_with("measures", thing) or sentence.ends_with("vanity", thing))
    return bool(measured) and stop < sentence.end and sentence.amounts.any


def _finite(sentence: Sentence, thing: Span, auxiliaries: frozenset[str] = _AUXILIARIES) -> int:
    """Where the verb of a sentence stands that begins with its subject; 0 if there is none."""
    lows, marks = sentence.words.lows, sentence.marks
    nouns = {place for name in NOUNS for begin, stop in marks.by_name.get(name, ()) for place in range(begin + 1, stop)}
    for place in range(max(thing[0], sentence.begin) + 1, sentence.end):
        low = lows[place]
        if auxiliaries is _BEING and low in _CLAUSE_ENDS:
            return 0
        if place in nouns or lows[place - 1] in _NO_VERB_AFTER:
            continue
        here = marks.by_begin.get(place, {})
        changes = any(name in here for name in CHANGES) and low not in _NO_CHANGE and low[-1] != "g"
        if changes or low in auxiliaries:
            return place
    return 0
