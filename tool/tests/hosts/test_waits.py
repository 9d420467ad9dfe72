"""How long a host wants to be left alone, as its headers say."""

import pytest

from okrkit.hosts.call import Answer
from okrkit.hosts.waits import asked_wait, is_limited

NOON = "Sun, 22 Nov 2026 12:00:00 GMT"
EPOCH = 1_795_348_800
"""The same noon, as GitHub counts."""


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({}, None),
        ({"retry-after": "30"}, 30.0),
        ({"retry-after": "0"}, 0.0),
        ({"retry-after": "Sun, 22 Nov 2026 12:00:20 GMT", "date": NOON}, 20.0),
        ({"retry-after": "Sun, 22 Nov 2026 11:00:00 GMT", "date": NOON}, 0.0),
        ({"retry-after": "Sun, 22 Nov 2026 12:00:20 GMT"}, None),
        ({"retry-after": "soon", "date": NOON}, None),
        ({"retry-after": "-5"}, None),
        ({"retry-after": "9" * 5000}, 999_999_999.0),
        ({"x-ratelimit-remaining": "0", "x-ratelimit-reset": str(EPOCH + 90), "date": NOON}, 90.0),
        ({"x-ratelimit-remaining": "0", "x-ratelimit-reset": str(EPOCH + 90)}, None),
        ({"x-ratelimit-remaining": "7", "x-ratelimit-reset": str(EPOCH + 90), "date": NOON}, None),
        ({"x-ratelimit-remaining": "0", "x-ratelimit-reset": "soon", "date": NOON}, None),
        ({"retry-after": "Sun, 99 Nov 2026 12:00:20 GMT", "date": NOON}, None),
    ],
)
def test_the_wait_that_is_asked_for(headers: dict[str, str], seconds: float | None) -> None:
    assert asked_wait(Answer(429, headers)) == seconds


def test_github_wants_a_minute_after_its_second_limit() -> None:
    assert asked_wait(Answer(403, body={"message": "You have exceeded a secondary rate limit."})) == 60.0


@pytest.mark.parametrize(
    ("answer", "limited"),
    [
        (Answer(429), True),
        (Answer(403), False),
        (Answer(403, {"x-ratelimit-remaining": "0"}), True),
        (Answer(403, {"retry-after": "60"}), True),
        (Answer(403, body={"message": "API rate limit exceeded for installation ID 1."}), True),
        (Answer(403, body={"message": "Resource not accessible by integration"}), False),
        (Answer(503, {"retry-after": "60"}), False),
    ],
)
def test_who_was_asked_too_often(answer: Answer, limited: bool) -> None:
    assert is_limited(answer) is limited


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (None, ""),
        ([], ""),
        ({}, ""),
        ({"message": "404 Not found"}, "404 Not found"),
        ({"message": {"note": ["is too long", "is bad"]}}, "note is too long note is bad"),
        (
            {"message": "Validation Failed", "errors": [{"field": "body", "message": "is\ntoo long"}]},
            "Validation Failed is too long",
        ),
        ({"error": "insufficient_scope", "error_description": "needs more"}, "needs more"),
        ({"error": "404 Not Found"}, "404 Not Found"),
        ({"data": None, "errors": [{"type": "FORBIDDEN", "message": "no"}]}, "no"),
        ({"message": 7}, ""),
        ({"message": "x" * 400}, "x" * 300 + "…"),
    ],
)
def test_what_a_host_says_is_found_where_hosts_say_it(body: object, told: str) -> None:
    assert Answer(400, body=body).told == told
