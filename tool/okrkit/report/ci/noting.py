"""What `okr lint` and `okr validate` found, as notes.

``where`` turns a path of the workspace into one of the repository.
"""

from collections.abc import Callable, Iterable

from okrkit.finding import Finding
from okrkit.lint.catalogue import RULES
from okrkit.lint.fingerprint import fingerprints
from okrkit.lint.place import Places
from okrkit.lint.rule import Rule
from okrkit.reading.loaded import Loaded
from okrkit.reading.tree import WORKSPACE_FILE
from okrkit.report.ci.note import Note, RuleCard, Run
from okrkit.report.lint_answer import Answer

Where = Callable[[str], str]


def note_of(finding: Finding, fingerprint: str, loaded: Loaded, where: Where) -> Note:
    """A finding as a note about the words that it means; what is about no file is noted at the top of the workspace's own."""
    location, length = loaded.extent(finding.address, finding.words)
    return Note(
        rule=finding.rule,
        severity=finding.severity,
        message=finding.message,
        help=finding.help,
        path=where(location.path or WORKSPACE_FILE),
        line=location.line,
        column=location.column,
        length=length,
        fingerprint=fingerprint,
        source=loaded.excerpt(location),
    )


def cards(rules: Iterable[Rule]) -> dict[str, RuleCard]:
    """What is known of rules, by name."""
    return {rule.name: RuleCard(rule.family, rule.lesson, rule.page, rule.severity) for rule in rules}


def lint_notes(answer: Answer, where: Where) -> list[Note]:
    """What `okr lint` tells, in the order of the files."""
    return [note_of(one.told.finding, one.told.fingerprint, answer.loaded, where) for one in answer.placed]


def lint_run(answer: Answer) -> Run:
    """The run of `okr lint` that told it."""
    return Run("okr lint", cards(one.rule for one in answer.told), answer.fail_on)


def validation_notes(loaded: Loaded, where: Where) -> list[Note]:
    """What `okr validate` tells; a finding has the fingerprint that `okr lint` gives it."""
    told = fingerprints(loaded.findings, Places(loaded.draft), loaded.value)
    return [note_of(finding, fingerprint, loaded, where) for finding, fingerprint in told]


def validation_run(loaded: Loaded) -> Run:
    """The run of `okr validate` that told it."""
    found = {finding.rule for finding in loaded.findings}
    return Run("okr validate", cards(rule for rule in RULES if rule.name in found))
