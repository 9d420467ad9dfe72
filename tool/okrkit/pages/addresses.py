"""Where each page lives. These addresses are a promise: people link to them."""

import posixpath
from functools import lru_cache

from okrkit.reference import Reference

HOME = "index.md"
ALIGNMENT = "alignment.md"
TEAMS = "teams.md"
CYCLES = "cycles.md"
CHANGES = "changes.md"
GOALPOSTS = "goalposts.md"
QUALITY = "quality.md"
RULES = "rules.md"
FEED = "feed.xml"
"""The feed of changes, a file beside the home page."""

_TAKEN = frozenset(
    {
        *("alignment", "teams", "cycles", "changes", "goalposts", "quality", "rules"),
        *("guide", "decisions", "assets", "search", "data", "index"),
    }
)
"""First parts of addresses that a cycle of that name must leave alone."""


def objective_uri(reference: Reference) -> str:
    """The page of an objective; the reference is complete."""
    return f"{_cycle_folder(reference.cycle or '')}/{reference.team}/{_file(reference.objective)}.md"


def team_uri(team: str) -> str:
    """The page of a team over all its cycles."""
    return f"teams/{_file(team)}.md"


def cycle_uri(cycle: str) -> str:
    """The page of a cycle over all teams."""
    return f"{_cycle_folder(cycle)}/index.md"


def month_uri(month: str) -> str:
    """The page of the changes of a month like ``2026-10``."""
    return f"changes/{month}.md"


def quality_uri(team: str) -> str:
    """The page of what the rules say to a team."""
    return f"quality/{_file(team)}.md"


def rule_uri(rule: str) -> str:
    """The page of a rule."""
    return f"rules/{_file(rule)}.md"


def anchor(key_result: str) -> str:
    """The id of a key result on the page of its objective: its own, for deep links that a person can write."""
    return key_result


def url(uri: str, *, directory_urls: bool = True) -> str:
    """The address of a page or a file below the root of the site, ``""`` for the home page."""
    if not uri.endswith(".md"):
        return uri
    path = uri.removesuffix(".md")
    if not directory_urls:
        return f"{path}.html"
    folder, name = posixpath.split(path)
    if name == "index":
        return f"{folder}/" if folder else ""
    return f"{path}/"


@lru_cache(maxsize=65536)
def relative(start: str, target: str, *, directory_urls: bool = True) -> str:
    """The link from one page to another that works under any root, and from files on disk."""
    here = url(start, directory_urls=directory_urls)
    there = url(target, directory_urls=directory_urls)
    folder = posixpath.dirname(here)
    path = posixpath.relpath(there or ".", folder or ".")
    return f"{path}/" if not there or there.endswith("/") else path


def _cycle_folder(cycle: str) -> str:
    """A slug never ends in ``-``, so nothing else can be called this."""
    return f"{cycle}-" if cycle in _TAKEN else cycle


def _file(id: str) -> str:
    return "index-" if id == "index" else id
