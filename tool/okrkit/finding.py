"""The one answer type: whatever is wrong with a plan is said as a `Finding`."""

from dataclasses import dataclass
from enum import StrEnum

from okrkit.address import Address


class Severity(StrEnum):
    """What a finding asks of its reader."""

    ERROR = "error"
    """The plan cannot be trusted."""
    WARNING = "warning"
    """A reviewer should stop here."""
    INFO = "info"
    """Worth a thought."""

    @property
    def rank(self) -> int:
        """0 is the worst."""
        return tuple(Severity).index(self)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong, where it is, and what to do about it.

    ``rule`` is the id under which it is explained, exempted and counted. ``message`` is a
    sentence about *this* text, without a full stop; ``help`` says the way forward and may be empty.
    ``words`` are those of the text at the address that it is about, as written; empty for all of it.
    """

    rule: str
    severity: Severity
    message: str
    address: Address
    help: str = ""
    words: str = ""
