"""Which request a build is for, from its environment or from an address; and with which token."""

import json
from pathlib import Path

import pytest

from okrkit.errors import OkrError
from okrkit.hosts.detect import find_place, summary_page
from okrkit.hosts.place import Kind, Place, place_at
from okrkit.hosts.token import Token, find_token

HEAD, MERGE = "5f2c" * 10, "a" * 40
GITHUB = {
    "GITHUB_ACTIONS": "true",
    "GITHUB_REPOSITORY": "northwind/plan",
    "GITHUB_REF": "refs/pull/12/merge",
    "GITHUB_API_URL": "https://api.github.com",
    "GITHUB_GRAPHQL_URL": "https://api.github.com/graphql",
    "GITHUB_SERVER_URL": "https://github.com",
}
GITLAB = {
    "GITLAB_CI": "true",
    "CI_API_V4_URL": "https://git.northwind.example/api/v4",
    "CI_PROJECT_ID": "7",
    "CI_MERGE_REQUEST_PROJECT_ID": "7",
    "CI_MERGE_REQUEST_SOURCE_PROJECT_ID": "7",
    "CI_MERGE_REQUEST_PROJECT_URL": "https://git.northwind.example/retail/plan",
    "CI_MERGE_REQUEST_IID": "12",
    "CI_COMMIT_SHA": HEAD,
}


def with_event(folder: Path, event: object, **more: str) -> dict[str, str]:
    (folder / "event.json").write_text(json.dumps(event))
    return {**GITHUB, "GITHUB_EVENT_PATH": str(folder / "event.json"), **more}


def pull(number: int = 12, repository: str | None = "northwind/plan") -> dict[str, object]:
    repo = {"full_name": repository} if repository else None
    return {"pull_request": {"number": number, "head": {"sha": HEAD, "repo": repo}}}


def test_a_pull_request_in_github_actions(tmp_path: Path) -> None:
    assert find_place(with_event(tmp_path, pull())) == Place(
        Kind.GITHUB,
        "https://api.github.com",
        "northwind/plan",
        12,
        "https://github.com/northwind/plan/pull/12",
        head=HEAD,
        graphql="https://api.github.com/graphql",
    )


@pytest.mark.parametrize("repository", ["stranger/plan", None])
def test_a_change_from_a_fork_and_from_one_that_is_gone(tmp_path: Path, repository: str | None) -> None:
    assert find_place(with_event(tmp_path, pull(repository=repository))).from_fork


def test_the_reference_is_enough() -> None:
    place = find_place(GITHUB)
    assert (place.number, place.head, place.from_fork) == (12, None, False)


def test_an_event_that_runs_on_the_base_branch(tmp_path: Path) -> None:
    assert find_place(with_event(tmp_path, pull(34), GITHUB_REF="refs/heads/main")).number == 34


def test_a_comment_on_a_pull_request_and_one_on_an_issue(tmp_path: Path) -> None:
    on_pull = with_event(tmp_path, {"issue": {"number": 5, "pull_request": {"url": "…"}}}, GITHUB_REF="refs/heads/main")
    assert find_place(on_pull).number == 5
    with pytest.raises(OkrError, match="not one of a pull request"):
        find_place(with_event(tmp_path, {"issue": {"number": 5}}, GITHUB_REF="refs/heads/main"))


@pytest.mark.parametrize(
    "event", [[], {"pull_request": []}, {"pull_request": {"number": "12; rm"}}, {"pull_request": None}, "x"]
)
def test_an_event_that_tells_nothing(tmp_path: Path, event: object) -> None:
    with pytest.raises(OkrError) as caught:
        find_place(with_event(tmp_path, event, GITHUB_REF="refs/heads/main"))
    assert caught.value.help == "let it run `on: pull_request`, or name the request with `--post-to`"


def test_an_event_that_is_not_there_or_no_json(tmp_path: Path) -> None:
    (tmp_path / "event.json").write_text("[" * 100_000)
    for path in (tmp_path / "event.json", tmp_path / "none.json", tmp_path):
        assert find_place({**GITHUB, "GITHUB_EVENT_PATH": str(path)}).number == 12


@pytest.mark.parametrize("repository", ["", "plan", "../..", "a/b/c", "a b/c", "northwind/.."])
def test_what_is_no_repository(repository: str) -> None:
    with pytest.raises(OkrError, match="not one of a pull request"):
        find_place({**GITHUB, "GITHUB_REPOSITORY": repository})


def test_a_github_enterprise_server() -> None:
    host = "https://git.northwind.example"
    place = find_place(
        {**GITHUB, "GITHUB_API_URL": f"{host}/api/v3", "GITHUB_GRAPHQL_URL": f"{host}/api/graphql", "GITHUB_SERVER_URL": host}
    )
    assert (place.api, place.graphql) == (f"{host}/api/v3", f"{host}/api/graphql")
    assert place.web == f"{host}/northwind/plan/pull/12"


def test_a_merge_request_in_gitlab() -> None:
    assert find_place(GITLAB) == Place(
        Kind.GITLAB,
        "https://git.northwind.example/api/v4",
        "7",
        12,
        "https://git.northwind.example/retail/plan/-/merge_requests/12",
        head=HEAD,
    )


def test_a_merge_request_from_a_fork_belongs_to_the_project_it_wants_to_change() -> None:
    place = find_place({**GITLAB, "CI_PROJECT_ID": "9", "CI_MERGE_REQUEST_SOURCE_PROJECT_ID": "9"})
    assert (place.project, place.from_fork) == ("7", True)


def test_a_pipeline_of_the_merged_result_reviews_what_people_see() -> None:
    place = find_place({**GITLAB, "CI_COMMIT_SHA": MERGE, "CI_MERGE_REQUEST_SOURCE_BRANCH_SHA": HEAD})
    assert place.head == HEAD


def test_a_pipeline_of_a_branch() -> None:
    with pytest.raises(OkrError, match="not one of a merge request"):
        find_place({name: value for name, value in GITLAB.items() if name != "CI_MERGE_REQUEST_IID"})


@pytest.mark.parametrize("variable", ["CHANGE_URL", "CIRCLE_PULL_REQUEST"])
def test_other_services_name_the_address(variable: str) -> None:
    assert find_place({variable: "https://github.com/northwind/plan/pull/12"}).name == "northwind/plan#12"


def test_nowhere() -> None:
    with pytest.raises(OkrError, match="nothing here says which pull or merge request this is"):
        find_place({})


@pytest.mark.parametrize(
    ("web", "name", "api"),
    [
        ("https://github.com/northwind/plan/pull/12", "northwind/plan#12", "https://api.github.com"),
        ("https://github.com/northwind/plan/pull/12/files?w=1#diff", "northwind/plan#12", "https://api.github.com"),
        ("https://northwind.ghe.com/retail/plan/pull/3", "retail/plan#3", "https://api.northwind.ghe.com"),
        ("https://git.northwind.example:8443/r/p/pull/3", "r/p#3", "https://git.northwind.example:8443/api/v3"),
        ("https://gitlab.com/northwind/plan/-/merge_requests/12", "northwind/plan!12", "https://gitlab.com/api/v4"),
        ("https://gitlab.com/north/retail/plan/-/merge_requests/1/diffs", "north/retail/plan!1", "https://gitlab.com/api/v4"),
    ],
)
def test_an_address_from_the_browser(web: str, name: str, api: str) -> None:
    place = find_place({}, web)
    assert (place.name, place.api) == (name, api)
    assert place.web.endswith(str(place.number))


@pytest.mark.parametrize(
    "web",
    [
        "",
        "northwind/plan#12",
        "https://github.com/northwind/plan",
        "https://github.com/northwind/plan/issues/12",
        "https://github.com/northwind/plan/pull/0",
        "https://github.com/../../pull/12",
        "https://ana:secret@github.com/northwind/plan/pull/12",
        "https://[/northwind/plan/pull/12",
        "ssh://github.com/northwind/plan/pull/12",
        "https://bitbucket.org/northwind/plan/pull-requests/12",
    ],
)
def test_what_is_no_address_of_a_request(web: str) -> None:
    with pytest.raises(OkrError, match="is not the address of a pull request") as caught:
        place_at(web)
    assert "copy it from the browser" in caught.value.help


def test_an_address_wins_over_the_build_and_keeps_the_api_of_its_own_host() -> None:
    place = find_place(GITHUB, "https://gitlab.com/northwind/plan/-/merge_requests/3")
    assert (place.name, place.api) == ("northwind/plan!3", "https://gitlab.com/api/v4")


def test_the_environment_knows_of_an_api_below_a_path() -> None:
    web, api = "https://northwind.example/git/retail/plan/-/merge_requests/3", "https://northwind.example/git/api/v4"
    assert find_place({"CI_API_V4_URL": api}, web).api == api


def test_the_page_of_the_summaries() -> None:
    page = "https://github.com/northwind/plan/actions/runs/77"
    assert summary_page({**GITHUB, "GITHUB_RUN_ID": "77"}) == page
    assert summary_page(GITHUB) == summary_page(GITLAB) == ""


@pytest.mark.parametrize(
    ("kind", "environment", "variable"),
    [
        (Kind.GITHUB, {"GITHUB_TOKEN": "a", "GH_TOKEN": "b"}, "GITHUB_TOKEN"),
        (Kind.GITHUB, {"OKR_TOKEN": "a", "GITHUB_TOKEN": "b"}, "OKR_TOKEN"),
        (Kind.GITHUB, {"GITHUB_TOKEN": " ", "GH_TOKEN": "b\n"}, "GH_TOKEN"),
        (Kind.GITLAB, {"GITLAB_TOKEN": "a", "GITHUB_TOKEN": "b"}, "GITLAB_TOKEN"),
    ],
)
def test_where_the_token_comes_from(kind: Kind, environment: dict[str, str], variable: str) -> None:
    assert find_token(kind, environment) == Token(variable, environment[variable].strip())


def test_no_token() -> None:
    with pytest.raises(OkrError, match="there is no token") as caught:
        find_token(Kind.GITHUB, {"GITLAB_TOKEN": "a"})
    assert "GITHUB_TOKEN: ${{ github.token }}" in caught.value.help


def test_the_token_of_a_job_is_not_enough_on_gitlab() -> None:
    with pytest.raises(OkrError) as caught:
        find_token(Kind.GITLAB, {"CI_JOB_TOKEN": "a"})
    assert caught.value.help.endswith("as a job token may not write notes")


def test_a_token_that_would_end_the_header() -> None:
    with pytest.raises(OkrError, match="GITHUB_TOKEN holds characters") as caught:
        find_token(Kind.GITHUB, {"GITHUB_TOKEN": "abc\r\nX-Evil: 1"})
    assert "Evil" not in caught.value.message + caught.value.help
