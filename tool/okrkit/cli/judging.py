"""What `okr lint` and its kin ask of a plan: with which rules, and compared with what."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from okrkit.cli.opening import open_plan, open_repository, open_workspace, with_days
from okrkit.errors import OkrError
from okrkit.lint.baseline import Entry, entries_of, read_baseline, write_baseline
from okrkit.lint.catalogue import RULES
from okrkit.lint.custom import GROUP, Brought, bring
from okrkit.lint.linting import Asked, Linted, lint
from okrkit.lint.past import Past
from okrkit.lint.settings import Configured, configure
from okrkit.plan import Plan

if TYPE_CHECKING:
    from okrkit.workspace import LintSettings


def brought_rules(settings: "LintSettings", directory: Path, root: Path) -> Brought:
    """The rules of the packages that a workspace names. Nothing is imported from where the plan lies."""
    if not settings.plugins:
        return Brought()
    from okrkit.reading.installed import find_offers

    return bring(find_offers(GROUP, settings.plugins, (directory, root)), RULES)


def fingerprints_at(revision: str, directory: Path, asked: Asked) -> frozenset[str]:
    """The fingerprints of what the same rules say of the plan at a revision; none where there was no plan yet.

    Of the past they say nothing there: what a change did to promises is asked of the step that it is, and not
    of the difference between two moments. Raises `OkrError` where there is no such revision.
    """
    repository = open_repository(directory)
    if repository.workspace_at(repository.resolve(revision)) is None:
        return frozenset()
    before = open_plan(directory, revision)
    said = lint(before.loaded, with_days(before.loaded.draft, directory, revision), replace(asked, past=Past()))
    return frozenset(one.fingerprint for one in said.told)


def open_baseline(file: Path) -> frozenset[Entry]:
    """The entries of a baseline file. Raises `OkrError` where there is none."""
    if not file.exists():
        raise OkrError(f"there is no baseline {file}", "`--write-baseline` makes it from what is found today")
    return read_baseline(file.read_text(encoding="utf-8", errors="replace"), str(file))


def save_baseline(file: Path, said: Linted) -> int:
    """Write what was found to a baseline file, and keep what it says of rules that did not run; how many entries it has."""
    ran = {rule.name for rule in said.ran}
    kept = frozenset(entry for entry in open_baseline(file) if entry.rule not in ran) if file.exists() else frozenset()
    entries = kept | entries_of(said.told)
    file.write_text(write_baseline(entries), encoding="utf-8", newline="\n")
    return len(entries)


def rules_here(directory: Path) -> tuple[Plan, tuple[Configured, ...]]:
    """The workspace around a folder, without the plan in it, and every rule as it wants it; outside, the rules as they are."""
    workspace, root = open_workspace(directory) or (Plan(organization=""), directory)
    rules = (*RULES, *brought_rules(workspace.lint, directory, root).rules)
    return workspace, configure(workspace.lint, rules)
