"""What other installed packages offer under a name: the one door to entry points.

What they offer is code, and to look at it is to run it. So it must have been installed by whoever runs
okrkit: a file that lies where somebody's plan lies is never imported, whatever its metadata say.
"""

import sys
import sysconfig
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path

from okrkit.reading.nearest import did_you_mean


@dataclass(frozen=True, slots=True)
class Offer:
    """What an entry point gives: ``value`` is what it names, already imported; ``package`` is where it comes from."""

    name: str
    package: str
    value: object


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why there is no offer under a name, and what to do about it."""

    name: str
    message: str
    help: str


def find_offers(group: str, names: Sequence[str], around: Sequence[Path]) -> tuple[Offer | Refusal, ...]:
    """What installed packages offer under each name, where nothing is imported from where the plan lies.

    That is every folder of ``around``, the repository that one of them belongs to, and the folder that okrkit runs in.
    """
    if not names:
        return ()
    folders = [folder.absolute() for folder in around]
    repositories = [above for folder in folders for above in (folder, *folder.parents) if (above / ".git").exists()]
    foreign = (Path.cwd(), *folders, *repositories)
    return tuple(find_offer(group, name, foreign) for name in names)


def find_offer(group: str, name: str, foreign: Sequence[Path]) -> Offer | Refusal:
    """What an installed package offers under a name of a group of entry points.

    ``foreign`` are folders whose code is never imported. The Python that runs has folders of its own,
    and those are believed wherever they are: a `.venv` beside a plan is where okrkit itself may lie.
    """
    points = metadata.entry_points(group=group)
    found = tuple(point for point in points if point.name == name)
    if not found:
        guess = did_you_mean(name, dict.fromkeys(point.name for point in points))
        message = f"no installed package offers rules called `{name}`{guess}"
        return Refusal(name, message, f"install the package that has it as an entry point in `{group}`, or remove the line")
    point, packages = found[0], sorted({_package(one) for one in found})
    if len(packages) > 1:
        return Refusal(name, f"several packages offer rules called `{name}`: {', '.join(packages)}", "uninstall all but one")
    try:
        place = next((place for place in _places(point) if _is_foreign(place, foreign)), None)
        if place is not None:
            message = f"`{name}` lies beside the plan, in {place.resolve().name}, and code from there is never run"
            return Refusal(name, message, "build a package of it and install that, or run okr elsewhere than in its folder")
        with _without(foreign):
            return Offer(name, packages[0], point.load())
    except Exception as error:
        message = f"the rules `{name}` of {packages[0]} cannot be loaded: {type(error).__name__}: {error}"
        return Refusal(name, message, f"mend {packages[0]} or install another version of it")


def _package(point: metadata.EntryPoint) -> str:
    return f"{point.dist.name} {point.dist.version}" if point.dist else point.value


def _places(point: metadata.EntryPoint) -> Iterator[Path]:
    """Every file and folder that importing the entry point would begin with, found without importing anything."""
    if point.dist is not None:
        yield Path(str(point.dist.locate_file("")))
    spec = find_spec(point.module.partition(".")[0])
    if spec is None:
        return
    if spec.origin and spec.has_location:
        yield Path(spec.origin)
    yield from map(Path, spec.submodule_search_locations or ())


def _is_foreign(place: Path, foreign: Sequence[Path]) -> bool:
    place = place.resolve()
    return any(place.is_relative_to(folder.resolve()) for folder in foreign) and not any(
        place.is_relative_to(own) for own in _own_folders()
    )


def _own_folders() -> Iterator[Path]:
    """Where the Python that runs has its packages."""
    paths = sysconfig.get_paths()
    yield from (Path(paths[name]).resolve() for name in ("purelib", "platlib", "stdlib", "platstdlib"))
    with suppress(KeyError):
        yield Path(sysconfig.get_path("purelib", sysconfig.get_preferred_scheme("user"))).resolve()


@contextmanager
def _without(foreign: Sequence[Path]) -> Iterator[None]:
    """Let nothing be imported from foreign folders, whatever an installed package asks for by a name that lies there too."""
    whole = list(sys.path)
    sys.path[:] = [entry for entry in whole if not _is_foreign(Path(entry), foreign)]
    try:
        yield
    finally:
        sys.path[:] = whole
