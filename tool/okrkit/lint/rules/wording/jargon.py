"""Words that only insiders know, or that say nothing to anybody."""

import re

from okrkit.finding import Severity
from okrkit.lint.quote import quote
from okrkit.lint.rule import Flag, Flags, rule
from okrkit.lint.titled import titled
from okrkit.lint.wording.reader import Reader
from okrkit.plan import Plan

FLAGGED = (
    "objectives: [{title: Partner cafés enjoy world-class synergies with our payouts}]",
    "objectives: [{key_results: [{title: Payouts without an ARN fall from 9% to 2%, baseline: 9, target: 2}]}]",
)

CLEAN = """
files:
  okrs.yaml: {glossary: {ARN: the number under which a bank finds a payout}}
  teams/payments/2026-Q4.yaml:
    objectives: [{key_results: [{title: Payouts without an ARN fall from 9% to 2%, baseline: 9, target: 2}]}]
"""

_COMMON = (
    "AI AM APAC API B2B B2C CEO CFO CHF CO2 COO CRM CSAT CSV CTO EMEA ERP ETA EU EUR FAQ GB GBP GDPR GPS HR ID II III ISO IT "
    "IV JPY KG KM KPI MB NPS OK OKR PC PDF PIN PM PR QA QR ROI SEO SLA SME SMS TB TODO TV UK UN URL US USA USB USD UTC UX VAT "
    "VIP ALL AND ANY MUST NEW NO NOT ONE ONLY OR"
)
_SHORT = re.compile(r"(?<![\w`(])(?!FY\d)(?=\w*[A-Z]\d*[A-Z])[A-Z][A-Z0-9]{1,5}(?=s?\b)(?![`)]|\s\(|-\d)")
"""An abbreviation; not in brackets or in front of some, where it is explained, and not the number of a ticket."""


@rule(Severity.INFO, flagged=FLAGGED, clean=CLEAN, source="001")
def jargon(plan: Plan, reader: Reader, *, known: tuple[str, ...] = ()) -> Flags:
    """A plan is written in words that people outside the team use too.

    An abbreviation keeps others out, and a buzzword lets everybody nod and think of something else. Say
    what one would see instead. A word that the trade needs is explained once, in the `glossary` of
    okrs.yaml, and may then be used by all. Some abbreviations every reader has met (EU, NPS, FAQ); add
    yours as `known`. Each is told of once in a file.
    """
    explained = {word.casefold() for word in (*_COMMON.split(), *known, *plan.glossary)}
    told: set[tuple[str, str]] = set()
    for part in (one for one in titled(plan) if reader.is_english(one.title)):
        where, file = part.at("title"), part.address.path
        found = [word for word in reader.find_all("buzzwords", part.title) if word.casefold() not in explained]
        words = [word for word in found if not any(word in other and word != other for other in found)]
        if words:
            help = "what would one see or hear instead? Say that, as you would to a customer"
            yield Flag(where, f"{_list(words)} can mean anything in {quote(part.title)}", help, words=words[0])
        short = [] if part.title.isupper() else [one for one in _SHORT.findall(part.title) if one.casefold() not in explained]
        new = [one for one in dict.fromkeys(short) if (file, one) not in told]
        told.update((file, one) for one in new)
        if new:
            help = "what does it stand for? Write it out, or explain it under `glossary` in okrs.yaml"
            yield Flag(where, f"only insiders know {_list(new)} in {quote(part.title)}", help, words=new[0])


def _list(words: list[str]) -> str:
    return " and ".join(", ".join(map(quote, words)).rsplit(", ", 1))
