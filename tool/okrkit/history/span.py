"""A stretch of history, between two days or two revisions."""

import re
from dataclasses import dataclass
from datetime import date

from okrkit.errors import OkrError
from okrkit.reading.raw import Commit
from okrkit.reading.repository import Repository

End = date | frozenset[str] | None
"""A day, which belongs to the stretch; or the ids of the commits that landed after a revision; None without an end."""

_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class Span:
    """From one end to the other; of a revision ``since`` tells what came after it, ``until`` what it contains."""

    since: End = None
    until: End = None

    def holds(self, commit: Commit) -> bool:
        """Whether a commit landed in it, by the day in its own time zone."""
        return not self._is_before(commit) and not self._is_after(commit)

    def _is_before(self, commit: Commit) -> bool:
        if isinstance(self.since, date):
            return commit.landed.date() < self.since
        return self.since is not None and commit.id not in self.since

    def _is_after(self, commit: Commit) -> bool:
        if isinstance(self.until, date):
            return commit.landed.date() > self.until
        return self.until is not None and commit.id in self.until


def read_span(repository: Repository, head: str, since: str | None, until: str | None) -> Span:
    """The stretch that somebody typed, on the branch that ends at ``head``. Raises `OkrError` for what is neither."""
    return Span(_end(repository, head, since), _end(repository, head, until))


def _end(repository: Repository, head: str, text: str | None) -> End:
    if text is None:
        return None
    if _DAY.fullmatch(text):
        try:
            return date.fromisoformat(text)
        except ValueError:
            raise OkrError(f"there is no day {text}", "write a day that the calendar has, like 2026-11-22") from None
    try:
        commit = repository.resolve(text)
    except OkrError as error:
        near = error.help if error.help.startswith("did you mean") else ""
        raise OkrError(
            f"`{text}` is neither a day nor a revision", near or "write 2026-11-22, a branch, a tag or a commit"
        ) from None
    return repository.landed_after(head, commit)
