"""Why a host did not do what it was asked, in a sentence, and what to do about it."""

from math import ceil

from okrkit.errors import OkrError
from okrkit.hosts.call import Answer, Lost
from okrkit.hosts.place import Kind, Place
from okrkit.hosts.waits import asked_wait, is_limited

_WRITE = {
    Kind.GITHUB: "give the job `permissions: {pull-requests: write}`",
    Kind.GITLAB: "the token needs the scope `api` and the role Reporter or higher",
}
_API = {Kind.GITHUB: "GITHUB_API_URL", Kind.GITLAB: "CI_API_V4_URL"}


def refusal(got: Answer | Lost, place: Place, doing: str, host: str, variable: str) -> OkrError:
    """The error for an answer that is not the wanted one.

    ``doing`` says what it was asked for, "list the comments"; ``variable`` is where the token came from.
    """
    if isinstance(got, Lost):
        return OkrError(f"{host} {got.reason}, asked to {doing}", got.help)
    said = f" ({got.told})" if got.told else ""
    if got.accepted or 300 <= got.status < 400:
        odd = "sends on to another address" if got.status >= 300 else "answers something else than its documentation says"
        return OkrError(f"{host} {odd}, asked to {doing}", f"check the address of the API in {_API[place.kind]}")
    message, help = _meaning(got, place, variable)
    return OkrError(f"{place.kind} does not {doing}: {message}{said}", help)


def odd(wanted: str) -> OkrError:
    """The error for an accepted answer that is not of the documented form."""
    return OkrError(f"the host did not answer with {wanted}", "check the address of the API")


def _meaning(got: Answer, place: Place, variable: str) -> tuple[str, str]:
    """What a status says, and what to do about it."""
    if is_limited(got):
        wait = asked_wait(got)
        later = "later" if wait is None else f"in {ceil(wait / 60)} min" if wait > 60 else f"in {ceil(wait)} s"
        return "it was asked too often", f"try again {later}"
    if got.status >= 500:
        return f"it failed itself, with {got.status}", "run the build again later"
    if got.status == 403 and place.from_fork:
        return "builds of a change from a fork may not write", "nothing is wrong: the review is in the log and the summary"
    meanings = {
        401: ("it does not know the token", f"{variable} is wrong, or its time is over"),
        403: ("the token may not do this", _WRITE[place.kind]),
        404: (f"it shows this token no {place.name}", f"check the request, and what {variable} may see"),
        409: ("somebody else is changing the same", "run the build again"),
        410: ("comments are switched off, or it was deleted", "see the settings of the repository"),
        **dict.fromkeys((400, 413, 422), ("it does not take the text", "the review is in the log of the build")),
    }
    other = f"it answers {got.status}", f"check the address of the API in {_API[place.kind]}"
    return meanings.get(got.status, other)
