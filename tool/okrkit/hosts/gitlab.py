"""GitLab's notes on a merge request.

GitLab hides no note. One that is put aside is folded up instead, and its mark says so. https://docs.gitlab.com/api/notes/
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from okrkit.hosts.api import PAGE, Ask
from okrkit.hosts.call import Answer, Call
from okrkit.hosts.comment import Comment
from okrkit.hosts.place import Place, project_path
from okrkit.hosts.refusal import odd


@dataclass(frozen=True, slots=True)
class GitLab:
    """The notes of a merge request."""

    place: Place

    def listing(self, page: int) -> Call:
        """See `Api`."""
        return Call("GET", f"{self._notes}?sort=asc&order_by=created_at&per_page={PAGE}&page={page}")

    def listed(self, answer: Answer) -> tuple[list[Comment], bool]:
        """See `Api`. What GitLab itself notes, such as a new commit, is left out."""
        if not isinstance(answer.body, list):
            raise odd("a list of notes")
        written = [each for each in answer.body if not (isinstance(each, dict) and each.get("system") is True)]
        return [_note(each) for each in written], bool(answer.headers.get("x-next-page"))

    def creation(self, body: str) -> Call:
        """See `Api`."""
        return Call("POST", self._notes, {"body": body}, repeatable=False)

    def change(self, comment: str, body: str) -> Call:
        """See `Api`."""
        return Call("PUT", f"{self._notes}/{comment}", {"body": body})

    def hiding(self, comment: Comment) -> Call:
        """See `Api`."""
        return self.change(comment.id, _folded(comment))

    def check_hidden(self, answer: Answer) -> None:
        """See `Api`."""
        if (mark := self.read(answer).mark) is None or not mark.outdated:
            raise odd("a folded note")

    def ours(self, marked: Sequence[Comment], ask: Ask) -> list[Comment]:
        """See `Api`."""
        match ask(Call("GET", f"{self.place.api}/user"), "say whose token this is").body:
            case {"id": int(id)}:
                return [each for each in marked if each.author == str(id) and each.mark and not each.mark.outdated]
        raise odd("whose token this is")

    def read(self, answer: Answer) -> Comment:
        """See `Api`."""
        return _note(answer.body)

    def page_of(self, comment: str) -> str:
        """See `Api`."""
        return f"{self.place.web}#note_{comment}"

    @property
    def _notes(self) -> str:
        return f"{self.place.api}/projects/{project_path(self.place)}/merge_requests/{self.place.number}/notes"


def _folded(comment: Comment) -> str:
    mark = comment.mark
    if mark is None:
        return comment.body
    _, _, text = comment.body.partition("\n")
    of = f" of {mark.head[:8]}" if mark.head else ""
    aside = replace(mark, outdated=True)
    return f"{aside}\n\n<details><summary>An earlier review{of}</summary>\n\n{text.strip()}\n\n</details>\n"


def _note(value: object) -> Comment:
    match value:
        case {"id": int(id), "body": body, "author": author}:
            writer = author.get("id") if isinstance(author, dict) else None
            return Comment(str(id), body if isinstance(body, str) else "", str(writer) if isinstance(writer, int) else "")
    raise odd("a note")
