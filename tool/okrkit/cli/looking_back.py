"""What `okr lint` tells its rules of the past of a plan; git is asked only for what somebody wants to know."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from okrkit.cli.opening import Opened, cache, folder_tree, known, open_repository
from okrkit.errors import OkrError
from okrkit.history.dated import any_short, dated
from okrkit.lint.linting import Asked, looks_back
from okrkit.lint.past import Past, past_between, past_of
from okrkit.plan import Plan

if TYPE_CHECKING:
    from okrkit.history.moment import Timeline
    from okrkit.reading.both import Both
    from okrkit.reading.raw import Commit
    from okrkit.reading.tree import Tree


def look_back(opened: Opened, directory: Path, asked: Asked, since: str | None) -> tuple[Plan, Asked]:
    """The plan with the days that only git knows, and what is asked of it, with the past that rules want to see.

    With ``since`` the past is the one step from that revision on. Where git cannot tell the past, it says why.
    """
    plan = opened.loaded.draft
    wanted, short = bool(plan.organization) and looks_back(asked), any_short(plan)
    if not (wanted or short):
        return plan, asked
    try:
        history = _History(opened, directory)
        if short:
            plan = dated(plan, history.timeline, history.committed)
        if wanted:
            past = history.past(plan, asked) if since is None else history.brought_since(since, asked)
            asked = replace(asked, past=past)
    except OkrError as error:
        asked = replace(asked, past=Past(why=error.message))
    return plan, asked


class _History:
    """What git knows of an opened plan, each part read when it is asked for.

    Raises `OkrError` where git knows nothing of it: without a repository, and before it is committed.
    """

    def __init__(self, opened: Opened, directory: Path) -> None:
        self._opened = opened
        self._repository = open_repository(opened.root if opened.root.is_dir() else directory)
        head = opened.revision or self._repository.head
        prefix = self._repository.workspace_at(head) if head else None
        if head is None or prefix is None or self._repository.root / prefix != opened.root.resolve():
            raise OkrError("nothing of this plan is committed yet")
        self._head, self._prefix = self._repository.resolve(head), prefix

    @cached_property
    def timeline(self) -> "Timeline":
        """The history of what is committed."""
        from okrkit.history.timeline import read_timeline
        from okrkit.report.waiting import waiting

        with cache() as opened, waiting("Reading the history"):
            return read_timeline(self._repository, self._head, opened)

    @property
    def committed(self) -> Plan:
        """The plan as it is committed."""
        return self._step.before if self._step else self._opened.loaded.draft

    def past(self, plan: Plan, asked: Asked) -> Past:
        """All of it; what is not committed yet is one more step."""
        from okrkit.history.between import followed_by

        if self._step is None:
            return past_of(self.timeline, plan, asked.today)
        before, after = self._step.before, self._step.after
        return past_of(followed_by(self.timeline, before, after, asked.today), after, asked.today)

    def brought_since(self, since: str, asked: Asked) -> Past:
        """What came since a revision or, where others went on from there, since this branch left theirs."""
        start = self._repository.merge_base(self._repository.resolve(since), self._head)
        if start is None:
            why = f"this clone does not reach back to where the change left {since}"
            return Past(why=f"{why}: `git fetch --unshallow` brings the rest" if self._repository.shallow_boundary else why)
        commits = self._repository.landed(self._head, len(self._repository.landed_after(self._head, start)))
        begun = min((one.landed.date() for one in commits), default=asked.today)
        both = self._both(self._tree(start))
        past = past_between(both.before, both.after, asked.today, begun)
        for commit, cycles in _frozen_inside(commits, both, asked.today).items():
            later = self._both(self._tree(commit))
            past = past.with_cycles(cycles, past_between(later.before, later.after, asked.today, begun))
        return past

    @cached_property
    def _step(self) -> "Both | None":
        """What stands in the folder beside what is committed; None where they are the same."""
        if self._opened.revision is not None:
            return None
        listed = {path: version.blob for path, version in self._repository.listing(self._head, self._prefix)}
        here = {f"{self._prefix}{path}".encode(): text.blob for path, text in self._opened.loaded.texts.items()}
        gone = {path for path in listed.keys() - here.keys() if path.endswith((b".yaml", b".yml"))}
        if not gone and all(listed.get(path) == blob for path, blob in here.items()):
            return None
        return self._both(self._tree(self._head))

    def _both(self, before: "Tree | None") -> "Both":
        from okrkit.reading.both import read_both

        after = folder_tree(self._opened.root) if self._opened.revision is None else self._tree(self._head)
        with cache() as opened:
            return read_both(before, after, opened, known())

    def _tree(self, commit: str) -> "Tree | None":
        return self._repository.tree(commit) if self._repository.workspace_at(commit) is not None else None


def _frozen_inside(commits: "Sequence[Commit]", both: "Both", today: date) -> dict[str, set[str]]:
    """The cycles that froze while commits landed, by the last commit of their drafts, from which on a change counts."""
    found: dict[str, set[str]] = {}
    for id, cycle in {**both.after.cycles, **both.before.cycles}.items():
        drafts = (one.id for one in commits if one.landed.date() <= cycle.frozen_from < today)
        if last := next(drafts, None):
            found.setdefault(last, set()).add(id)
    return found
