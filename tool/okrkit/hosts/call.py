"""What is sent to an API and what comes back, as values."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

_MOST_OF_A_MESSAGE = 300


@dataclass(frozen=True, slots=True)
class Call:
    """One HTTP request. ``repeatable`` says that sending it twice does no more than sending it once."""

    method: str
    url: str
    body: Mapping[str, object] | None = None
    repeatable: bool = True

    @property
    def payload(self) -> bytes | None:
        """The body as JSON, in ASCII."""
        return None if self.body is None else json.dumps(self.body).encode()


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered. ``headers`` have lower-case names; ``body`` is read from JSON, or None where it is none.

    ``secret`` is what was sent along and must not be repeated, should the server send it back.
    """

    status: int
    headers: Mapping[str, str] = field(default_factory=dict)
    body: object = None
    secret: str = field(default="", repr=False)

    @property
    def accepted(self) -> bool:
        """Whether the server did what it was asked."""
        return 200 <= self.status < 300

    @property
    def told(self) -> str:
        """What the server says about a refusal, in its own words on one line and cut short; empty where it says nothing."""
        said = " ".join(_texts(self.body)) if isinstance(self.body, dict) else ""
        line = " ".join((said.replace(self.secret, "***") if self.secret else said).split())
        return line if len(line) <= _MOST_OF_A_MESSAGE else f"{line[:_MOST_OF_A_MESSAGE]}…"


@dataclass(frozen=True, slots=True)
class Lost:
    """No answer that could be read; what was asked may have been done all the same.

    ``reason`` goes on after the name of the host: "did not answer within 20 seconds".
    """

    reason: str
    help: str = "try again later"


def _texts(value: object) -> list[str]:
    """The texts in the places where GitHub and GitLab put them: `message`, `error`, `errors`, and lists by field."""
    match value:
        case str():
            return [value]
        case list():
            return [text for each in value[:5] for text in _texts(each)]
        case {"message": message, "errors": errors}:
            return _texts(message) + _texts(errors)
        case {"message": message} | {"error_description": message} | {"errors": message} | {"error": message}:
            return _texts(message)
        case dict():
            return [f"{key} {text}" for key, inner in list(value.items())[:5] for text in _texts(inner)]
        case _:
            return []
