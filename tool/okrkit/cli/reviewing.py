"""What `okr review` reads: both sides of a request, each text once."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from okrkit.cli.codeowners import changed_codeowners
from okrkit.cli.comparing import Trees, open_trees, understand
from okrkit.cli.judging import brought_rules
from okrkit.cli.opening import cache, known, open_repository
from okrkit.errors import OkrError
from okrkit.finding import Finding, Severity
from okrkit.lint.linting import Asked
from okrkit.reading.both import Both, Side, Unread, read_both
from okrkit.reading.cache import Cache
from okrkit.reading.load import load
from okrkit.reading.loaded import Loaded
from okrkit.reading.parts import NO_WORKSPACE
from okrkit.reading.tree import WORKSPACE_FILE, Tree
from okrkit.report.review_answer import Answer
from okrkit.request.request import Request


def open_review(
    directory: Path, base: str | None, head: str | None, as_of: date | None, *, cached: bool, fail_on: Severity | None
) -> Answer:
    """The review of what leads from one side to the other. Raises `OkrError` where a side cannot be found."""
    sides = understand(base, head, cached=cached)
    trees = open_trees(directory, sides, as_of, cached=cached)
    with cache() as opened:
        before, after = (_load(tree, opened) for tree in (trees.before, trees.after))
        both = replace(_both(trees, before, after, opened), moved=trees.moved)
    settings = (both.after if after else both.before).lint
    every = replace(settings, plugins=tuple(dict.fromkeys((*both.before.lint.plugins, *settings.plugins))))
    day = as_of or max(trees.day, _landed(directory, sides.base))
    asked = Asked(day, settings, brought_rules(every, directory, trees.top))
    names = (_short(trees.names[0]), _short(trees.names[1]))
    answer = Answer(Request(both, (before, after), asked, fail_on), names, trees.commits, trees.prefix)
    return replace(answer, codeowners=_codeowners(directory, trees, cached)) if answer.request.moves_a_link else answer


def add_summary(answer: Answer, file: Path) -> None:
    """Add the whole answer to a file, as Markdown: a build collects there what its steps have to tell."""
    from okrkit.report.review_markdown import review_summary

    with file.open("a", encoding="utf-8", newline="\n") as opened:
        opened.write(f"{review_summary(answer)}\n")


def _landed(directory: Path, base: str) -> date:
    """When the base was made: a request lands later, whatever the dates of its own commits say."""
    repository = open_repository(directory)
    return repository.landed(repository.resolve(base), most=1)[0].landed.date()


def _codeowners(directory: Path, trees: Trees, cached: bool) -> tuple[str, ...]:
    base, head = trees.commits
    return changed_codeowners(open_repository(directory), base, head, cached=cached) if base else ()


def _short(name: str) -> str:
    """Ids of commits are long, and builds ask by them."""
    return re.sub(r"\b[0-9a-f]{40,64}\b", lambda found: found[0][:7], name)


def _load(tree: Tree | None, opened: Cache) -> Loaded | None:
    """One side; of a workspace that stands there and cannot be read at all, what is wrong with it."""
    if tree is None:
        return None
    try:
        return load(tree, opened, known())
    except OkrError:
        if not any(one.address.path == WORKSPACE_FILE for one in tree.refused):
            raise
        return Loaded(NO_WORKSPACE, tuple(tree.refused), {text.path: text for text in tree.texts()}, draft=NO_WORKSPACE)


def _both(trees: Trees, before: Loaded | None, after: Loaded | None, opened: Cache) -> Both:
    """What is compared. Where okrs.yaml can be read on neither side there is nothing to compare, and that is the answer."""
    try:
        return read_both(trees.before, trees.after, opened, known())
    except OkrError:
        sides: dict[Side, Loaded | None] = {"before": before, "after": after}
        faults = {side: next(_faults(read), None) for side, read in sides.items() if read}
        unread = tuple(Unread(side, fault) for side, fault in faults.items() if fault)
        if not unread:
            raise
        return Both(NO_WORKSPACE, NO_WORKSPACE, (WORKSPACE_FILE,), unread)


def _faults(read: Loaded) -> Iterator[Finding]:
    return (finding for finding in read.findings if finding.address.path == WORKSPACE_FILE)
