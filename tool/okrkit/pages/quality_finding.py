"""A finding of the rules as pages show it."""

from collections.abc import Iterable
from dataclasses import dataclass

from okrkit.finding import Severity
from okrkit.lint.quote import quote
from okrkit.lint.settings import Configured
from okrkit.pages.addresses import rule_uri
from okrkit.pages.context import Site
from okrkit.pages.judged import Told
from okrkit.pages.status import Pill
from okrkit.say.values import join, plural

_LOOKS = {
    Severity.ERROR: Pill("error", "error", "risk", "cross"),
    Severity.WARNING: Pill("warning", "warning", "behind", "triangle"),
    Severity.INFO: Pill("info", "info", "old", "ring"),
}
OFF = Pill("off", "off", "old", "dash")
"""What a rule looks like that nobody asks."""

SEVERITIES = tuple((pill.key, pill.word) for pill in (*_LOOKS.values(), OFF))
"""Key and word of everything that a rule can be set to, for filters."""


@dataclass(frozen=True, slots=True)
class Shown:
    """One finding, ready to be laid out.

    ``subject`` is what it is about, an objective, a key result or a file, and ``href`` leads there.
    ``rest`` is what the message says after it has named the subject, empty where it does not begin with it.
    """

    pill: Pill
    family: str
    rule: str
    rule_href: str
    message: str
    rest: str
    help: str
    subject: str
    href: str
    team: str
    stops: bool


def shown(site: Site, uri: str, one: Told) -> Shown:
    """A finding on the page at ``uri``."""
    finding, place, subject = one.finding, one.place, _subject(site, one)
    named = quote(subject)
    return Shown(
        pill=severity_pill(finding.severity),
        family=one.family,
        rule=finding.rule,
        rule_href=site.href(uri, rule_uri(finding.rule)),
        message=finding.message,
        rest=finding.message.removeprefix(named) if finding.message.startswith(named) else "",
        help=finding.help,
        subject=subject,
        href=(site.link(uri, place.reference) if place.reference else site.edit(finding.address)) or "",
        team=site.plan.team_name(place.team) if place.team else "",
        stops=one.stops,
    )


def severity_pill(severity: Severity) -> Pill:
    """A severity as a word, a shape and a tone."""
    return _LOOKS[severity]


def rule_pill(configured: Configured) -> Pill:
    """How a rule weighs in this workspace."""
    return OFF if configured.off else _LOOKS[configured.severity or configured.rule.severity or Severity.WARNING]


def worst_first(told: Iterable[Told]) -> list[Told]:
    """Errors first, then warnings; among alike as they stand in the plan."""
    return sorted(told, key=lambda one: one.finding.severity.rank)


def counted(told: Iterable[Told]) -> str:
    """How many findings there are, by what they ask for: "1 error, 3 warnings and 2 to think about"."""
    ranks = [one.finding.severity for one in told]
    errors, warnings, thoughts = (ranks.count(severity) for severity in Severity)
    said = (
        plural(errors, "error") if errors else "",
        plural(warnings, "warning") if warnings else "",
        f"{thoughts} worth a thought" if thoughts else "",
    )
    return join([words for words in said if words])


def _subject(site: Site, one: Told) -> str:
    reference = one.place.reference
    objective = site.plan.objective(reference) if reference else None
    if not objective:
        return one.place.path
    key_result = objective.key_result(reference.key_result) if reference and reference.key_result else None
    return key_result.title if key_result else objective.title
