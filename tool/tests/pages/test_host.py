"""Links into code hosts, and addresses that a link may not carry."""

import pytest

from okrkit.pages.host import Host, web_address


@pytest.mark.parametrize(
    ("repository", "commit", "line"),
    [
        (
            "https://git.example.com/a/b",
            "https://git.example.com/a/b/commit/abc",
            "https://git.example.com/a/b/blob/HEAD/okrs/x.yaml#L3",
        ),
        ("https://github.com/a/b.git", "https://github.com/a/b/commit/abc", "https://github.com/a/b/blob/HEAD/okrs/x.yaml#L3"),
        ("https://gitlab.com/a/b/", "https://gitlab.com/a/b/-/commit/abc", "https://gitlab.com/a/b/-/blob/HEAD/okrs/x.yaml#L3"),
        (
            "https://bitbucket.org/a/b",
            "https://bitbucket.org/a/b/commits/abc",
            "https://bitbucket.org/a/b/src/HEAD/okrs/x.yaml#lines-3",
        ),
        ("https://codeberg.org/a/b", "https://codeberg.org/a/b/commit/abc", "https://codeberg.org/a/b/src/HEAD/okrs/x.yaml#L3"),
    ],
)
def test_links_as_each_host_wants_them(repository: str, commit: str, line: str) -> None:
    host = Host(repository, "okrs/")
    assert host.commit("abc") == commit
    assert host.line("x.yaml", 3) == line


def test_the_editor_where_a_host_can_be_asked_for_it() -> None:
    assert Host("https://github.com/a/b").edit("x.yaml", 7) == "https://github.com/a/b/edit/HEAD/x.yaml#L7"
    assert Host("https://gitlab.com/a/b").edit("x.yaml", 7) == "https://gitlab.com/a/b/-/edit/HEAD/x.yaml#L7"
    assert Host("https://git.example.com/a/b").edit("x.yaml", 7) == "https://git.example.com/a/b/blob/HEAD/x.yaml#L7"


def test_odd_names_of_files_are_quoted() -> None:
    assert (
        Host("https://git.example.com/a").line('a b"?#.yaml', 1) == "https://git.example.com/a/blob/HEAD/a%20b%22%3F%23.yaml#L1"
    )


@pytest.mark.parametrize("repository", [None, "", "javascript:alert(1)", "git@host:a/b.git", "//host/a", "https://"])
def test_no_link_without_a_web_address(repository: str | None) -> None:
    host = Host(repository)
    assert (host.commit("abc"), host.line("x.yaml", 1), host.edit("x.yaml", 1)) == (None, None, None)


@pytest.mark.parametrize(
    "text",
    [
        *("javascript:alert(1)", " javascript:alert(1)", "java\nscript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x"),
        *("vbscript:x", "file:///etc/passwd", "//host/x", "x", "", "http://", "http://[", "https://a\tb/"),
    ],
)
def test_an_address_that_no_link_carries(text: str) -> None:
    assert web_address(text) is None


def test_an_address_of_the_web_is_kept_as_it_is() -> None:
    assert web_address("https://example.com/a?b=c#d") == "https://example.com/a?b=c#d"


@pytest.mark.parametrize(
    ("host", "number", "address"),
    [
        ("github.com", "#47", "/pull/47"),
        ("gitlab.com", "!34", "/-/merge_requests/34"),
        ("bitbucket.org", "#12", "/pull-requests/12"),
        ("codeberg.org", "#9", "/pulls/9"),
        ("git.example.com", "#9", None),
        ("github.com", None, None),
    ],
)
def test_the_page_of_a_request(host: str, number: str | None, address: str | None) -> None:
    base = f"https://{host}/northwind/okrs"
    assert Host(base).request(number) == (f"{base}{address}" if address else None)
