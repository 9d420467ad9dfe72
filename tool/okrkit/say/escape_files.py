"""The same as `okrkit.say.escape`, for files and messages that other programs keep: calendars, CODEOWNERS, commits."""

import re

from okrkit.say.escape import APART, line, stripped


def calendar_text(text: str) -> str:
    """For a text in an iCalendar file; its lines stay lines. Stops a newline that begins a property or an event of its own."""
    return re.sub(r"[\\;,]", r"\\\g<0>", stripped(text)).replace("\n", "\\n")


def calendar_line(line: str) -> str:
    """For a line of an iCalendar file, which has 75 bytes at most and goes on after a blank; no letter is cut in two."""
    folded, room = "", 75
    for letter in line:
        size = len(letter.encode())
        if size > room:
            folded, room = f"{folded}\r\n ", 74
        folded, room = folded + letter, room - size
    return f"{folded}\r\n"


def codeowners_path(path: str) -> str:
    """For a path in a CODEOWNERS file, which cannot name every path: see `okrkit.owners.paths`.

    Stops a blank that ends the path and makes owners of what follows it, and a newline that begins a line.
    """
    return re.sub(r"[\\\s]", lambda found: "\\ " if found[0].isspace() else r"\\", stripped(path))


def codeowners_section(name: str) -> str:
    """For the name of a section in a CODEOWNERS file. Stops a ``]`` that ends it and an ``@`` that asks somebody."""
    return " ".join(re.sub(r"[^\w .-]", " ", line(name)).split())


def commit_line(text: str) -> str:
    """For a line in the message of a commit, or the name in a trailer of it; never empty.

    Stops a newline that begins a trailer or ends the subject, ``<`` and ``>`` that would make another address of a name, and
    ``#12`` and ``@name`` that a host obeys once it is pushed.
    """
    return re.sub(r"(?<!\S)[@#!](?=\w)", rf"\g<0>{APART}", re.sub(r"[<>]", "", line(text))).strip() or "-"


def commit_address(address: str) -> str:
    """For the address in a trailer of a commit, between ``<`` and ``>``; empty where it is none. Stops a second trailer."""
    return address if re.fullmatch(r"[^\s<>@]+@[^\s<>@]+", stripped(address)) else ""
