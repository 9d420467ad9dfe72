"""What a request comes to, in one word."""

from enum import StrEnum


class Verdict(StrEnum):
    """What a request comes to, the worst first."""

    NOT_READY = "not-ready"
    """It brings what must not land as it is."""
    ATTENTION = "attention"
    """A promise moves: somebody has to agree."""
    REVIEW = "review"
    """Work, people, settings, or something that the rules would say of it: look at it."""
    ROUTINE = "routine"
    """The plan going its way."""
    UNCHANGED = "unchanged"
    """The plan says what it said before."""
