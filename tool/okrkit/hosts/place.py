"""The pull or merge request that a review belongs to, and where its host's API is."""

import re
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import quote, urlsplit

from okrkit.errors import OkrError

_PULL = re.compile(r"/(?P<project>[\w.-]*\w[\w.-]*/[\w.-]*\w[\w.-]*)/pull/(?P<number>[1-9]\d{0,9})(?:/.*)?")
_MERGE = re.compile(r"/(?P<project>[\w./-]*\w)/-/merge_requests/(?P<number>[1-9]\d{0,9})(?:/.*)?")


class Kind(StrEnum):
    """The hosts that can be posted to, as they call themselves."""

    GITHUB = "GitHub"
    GITLAB = "GitLab"


@dataclass(frozen=True, slots=True)
class Place:
    """One request on one host.

    ``project`` is ``owner/name`` on GitHub, and on GitLab the project's number or its whole path. ``web`` is the page of the
    request. ``head`` is the commit that people see as the newest of the request, where that is known: what a build checks out
    is often a merge that nobody else sees. ``from_fork`` says that another project wants to give the change.
    """

    kind: Kind
    api: str
    project: str
    number: int
    web: str
    head: str | None = None
    from_fork: bool = False
    graphql: str = ""

    @property
    def name(self) -> str:
        """How people name the request, as in ``northwind/plan#12`` and ``northwind/plan!12``."""
        return f"{self.project}{'#' if self.kind is Kind.GITHUB else '!'}{self.number}"


def place_at(web: str) -> Place:
    """The request whose page has this address, as a browser shows it. Raises `OkrError` if it is none of GitHub or GitLab."""
    try:
        parts = urlsplit(web)
    except ValueError:
        raise _unknown(web) from None
    if parts.scheme not in ("http", "https") or not parts.hostname or "@" in parts.netloc:
        raise _unknown(web)
    origin = f"{parts.scheme}://{parts.netloc}"
    if found := _PULL.fullmatch(parts.path):
        api, graphql = _github_api(parts.hostname, origin)
        page = f"{origin}/{found['project']}/pull/{found['number']}"
        return Place(Kind.GITHUB, api, found["project"], int(found["number"]), page, graphql=graphql)
    if found := _MERGE.fullmatch(parts.path):
        page = f"{origin}/{found['project']}/-/merge_requests/{found['number']}"
        return Place(Kind.GITLAB, f"{origin}/api/v4", found["project"], int(found["number"]), page)
    raise _unknown(web)


def project_path(place: Place) -> str:
    """The project as a part of an address of the API."""
    return quote(place.project, safe="/" if place.kind is Kind.GITHUB else "")


def _github_api(host: str, origin: str) -> tuple[str, str]:
    """REST and GraphQL: GitHub's own, those of GitHub Enterprise Cloud, and those of a GitHub Enterprise Server."""
    if host == "github.com" or host.endswith(".ghe.com"):
        return f"https://api.{host}", f"https://api.{host}/graphql"
    return f"{origin}/api/v3", f"{origin}/api/graphql"


def _unknown(web: str) -> OkrError:
    return OkrError(
        f"`{web}` is not the address of a pull request on GitHub or of a merge request on GitLab",
        "copy it from the browser: https://HOST/OWNER/NAME/pull/12 or https://HOST/GROUP/NAME/-/merge_requests/12",
    )
