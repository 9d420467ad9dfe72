"""Where a team writes its objectives of a cycle, and how a file for them begins."""

import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from okrkit.errors import OkrError
from okrkit.reading.build import kind_of
from okrkit.reading.build_workspace import cycle_id
from okrkit.reading.events import JSON, YamlError, read_document
from okrkit.reading.loaded import Loaded
from okrkit.writing.splicing.edit import Edit, Insert, Put
from okrkit.writing.splicing.order import order_of
from okrkit.writing.splicing.splice import splice

_MODELINE = re.compile(r"^#[ \t]*yaml-language-server:[ \t]*\$schema=(\S+)", re.MULTILINE)
_DEEP = "/folder" * 9
"""A folder so deep that no way up from a file ends at the top."""


@dataclass(frozen=True, slots=True)
class Written:
    """One more objective as edits of a file that there is, or as the text of one that there is not."""

    path: str
    edits: Sequence[Edit] = ()
    created: bytes | None = None


@dataclass(frozen=True, slots=True)
class PlanFile:
    """A file with objectives of a team in a cycle."""

    path: str
    team: str
    cycle: str


def write_objective(
    loaded: Loaded, team: str, cycle: str, objective: JSON, remarks: Mapping[str, Sequence[str]] | None = None
) -> Written:
    """Put an objective at the end of the team's file of a cycle; ``remarks`` are comments above its keys.

    Where there is no such file, it is created where the other files of the plan let expect it, and looks like them.
    Raises `OkrError` where something else is there.
    """
    insert = Insert(("objectives",), objective, remarks=remarks)
    files = list(okr_files(loaded))
    if own := [file.path for file in files if (file.team, file.cycle) == (team, cycle)]:
        return Written(own[-1], (insert,))
    like, path = _expected(loaded, files, team, cycle)
    edits = (Put(("team",), team), Put(("cycle",), int(cycle) if cycle.isdecimal() else cycle), insert)
    if path in loaded.texts:
        if not _is_blank(loaded.texts[path].data):
            raise OkrError(
                f"there is a file {path} already", f"`okr validate` says why it is not the plan of {team} for {cycle}"
            )
        return Written(path, edits)
    model = read_document(loaded.texts[like].data) if like else None
    head = _head(model.text, like, path) if model and like else ""
    begun = head + (model.newline if model and head else "")
    return Written(path, created=splice(begun.encode(), edits, order_of("okr"), path, model))


def okr_files(loaded: Loaded) -> Iterator[PlanFile]:
    """The OKR files that can be read, with or without faults."""
    for path, data in loaded.data.items():
        if isinstance(data, dict) and kind_of(data, path) == "okr":
            team, cycle = data.get("team"), cycle_id(data.get("cycle"))
            if isinstance(team, str) and cycle:
                yield PlanFile(path, team, cycle)


def _expected(loaded: Loaded, files: Sequence[PlanFile], team: str, cycle: str) -> tuple[str | None, str]:
    """The file that a new one looks like, if there is any, and the path of the new one.

    The path of the team's latest file with its cycle replaced, else that of another team's, those beside it first.
    """
    plan = loaded.plan
    parent = plan.teams[team].parent if team in plan.teams else None

    def closeness(file: PlanFile) -> tuple[bool, bool, str]:
        known, other = plan.cycles.get(file.cycle), plan.teams.get(file.team)
        is_beside = other is not None and other.parent == parent
        return file.team == team, is_beside, known.starts.isoformat() if known else ""

    for file in sorted(files, key=closeness, reverse=True):
        path = _replaced(file.path, file.cycle, cycle)
        if path is not None and file.team != team:
            path = _replaced(path, file.team, team)
        if path is not None:
            return file.path, path
    like = max(files, key=closeness).path if files else None
    return like, f"{team}/{cycle}.yaml" if parent is None else f"teams/{team}/{cycle}.yaml"


def _replaced(path: str, old: str, new: str) -> str | None:
    """A path with another id in the place of one; None where that does not stand in it."""
    not_more = r"[\w-]" if old.isdecimal() else r"\w"  # 2026 is not the beginning of 2026-Q4
    token = re.compile(rf"(?<!\w){re.escape(old)}(?!{not_more})", re.IGNORECASE)
    if not token.search(path):
        return None
    return token.sub(lambda found: new.lower() if found.group().islower() else new, path)


def _head(text: str, like: str, path: str) -> str:
    """The comment that tells editors where the schema is, from the folder of another file."""
    found = _MODELINE.search(text)
    if not found:
        return ""
    where = found[1]
    if "://" not in where and not where.startswith("/"):
        schema = posixpath.join(_DEEP, posixpath.dirname(like), where)
        where = posixpath.relpath(schema, posixpath.join(_DEEP, posixpath.dirname(path)))
    return found[0].replace(found[1], where)


def _is_blank(data: bytes) -> bool:
    """Whether a file says nothing yet, with or without comments."""
    try:
        return read_document(data).data is None
    except YamlError:
        return False
