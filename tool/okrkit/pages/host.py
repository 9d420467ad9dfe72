"""Links into the code host: a commit, a line of a file, the editor."""

from dataclasses import dataclass
from functools import cached_property
from urllib.parse import quote, urlsplit

_WEB = frozenset({"http", "https"})


@dataclass(frozen=True)
class Host:
    """A repository on the web. ``url`` is None where the workspace names none: then there are no links.

    ``prefix`` is the workspace's folder inside the repository, with a ``/`` at its end or empty.
    """

    url: str | None
    prefix: str = ""

    @cached_property
    def base(self) -> str | None:
        """The repository's address, if it is one that a browser may be sent to."""
        return self.url.rstrip("/").removesuffix(".git") if self.url and web_address(self.url) else None

    @cached_property
    def _kind(self) -> str:
        host = urlsplit(self.url or "").hostname or ""
        kinds = ("github", "gitlab", "bitbucket", "gitea", "forgejo", "codeberg")
        return next((kind for kind in kinds if kind in host), "")

    def commit(self, id: str) -> str | None:
        """The page of a commit. ``/commit/ID`` is what nearly every host understands."""
        if not self.base:
            return None
        step = {"gitlab": "-/commit", "bitbucket": "commits"}.get(self._kind, "commit")
        return f"{self.base}/{step}/{quote(id)}"

    def request(self, number: str | None) -> str | None:
        """The page of a request like ``#12`` or ``!34``; None on a host of which nobody knows how it calls them."""
        steps = {
            "github": "pull",
            "gitlab": "-/merge_requests",
            "bitbucket": "pull-requests",
            **dict.fromkeys(("gitea", "forgejo", "codeberg"), "pulls"),
        }
        return f"{self.base}/{steps[self._kind]}/{quote(number[1:])}" if number and self.base and self._kind in steps else None

    def line(self, path: str, line: int, revision: str | None = None) -> str | None:
        """A line of a file of the workspace at a commit, by default on the main branch."""
        if not self.base:
            return None
        where = quote(self.prefix + path)
        at = quote(revision or "HEAD")
        match self._kind:
            case "gitlab":
                return f"{self.base}/-/blob/{at}/{where}#L{line}"
            case "bitbucket":
                return f"{self.base}/src/{at}/{where}#lines-{line}"
            case "gitea" | "forgejo" | "codeberg":
                return f"{self.base}/src/{f'commit/{at}' if revision else 'HEAD'}/{where}#L{line}"
            case _:
                return f"{self.base}/blob/{at}/{where}#L{line}"

    def edit(self, path: str, line: int) -> str | None:
        """Where a file is changed in the browser; hosts whose editor needs a branch name get the line to read instead."""
        if self.base and self._kind == "github":
            return f"{self.base}/edit/HEAD/{quote(self.prefix + path)}#L{line}"
        if self.base and self._kind == "gitlab":
            return f"{self.base}/-/edit/HEAD/{quote(self.prefix + path)}#L{line}"
        return self.line(path, line)


def web_address(text: str | None) -> str | None:
    """The text if it is an address that a link may carry (http or https with a host), else None.

    Anything else that stands in a plan (``javascript:``, ``data:``, a bare word) is shown as text only.
    """
    if not text or text != text.strip() or not text.isprintable():
        return None
    try:
        parts = urlsplit(text)
    except ValueError:
        return None
    return text if parts.scheme.lower() in _WEB and parts.hostname else None
