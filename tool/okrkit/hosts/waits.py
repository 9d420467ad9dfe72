"""When a host was asked too often, and how long it wants to be left alone."""

from email.utils import parsedate_to_datetime

from okrkit.hosts.call import Answer

_SECOND_LIMIT = 60.0
"""What GitHub's documentation wants at least, where the answer names no time."""


def is_limited(answer: Answer) -> bool:
    """Whether the host refuses because it was asked too often: 429, or GitHub's way of saying it with 403."""
    if answer.status == 429:
        return True
    spent = answer.headers.get("x-ratelimit-remaining") == "0"
    return answer.status == 403 and (spent or "retry-after" in answer.headers or "rate limit" in answer.told.lower())


def asked_wait(answer: Answer) -> float | None:
    """The seconds that the host asks to wait; None where it names no time.

    Times of day are taken against the clock of the host itself, which it sends along.
    """
    told, now = answer.headers.get("retry-after", "").strip(), _moment(answer.headers.get("date", ""))
    if told.isascii() and told.isdigit():
        return float(told[:9])
    if told and now is not None and (then := _moment(told)) is not None:
        return max(0.0, then - now)
    reset = answer.headers.get("x-ratelimit-reset", "").strip()
    if answer.headers.get("x-ratelimit-remaining") == "0" and now is not None and reset.isascii() and reset.isdigit():
        return max(0.0, float(reset[:12]) - now)
    return _SECOND_LIMIT if "secondary rate limit" in answer.told.lower() else None


def _moment(text: str) -> float | None:
    try:
        return parsedate_to_datetime(text).timestamp()
    except (ValueError, OverflowError):
        return None
