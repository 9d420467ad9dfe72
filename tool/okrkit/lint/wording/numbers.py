"""Every number that a text has, in digits or words, without those that only name a time, a version or a standard."""

import re
from dataclasses import dataclass

_WORDS = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18,
    "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
    "dozen": 12, "hundred": 100, "thousand": 1e3, "million": 1e6, "billion": 1e9, "half": 50, "no": 0,
}  # fmt: skip
_TIMES = {
    "k": 1e3, "thousand": 1e3, "m": 1e6, "mm": 1e6, "mn": 1e6, "mio": 1e6, "million": 1e6, "b": 1e9, "bn": 1e9, "billion": 1e9,
    "lakh": 1e5, "crore": 1e7, "cr": 1e7, "hundred": 1e2,
}  # fmt: skip
_FACTORS = {"double": 100, "twice": 100, "twofold": 100, "triple": 200, "treble": 200, "threefold": 200, "quadruple": 300,
            "halve": -50, "tenfold": 900}  # fmt: skip
_CURRENCY = r"US\$|R\$|A\$|C\$|S\$|[$€£¥₹₦₽₩]|(?:USD|EUR|GBP|CHF|INR|SAR|AED|SEK|NOK|DKK|PLN|CAD|AUD|ZAR|JPY|Rs\.?)(?![a-z])"
_TIME = r"(?:milli|micro)?seconds?|secs?|ms|s|minutes?|mins?|hours?|hrs?|h|(?:business |working |calendar )?days?|d|weeks?|wks?|months?|mos?|quarters?|years?|yrs?"
_UNIT = rf"%|‰|per ?cent(?:age)?(?: points?)?|percentage points?|pct|p\.?p\.?|points?|pts?|bps|basis points?|x|{_TIME}|{_CURRENCY}|stars?|kg|g|tonnes?|tons?|km|kwh|mwh|gb|mb|tb|kb|euros?|dollars?|pounds?|rupees?"
_DIGITS = r"\d{1,3}(?:,\d{2,3})*,\d{3}(?:\.\d+)?|\d{1,3}(?:[ \u00a0]\d{3})+(?![\d])|\d+(?:[.,]\d+)?"
_NUMBER = re.compile(
    rf"(?<![\w.,#])(?P<currency>{_CURRENCY})?\s?(?P<sign>[+−-])?\s?(?P<digits>{_DIGITS})"
    r"(?P<times>\s?(?:k|mm|m|mn|mio|bn|b|thousand|million|billion|lakh|crore|cr|hundred)(?![A-Za-z%]))?"
    rf"(?P<plus>\+)?(?:[\s\u00a0-]?(?P<unit>{_UNIT})(?![A-Za-z]))?(?![A-Za-z\d])(?P<late>\+)?"
    rf"|\b(?P<word>{'|'.join(_WORDS)})(?![A-Za-z])(?:[\s-](?P<scale>hundred|thousand|million|billion|dozen)s?\b)?"
    rf"(?:[\s-](?P<word_unit>per ?cent|percentage points?|points?|{_TIME})(?![A-Za-z]))?"
    rf"|\b(?P<factor>double|twice|twofold|treble|triple|threefold|quadruple|tenfold|halve)[sd]?(?![A-Za-z])(?![\s-](?:down|click|opt|check|entry|digit|blind|booking))"
    r"|\b(?:an?|one|two|three|four)[\s-](?P<part>thirds?|quarters?|fifths?|tenths?)\b(?=\s*(?:$|of\b|[.,;)]|more\b|less\b|fewer\b|faster\b))"
    r"|\b(?P<halving>doubling|tripling|halving|quadrupling)\b",
    re.IGNORECASE,
)
_MONTH = r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
_SMALL = "|".join(word for word in _WORDS if word not in {"no", "half", "zero"})
_COUNT = rf"(?:~|<|>|≤|≥|about |around |approximately |under |less than |at most |up to )?\s?(?:\d+(?:\.\d+)?|{_SMALL}|an?)"
_NOT = re.compile(
    # dates, years, quarters
    r"\b\d{4}-\d\d(?:-\d\d)?\b|\b\d{1,2}/\d{1,2}/\d{2,4}\b|\b\d{1,2}\.\d{1,2}\.\d{2,4}\b"
    rf"|\b\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}(?:,?\s+\d{{4}})?|\b{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?\b(?![\d,.%]*\d)(?!\s?%)(?:,?\s+\d{{4}})?|\b{_MONTH}\s+\d{{4}}\b"
    r"|\b(?:fy|cy|q[1-4]|h[12])[\s/'’-]*(?:fy)?[\s'’]?(?:20)?\d{2}\b(?!\s?%)|\bq[1-4]\b|\b[1-4]q\d*\b"
    r"|(?<![$€£\d,.])\b(?:19|20)[0-5]\d\b(?=\s*(?:$|[.,;:)\]!]|budget|plan|levels?|baseline|results?|average|values?|cohort|goals|season|school|academic|fiscal|financial|compared|vs))(?!,\d)"
    r"|\b(?:in|of|by|since|until|till|before|after|during|for|from|vs\.?|than|year|season|early|late|mid|through|end)[\s-]+(?:19|20)[1-5]\d\b(?![\d,.%]*\d)(?!\s?(?:%|k\b|to\b|→|->|users|customers))"
    # ordinals, ranks, ratios that are names
    r"|\b\d+(?:st|nd|rd|th)\b|#\s?\d+|\bno\.\s?\d+|\bnumber[\s-](?:one|1)\b|\bday[\s-](?:one|zero|1)\b|\b24[/x]7(?:/365)?\b|\b50/50\b|\b(?:1|one)(?:[:-]on-|:| on |-to-)(?:1|one|many)\b|\b360[\s-]?(?:degree|°)\w*|\b9-to-5\b"
    r"|\bone[\s-](?:stop|another|place|voice|team|day|size|off|pager|click|way|of|on|source|company|platform|more|time|that|who|and|or)\b|\bzero[\s-](?:trust|day|touch|carbon|emission|sum|waste|based|knowledge|party|to[\s-](?:one|hero))\b|\bsecond[\s-]to[\s-]none\b|\bten[\s-]?fold\b"
    r"|\b(?:no[\s-](?:one|longer|matter|code|brainer|show|cost|reply|friction|need|response|idea|doubt)|half[\s-](?:day|year|yearly|hour|time|life))s?\b"
    # labels: things with a number in their name
    r"|\b(?:phase|stage|step|tier|level|type|series|version|ver|release|iso(?:/iec)?|iec|soc|pci|din|article|section|chapter|sprint|week|day|month|year|quarter|grade|room|building|gen|generation|wave|batch|part|priority|sev|severity|scope|horizon|layer|kr|okr|objective|goal|windows|office|web|industry|covid|fortune|form|route|zone|model|milestone|iteration|option|appendix|python|java|http|ios|android|angular|vue|rfc|nist|ifrs|basel|hl7|wcag|ipv|rev|vision|agenda|mission|strategy|horizon|cmmi level|type)[\s-]?\d+(?:\.\d+)*\b(?!\s?%|[\d,]*\d)(?!-\d)"
    # how long a thing is or takes as part of its name: "30-day retention", unless it is itself the change
    r"|\b\d+(?:\.\d+)?(?:-|\s)(?:day|week|month|quarter|year|hour|minute|min|second|sec)(?=[\s-][a-z])(?![\s-](?:reduction|increase|decrease|improvement|drop|gain|cut|rise|decline|to|or|and|for|per|by)\b)"
    r"|\b\d+\s?(?:d|h|hr|day|month)[\s-](?=(?:retention|activation|churn|conversion|active|rolling|moving|average|repeat|readmission)\b)",
    re.IGNORECASE,
)  # fmt: skip
_FRAME = re.compile(
    rf"\b(?:within|in|inside|over|during|for|after|before|every|each|per|next|last|past|previous|coming|following|first|initial|under|than|of)\s+(?:the\s+|a\s+|an\s+|its\s+|their\s+)?"
    rf"(?:first\s+|next\s+|last\s+|past\s+|previous\s+|coming\s+|following\s+|initial\s+)?{_COUNT}[\s-]?(?:{_TIME})(?![a-z%])"
    rf"|\b{_COUNT}[\s-]?(?:{_TIME})(?=\s+(?:after|of|from|before|later|post|ahead|in advance|following|prior)\b(?!\s+\d))",
    re.IGNORECASE,
)  # fmt: skip
_LONG = re.compile(r"(?:month|quarter|year|yr|mo)s?$", re.IGNORECASE)
_AROUND = re.compile(r"(?:^|\b(?:with|to|have|has|reach|achieve|ensure|see|maintain|keep)\s+)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a text: its value with K, M and the like multiplied out, its unit as written, and where it stands.

    A factor ("double", "10x" as a word) is a relative change in percent. A framed number is the length of a time span: not an amount, unless
    the text has no other.
    """

    value: float
    unit: str
    begin: int
    end: int
    plus: bool = False
    signed: bool = False
    factor: bool = False
    framed: bool = False
    scaled: bool = False


def find_numbers(text: str) -> list[Number]:
    """The numbers of a text in their order."""
    barred = [match.span() for match in _NOT.finditer(text)]
    frames = [match.span() for match in _FRAME.finditer(text)]
    found = []
    for match in _NUMBER.finditer(text):
        begin, end = match.span()
        begin += len(match[0]) - len(match[0].lstrip())
        if any(begin < stop and start < end for start, stop in barred):
            continue
        number = _number(match, begin, text)
        if number is not None:
            framed = any(start <= begin and end <= stop for start, stop in frames)
            if framed and _LONG.search(match[0].strip()):
                continue
            found.append(Number(*number, framed=framed, scaled=bool(match["times"])))
    return found


def _number(match: re.Match[str], begin: int, text: str) -> tuple[float, str, int, int, bool, bool, bool] | None:
    """Value, unit, place and marks of a match; None for a word that is no number where it stands."""
    end = match.end()
    if match["factor"] or match["halving"]:
        name = (match["factor"] or match["halving"]).lower()
        name = {"doubling": "double", "tripling": "triple", "halving": "halve", "quadrupling": "quadruple"}.get(name, name)
        return float(_FACTORS[name]), "%", begin, end, False, False, True
    if part := match["part"]:
        count = {"a": 1, "an": 1, **_WORDS}[re.split(r"[\s-]", match[0].strip().lower())[0]]
        share = 100 * count / {"t": 3, "q": 4, "f": 5, "e": 10}["e" if part.lower().startswith("te") else part[0].lower()]
        return share, "%", begin, end, False, False, bool(re.search(r"\bby\s+$", text[max(0, begin - 6) : begin], re.IGNORECASE))
    if word := match["word"]:
        return _word(match, word.lower(), begin, text)
    digits, unit, times = match["digits"], match["unit"] or "", (match["times"] or "").strip()
    value = _value(digits)
    if times:
        minutes = times == "m" and not match["currency"] and re.search(r"\d\s?(?:s|h|hrs?|hours?|sec|min)\b", text)
        if minutes:
            unit = "m"
        else:
            value *= _TIMES[times.lower()]
    if match["currency"]:
        unit = match["currency"].strip()
    if unit == "x":
        return (value - 1) * 100, "%", begin, end, False, False, True
    return value, unit, begin, end, bool(match["plus"] or match["late"]), bool(match["sign"]), False


def _word(match: re.Match[str], word: str, begin: int, text: str) -> tuple[float, str, int, int, bool, bool, bool] | None:
    before = text[max(0, begin - 12) : begin]
    if word == "no" and not (match["word"][0] in "Nn" and _AROUND.search(before)):
        return None
    if word == "one" and not re.search(r"(?:from|least|most|than|to|by|only)\s+$", before, re.IGNORECASE):
        return None
    if word in {"hundred", "thousand", "million", "billion"} and not re.search(r"\ba\s+$", before, re.IGNORECASE):
        return None
    value = float(_WORDS[word])
    if word == "half":
        return value, "%", begin, match.end(), False, False, bool(re.search(r"\b(?:by|in)\s+$", before, re.IGNORECASE))
    if match["scale"]:
        value *= _WORDS[match["scale"].lower()]
    return value, match["word_unit"] or "", begin, match.end(), False, False, False


def _value(digits: str) -> float:
    """What the digits say. A comma before three digits parts thousands, before fewer it is a decimal comma."""
    plain = digits.replace(" ", "").replace("\u00a0", "")
    if re.fullmatch(r"\d+,\d{1,2}", plain):
        return float(plain.replace(",", "."))
    return float(plain.replace(",", ""))
