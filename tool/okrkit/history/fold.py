"""One commit after the other, the oldest first: what each did to the plan that the ones before it left."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from okrkit.diff.compare import compare
from okrkit.finding import Finding
from okrkit.history.entry import Entry, Files, UntrueError
from okrkit.history.renames import renames
from okrkit.history.state import Good, State
from okrkit.history.versions import Content, Versions
from okrkit.history.walk import Touched
from okrkit.objective import Objective
from okrkit.plan import Plan
from okrkit.reading.build import OkrFile, assemble
from okrkit.reading.committed import refusal
from okrkit.reading.layouts import NEWEST
from okrkit.reading.parts import NO_WORKSPACE
from okrkit.reading.tree import WORKSPACE_FILE
from okrkit.workspace import Metric

Side = Mapping[str, Good]


class _News(NamedTuple):
    """What a commit brought: good versions (None for what it removed), and files that cannot be read."""

    good: dict[str, Good | None]
    unreadable: list[Finding]


class Fold:
    """Compares each commit with the last good version of every file it touched, and keeps those up to date."""

    def __init__(self, versions: Versions) -> None:
        self.state = State()
        self._versions = versions

    def begin_at(self, touched: Iterable[Touched]) -> None:
        """Take files for granted: those that were there where a shallow clone was cut."""
        news = self._news(touched)
        for path, good in news.good.items():
            self.state.put(path, good)
        self.state.unknown.update(finding.address.path for finding in news.unreadable)

    def apply(self, files: Files) -> None:
        """Go past a commit of which everything is known."""
        for path, good in files:
            self.state.put(path, good)

    def step(self, touched: Sequence[Touched], moved_from: str | None) -> tuple[Entry, Files]:
        """What a commit did, with the files that it brought; the state moves on past it."""
        news = self._news(touched)
        before, after = self._sides(news.good)
        if WORKSPACE_FILE not in after and not any(one.address.path == WORKSPACE_FILE for one in news.unreadable):
            news.unreadable.clear()  # YAML that stood there before the workspace did belongs to somebody else
        plans = self._plans(before, after, news.good)
        files = tuple(news.good.items())
        entry = Entry(
            touches=bool(files),
            changes=compare(*plans) if plans else (),
            unreadable=tuple(news.unreadable),
            renamed=tuple(renames(*plans)) if plans else (),
            moved_from=moved_from,
        )
        self.apply(files)
        return entry, files

    def _news(self, touched: Iterable[Touched]) -> _News:
        news, layout = _News({}, []), self._layout(touched)
        removed = {one.before.blob: one.path for one in touched if one.before and not one.after}
        for one in touched:
            if one.after is None:
                news.good[one.path] = None
                continue
            content = refusal(one.raw, one.after, one.path) or self._versions.content(one.path, one.after.blob, layout)
            if not isinstance(content, Finding):
                news.good[one.path] = _good(one.after.blob, content, layout)
                continue
            news.unreadable.append(content)
            last = self.state.files.get(removed.get(one.after.blob, ""))
            if last:  # a file that could not be read has moved: its last good version moves with it
                news.good[one.path] = last
        return news

    def _layout(self, touched: Iterable[Touched]) -> int:
        """The layout of the plan after a commit, as its workspace file says it there or said it before."""
        for one in touched:
            if one.path == WORKSPACE_FILE and one.after and one.after.is_file:
                layout = self._versions.layout(one.after.blob)
                if layout is not None:
                    return layout
        workspace = self.state.files.get(WORKSPACE_FILE)
        return workspace.layout if workspace else NEWEST

    def _sides(self, news: Mapping[str, Good | None]) -> tuple[Side, Side]:
        """The touched files before and after, and the workspace and the metric registries in any case."""
        always = self.state.of_kind("workspace") | self.state.of_kind("metrics")
        before, after = dict(always), dict(always)
        for path, good in news.items():
            after.pop(path, None)
            if good:
                after[path] = good
            if good and path in self.state.unknown:
                before[path] = good
            elif path in self.state.files:
                before[path] = self.state.files[path]
        return before, after

    def _plans(self, before: Side, after: Side, news: Mapping[str, Good | None]) -> tuple[Plan, Plan] | None:
        """The two plans to compare: the touched files, and those of the rest that have to do with them."""
        rest = self._related(before, after) - news.keys()
        around = {path: self.state.files[path] for path in sorted(rest)}
        sides = [{**side, **around} for side in (before, after)]
        if not any(good.kind == "okr" for side in sides for good in side.values()) and not _kind_differs(
            before, after, "workspace"
        ):
            return None
        old, new = (self._plan(side) for side in sides)
        return old, new

    def _related(self, before: Side, after: Side) -> set[str]:
        """Files that hold an objective a second time, that links lead to, or that a metric is used in."""
        if _kind_differs(before, after, "metrics"):
            return set(self.state.of_kind("okr"))
        held = {reference for side in (before, after) for good in side.values() for reference in good.holds}
        links = [{one.aligns_to for one in self._objectives(side)} for side in (before, after)]
        changed = [one for one in self._objectives(after) if one.aligns_to not in links[0]]
        changed += [one for one in self._objectives(before) if one.aligns_to not in links[1]]
        return self.state.also_holding(held) | self.state.linked_from(changed)

    def _objectives(self, side: Side) -> list[Objective]:
        files = (self._content(path, good) for path, good in side.items() if good.kind == "okr")
        return [objective for file in files for objective in file.objectives]

    def _plan(self, side: Side) -> Plan:
        workspace, metrics, files, seen = NO_WORKSPACE, dict[str, Metric](), list[OkrFile](), set[Any]()
        for path, good in sorted(side.items()):
            content = self._content(path, good)
            if good.kind == "workspace":
                workspace = content
            elif good.kind == "metrics":
                metrics = {**content, **metrics}
            else:
                own = tuple(one for one in content.objectives if one.reference not in seen)
                seen.update(one.reference for one in own)
                files.append(content if len(own) == len(content.objectives) else replace(content, objectives=own))
        return assemble(workspace, files, metrics)

    def _content(self, path: str, good: Good) -> Any:
        """What a good version says; its type is the one of its kind. Raises `UntrueError`."""
        content = self._versions.content(path, good.blob, good.layout)
        if isinstance(content, Finding) or _good(good.blob, content, good.layout) != good:
            raise UntrueError
        return content


def _good(blob: str, content: Content, layout: int) -> Good:
    if isinstance(content, OkrFile):
        return Good(blob, "okr", tuple(str(objective.reference) for objective in content.objectives), layout)
    return Good(blob, "workspace" if isinstance(content, Plan) else "metrics", (), layout)


def _kind_differs(before: Side, after: Side, kind: str) -> bool:
    return _kind(before, kind) != _kind(after, kind)


def _kind(side: Side, kind: str) -> dict[str, str]:
    return {path: good.blob for path, good in side.items() if good.kind == kind}
