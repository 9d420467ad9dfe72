"""What would be sent, without sending it."""

from okrkit.hosts.call import Call
from okrkit.hosts.comment import Comment, Mode
from okrkit.hosts.place import Place
from okrkit.hosts.sticky import BUDGET, Text, api_of

ID = "ID"
"""Stands for a comment that only the host knows."""


def rehearse(place: Place, text: Text, mode: Mode) -> list[tuple[str, Call]]:
    """Each call with when it would be made, in order. Nobody is asked, so that it is unknown what stands there already."""
    api = api_of(place)
    body = text.within(BUDGET)
    found = "where a comment of ours is found"
    calls = [("first", api.listing(1))]
    if mode is Mode.UPDATE or text.nothing_changed:
        calls.append((found, api.change(ID, body)))
    if text.nothing_changed:
        return calls
    calls.append(("else" if mode is Mode.UPDATE else "then", api.creation(body)))
    if mode is Mode.HIDE_AND_NEW:
        calls.append((found, api.hiding(Comment(ID, f"{text.mark}\n\n…", "", ID))))
    return calls
