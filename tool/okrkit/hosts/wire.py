"""The door to other machines: one HTTP exchange, with a token that goes to one host only."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from time import monotonic
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, urljoin, urlsplit

from okrkit import __version__
from okrkit.errors import OkrError
from okrkit.hosts.call import Answer, Call, Lost
from okrkit.hosts.token import Token

if TYPE_CHECKING:
    from requests import PreparedRequest, Response

MOST_BYTES = 32 * 2**20
"""The longest answer that is read: a page of a hundred comments of the longest kind has less."""

_PIECE_BYTES = 4096
_REDIRECTS = 3
_JSON = {"Content-Type": "application/json"}
_LOOPBACK = ("localhost", "127.0.0.1", "::1")


@dataclass(frozen=True, slots=True)
class Limits:
    """How long one exchange may take, in seconds: ``silence`` until the next byte, ``whole`` in all."""

    silence: float = 20.0
    whole: float = 120.0


class Wire:
    """Exchanges with the host of one API. Raises `OkrError` where a token must not be sent to it at all."""

    def __init__(self, api: str, token: Token, headers: Mapping[str, str], limits: Limits) -> None:
        from requests import Session

        parts = _split(api)
        self._origin = _origin(parts)
        self._token = token
        self._limits = limits
        self._session = Session()
        self._session.auth = self._sign  # an authorization of our own, which no .netrc replaces
        self._session.trust_env = parts.scheme == "https"  # a proxy would read what is not encrypted
        self._session.headers.update({**headers, "User-Agent": f"okrkit/{__version__}"})
        self.host = parts.netloc

    def exchange(self, call: Call) -> Answer | Lost:
        """Send once and read the answer. Redirects are followed where they stay on the same host."""
        from requests import RequestException

        url = call.url
        for _ in range(_REDIRECTS + 1):
            if not self._stays(url):
                return Lost("sends on to another host, and the token stays here", "check the address of the API")
            try:
                with self._session.request(
                    call.method,
                    url,
                    data=call.payload,
                    headers=_JSON,
                    timeout=self._limits.silence,
                    allow_redirects=False,
                    stream=True,
                ) as response:
                    target = _redirected(response, call.method)
                    if target is None:
                        return self._read(response)
                    url = urljoin(url, target)
            except (RequestException, OSError, ValueError) as error:
                return self._lost(error)
        return Lost("sends on and on", "check the address of the API")

    def _stays(self, url: str) -> bool:
        try:
            return _origin(_split(url)) == self._origin
        except OkrError:
            return False

    def _read(self, response: "Response") -> Answer | Lost:
        until = monotonic() + self._limits.whole
        text = bytearray()
        for piece in response.iter_content(_PIECE_BYTES):
            text += piece
            if len(text) > MOST_BYTES:
                return Lost(f"sent more than {MOST_BYTES >> 20} MB", "check the address of the API")
            if monotonic() > until:
                return Lost(f"was not done answering after {self._limits.whole:g} seconds")
        try:
            body = json.loads(text) if text else None
        except (ValueError, RecursionError):
            body = None
        headers = {name.lower(): value for name, value in response.headers.items()}
        return Answer(response.status_code, headers, body, self._token.value)

    def _sign(self, prepared: "PreparedRequest") -> "PreparedRequest":
        prepared.headers["Authorization"] = f"Bearer {self._token.value}"
        return prepared

    def _lost(self, error: Exception) -> Lost:
        """Why there is no answer. What the library says is left out: it is long, and may quote what was sent."""
        from requests import exceptions as kinds

        match error:
            case kinds.Timeout():
                return Lost(f"did not answer within {self._limits.silence:g} seconds")
            case kinds.SSLError():
                return Lost("shows a certificate that is not trusted", "name your own authorities in REQUESTS_CA_BUNDLE")
            case kinds.ProxyError():
                return Lost("cannot be reached through the proxy", "check HTTPS_PROXY and NO_PROXY")
            case kinds.ChunkedEncodingError() | kinds.ContentDecodingError():
                return Lost("broke its answer off")
            case kinds.ConnectionError():
                return Lost("cannot be reached, or hung up")
            case _:
                return Lost("cannot be asked", "check the address of the API")


def _split(url: str) -> SplitResult:
    """The parts of an address that a token may be sent to. Raises `OkrError` for another."""
    try:
        parts = urlsplit(url)
        encrypted = parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in _LOOPBACK)
        _ = parts.port
    except ValueError:
        raise OkrError("the address of the API cannot be used", "it looks like https://HOST/api") from None
    if not parts.hostname or "@" in parts.netloc or parts.scheme not in ("http", "https"):
        raise OkrError("the address of the API cannot be used", "it looks like https://HOST/api, without a name and a password")
    if not encrypted:
        raise OkrError(f"{parts.netloc} is asked without encryption, which would show the token", "name it with https://")
    return parts


def _origin(parts: SplitResult) -> tuple[str, str | None, int | None]:
    return parts.scheme, parts.hostname, parts.port or {"https": 443, "http": 80}.get(parts.scheme)


def _redirected(response: "Response", method: str) -> str | None:
    """Where the answer sends on to; a change is repeated only where the status says that it stays the same change."""
    kept = response.status_code in (307, 308) or (response.status_code in (301, 302, 303) and method == "GET")
    return response.headers.get("Location") if kept else None
