"""What is kept of a cycle, in the files of a later one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from okrkit.address import Pointer
from okrkit.cycle import Cycle
from okrkit.errors import OkrError
from okrkit.objective import Objective
from okrkit.reading.events import JSON, read_document
from okrkit.reading.loaded import Loaded
from okrkit.reference import Reference
from okrkit.writing.changing import Edits, about
from okrkit.writing.edits.carried import Choice, in_cycle, is_there, known_in, reason_to_leave, verdict_on
from okrkit.writing.edits.next_file import next_path
from okrkit.writing.edits.renewal import Doubt, Move, renew
from okrkit.writing.edits.team_files import okr_files
from okrkit.writing.splicing.copying import Copied, copy, lines_of
from okrkit.writing.splicing.edit import Insert, Put, Remove
from okrkit.writing.splicing.order import order_of
from okrkit.writing.splicing.page import Page


@dataclass(frozen=True, slots=True)
class Left:
    """What is not carried on, and why; ``because`` is None where the later cycle has it already."""

    reference: Reference
    because: str | None


@dataclass(frozen=True, slots=True)
class RolledOver:
    """What a roll-over does: the edits, the objectives as they begin anew, what is in doubt and what is left behind.

    ``ended`` are cycles that the objectives were linked into and that do not go on beside the later one.
    """

    edits: Edits
    begun: tuple[Reference, ...]
    doubts: tuple[Doubt, ...]
    left: tuple[Left, ...]
    ended: tuple[str, ...] = ()


def roll_over(loaded: Loaded, old: Cycle, new: Cycle, choice: Choice, day: date) -> RolledOver:
    """Carry on what is kept, each objective in the file of its team for the later cycle.

    What stands there already is left alone. The text is that of the earlier file, as if copied by hand. Raises `OkrError`
    where something else is in the place of a new file.
    """
    plan = loaded.plan
    kept, left, known = [], list[Left](), known_in(plan, new)
    for objective in plan.objectives:
        if objective.cycle == old.id and objective.team in choice.teams:
            because = reason_to_leave(plan, objective, choice, day)
            if because is None and not is_there(objective, new, known):
                kept.append(objective)
            elif not choice.only or objective.reference in choice.only:
                left.append(Left(objective.reference, because))
    begun = tuple(replace(objective.reference, cycle=new.id) for objective in kept)
    after = replace(
        plan,
        objectives=(*plan.objectives, *(in_cycle(objective, new) for objective in kept)),
        cycles={**plan.cycles, new.id: new},
    )
    move = Move(old, new, day, after)
    made = _Made({}, {}, [], left, set())
    for path in dict.fromkeys(objective.address.path for objective in kept):
        _carry(loaded, path, [objective for objective in kept if objective.address.path == path], move, made)
    return RolledOver(
        Edits(about(*begun), made.edits, made.created), begun, tuple(made.doubts), tuple(left), tuple(sorted(made.ended))
    )


@dataclass(frozen=True, slots=True)
class _Made:
    edits: dict[str, list[Insert]]
    created: dict[str, bytes]
    doubts: list[Doubt]
    left: list[Left]
    ended: set[str]


def _carry(loaded: Loaded, path: str, kept: Sequence[Objective], move: Move, made: _Made) -> None:
    """What is kept of a file, at the end of the team's file for the later cycle, or as that file where there is none."""
    copied = _copied(loaded, path, kept, move, made)
    text = copy(loaded.texts[path].data, copied, order_of("okr"), path)
    target = next_path(path, move.old.id, move.new.id)
    there = [file.path for file in okr_files(loaded) if (file.team, file.cycle) == (kept[0].team, move.new.id)]
    if not there:
        if target in loaded.texts or target in made.created:
            raise OkrError(f"there is a file {target} already", f"it is not the plan of {kept[0].team} for {move.new.id}")
        made.created[target] = text
        return
    home = made.edits.setdefault(target if target in there else there[0], [])
    page = Page(read_document(text))
    for at, objective in enumerate(_list(_mapping(page.data).get("objectives"))):
        home.append(Insert(("objectives",), objective, lines=lines_of(page, ("objectives", at))))


def _copied(loaded: Loaded, path: str, kept: Sequence[Objective], move: Move, made: _Made) -> Copied:
    """How the file of the later cycle differs from the one of the earlier."""
    data = _mapping(loaded.data[path])
    cycle: JSON = int(move.new.id) if isinstance(data.get("cycle"), int) and move.new.id.isdecimal() else move.new.id
    puts, removes = [Put(("cycle",), cycle)], list[Remove]()
    remarks: dict[Pointer, str] = {}
    if "review" in data:
        removes.append(Remove(("review",)))
    written = _list(data.get("objectives"))
    places = {objective.address.pointer: objective for objective in kept}
    for at, raw in enumerate(written):
        objective = places.get(("objectives", at))
        if objective is None:
            removes.append(Remove(("objectives", at)))
            continue
        verdict = verdict_on(loaded.plan, objective)
        renewal = renew(objective, raw, move, is_modified=verdict is not None and verdict.next == "modify")
        puts += renewal.puts
        removes += renewal.removes
        remarks |= renewal.remarks
        made.doubts.extend(renewal.doubts)
        made.left.extend(Left(reference, because) for reference, because in renewal.left)
        made.ended.update(renewal.ended)
    return Copied(puts, removes, remarks)


def _mapping(value: JSON) -> Mapping[str, JSON]:
    return value if isinstance(value, dict) else {}


def _list(value: JSON) -> Sequence[JSON]:
    return value if isinstance(value, list) else ()
