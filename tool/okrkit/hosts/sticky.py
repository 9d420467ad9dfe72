"""The one comment that every new push writes anew."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import assert_never

from okrkit.errors import OkrError
from okrkit.hosts.api import Api
from okrkit.hosts.call import Answer, Lost
from okrkit.hosts.comment import Comment, Mark, Mode
from okrkit.hosts.github import GitHub
from okrkit.hosts.gitlab import GitLab
from okrkit.hosts.line import Line
from okrkit.hosts.place import Kind, Place

BUDGET = 60_000
"""UTF-16 units that a comment may have. GitHub's end is 65,536 of what it counts; nobody reads further on any host."""

_MOST_PAGES = 100
_UNREADABLE = "the request has more than ten thousand comments"


class Deed(StrEnum):
    """What was done, in words."""

    POSTED = "commented"
    UPDATED = "comment updated"
    KEPT = "the comment says so already"
    NONE = "nothing changed, so no comment"


@dataclass(frozen=True, slots=True)
class Text:
    """What to say. ``write`` makes the Markdown of it in at most so many UTF-16 units; ``nothing_changed`` if that is all."""

    mark: Mark
    write: Callable[[int], str]
    nothing_changed: bool = False

    def within(self, budget: int) -> str:
        """The whole comment: the mark, an empty line, the text."""
        head = f"{self.mark}\n\n"
        return f"{head}{self.write(budget - len(head) - 1).strip()}\n"


@dataclass(frozen=True, slots=True)
class Done:
    """What was done, and the comment on the web, empty where there is none."""

    deed: Deed
    web: str = ""


def api_of(place: Place) -> Api:
    """The API of the host of a place."""
    match place.kind:
        case Kind.GITHUB:
            return GitHub(place)
        case Kind.GITLAB:
            return GitLab(place)
        case kind:
            assert_never(kind)


def post(line: Line, text: Text, mode: Mode = Mode.UPDATE) -> Done:
    """Bring the comment to what it has to say. Raises `OkrError` where the host does not let us.

    A comment is ours if its mark names our tag **and** the host says that the owner of the token wrote it. Where nothing
    changed in the plan a comment that stands there is told so, and none is begun. What it says already is not sent again.
    """
    return _Posting(line, api_of(line.place), text).run(mode)


class _Posting:
    """One posting, from the list of what stands there to the comment."""

    def __init__(self, line: Line, api: Api, text: Text) -> None:
        self._line, self._api, self._text = line, api, text

    def run(self, mode: Mode) -> Done:
        before = self._listed()
        marked = [each for each in before if each.mark and each.mark.tag == self._text.mark.tag]
        ours = self._api.ours(marked, self._line.ask) if marked else []
        if ours and (mode is Mode.UPDATE or self._text.nothing_changed):
            return self._update(ours[-1])
        if self._text.nothing_changed:
            return Done(Deed.NONE)
        if ours and mode is Mode.HIDE_AND_NEW and ours[-1].says(self._text.within(BUDGET)):
            return Done(Deed.KEPT, self._api.page_of(ours[-1].id))
        new = self._create({each.id for each in before})
        if mode is Mode.HIDE_AND_NEW:  # after the new one is there, so that a failure in between hides nothing
            self._hide(ours)
        return Done(Deed.POSTED, self._api.page_of(new.id))

    def _listed(self) -> list[Comment]:
        comments: list[Comment] = []
        for page in range(1, _MOST_PAGES + 1):
            some, more = self._api.listed(self._line.ask(self._api.listing(page), "list the comments"))
            comments += some
            if not more:
                return comments
        raise OkrError(_UNREADABLE, "close it and open another")

    def _update(self, old: Comment) -> Done:
        web = self._api.page_of(old.id)
        if old.says(body := self._text.within(BUDGET)):
            return Done(Deed.KEPT, web)
        got = self._line.send(self._api.change(old.id, body))
        if _is_too_long(got):
            got = self._line.send(self._api.change(old.id, self._text.within(BUDGET // 2)))
        self._read(got, "change the comment")
        return Done(Deed.UPDATED, web)

    def _create(self, known: set[str]) -> Comment:
        """A new comment, and one only: where it is not known whether the first try landed, that is looked up first."""
        body = self._text.within(BUDGET)
        for tried in range(1, self._line.patience.tries + 1):
            got = self._line.send(self._api.creation(body))
            if _is_too_long(got) and tried == 1:
                body = self._text.within(BUDGET // 2)
                continue
            if not _may_have_landed(got):
                break
            self._line.pause(tried)
            if landed := self._landed(known):
                return landed
        return self._read(got, "take the comment")

    def _hide(self, comments: list[Comment]) -> None:
        try:
            for each in comments:
                self._api.check_hidden(self._line.ask(self._api.hiding(each), "hide a comment"))
        except OkrError as error:
            message = f"the new comment is there, but an earlier one is not hidden: {error.message}"
            raise OkrError(message, error.help) from None

    def _landed(self, known: set[str]) -> Comment | None:
        fresh = [each for each in self._listed() if each.id not in known and each.mark == self._text.mark]
        ours = self._api.ours(fresh, self._line.ask) if fresh else []
        return ours[-1] if ours else None

    def _read(self, got: Answer | Lost, doing: str) -> Comment:
        if isinstance(got, Answer) and got.accepted and got.body is not None:
            return self._api.read(got)
        raise self._line.refusal(got, doing)


def _is_too_long(got: Answer | Lost) -> bool:
    """GitHub refuses a long text with 422 and GitLab with 400, both in words; what stands before them may with 413."""
    if isinstance(got, Lost):
        return False
    return got.status == 413 or (got.status in (400, 422) and "too long" in got.told.lower())


def _may_have_landed(got: Answer | Lost) -> bool:
    return isinstance(got, Lost) or got.status >= 500 or (got.accepted and got.body is None)
