"""The CODEOWNERS file of a repository: where a host looks for it, and how it is read and written."""

import os
from pathlib import Path
from tempfile import NamedTemporaryFile
from urllib.parse import urlsplit

from okrkit.errors import OkrError
from okrkit.owners.callers import Host
from okrkit.reading.repository import Repository

NAME = "CODEOWNERS"
_PLACES = {
    Host.GITHUB: (f".github/{NAME}", NAME, f"docs/{NAME}"),
    Host.GITLAB: (NAME, f"docs/{NAME}", f".gitlab/{NAME}"),
}
"""Where each host looks; the first that is there counts."""

EVERY = tuple(dict.fromkeys(place for places in _PLACES.values() for place in places))
"""Each file that some host reads."""

_NEW = {Host.GITHUB: f".github/{NAME}", Host.GITLAB: f".gitlab/{NAME}"}
_DECIDES = {Host.GITHUB: (".github/",), Host.GITLAB: (".gitlab/", ".gitlab-ci.yml")}
_SCHEMAS = "schema/"


def likely_host(root: Path, repository: str | None) -> Host:
    """The host that the address of the repository names; else GitLab where only its own files are there, and not GitHub's."""
    name = urlsplit(repository or "").hostname or ""
    if named := [host for host in Host if host in name]:
        return named[0]
    gitlab = any(os.path.lexists(root / place) for place in (".gitlab-ci.yml", ".gitlab"))
    return Host.GITLAB if gitlab and not os.path.lexists(root / ".github") else Host.GITHUB


def find_codeowners(root: Path, host: Host) -> str:
    """The file that the host reads, from the root of the repository; where there is none, the one to make."""
    return next((place for place in _PLACES[host] if os.path.lexists(root / place)), _NEW[host])


def guarded_paths(root: Path, prefix: str, custom_schema: str | None, host: Host) -> tuple[str, ...]:
    """What else decides how a plan is judged, and is in the repository: how requests are checked, and the schemas."""
    own = os.path.normpath(f"{prefix}{custom_schema}").replace(os.sep, "/") if custom_schema else ""
    schemas = _SCHEMAS if (root / _SCHEMAS / "okr.schema.json").is_file() else ""
    return tuple(path for path in (*_DECIDES[host], schemas, own) if path and not path.startswith(("../", "/")))


def read_codeowners(root: Path, place: str) -> bytes | None:
    """What stands in the file; None where there is none. Raises `OkrError` where it is no plain file in the repository."""
    file = root / place
    for part in (file, *file.parents):
        if part == root:
            break
        if part.is_symlink():
            help = "no host follows it: put a file in its place"
            raise OkrError(f"{part.relative_to(root).as_posix()} is a symbolic link", help)
    if not os.path.lexists(file):
        return None
    if not file.is_file():
        raise OkrError(f"{place} is not a file", "a host reads it as one: move it away")
    return file.read_bytes()


def changed_codeowners(repository: Repository, base: str, head: str | None, *, cached: bool) -> tuple[str, ...]:
    """Which of these files, of any host, are not the same on both sides; a ``head`` of None is the index or the work tree."""
    before = {os.fsdecode(path): version for path, version in repository.listing(base, *EVERY)}
    if head is None and not cached:
        known = dict(repository.blobs(one.blob for one in before.values() if one.is_file))
        old = {place: known.get(one.blob) for place, one in before.items()}
        new = {place: (repository.root / place).read_bytes() for place in EVERY if (repository.root / place).is_file()}
        return tuple(place for place in EVERY if _lines(old.get(place)) != _lines(new.get(place)))
    listed = [(path, one) for path, one, _ in repository.index(*EVERY)] if head is None else repository.listing(head, *EVERY)
    after = {os.fsdecode(path): version for path, version in listed}
    return tuple(place for place in EVERY if before.get(place) != after.get(place))


def _lines(text: bytes | None) -> bytes | None:
    """A text whose lines end as git keeps them, whatever a checkout made of that."""
    return None if text is None else text.replace(b"\r\n", b"\n")


def write_codeowners(root: Path, place: str, text: bytes) -> None:
    """Put the whole file in its place at once, so that nobody ever reads half of it."""
    file = root / place
    file.parent.mkdir(exist_ok=True)
    mode = file.stat().st_mode & 0o777 if file.exists() else 0o666 & ~_umask()
    with NamedTemporaryFile(dir=file.parent, prefix=f".{NAME}.", delete=False) as half:
        try:
            half.write(text)
            half.close()
            Path(half.name).chmod(mode)
            Path(half.name).replace(file)
        except BaseException:
            Path(half.name).unlink(missing_ok=True)
            raise


def _umask() -> int:
    """What new files are not allowed, which can only be read by setting it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
