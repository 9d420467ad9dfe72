"""The text of CODEOWNERS."""

from collections.abc import Iterator

from okrkit.owners.callers import Host
from okrkit.owners.our_part import BEGIN, END
from okrkit.owners.ownership import Line, Ownership, Part, Section
from okrkit.say.escape_files import codeowners_path, codeowners_section

MOST_BYTES = 2_500_000
"""How large the file may be. GitHub ignores all of one that has 3 MB; the rest is for what people write into it."""

_ABOUT = {
    Host.GITHUB: (
        "Owners on a line are alternatives: GitHub asks all of them, and the approval of one is enough.",
        "The last line that matches a file counts, and no other.",
        "GitHub reads this from the branch that a request goes into: a change of it counts from the next request on.",
        "Whom a link newly leads to is not asked yet when it moves: `okr review` names both ends of it.",
    ),
    Host.GITLAB: (
        "Each section must approve; in a section, owners on a line are alternatives and the last line that matches counts.",
        "GitLab reads this from the branch that a request goes into, and asks nobody below its Premium tier.",
        "Whom a link newly leads to is not asked yet when it moves: `okr review` names both ends of it.",
    ),
}

_TITLES = {
    Part.EVERYTHING: "All of the plan, unless a line below says more",
    Part.FOLDER: "Each team's folder, with its closed plans: the team",
    Part.FILE: "Open plans: the team, and the owners of objectives",
    Part.GUARD: "What decides how the plan is judged, and by whom",
}
_SERVED = "Open plans: the team, the owners of objectives, and the owners of what these serve"


def owners_file(ownership: Ownership) -> str:
    """Our part of the file, from mark to mark. A line without a path is of everything."""
    return "".join(f"{text}\n" for text in (BEGIN, *_text(ownership), END))


def _text(ownership: Ownership) -> Iterator[str]:
    host = ownership.where.host
    yield "# Made from the plan by `okr owners --write`: change the plan instead, and run that again."
    yield "#"
    yield from (f"# - {about}" for about in _ABOUT[host])
    for section in ownership.sections:
        yield from _section(section, host)


def _section(section: Section, host: Host) -> Iterator[str]:
    if section.serves is not None:
        yield ""
        yield f"[OKRs that serve {codeowners_section(section.serves)}]"
    elif host is Host.GITLAB:
        yield ""
        yield "[OKRs]"
    said = None
    for line in section.lines:
        if line.part is not said and section.serves is None:
            yield ""
            yield f"# {_SERVED if line.part is Part.FILE and host is Host.GITHUB else _TITLES[line.part]}"
        said = line.part
        yield f"{pattern(line)} {' '.join(f'@{owner}' for owner in line.owners)}"


def pattern(line: Line) -> str:
    """The path of a line as a pattern that matches it and nothing else."""
    return f"/{codeowners_path(line.path)}" if line.path else "*"
