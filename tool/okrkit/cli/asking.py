"""What a report is asked: a plan, its day, the part that is meant, and how to look further back."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from okrkit.cli.opening import Opened, landed_by, open_plan, open_repository, today, with_days
from okrkit.cli.report_options import ReportOptions
from okrkit.errors import OkrError
from okrkit.reading.tree import WORKSPACE_FILE
from okrkit.report.kinds.question import Question

if TYPE_CHECKING:
    from okrkit.plan import Plan

_COVERED_DAYS = 7
"""How far back a report goes that covers some time."""


@contextmanager
def opened_question(options: ReportOptions) -> Iterator[Question]:
    """The question that was typed; after its answer, a warning about what could not be read and is missing from it."""
    from okrkit.report.terminal import say_unread

    opened = open_plan(options.directory, options.at, as_of=options.as_of)
    if not opened.loaded.plan.organization:  # no team, no person and no cycle would have its name
        raise OkrError(f"{opened.shown(WORKSPACE_FILE)} could not be read", "`okr validate` says why")
    day = today(options.as_of)
    yield Question(
        plan=plan_of(opened, options.directory),
        day=day,
        asked=options.asked,
        earlier=earlier_plans(options.directory, options.at),
        since=_since(options, day),
        unread=unread(opened),
    )
    say_unread(opened.loaded.findings, opened.shown)


def earlier_plans(directory: Path, at: str | None) -> Callable[[date], "Plan | None"]:
    """A function that reads the plan as it had landed by a day, each day once; None where no history knows it."""

    @cache
    def read(revision: str | None) -> "Plan | None":
        try:
            opened = open_plan(directory, revision)
        except OkrError:  # a commit without a plan
            return None
        return plan_of(opened, directory) if opened.loaded.plan.organization else None

    @cache
    def earlier(day: date) -> "Plan | None":
        try:
            revision = landed_by(directory, at, day)
        except OkrError:  # nothing had landed
            return None
        is_known = revision is not None or day >= today(None)
        return read(revision) if is_known else None

    return earlier


def plan_of(opened: Opened, directory: Path) -> "Plan":
    """What was read, with the days that only its history knows."""
    return with_days(opened.loaded.plan, directory, opened.revision)


def unread(opened: Opened) -> frozenset[str]:
    """The files that could not be read, by their paths in the plan."""
    return frozenset(one.address.path for one in opened.loaded.findings if one.rule in ("syntax", "schema"))


def _since(options: ReportOptions, day: date) -> date:
    """The first day of what a report covers. Raises `OkrError` for what is neither a day nor a revision."""
    if options.first_day is None:
        return day - timedelta(days=_COVERED_DAYS)
    try:
        return date.fromisoformat(options.first_day)
    except ValueError:
        return landing_day(options.directory, options.first_day)


def landing_day(directory: Path, revision: str) -> date:
    """The day on which a commit landed. Raises `OkrError` where there is none."""
    repository = open_repository(directory)
    return repository.landed(repository.resolve(revision), most=1)[0].landed.date()
