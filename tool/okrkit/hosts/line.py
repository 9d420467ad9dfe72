"""Asking an API with patience: what to do again, and after how long."""

import time
from dataclasses import dataclass, field

from okrkit.hosts.call import Answer, Call, Lost
from okrkit.hosts.place import Kind, Place
from okrkit.hosts.refusal import refusal
from okrkit.hosts.token import Token
from okrkit.hosts.waits import asked_wait, is_limited
from okrkit.hosts.wire import Limits, Wire

_BUSY = frozenset({500, 502, 503, 504})
"""Failures on the way or inside, after which the same may work; whether it was done already, nobody knows."""

_ACCEPT = {
    Kind.GITHUB: {"Accept": "application/vnd.github+json", "X-GitHub-Api-Version": "2022-11-28"},
    Kind.GITLAB: {"Accept": "application/json"},
}


@dataclass(frozen=True, slots=True)
class Patience:
    """How often to try, and how long to wait between, in seconds: twice as long each time, or as long as the server asks.

    Who asks for more than ``longest`` is not waited for.
    """

    tries: int = 4
    first: float = 1.0
    longest: float = 60.0
    limits: Limits = field(default_factory=Limits)


class Line:
    """A connection to the host of one place."""

    def __init__(self, place: Place, token: Token, patience: Patience = Patience()) -> None:
        self.place = place
        self.patience = patience
        self._variable = token.variable
        self._wire = Wire(place.api, token, _ACCEPT[place.kind], patience.limits)

    def ask(self, call: Call, doing: str) -> Answer:
        """What the host answers once it accepts. ``doing`` says what for. Raises `OkrError` where it does not."""
        got = self.send(call)
        if isinstance(got, Answer) and got.accepted and got.body is not None:
            return got
        raise self.refusal(got, doing)

    def send(self, call: Call) -> Answer | Lost:
        """The last answer, after as many tries as are allowed and make sense."""
        for tried in range(1, self.patience.tries + 1):
            got = self._wire.exchange(call)
            wait = self._wait(call, got, tried)
            if wait is None or wait > self.patience.longest or tried == self.patience.tries:
                break
            time.sleep(wait)
        return got

    def pause(self, tried: int) -> None:
        """Wait as long as before the next try."""
        time.sleep(self._growing(tried))

    def refusal(self, got: Answer | Lost, doing: str) -> Exception:
        """The error that tells what stood in the way."""
        return refusal(got, self.place, doing, self._wire.host, self._variable)

    def _wait(self, call: Call, got: Answer | Lost, tried: int) -> float | None:
        """Seconds to wait before the call is worth sending again; None if it is not."""
        if isinstance(got, Lost):
            return self._growing(tried) if call.repeatable else None
        if is_limited(got):  # refused before anything was done, so that even a creation may be sent again
            asked = asked_wait(got)
            return max(asked, self._growing(tried)) if asked is not None else self._growing(tried)
        if got.status in _BUSY and call.repeatable:
            return max(asked_wait(got) or 0.0, self._growing(tried))
        return None

    def _growing(self, tried: int) -> float:
        return float(self.patience.first * 2 ** (tried - 1))
