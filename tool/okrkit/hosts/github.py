"""GitHub's comments: REST, and GraphQL for the two things that REST cannot.

https://docs.github.com/rest/issues/comments; hiding a comment, seeing that it is hidden, and asking whose token this is (which
REST tells to people only, not to a workflow) are at https://docs.github.com/graphql/reference.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from okrkit.errors import OkrError
from okrkit.hosts.api import PAGE, Ask
from okrkit.hosts.call import Answer, Call
from okrkit.hosts.comment import Comment
from okrkit.hosts.place import Place, project_path
from okrkit.hosts.refusal import odd

_WHOSE = "query($ids: [ID!]!) { viewer { login } nodes(ids: $ids) { ... on IssueComment { id isMinimized viewerDidAuthor } } }"
_HIDE = (
    "mutation($id: ID!) { minimizeComment(input: {subjectId: $id, classifier: OUTDATED}) { minimizedComment { isMinimized } } }"
)


@dataclass(frozen=True, slots=True)
class GitHub:
    """The comments of a pull request."""

    place: Place

    def listing(self, page: int) -> Call:
        """See `Api`."""
        return Call("GET", f"{self._repository}/issues/{self.place.number}/comments?per_page={PAGE}&page={page}")

    def listed(self, answer: Answer) -> tuple[list[Comment], bool]:
        """See `Api`. The `Link` header says whether there is more; its addresses are not used."""
        if not isinstance(answer.body, list):
            raise odd("a list of comments")
        return [_comment(each) for each in answer.body], 'rel="next"' in answer.headers.get("link", "")

    def creation(self, body: str) -> Call:
        """See `Api`."""
        return Call("POST", f"{self._repository}/issues/{self.place.number}/comments", {"body": body}, repeatable=False)

    def change(self, comment: str, body: str) -> Call:
        """See `Api`."""
        return Call("PATCH", f"{self._repository}/issues/comments/{comment}", {"body": body})

    def hiding(self, comment: Comment) -> Call:
        """See `Api`."""
        return self._graphql(_HIDE, {"id": comment.node})

    def check_hidden(self, answer: Answer) -> None:
        """See `Api`."""
        match _data(answer):
            case {"minimizeComment": {"minimizedComment": {"isMinimized": True}}}:
                return
        raise odd("a hidden comment")

    def ours(self, marked: Sequence[Comment], ask: Ask) -> list[Comment]:
        """See `Api`. What GitHub calls minimized is put aside.

        It says itself who wrote a comment; the names are compared as well, because those of bots have two forms.
        """
        newest = marked[-PAGE:]
        match _data(ask(self._graphql(_WHOSE, {"ids": [each.node for each in newest]}), "say which comments are ours")):
            case {"viewer": {"login": str(viewer)}, "nodes": list(nodes)}:
                shown = {node.get("id"): node for node in nodes if isinstance(node, dict) and node.get("isMinimized") is False}
                by_us = {id for id, node in shown.items() if node.get("viewerDidAuthor") is True}
                return [each for each in newest if each.node in by_us or (each.node in shown and each.author == viewer)]
        raise odd("whose token this is")

    def read(self, answer: Answer) -> Comment:
        """See `Api`."""
        return _comment(answer.body)

    def page_of(self, comment: str) -> str:
        """See `Api`."""
        return f"{self.place.web}#issuecomment-{comment}"

    @property
    def _repository(self) -> str:
        return f"{self.place.api}/repos/{project_path(self.place)}"

    def _graphql(self, query: str, variables: dict[str, object]) -> Call:
        return Call("POST", self.place.graphql, {"query": query, "variables": variables})


def _data(answer: Answer) -> object:
    """The data of an answer in GraphQL, which tells of a failure in an accepted one. Raises `OkrError` for that."""
    if isinstance(answer.body, dict) and not answer.body.get("errors"):
        return answer.body.get("data")
    raise OkrError(f"GitHub does not take the query ({answer.told})", "see what the token may do")


def _comment(value: object) -> Comment:
    match value:
        case {"id": int(id), "node_id": str(node), "user": user, "body": body}:
            author = user.get("login") if isinstance(user, dict) else None  # an account that is deleted is null
            return Comment(str(id), body if isinstance(body, str) else "", author if isinstance(author, str) else "", node)
    raise odd("a comment")
