"""The alignment tree in the terminal."""

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from okrkit.align.outline import Row
from okrkit.align.selection import Selection
from okrkit.measure.standing import Standing
from okrkit.measure.status import Status
from okrkit.objective import KeyResult, Kind
from okrkit.report.terminal import console, say, styled, width
from okrkit.say.values import day, number, percent, plural

if TYPE_CHECKING:  # others ask only how a status looks
    from rich.text import Text

STATUS_LOOK = {
    Status.ON_TRACK: ("●", "green"),
    Status.ACHIEVED: ("✔", "green"),
    Status.BEHIND: ("▲", "yellow"),
    Status.AT_RISK: ("■", "red"),
    Status.MISSED: ("✘", "red"),
    Status.NOT_STARTED: ("○", "dim"),
    Status.OUTDATED: ("◷", "dim"),
    Status.DROPPED: ("—", "dim"),
}
"""How a status looks: told by its shape as well as by its colour."""

_BAR = 10
"""Cells of a progress bar."""

_CELLS = (_BAR + 2, 7, 14)
"""How wide the bar, the percentage and the status are that stand to the right of a title."""

_NARROWEST = 24
"""Where a title and a bar do not fit beside one another, the bar is left out: the percentage says the same."""

_LONGEST = 72
"""Titles do not spread further than this, so that the eye finds the bar beside them."""


def print_tree(selection: Selection, *, key_results: bool = False) -> None:
    """Every objective with its bar and status, and below it whose it is, what supports it and what else it supports."""
    _print_head(selection)
    if not selection.plan.objectives:
        say(
            "There is no objective to draw. ",
            ("`okr schema okr` tells what goes into a file, `okr demo DIR` shows some.", "dim"),
        )
        return
    if not selection.rows:
        say("No objective is like that. ", ("Without options, `okr tree` shows all that run.", "dim"))
        return
    room = min(_LONGEST, max(16, width() - sum(_cells())))
    told = set()
    for row, (stem, below) in zip(selection.rows, _stems(selection.rows), strict=True):
        inside = below + ("│  " if row.supporters and not row.repeated else "   ")
        if row.repeated:
            _print_repeated(selection, row, stem, "above" if row.objective.reference in told else "below")
            continue
        told.add(row.objective.reference)
        _print_objective(selection, row, stem, inside, room)
        for key_result in row.objective.key_results if key_results else ():
            _print_key_result(selection, key_result, inside, room)
    _print_foot(selection)


def _print_head(selection: Selection) -> None:
    running = next((cycle for cycle in reversed(selection.cycles) if cycle.covers(selection.day)), None)
    cycles = ", ".join(cycle.id for cycle in selection.cycles) or "no cycle"
    week = f" · week {running.week(selection.day)} of {running.weeks}" if running else ""
    say((selection.plan.organization, "bold"), f" · {cycles}{week} · {day(selection.day)} {selection.day.year}")
    if _cells()[0]:
        say(("the mark in a bar: where it should be today", "dim"))
    say("")


def _print_objective(selection: Selection, row: Row, stem: str, inside: str, room: int) -> None:
    plan, objective = selection.plan, row.objective
    standing = selection.graph.standing(objective, selection.day)
    title = styled((objective.title, "bold" if row.depth == 0 else ""))
    _print_beside(title, room, stem, inside, _measures(standing, standing.status))
    about = [f"{plan.team_name(objective.team)} {objective.cycle}", plan.name_of(objective.owner)]
    about += [f"supported by {row.supporters}"] if row.supporters else []
    about += [f"also supports “{parent.title}”" for parent in row.also]
    _print_cut(styled((f"{inside}{' · '.join(about)}", "dim")))


def _print_repeated(selection: Selection, row: Row, stem: str, where: str) -> None:
    team = selection.plan.team_name(row.objective.team)
    note = f" ({team}, in full {where})"
    title = styled((stem, "dim"), (row.objective.title, "dim italic"))
    title.truncate(width() - len(note), overflow="ellipsis")
    console().print(title + styled((note, "dim")), no_wrap=True, crop=False)


def _print_key_result(selection: Selection, key_result: KeyResult, stem: str, room: int) -> None:
    standing = selection.graph.key_result_standing(key_result, selection.day)
    word = {True: "holds", False: "breached"}.get(bool(standing.holds), "") if standing.holds is not None else standing.status
    _print_beside(styled(key_result.title), room, f"{stem}· ", f"{stem}  ", _measures(standing, word))
    unit = selection.plan.unit_of(key_result)
    about = ["no check-in yet" if standing.value is None else f"now {number(standing.value, unit)}"]
    if key_result.kind is Kind.OUTPUT and key_result.milestones:
        done = sum(one.done is not None and one.done <= selection.day for one in key_result.milestones)
        about = [f"{done} of {plural(len(key_result.milestones), 'milestone')}"]
    about += [f"confidence {number(standing.confidence)}"] if standing.confidence is not None else []
    _print_cut(styled((f"{stem}  {' · '.join(about)}", "dim")))


def _measures(standing: Standing, word: str) -> "tuple[Text, Text, Text]":
    """The bar, the percentage and the status with its shape."""
    shape, colour = STATUS_LOOK[standing.status]
    return _bar(standing), styled(_share(standing.progress)), styled((f"{shape} {word}", colour))


def _share(progress: float | None) -> str:
    if progress is None:
        return ""
    return f"{percent(progress)}{'+' if progress > 1 else ''}"


def _bar(standing: Standing) -> "Text":
    """Cells filled by progress, with a mark where it should be by now; nothing where nothing is known."""
    if standing.progress is None:
        return styled("")
    filled = round(min(1.0, max(0.0, standing.progress)) * _BAR)
    bar = styled(("█" * filled, "blue"), ("░" * (_BAR - filled), "dim"))
    if standing.expected is None:
        return bar
    mark = min(_BAR - 1, int(standing.expected * _BAR))
    return bar[:mark] + styled(("┃", "bold")) + bar[mark + 1 :]


def _cells() -> tuple[int, ...]:
    """As many of the cells as the window has room for beside a title."""
    return _CELLS if width() >= _NARROWEST + sum(_CELLS) else (0, *_CELLS[1:])


def _print_beside(title: "Text", room: int, stem: str, below: str, cells: "tuple[Text, ...]") -> None:
    """A title that may need several lines, and cells to the right of the first of them."""
    for at, text in enumerate(title.wrap(console(), max(16, room - len(stem)))):
        text.rstrip()
        line = styled((below if at else stem, "dim")) + text
        if at == 0:
            line.pad_right(room - line.cell_len)
            for cell, wide in zip(cells, _cells(), strict=True):
                if not wide:
                    continue
                padding = " " * max(0, wide - cell.cell_len)
                line += styled(padding) + cell if cell is cells[1] else styled("  ") + cell + styled(padding[2:])
        line.rstrip()
        console().print(line, no_wrap=True, crop=False)


def _print_cut(line: "Text") -> None:
    """One line, cut at the edge of the window."""
    line.truncate(width(), overflow="ellipsis")
    console().print(line, no_wrap=True, crop=False)


def _stems(rows: tuple[Row, ...]) -> Iterator[tuple[str, str]]:
    """For each row the branches before its first line and before those below it."""
    made: list[tuple[str, str]] = []
    more: dict[int, bool] = defaultdict(bool)  # depth → whether a sibling follows, seen from the end
    for row in reversed(rows):
        for depth in [depth for depth in more if depth > row.depth]:
            del more[depth]
        above = "".join("│  " if more[depth] else "   " for depth in range(1, row.depth))
        branch = ("├─ ", "│  ") if more[row.depth] else ("└─ ", "   ")
        made.append((above + branch[0], above + branch[1]) if row.depth else ("", ""))
        more[row.depth] = True
    return reversed(made)


def _print_foot(selection: Selection) -> None:
    """What serves nothing and what nobody serves, so that it is in sight and not in a report."""
    plan = selection.plan
    shown = {row.objective.reference for row in selection.rows}
    graph, cycles = selection.graph, {cycle.id for cycle in selection.cycles}
    for what, objectives in (("Serves nothing", graph.orphans(cycles)), ("Served by no team", graph.unsupported(cycles))):
        names = [f"{one.title} ({plan.team_name(one.team)})" for one in objectives if one.reference in shown]
        if names:
            say("")
            say((f"{what}: ", "bold yellow"), "; ".join(names))
