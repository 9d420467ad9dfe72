"""An edit that is left to a person."""

from okrkit.errors import OkrError


class Refusal(OkrError):  # noqa: N818 (what happened, not what failed)
    """An edit cannot be made so that nothing else changes. Nothing was written.

    ``patch`` are the lines of a unified diff that a person can take as a start.
    """

    def __init__(self, message: str, help: str = "", patch: tuple[str, ...] = ()) -> None:
        super().__init__(message, help)
        self.patch = patch


class Unclear(Exception):  # noqa: N818 (it becomes a `Refusal` once it is known what to write by hand)
    """A text is laid out in a way in which it is not certain what to replace; the message says how."""
