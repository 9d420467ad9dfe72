"""Parts of a text that has to fit somewhere: whole ones are left out, those that matter least first, and counted."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum

from okrkit.say.values import join, plural


class Weight(IntEnum):
    """How much a part matters; the heaviest stays the longest."""

    HEAD = 9
    """The verdict: it is never left out."""
    PROMISE = 8
    ERROR = 7
    ATTENTION = 6
    PEOPLE = 5
    WARNING = 4
    REVIEW = 3
    AROUND = 2
    ROUTINE = 1


@dataclass(frozen=True, slots=True)
class Part:
    """Some lines of one section, which stay together; ``noun`` is what is missing, one or many, where they are left out."""

    section: str
    weight: Weight
    text: str
    noun: tuple[str, str] = ("part", "parts")


_ROOM_TO_TELL = 600
"""How much is kept for saying what is left out, in units of any kind."""


def fit(parts: Sequence[Part], most: int, size: Callable[[str], int], rest: str) -> str:
    """The parts below the headings of their sections, as many as fit into ``most`` units of ``size``.

    ``rest`` says where everything is to be read.
    """
    sizes = [size(part.text) + 2 for part in parts]
    sections = sum(size(_heading(section)) + 2 for section in dict.fromkeys(part.section for part in parts))
    left, room = set[int](), most - sections - _ROOM_TO_TELL - size(rest)
    total = sum(sizes)
    for at in sorted(range(len(parts)), key=lambda at: (parts[at].weight, -at)):
        if total <= room or parts[at].weight is Weight.HEAD:
            break
        left.add(at)
        total -= sizes[at]
    text = "\n".join(_lines(parts, left)).rstrip() + "\n"
    return f"{text}\n{_left_out([parts[at] for at in sorted(left)], rest)}" if left else text


def _lines(parts: Sequence[Part], left: set[int]) -> Iterator[str]:
    section, last = "", ""
    for at, part in enumerate(parts):
        if at in left:
            continue
        if part.section != section:
            section = part.section
            yield _heading(section) if last.endswith("\n") else f"\n{_heading(section)}"
        yield part.text
        last = part.text


def _heading(section: str) -> str:
    return f"### {section}\n" if section else ""


def _left_out(parts: Iterable[Part], rest: str) -> str:
    counts: dict[tuple[str, str], int] = {}
    for part in parts:
        counts[part.noun] = counts.get(part.noun, 0) + 1
    said = join([plural(count, *noun) for noun, count in counts.items()])
    return f"**Left out here, for want of room: {said}.** {rest}\n"
