"""Our part of a CODEOWNERS file: between two marks, with what people wrote around it left as it is."""

import re

from okrkit.errors import OkrError
from okrkit.owners.callers import Host

BEGIN, END = "# okr owners: begin", "# okr owners: end"
"""The lines between which everything is ours."""

_PART = re.compile(rb"^%b[ \t]*(?:\r?\n|\Z)(?:.*\n)*?%b[ \t]*(?:\r?\n|\Z)" % (BEGIN.encode(), END.encode()), re.MULTILINE)
_MARK = re.compile(rb"^(?:%b|%b)[ \t]*$" % (BEGIN.encode(), END.encode()), re.MULTILINE)


def with_our_part(existing: bytes | None, part: str, host: Host) -> bytes:
    """A CODEOWNERS file with our part as it is now; ``existing`` is the file as it was, None where there was none.

    ``part`` begins and ends with the marks. Every byte around it stays. Raises `OkrError` where it is not clear where our
    part is, or where what follows it would become part of it.
    """
    new = part.encode()
    if existing is None or not existing.strip():
        return new
    if b"\r\n" in existing:
        new = new.replace(b"\n", b"\r\n")
    marks = len(_MARK.findall(existing.replace(b"\r\n", b"\n")))
    found = _PART.search(existing)
    if marks == 0:
        raise OkrError(
            "CODEOWNERS was written by hand, and has no place for what `okr owners` says",
            f"put two lines where that belongs, `{BEGIN}` and below it `{END}`, and run this again",
        )
    if marks != 2 or not found:
        raise OkrError(
            f"CODEOWNERS does not have `{BEGIN}` and below it `{END}` exactly once", "mend these lines, or remove all of them"
        )
    after = existing[found.end() :]
    if host is Host.GITLAB and _has_entry_before_section(after):
        raise OkrError(
            f"lines below `{END}` would be part of our last section",
            "move them above our part, or give them a section of their own, like [Ours]",
        )
    return existing[: found.start()] + new + after


def _has_entry_before_section(text: bytes) -> bool:
    for line in text.splitlines():
        if line.strip() and not line.lstrip().startswith(b"#"):
            return not re.match(rb"\s*\^?\[", line)
    return False
