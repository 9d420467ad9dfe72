"""How a sentence is built: its verb, what the verb is done to, and what comes after."""

import re
from dataclasses import dataclass

from okrkit.lint.wording.amounts import Amounts
from okrkit.lint.wording.lexicon import Marks
from okrkit.lint.wording.words import Words

VERBS = ("raise", "lower", "hold", "reach", "win", "shape", "work", "aspire", "weak", "serve")
"""Lexicons of verbs. Of two that know a verb the one with the longer phrase has it, then the first."""

CHANGES = ("raise", "lower", "hold", "reach")
"""Lexicons of verbs that something measured does or has done to it."""

NOUNS = ("measures", "attention", "effort", "process-count", "crowd", "results", "deliverables", "vanity")
"""Lexicons of nouns: a phrase of them that goes on past a verb's is no verb."""

_COMPARATORS = frozenset(": > < ≥ ≤ >= <= = → -> => at above below under over".split())
_LEAD_IN = re.compile(
    r"[\s•*#>\"'“‘–—-]*"
    r"(?:(?:kr|o|okr|key results?|objectives?|goals?)\s*#?[\d.]*\s*[:.)–-]\s*)?(?:\d{1,2}[.):]\s+)?"
    r"(?:(?:by (?:the )?end of|by|in|before|until|during) [^,\d]{0,20}(?:q[1-4]|\d{4}|year|quarter|month|january|june|december)[^,]{0,12},\s*|this (?:quarter|year),?\s+)?"
    r"(?:(?:we|i|you|our team|the team) (?:will|shall|want to|would like to|aim to|need to|must|should|are going to|plan to|intend to)\s+"
    r"|(?:our|the|my) (?:goal|aim|objective|ambition|mission) is to\s+|let's\s+|to\s+)?"
    r"(?:(?!(?:week|month|dai|quarter|year|ear|on|fami|supp|rep|app|assemb|hour|friend|ju|al|anoma|ral|f|multip|comp|like|live)ly\b)[a-z]+ly\s+)*",
    re.IGNORECASE,
)
_ARTICLES = frozenset("a an the our their its all every each".split())
_OPENERS = _ARTICLES | frozenset("half most many few both some any no not of in on at by with within for from as across among among during after before "
                                 "until while when where if that this these those what how who which why there it they we you more less only".split())  # fmt: skip
_DETERMINERS = frozenset("a an the our your my their its his her this these that those all every each any some no both another more new existing "
                         "at least up over under".split())  # fmt: skip
BOUNDARIES = frozenset(
    "from to by for in on at with within through via among across per so that which who whose where when while and or but without "
    "using based into onto after before during until as if because is are was were be has have can will than under over above below between "
    "against including such vs versus →".split()
) | frozenset(["", *", ; ( ) : . ! ? – — - -> => [ ] | > < >= <= ≥ ≤ = /".split()])
_INNER = frozenset("of a an the our your every each this next last".split())
"""Words that end a noun phrase that has begun."""

_COUNTING = frozenset("number amount total volume count list set series range variety percentage percent share proportion rest majority".split())
AUXILIARIES = frozenset(
    "is are was were be been has have had can could will would shall may must do does did no feel feels felt find finds know knows see sees "
    "say says use uses want wants need needs report reports complete completes adopt adopts return returns return choose chooses love loves "
    "trust trusts become becomes remain remains get gets give gives stay stays rate rates renew renews convert converts buy buys pay pays "
    "recommend recommends refer refers solve solves spend spends start starts ship ships take takes land lands close closes resolve resolves "
    "agree agrees understand understands receive receives reach reaches go goes attend attends join joins make makes include includes "
    "save saves hit hits meet meets work works happen happens come comes stop stops show shows feel cover covers log logs".split()
)
_BE = frozenset("is are was were has have".split())


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, taken apart. Places are numbers of words; a span is a first word and the word after its last.

    `head` is the lexicon of its leading verb, "other" for a verb that none knows, empty for a sentence without one: then `subject_first` says whether a verb follows later. `thing` is
    the first noun phrase after the verb, or the one that the sentence begins with.
    """

    words: Words
    marks: Marks
    amounts: Amounts
    begin: int
    end: int
    head: str
    verb: tuple[int, int]
    thing: tuple[int, int]
    subject_first: int

    def low(self, index: int) -> str:
        """A word in lower case, empty past the end."""
        return self.words.lows[index] if 0 <= index < self.end else ""

    def said(self, span: tuple[int, int]) -> str:
        """The words of a span as written."""
        return self.words.said(*span)

    def has(self, lexicon: str, begin: int | None = None, end: int | None = None) -> tuple[int, int] | None:
        """The first phrase of a lexicon between two words, by default in the whole sentence."""
        return self.marks.within(lexicon, self.begin if begin is None else begin, self.end if end is None else end)

    def ends_with(self, lexicon: str, span: tuple[int, int] | None = None) -> tuple[int, int] | None:
        """The phrase of a lexicon that a noun phrase ends with, before a letter as in "feature X": what kind of thing it is."""
        first, last = span or self.thing
        for start, stop in self.marks.by_name.get(lexicon, ()):
            if first <= start and (stop == last or (stop == last - 1 and len(self.low(stop)) == 1)):
                return start, stop
        return None

    def amount_at(self, index: int) -> bool:
        """Whether a word is part of an amount."""
        start = self.words.starts[index]
        return any(begin <= start < end for begin, end in self.amounts.spans)


def parse(words: Words, marks: Marks, amounts: Amounts) -> Sentence:
    """Takes a sentence apart."""
    lead_in = _LEAD_IN.match(words.text)
    begin = words.at(lead_in.end()) if lead_in else 0
    end = len(words)
    while end > begin and words.lows[end - 1] in {".", "!", "?", ",", ";", ":"}:
        end -= 1
    if begin >= end:
        begin = 0
    sentence = Sentence(words, marks, amounts, begin, end, "", (begin, begin), (begin, begin), 0)
    head, stop = _head(sentence)
    thing = noun_phrase(sentence, stop)
    if head and _is_noun(sentence, head, stop, thing):
        head, stop = "", begin
        thing = noun_phrase(sentence, begin)
    subject_first = 0 if head else _finite(sentence, thing)
    return Sentence(words, marks, amounts, begin, end, head, (begin, stop), thing, subject_first)


def noun_phrase(sentence: Sentence, begin: int) -> tuple[int, int]:
    """The first noun phrase from a word on, without determiners and amounts in front; "number of" and the like do not end it."""
    lows, end, marks = sentence.words.lows, sentence.end, sentence.marks.by_begin
    while begin < end and (lows[begin] in _DETERMINERS or lows[begin] in {"%", "of", "+"} or sentence.amount_at(begin)):
        begin += 1
    stop = begin
    while stop < end and lows[stop] not in BOUNDARIES:
        if stop > begin and lows[stop] in _INNER and not (
            lows[stop] == "of" and (lows[stop - 1] in _COUNTING or any(last > stop for last in marks.get(stop - 1, {}).values()))
        ):
            break
        if sentence.amount_at(stop) and stop > begin:
            break
        stop += 1
    if stop - begin > 1 and lows[stop - 1] in {"up", "live", "out", "off"} and not _marked(sentence, stop):
        stop -= 1
    return begin, stop


def _marked(sentence: Sentence, stop: int) -> bool:
    """Whether a noun of more than one word ends here: "sign-up"."""
    return any((begin, stop) in sentence.marks.by_name.get(name, ()) for name in NOUNS for begin in (stop - 2, stop - 3))


def _head(sentence: Sentence) -> tuple[str, int]:
    """The lexicon of the verb that the sentence begins with, and the word after it."""
    here = sentence.marks.by_begin.get(sentence.begin, {})
    found = [(here[name], -place, name) for place, name in enumerate(VERBS) if name in here]
    if not found:
        unknown = not any(name in here for name in NOUNS) and sentence.low(sentence.begin).isalpha() and sentence.low(sentence.begin) not in _OPENERS
        if unknown and sentence.low(sentence.begin + 1) in _ARTICLES:
            return "other", sentence.begin + 1
        return "", sentence.begin
    stop, _, name = max(found)
    moves = sentence.low(sentence.begin) in {"bring", "push", "drive", "get", "take", "move", "shift"}
    if moves and sentence.amounts.any and sentence.ends_with("measures", noun_phrase(sentence, stop)):
        return "raise", stop
    if moves and name in {"work", "shape", "reach", "win"}:
        for place in range(stop, sentence.end):
            if sentence.low(place) in {"down", "up"} and sentence.low(place + 1) in {"", "to", "from", "by", "below", "under", "above", "over"} and (
                sentence.low(place + 2) not in {"date", "speed", "standard", "code"}
            ):
                return ("lower" if sentence.low(place) == "down" else "raise"), stop
    if name in {"raise", "hold", "reach", "win"} and here.get("work", 0) == stop:
        thing = noun_phrase(sentence, stop)
        if not (sentence.ends_with("measures", thing) or sentence.ends_with("results", thing)):
            name = "work"
    return name, stop


def _is_noun(sentence: Sentence, head: str, after: int, thing: tuple[int, int]) -> bool:
    """Whether what looks like the verb is the first word of a name of something measured: "test coverage above 80%"."""
    here = sentence.marks.by_begin.get(sentence.begin, {})
    if any(here.get(name, 0) > after for name in NOUNS):
        return True
    begin, stop = thing
    follows = sentence.low(stop)
    if begin >= stop and (follows in _COMPARATORS or after == sentence.end and any(name in here for name in NOUNS)):
        return True
    if begin >= stop or begin > after or not ("nouns" in here or sentence.low(sentence.begin).endswith("ed")):
        return False
    if follows in _COMPARATORS or follows == "per" or _finite(sentence, thing, _BE):
        return True
    measured = sentence.ends_with("measures", thing) or sentence.ends_with("vanity", thing)
    if not measured or head in {"raise", "lower"}:
        return False
    return stop < sentence.end and sentence.amounts.any


def _finite(sentence: Sentence, thing: tuple[int, int], auxiliaries: frozenset[str] = AUXILIARIES) -> int:
    """Where the verb of a sentence stands that begins with its subject; 0 if there is none."""
    lows = sentence.words.lows
    nouns = {place for name in NOUNS for begin, stop in sentence.marks.by_name.get(name, ()) for place in range(begin + 1, stop)}
    for index in range(max(thing[0], sentence.begin) + 1, sentence.end):
        low = lows[index]
        if index in nouns:
            continue
        if lows[index - 1] in {"to", "and", "or", "the", "a", "of", "in", "for", "our", "by", "new", "per"}:
            continue
        here = sentence.marks.by_begin.get(index)
        if here and any(name in here for name in CHANGES) and low not in {"level", "score", "top", "total", "record", "move"} and low[-1] != "g":
            return index
        if low in auxiliaries:
            return index
    return 0
