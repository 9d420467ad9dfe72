"""A comment on a request, and the mark by which ours are known again."""

import re
from dataclasses import dataclass
from enum import StrEnum

from okrkit.errors import OkrError

_TAG = re.compile(r"[A-Za-z0-9](?:[-._]?[A-Za-z0-9])*")
_MARK = re.compile(r"<!-- okr-review:(?P<tag>\S+) sha=(?P<head>[0-9a-f]*) v=1(?P<outdated> outdated)? -->")


@dataclass(frozen=True, slots=True)
class Mark:
    """The hidden first line of a review's comment.

    ``tag`` tells several reviews on one request apart. ``head`` is the commit that was reviewed, empty for none. ``outdated``
    is set where a comment was put aside on a host that cannot hide one. A mark proves nothing: anybody can write one.
    """

    tag: str
    head: str = ""
    outdated: bool = False

    def __str__(self) -> str:
        return f"<!-- okr-review:{self.tag} sha={self.head} v=1{' outdated' if self.outdated else ''} -->"


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment as the host has it. ``author`` is who the host says wrote it; ``node`` is GitHub's other name for it."""

    id: str
    body: str
    author: str
    node: str = ""

    @property
    def mark(self) -> Mark | None:
        """The mark on its first line, if it has one."""
        found = _MARK.match(self.body)
        return Mark(found["tag"], found["head"], found["outdated"] is not None) if found else None

    def says(self, body: str) -> bool:
        """Whether it says just this already; hosts write the ends of lines as they like."""
        return _plain(self.body) == _plain(body)


class Mode(StrEnum):
    """What becomes of an earlier comment: it is written anew, it stays beside the new one, or it is hidden."""

    UPDATE = "update"
    NEW = "new"
    HIDE_AND_NEW = "hide-and-new"


def checked_tag(tag: str) -> str:
    """The tag, if it can stand in a mark. Raises `OkrError` if not."""
    if len(tag) > 50 or not _TAG.fullmatch(tag):
        raise OkrError(f"`{tag[:60]}` is no tag", "use up to 50 letters and digits, with single `-`, `.` or `_` between them")
    return tag


def _plain(body: str) -> str:
    return "\n".join(line.rstrip() for line in body.splitlines()).strip()
