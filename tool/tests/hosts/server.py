"""A server on this machine that answers as the documentation of GitHub's and GitLab's APIs says, and fails as it is told."""

import json
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar
from urllib.parse import parse_qs, urlsplit

TOKEN = "secret-token-of-the-tests"
BOT = "github-actions[bot]"
DATE = "Sun, 22 Nov 2026 12:00:00 GMT"


@dataclass
class Note:
    """A comment as the server keeps it."""

    id: int
    body: str
    author: str
    minimized: bool = False
    system: bool = False


@dataclass(frozen=True)
class Asked:
    """A request as it came in."""

    method: str
    path: str
    body: object
    headers: dict[str, str]


@dataclass(frozen=True)
class Reply:
    """An answer. ``landed`` does first what was asked for; ``cut`` sends only so many bytes of the body and hangs up."""

    status: int = 200
    body: object = None
    headers: dict[str, str] = field(default_factory=dict)
    landed: bool = False
    cut: int | None = None
    silent_seconds: float = 0.0


HANG_UP = Reply(status=0)
"""No answer at all: the connection ends."""


@dataclass
class Host:
    """What the server knows, what it was asked, and how the next requests fail: the first that fits is taken and forgotten."""

    notes: list[Note] = field(default_factory=list)
    asked: list[Asked] = field(default_factory=list)
    faults: list[tuple[str, Reply]] = field(default_factory=list)
    viewer: str = BOT
    graphql_viewer: str = ""
    longest: int = 65_536
    origin: str = ""
    ids: Iterator[int] = field(default_factory=lambda: iter(range(1000, 2000)))

    def forget(self) -> None:
        """Be as new."""
        vars(self).update(vars(Host(origin=self.origin)))

    def fail(self, fits: str, *replies: Reply) -> None:
        """The next requests whose "METHOD /path" has the text ``fits`` in it get these answers, one each."""
        self.faults += [(fits, reply) for reply in replies]

    def made(self, *methods: str) -> list[str]:
        """The requests by these methods, as "METHOD /path"."""
        return [f"{each.method} {each.path}" for each in self.asked if each.method in methods]

    def take(self, line: str) -> Reply | None:
        for at, (fits, reply) in enumerate(self.faults):
            if fits in line:
                del self.faults[at]
                return reply
        return None


class Handler(BaseHTTPRequestHandler):
    """One request to either API."""

    protocol_version = "HTTP/1.1"
    wbufsize = -1  # one packet for each answer: two would wait for each other
    host: ClassVar[Host]

    def do_GET(self) -> None:
        self._handle()

    def do_POST(self) -> None:
        self._handle()

    def do_PATCH(self) -> None:
        self._handle()

    def do_PUT(self) -> None:
        self._handle()

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""

    def _handle(self) -> None:
        text = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        body = json.loads(text) if text else None
        self.host.asked.append(Asked(self.command, self.path, body, dict(self.headers)))
        fault = self.host.take(f"{self.command} {self.path}")
        if fault is None:
            self._send(*self._answer(body))
            return
        if fault.landed:
            self._answer(body)
        threading.Event().wait(fault.silent_seconds)
        if fault.status == 0:
            self.close_connection = True
            return
        self._send(fault.status, fault.body, fault.headers, fault.cut)

    def _send(self, status: int, body: object, headers: dict[str, str] | None = None, cut: int | None = None) -> None:
        raw = body if isinstance(body, bytes) else b"" if body is None else json.dumps(body).encode()
        self.send_response_only(status)
        for name, value in {"Date": DATE, "Content-Type": "application/json", **(headers or {})}.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(raw)))
        self.end_headers()
        self.wfile.write(raw[:cut])
        if cut is not None:
            self.close_connection = True

    def _answer(self, body: object) -> tuple[int, object] | tuple[int, object, dict[str, str]]:
        if self.headers.get("Authorization") != f"Bearer {TOKEN}":
            return 401, {"message": "Bad credentials", "documentation_url": "https://docs.github.com/rest", "status": "401"}
        parts = urlsplit(self.path)
        page = int(parse_qs(parts.query).get("page", ["1"])[0])
        for methods, pattern, answer in ROUTES:
            if self.command in methods and (found := re.fullmatch(pattern, parts.path)):
                return answer(self.host, found.groupdict(), page, body if isinstance(body, dict) else {}, self.command)
        return 404, {"message": "Not Found", "documentation_url": "https://docs.github.com/rest", "status": "404"}


Answered = tuple[int, object] | tuple[int, object, dict[str, str]]
Route = Callable[[Host, dict[str, str], int, dict[str, object], str], Answered]


def issue_comments(host: Host, path: dict[str, str], page: int, body: dict[str, object], method: str) -> Answered:
    if method == "POST":
        return _github_write(host, body, None)
    some = host.notes[100 * (page - 1) : 100 * page]
    more = len(host.notes) > 100 * page
    here = f"{host.origin}/api/v3/repositories/1/issues/12/comments?per_page=100&page="
    link = {"Link": f'<{here}{page + 1}>; rel="next", <{here}9>; rel="last"'} if more else {}
    return 200, [_github(note) for note in some], link


def issue_comment(host: Host, path: dict[str, str], page: int, body: dict[str, object], method: str) -> Answered:
    note = next((each for each in host.notes if each.id == int(path["id"])), None)
    return _github_write(host, body, note) if note else (404, {"message": "Not Found"})


def graphql(host: Host, path: dict[str, str], page: int, body: dict[str, object], method: str) -> Answered:
    variables = body["variables"]
    assert isinstance(variables, dict)
    by_node = {f"IC_{each.id}": each for each in host.notes}
    if str(body["query"]).startswith("mutation"):
        by_node[variables["id"]].minimized = True
        return 200, {"data": {"minimizeComment": {"minimizedComment": {"isMinimized": True}}}}
    nodes = [_node(by_node[id], host) if id in by_node else None for id in variables["ids"]]
    return 200, {"data": {"viewer": {"login": host.graphql_viewer or host.viewer}, "nodes": nodes}}


def github_user(host: Host, path: dict[str, str], page: int, body: dict[str, object], method: str) -> Answered:
    return 403, {"message": "Resource not accessible by integration", "status": "403"}


def notes(host: Host, path: dict[str, str], page: int, body: dict[str, object], method: str) -> Answered:
    if method == "POST":
        return _gitlab_write(host, body, None)
    more = len(host.notes) > 100 * page
    some = host.notes[100 * (page - 1) : 100 * page]
    return 200, [_gitlab(note) for note in some], {"X-Next-Page": str(page + 1) if more else ""}


def note(host: Host, path: dict[str, str], page: int, body: dict[str, object], method: str) -> Answered:
    found = next((each for each in host.notes if each.id == int(path["id"])), None)
    return _gitlab_write(host, body, found) if found else (404, {"message": "404 Not found"})


def gitlab_user(host: Host, path: dict[str, str], page: int, body: dict[str, object], method: str) -> Answered:
    return 200, {"id": int(host.viewer), "username": "project_7_bot", "state": "active"}


ROUTES: list[tuple[str, str, Route]] = [
    ("GET POST", r"/api/v3/repos/northwind/plan/issues/12/comments", issue_comments),
    ("PATCH", r"/api/v3/repos/northwind/plan/issues/comments/(?P<id>\d+)", issue_comment),
    ("GET", r"/api/v3/user", github_user),
    ("POST", r"/api/graphql", graphql),
    ("GET POST", r"/api/v4/projects/northwind%2Fplan/merge_requests/12/notes", notes),
    ("PUT", r"/api/v4/projects/northwind%2Fplan/merge_requests/12/notes/(?P<id>\d+)", note),
    ("GET", r"/api/v4/user", gitlab_user),
]


def _github_write(host: Host, body: dict[str, object], old: Note | None) -> Answered:
    if len(str(body["body"])) > host.longest:
        error = {"resource": "IssueComment", "code": "unprocessable", "field": "data"}
        message = f"Body is too long (maximum is {host.longest} characters)"
        return 422, {"message": "Validation Failed", "errors": [{**error, "message": message}], "status": "422"}
    return (200 if old else 201), _github(_written(host, body, old))


def _gitlab_write(host: Host, body: dict[str, object], old: Note | None) -> Answered:
    if len(str(body["body"])) > host.longest:
        return 400, {"message": f'400 Bad request - Note {{:note=>["is too long (maximum is {host.longest} characters)"]}}'}
    return (200 if old else 201), _gitlab(_written(host, body, old))


def _written(host: Host, body: dict[str, object], old: Note | None) -> Note:
    note = old or Note(next(host.ids), "", host.viewer)
    note.body = str(body["body"])
    if old is None:
        host.notes.append(note)
    return note


def _node(note: Note, host: Host) -> dict[str, object]:
    return {"id": f"IC_{note.id}", "isMinimized": note.minimized, "viewerDidAuthor": note.author == host.viewer}


def _github(note: Note) -> dict[str, object]:
    return {
        "id": note.id,
        "node_id": f"IC_{note.id}",
        "url": f"https://api.github.com/repos/northwind/plan/issues/comments/{note.id}",
        "html_url": f"https://github.com/northwind/plan/pull/12#issuecomment-{note.id}",
        "body": note.body,
        "user": {"login": note.author, "id": 1, "type": "Bot"} if note.author else None,
        "created_at": "2026-11-20T09:00:00Z",
        "updated_at": "2026-11-20T09:00:00Z",
        "author_association": "NONE",
    }


def _gitlab(note: Note) -> dict[str, object]:
    return {
        "id": note.id,
        "body": note.body,
        "author": {"id": int(note.author), "username": f"user{note.author}", "state": "active"},
        "created_at": "2026-11-20T09:00:00.000Z",
        "updated_at": "2026-11-20T09:00:00.000Z",
        "system": note.system,
        "noteable_type": "MergeRequest",
        "noteable_iid": 12,
        "resolvable": False,
    }


@contextmanager
def serving() -> Iterator[Host]:
    """A server of its own on the loopback interface."""
    host = Host()
    handler = type("Handler", (Handler,), {"host": host})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        server.daemon_threads = True
        host.origin = f"http://127.0.0.1:{server.server_address[1]}"
        thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        try:
            yield host
        finally:
            server.shutdown()
            thread.join()
