"""Where a build runs, from the variables that its service sets."""

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

from okrkit.errors import OkrError
from okrkit.hosts.place import Kind, Place, place_at

NAMED = ("CHANGE_URL", "CIRCLE_PULL_REQUEST")
"""Variables of other services that hold the address of the request: Jenkins, CircleCI."""

_REF = re.compile(r"refs/pull/([1-9]\d{0,9})/(?:merge|head)")
_REPOSITORY = re.compile(r"[\w.-]*\w[\w.-]*/[\w.-]*\w[\w.-]*")
_COMMIT = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")
_OTHER_SERVICE = "name the request with `--post-to`"


def find_place(environment: Mapping[str, str], web: str | None = None) -> Place:
    """The request to post to: the one at ``web``, else the one that the build is for.

    Raises `OkrError` where there is none.
    """
    if web is not None:
        return _with_known_api(place_at(web), environment)
    if environment.get("GITHUB_ACTIONS") == "true":
        return _github(environment)
    if environment.get("GITLAB_CI") == "true":
        return _gitlab(environment)
    for name in NAMED:
        if address := environment.get(name):
            return _with_known_api(place_at(address), environment)
    raise OkrError("nothing here says which pull or merge request this is", f"{_OTHER_SERVICE}, or run in its build")


def summary_page(environment: Mapping[str, str]) -> str:
    """The page of a build that shows the summaries of its steps, as GitHub has one; empty elsewhere."""
    server, repository = environment.get("GITHUB_SERVER_URL", ""), environment.get("GITHUB_REPOSITORY", "")
    run = environment.get("GITHUB_RUN_ID", "")
    return f"{server}/{repository}/actions/runs/{run}" if server and repository and run.isdigit() else ""


def _github(environment: Mapping[str, str]) -> Place:
    repository = environment.get("GITHUB_REPOSITORY", "")
    event = _event(environment.get("GITHUB_EVENT_PATH"))
    pull = _inner(event, "pull_request")
    issue = _inner(event, "issue")
    number = pull.get("number") or (issue.get("number") if "pull_request" in issue else None)
    if found := _REF.fullmatch(environment.get("GITHUB_REF", "")):
        number = int(found[1])
    if not _REPOSITORY.fullmatch(repository) or not isinstance(number, int):
        raise OkrError("this build is not one of a pull request", f"let it run `on: pull_request`, or {_OTHER_SERVICE}")
    head = _inner(pull, "head")
    server = environment.get("GITHUB_SERVER_URL", "https://github.com").rstrip("/")
    place = place_at(f"{server}/{repository}/pull/{number}")
    return replace(
        place,
        api=environment.get("GITHUB_API_URL", place.api).rstrip("/"),
        graphql=environment.get("GITHUB_GRAPHQL_URL", place.graphql),
        head=_commit(head.get("sha")),
        from_fork="head" in pull and _inner(head, "repo").get("full_name") != repository,
    )


def _gitlab(environment: Mapping[str, str]) -> Place:
    # Where a fork runs the pipeline, CI_PROJECT_ID is the fork's, and the request belongs to the other one.
    project = environment.get("CI_MERGE_REQUEST_PROJECT_ID") or environment.get("CI_PROJECT_ID", "")
    number, api = environment.get("CI_MERGE_REQUEST_IID", ""), environment.get("CI_API_V4_URL", "")
    if not (number.isascii() and number.isdigit() and project and api):
        wanted = "let its rules want `$CI_PIPELINE_SOURCE == 'merge_request_event'`"
        raise OkrError("this pipeline is not one of a merge request", f"{wanted}, or {_OTHER_SERVICE}")
    source = environment.get("CI_MERGE_REQUEST_SOURCE_PROJECT_ID")
    home = environment.get("CI_MERGE_REQUEST_PROJECT_URL") or environment.get("CI_PROJECT_URL", "")
    return Place(
        Kind.GITLAB,
        api.rstrip("/"),
        project,
        int(number),
        f"{home}/-/merge_requests/{number}",
        head=_commit(environment.get("CI_MERGE_REQUEST_SOURCE_BRANCH_SHA") or environment.get("CI_COMMIT_SHA")),
        from_fork=source is not None and source != project,
    )


def _with_known_api(place: Place, environment: Mapping[str, str]) -> Place:
    """The place with the API that the environment names for the same host: it knows of paths that no address tells."""
    api = environment.get("GITHUB_API_URL" if place.kind is Kind.GITHUB else "CI_API_V4_URL", "").rstrip("/")
    if not api or urlsplit(api).hostname != urlsplit(place.api).hostname:
        return place
    return replace(place, api=api, graphql=environment.get("GITHUB_GRAPHQL_URL", place.graphql))


def _event(path: str | None) -> dict[str, object]:
    """What GitHub tells about the event that started the build; empty where nothing of it can be read."""
    try:
        read = json.loads(Path(path).read_bytes()) if path else None
    except (OSError, ValueError, RecursionError):
        return {}
    return read if isinstance(read, dict) else {}


def _inner(of: Mapping[str, object], name: str) -> dict[str, object]:
    value = of.get(name)
    return value if isinstance(value, dict) else {}


def _commit(value: object) -> str | None:
    return value if isinstance(value, str) and _COMMIT.fullmatch(value) else None
