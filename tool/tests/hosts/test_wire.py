"""The door: where a token goes, what is followed, and how much is read."""

import http.server
import json
import logging
import socketserver
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from okrkit.errors import OkrError
from okrkit.hosts import wire
from okrkit.hosts.call import Answer, Call, Lost
from okrkit.hosts.token import Token
from okrkit.hosts.wire import Limits, Wire
from tests.hosts.server import TOKEN, Host, Reply, serving

USER = "/api/v4/user"


@pytest.fixture
def elsewhere() -> Iterator[Host]:
    """Another host."""
    with serving() as started:
        yield started


def wired(host: Host) -> Wire:
    limits = Limits(silence=0.4, whole=5.0)
    return Wire(f"{host.origin}/api/v4", Token("OKR_TOKEN", TOKEN), {"Accept": "application/json"}, limits)


def reason(got: Answer | Lost) -> str:
    assert isinstance(got, Lost)
    return got.reason


def test_an_answer_is_read(host: Host) -> None:
    host.viewer = "70"
    got = wired(host).exchange(Call("GET", host.origin + USER))
    assert isinstance(got, Answer)
    assert (got.status, got.body) == (200, {"id": 70, "username": "project_7_bot", "state": "active"})
    assert host.asked[0].headers["User-Agent"].startswith("okrkit/")


def test_a_redirect_to_another_host_is_not_followed(host: Host, elsewhere: Host) -> None:
    for target in (elsewhere.origin + USER, "http://northwind.example/", "https://127.0.0.1/", "//evil.example/x"):
        host.fail("GET", Reply(307, None, {"Location": target}))
        got = wired(host).exchange(Call("GET", host.origin + USER))
        assert reason(got) == "sends on to another host, and the token stays here"
    assert elsewhere.asked == []


def test_a_redirect_to_nowhere(host: Host) -> None:
    host.fail("GET", Reply(307, None, {"Location": "http://["}))
    assert reason(wired(host).exchange(Call("GET", host.origin + USER))) == "cannot be asked"


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_a_redirect_on_the_same_host_is_followed(host: Host, status: int) -> None:
    host.viewer = "70"
    host.fail("GET /moved", Reply(status, None, {"Location": USER}))
    got = wired(host).exchange(Call("GET", f"{host.origin}/moved"))
    assert isinstance(got, Answer)
    assert got.status == 200


def test_a_change_is_not_repeated_where_a_redirect_would_make_it_another_request(host: Host) -> None:
    host.fail("POST", Reply(302, None, {"Location": USER}))
    got = wired(host).exchange(Call("POST", f"{host.origin}/moved", {"body": "x"}))
    assert isinstance(got, Answer)
    assert got.status == 302
    assert len(host.asked) == 1


def test_redirects_in_a_circle_end(host: Host) -> None:
    host.fail("GET", *[Reply(301, None, {"Location": USER})] * 9)
    assert reason(wired(host).exchange(Call("GET", host.origin + USER))) == "sends on and on"


@pytest.mark.parametrize(
    "address", ["http://git.northwind.example/api/v4", "http://127.0.0.1.example/", "http://10.0.0.7/api/v4"]
)
def test_a_token_is_not_sent_without_encryption(address: str) -> None:
    with pytest.raises(OkrError, match="without encryption") as caught:
        Wire(address, Token("OKR_TOKEN", TOKEN), {}, Limits())
    assert caught.value.help == "name it with https://"


@pytest.mark.parametrize(
    "address", ["", "api.github.com", "ftp://x/", "https://", "https://[", "https://ana:pass@h/", "file:///x"]
)
def test_what_is_no_address_of_an_api(address: str) -> None:
    with pytest.raises(OkrError, match="address of the API cannot be used") as caught:
        Wire(address, Token("OKR_TOKEN", TOKEN), {}, Limits())
    assert "pass" not in caught.value.message


def test_a_netrc_does_not_replace_the_token(host: Host, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "netrc").write_text("machine 127.0.0.1 login ana password other\n")
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    line = wired(host)
    line._session.trust_env = True  # as it is where the connection is encrypted
    line.exchange(Call("GET", host.origin + USER))
    assert [each.headers["Authorization"] for each in host.asked] == [f"Bearer {TOKEN}"]


def test_no_proxy_reads_what_is_not_encrypted(host: Host, elsewhere: Host, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, elsewhere.origin)
    wired(host).exchange(Call("GET", host.origin + USER))
    assert (len(host.asked), elsewhere.asked) == (1, [])


def test_a_huge_answer_is_not_read_to_its_end(host: Host, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wire, "MOST_BYTES", 2**20)
    host.fail("GET", Reply(200, b" " * 2**20 + b" "))
    assert reason(wired(host).exchange(Call("GET", host.origin + USER))) == "sent more than 1 MB"


class Trickle(http.server.BaseHTTPRequestHandler):
    """An answer that never ends, and never stays silent for long."""

    def do_GET(self) -> None:
        """Answer."""
        self.send_response(200)
        self.end_headers()
        while True:
            try:
                self.wfile.write(b" " * 4096)
            except OSError:
                return
            threading.Event().wait(0.02)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


def test_an_answer_that_never_ends_is_given_up() -> None:
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Trickle) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        origin = f"http://127.0.0.1:{server.server_address[1]}"
        got = Wire(origin, Token("OKR_TOKEN", TOKEN), {}, Limits(silence=0.4, whole=0.1)).exchange(Call("GET", origin))
        server.shutdown()
    assert reason(got) == "was not done answering after 0.1 seconds"


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (b"220 mail.example ESMTP\r\n\r\n", "cannot be reached, or hung up"),
        (b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 200 + b"\r\n", "cannot be reached, or hung up"),
        (b"HTTP/1.1 200 OK\r\nX: " + b"y" * 100_000 + b"\r\n\r\n", "cannot be reached, or hung up"),
        (b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\nthis is no gzip", "broke its answer off"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", "broke its answer off"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{}", "broke its answer off"),
        (b"", "cannot be reached, or hung up"),
    ],
    ids=["mail", "headers", "header", "gzip", "chunks", "cut", "nothing"],
)
def test_what_is_no_answer(raw: bytes, why: str) -> None:
    class Raw(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            self.request.recv(65536)
            self.request.sendall(raw)

    with socketserver.TCPServer(("127.0.0.1", 0), Raw) as server:
        threading.Thread(target=server.handle_request, daemon=True).start()
        origin = f"http://127.0.0.1:{server.server_address[1]}"
        got = Wire(origin, Token("OKR_TOKEN", TOKEN), {}, Limits(silence=2.0)).exchange(Call("GET", origin))
    assert reason(got) == why


def test_a_host_that_is_not_there() -> None:
    with serving() as gone:
        line = wired(gone)
    assert reason(line.exchange(Call("GET", gone.origin + USER))) == "cannot be reached, or hung up"


def test_a_host_that_does_not_speak_tls(host: Host) -> None:
    origin = host.origin.replace("http:", "https:")
    got = Wire(origin, Token("OKR_TOKEN", TOKEN), {}, Limits(silence=0.4)).exchange(Call("GET", origin))
    assert reason(got) == "shows a certificate that is not trusted"


def test_the_token_is_in_no_log_and_in_no_representation(
    host: Host, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    for logger in map(logging.getLogger, ("urllib3", "urllib3.connectionpool")):  # whoever tested before may have silenced them
        monkeypatch.setattr(logger, "disabled", False)
        caplog.set_level(logging.DEBUG, logger=logger.name)
    line = wired(host)
    line.exchange(Call("POST", host.origin + USER, {"body": "x"}))
    assert caplog.records
    assert TOKEN not in caplog.text + repr(Token("OKR_TOKEN", TOKEN)) + repr(vars(line))


def test_a_body_is_json_in_ascii() -> None:
    payload = Call("POST", "https://h/", {"body": "café \u202e \x1b[31m"}).payload
    assert payload is not None
    assert payload.isascii()
    assert json.loads(payload) == {"body": "café \u202e \x1b[31m"}
