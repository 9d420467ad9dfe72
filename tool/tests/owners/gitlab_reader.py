"""How GitLab reads CODEOWNERS, from its documentation: sections, and `File.fnmatch` with DOTMATCH and PATHNAME."""

import re
from dataclasses import dataclass, field

HEADING = re.compile(r"\^?\[(?P<name>[^\]]+)\](?:\[\d+\])?(?P<owners>.*)")
SPLIT = re.compile(r"(?<!\\)\s+")
OWNER = re.compile(r"@@?[\w./-]+")


@dataclass
class Reader:
    """A file, by section: its entries in order, each a pattern with its owners."""

    text: str
    sections: dict[str, list[tuple[re.Pattern[str], list[str]]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        name = ""
        for line in map(str.strip, self.text.splitlines()):
            if not line or line.startswith("#"):
                continue
            if heading := HEADING.fullmatch(line):
                name = heading["name"].lower()
                assert not heading["owners"].strip()
                continue
            pattern, *owners = SPLIT.split(line)
            self.sections.setdefault(name, []).append((as_regex(pattern), [owner.removeprefix("@") for owner in owners]))
            assert all(OWNER.fullmatch(owner) for owner in owners)

    def owners(self, path: str) -> dict[str, list[str]]:
        """For each section that has a say about a file, the owners of the last entry that matches it."""
        return {
            name: matching[-1]
            for name, entries in self.sections.items()
            if (matching := [owners for pattern, owners in entries if pattern.fullmatch(f"/{path}")])
        }

    @property
    def asked_in_comments(self) -> list[str]:
        """GitLab asks owners whom it finds in comments, too."""
        return [owner for line in self.text.splitlines() if line.lstrip().startswith("#") for owner in OWNER.findall(line)]


def as_regex(pattern: str) -> re.Pattern[str]:
    """A pattern as a regular expression over a path that begins with a slash."""
    if not pattern.startswith("/"):
        pattern = f"/**/{pattern}"
    if pattern.endswith("/"):
        pattern += "**/*"
    return re.compile("".join(_translated(pattern)), re.DOTALL)


def _translated(pattern: str) -> list[str]:
    found, at = [], 0
    while at < len(pattern):
        character = pattern[at]
        if pattern.startswith("**/", at) and (at == 0 or pattern[at - 1] == "/"):
            found.append("(?:[^/]+/)*")
            at += 3
            continue
        if character == "\\" and at + 1 < len(pattern):
            at += 1
            found.append(re.escape(pattern[at]))
        elif character == "*":
            found.append("[^/]*")
        elif character == "?":
            found.append("[^/]")
        elif character == "[" and (end := pattern.find("]", at + 2)) > 0:
            found.append(f"[{pattern[at + 1 : end].replace('!', '^', 1)}]")
            at = end
        else:
            found.append(re.escape(character))
        at += 1
    return found
