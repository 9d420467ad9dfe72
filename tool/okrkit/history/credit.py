"""Who made what a commit landed, and the request in which it was discussed: read from the messages of commits."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from okrkit.reading.raw import Commit, Message
from okrkit.reading.repository import Repository

_SUBJECTS = (
    re.compile(r"Merge pull request (#\d+)"),
    re.compile(r"Merged PR (\d+)"),
    # the last one, for a revert quotes the number of what it takes back before its own
    re.compile(r".*\((?:pull request )?([#!]\d+)\)"),
)
_MERGE_REQUEST = re.compile(r"^See merge request \S*?(!\d+)\s*$", re.MULTILINE)
_TRAILER = re.compile(
    r"^(?:pull-request|merge-request|pr|mr|pr-url|request|part-of)\s*:\s*<?"
    r"(?:([#!]\d+)|https?://\S*?/(pulls?|pull-requests|pullrequest|merge_requests)/(\d+))/?>?\s*$",
    re.MULTILINE | re.IGNORECASE,
)
_CO_AUTHOR = re.compile(r"^co-authored-by\s*:\s*([^<\n]+?)\s*(?:<[^>\n]*>)?\s*$", re.MULTILINE | re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Credit:
    """People by name, those who wrote the commits first; ``request`` as the host writes it, like ``#12`` or ``!34``."""

    people: tuple[str, ...]
    request: str | None = None


def credits(repository: Repository, commits: Iterable[Commit]) -> dict[str, Credit]:
    """The credit of each commit by its id. Raises `OkrError` where the repository cannot be read."""
    return {id: credit_of(messages) for id, messages in repository.brought(commits)}


def credit_of(messages: Sequence[Message]) -> Credit:
    """The credit of a landed commit: of a merge, the people are those of the commits that it merged."""
    landed, *merged = messages
    authors = [message.author for message in reversed(merged)] or [landed.author]
    others = (name for message in messages for name in _CO_AUTHOR.findall(message.text.partition("\n")[2]))
    return Credit(tuple(dict.fromkeys((*authors, *others))), request_of(landed.text))


def request_of(text: str) -> str | None:
    """The request that a message names; None where it names none."""
    return next(_requests(text), None)


def _requests(text: str) -> Iterator[str]:
    subject, _, body = text.partition("\n")
    for pattern in _SUBJECTS:
        if match := pattern.match(subject):
            yield match[1] if match[1][0] in "#!" else f"!{match[1]}"
    for match in _MERGE_REQUEST.finditer(body):
        yield match[1]
    for match in _TRAILER.finditer(body):
        yield match[1] or f"{'!' if match[2] == 'merge_requests' else '#'}{match[3]}"
