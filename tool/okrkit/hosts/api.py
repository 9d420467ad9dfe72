"""What the sticky comment needs to know of a host, whichever it is."""

from collections.abc import Callable, Sequence
from typing import Protocol

from okrkit.hosts.call import Answer, Call
from okrkit.hosts.comment import Comment

Ask = Callable[[Call, str], Answer]
"""Sends a call, with what it is for in words, until it is accepted; raises `OkrError` where it is not."""

PAGE = 100
"""Comments asked for at once: the most that either host gives."""


class Api(Protocol):
    """The calls of one host for one request, and how to read its answers."""

    def listing(self, page: int) -> Call:
        """The comments of the request, the oldest first; the first page is 1."""

    def listed(self, answer: Answer) -> tuple[list[Comment], bool]:
        """The comments of a page, and whether there are more pages."""

    def creation(self, body: str) -> Call:
        """A new comment. Sending it twice makes two."""

    def change(self, comment: str, body: str) -> Call:
        """Another text for a comment."""

    def hiding(self, comment: Comment) -> Call:
        """Put a comment aside."""

    def check_hidden(self, answer: Answer) -> None:
        """Raise `OkrError` where the answer, though accepted, does not say that the comment is put aside."""

    def ours(self, marked: Sequence[Comment], ask: Ask) -> list[Comment]:
        """Those of the marked comments that the owner of the token wrote and nobody has put aside."""

    def read(self, answer: Answer) -> Comment:
        """The comment that was created or changed."""

    def page_of(self, comment: str) -> str:
        """The comment on the web."""
