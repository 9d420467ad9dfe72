"""What differs in the work around an objective: initiatives, dependencies and feedback."""

from collections.abc import Iterator
from dataclasses import replace

from okrkit.diff.change import Change, ChangeKind
from okrkit.diff.identity import pair, pair_key_results
from okrkit.objective import Initiative, Objective


def compare_work(old: Objective, new: Objective) -> Iterator[Change]:
    """Changes of what an objective has done for it, asks of other teams, and heard.

    Initiatives are known by id (the detail); ``initiative changed`` holds the fields that differ as
    text. Dependencies are known by team (the detail) and by what is asked: the value where one came
    or went, the note where it was confirmed, and then the value is who did. Another day of the same
    confirmation is a ``details changed`` with the detail ``dependency on`` the team. Feedback is known by
    its content, with its source as detail; a response to it is told as the value.
    """
    if old.initiatives != new.initiatives:
        yield from _compare_initiatives(old, new)
    if old.depends_on != new.depends_on:
        yield from _compare_dependencies(old, new)
    if old.feedback != new.feedback:
        yield from _compare_feedback(old, new)


def _compare_initiatives(old: Objective, new: Objective) -> Iterator[Change]:
    called = {was.id: now.id for was, now in pair_key_results(old.key_results, new.key_results) if was and now}
    were = (replace(each, drives=tuple(called.get(driven, driven) for driven in each.drives)) for each in old.initiatives)
    for before, after in pair(were, new.initiatives, lambda each: each.id):
        if before and after:
            if before != after:
                was, now = _differing(before, after)
                yield Change.of(new, ChangeKind.INITIATIVE_CHANGED, was, now, detail=after.id, note=after.title)
        elif after:
            yield Change.of(new, ChangeKind.INITIATIVE_ADDED, None, after.title, detail=after.id, by=after.owner)
        elif before:
            yield Change.of(new, ChangeKind.INITIATIVE_REMOVED, before.title, None, detail=before.id, by=before.owner)


def _differing(before: Initiative, after: Initiative) -> tuple[str, str]:
    """The fields that differ, each side as one text."""
    fields = [
        (name, was, now)
        for name, was, now in (
            ("title", before.title, after.title),
            ("owner", before.owner, after.owner),
            ("drives", ", ".join(before.drives), ", ".join(after.drives)),
            ("link", before.link, after.link),
        )
        if was != now
    ]
    return "; ".join(f"{name} {was or 'none'}" for name, was, _ in fields), "; ".join(
        f"{name} {now or 'none'}" for name, _, now in fields
    )


def _compare_dependencies(old: Objective, new: Objective) -> Iterator[Change]:
    for before, after in pair(old.depends_on, new.depends_on, lambda each: (each.team, each.what)):
        if before and after:
            if before.confirmed_by != after.confirmed_by:
                who = before.confirmed_by, after.confirmed_by
                yield Change.of(new, ChangeKind.DEPENDENCY_CONFIRMED, *who, detail=after.team, note=after.what)
            elif before.date != after.date:
                days = (each.date.isoformat() if each.date else None for each in (before, after))
                detail = f"dependency on {after.team}"
                yield Change.of(new, ChangeKind.DETAILS_CHANGED, *days, detail=detail, note=after.what)
        elif after:
            yield Change.of(new, ChangeKind.DEPENDENCY_ADDED, None, after.what, detail=after.team, by=after.confirmed_by)
        elif before:
            yield Change.of(new, ChangeKind.DEPENDENCY_REMOVED, before.what, None, detail=before.team)


def _compare_feedback(old: Objective, new: Objective) -> Iterator[Change]:
    for before, after in pair(old.feedback, new.feedback, lambda each: replace(each, response=None)):
        if after and before != after:
            responses = (before.response if before else None), after.response
            yield Change.of(new, ChangeKind.FEEDBACK_ADDED, *responses, detail=after.source, note=after.note, by=after.by)
        elif before and not after:
            gone = ChangeKind.FEEDBACK_REMOVED
            yield Change.of(new, gone, before.response, None, detail=before.source, note=before.note, by=before.by)
