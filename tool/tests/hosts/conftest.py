"""A host on this machine, and a line to it that does not wait long."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest

from okrkit.hosts.comment import Mark, Mode
from okrkit.hosts.line import Line, Patience
from okrkit.hosts.place import Kind, Place, place_at
from okrkit.hosts.sticky import Done, Text, post
from okrkit.hosts.token import Token
from okrkit.hosts.wire import Limits
from tests.hosts.server import TOKEN, Host, serving

HEAD = "5f2c" * 10
SHORT = Patience(tries=3, first=0.005, longest=0.05, limits=Limits(silence=0.4, whole=5.0))
PAGES = {Kind.GITHUB: "northwind/plan/pull/12", Kind.GITLAB: "northwind/plan/-/merge_requests/12"}


@dataclass
class Desk:
    """A host, the place on it, and a way to post there."""

    host: Host
    place: Place
    token: Token

    def post(
        self, said: str = "Two promises moved.", mode: Mode = Mode.UPDATE, *, nothing: bool = False, head: str = HEAD
    ) -> Done:
        """Post a review of one sentence."""
        text = Text(Mark("plan", head), lambda budget: said[:budget], nothing_changed=nothing)
        return post(Line(self.place, self.token, SHORT), text, mode)

    @property
    def bodies(self) -> list[str]:
        """What stands on the request."""
        return [note.body for note in self.host.notes]


@pytest.fixture(scope="session")
def server() -> Iterator[Host]:
    """The server of all tests."""
    with serving() as started:
        yield started


@pytest.fixture
def host(server: Host) -> Host:
    """A host without comments."""
    server.forget()
    return server


@pytest.fixture
def desk_at(host: Host) -> Callable[[Kind], Desk]:
    """A function that makes a desk at one of the hosts."""

    def make(kind: Kind) -> Desk:
        host.viewer = host.viewer if kind is Kind.GITHUB else "70"
        return Desk(host, place_at(f"{host.origin}/{PAGES[kind]}"), Token("OKR_TOKEN", TOKEN))

    return make


@pytest.fixture
def github(desk_at: Callable[[Kind], Desk]) -> Desk:
    """A desk at GitHub."""
    return desk_at(Kind.GITHUB)


@pytest.fixture
def gitlab(desk_at: Callable[[Kind], Desk]) -> Desk:
    """A desk at GitLab."""
    return desk_at(Kind.GITLAB)


@pytest.fixture(params=list(Kind))
def desk(request: pytest.FixtureRequest, desk_at: Callable[[Kind], Desk]) -> Desk:
    """A desk at each of the hosts."""
    return desk_at(request.param)
